"""How many examples hypothesis draws: all in the whole suite, a quarter with ``--hypothesis-profile fast``.

No example has a deadline: how long it takes says what else the machine does.
"""

from hypothesis import settings

USUAL = 100

settings.register_profile("whole", settings(deadline=None, max_examples=USUAL))
settings.register_profile("fast", settings(deadline=None, max_examples=USUAL // 4))
settings.load_profile("whole")


def tries(most: int) -> int:
    """`most` in the whole suite."""
    return most * settings().max_examples // USUAL
