"""Where a divergence about a record that moves from one circle to another may still be read."""

from cad.domain.circles import IN_JOURNEY, JOURNEY_BEGINNINGS, PLAN
from cad.domain.visibility import BY_KEY

NOBODY = ""
"""A circle that no reader is let into."""


def read_in_both(one: str, other: str) -> str:
    """A circle whose readers are let into both of these: what was kept for the former is not for the latter.

    Between levels of one author it is the widest there is; elsewhere whoever is let into the whole journey.
    """
    if one == other:
        return one
    if _in_journey(one) and _in_journey(other):
        return PLAN
    (level, whose), (there, theirs) = _written(one), _written(other)
    if not (level and there) or whose != theirs:
        return NOBODY
    return f"{'organisation' if {level, there} == {'organisation', 'shared'} else 'author'}:{whose}"


def _in_journey(circle: str) -> bool:
    return circle in IN_JOURNEY or circle.startswith(JOURNEY_BEGINNINGS)


def _written(circle: str) -> tuple[str, str]:
    """Its level and whose it is; "" for what is no circle of an author."""
    level, _colon, whose = circle.partition(":")
    return (level, whose) if level in BY_KEY else ("", "")
