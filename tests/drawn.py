"""How many examples hypothesis draws: all in the whole suite, a quarter with ``--hypothesis-profile fast``.

The same ones each time: a verdict speaks of the code alone. ``--hypothesis-profile search`` draws others.
No example has a deadline, nor the drawing of it: how long they take says what else the machine does.
"""

from hypothesis import HealthCheck, settings

USUAL = 100
SAME = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("whole", settings(SAME, max_examples=USUAL))
settings.register_profile("fast", settings(SAME, max_examples=USUAL // 4))
settings.register_profile("search", settings(SAME, max_examples=10 * USUAL, derandomize=False))
settings.load_profile("whole")


def tries(most: int) -> int:
    """`most` in the whole suite."""
    return most * settings().max_examples // USUAL
