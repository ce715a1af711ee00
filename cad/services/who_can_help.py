"""Who can help? From a need, a place, a person: the services that may answer, the best first."""

import re
from itertools import islice

from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _
from cad.domain.themes import BY_KEY as THEMES
from cad.services.action import Reading, query
from cad.services.helpers import Help, Helper
from cad.services.weighing import WEIGHED, Scene
from cad.store.reads.directory import Wanted

SHOWN = 40
"""Services one looks through."""
_WORD = re.compile(r"\w+")


@query
def who_can_help(
    reading: Reading,
    theme: str = "",
    text: str = "",
    resident: str = "",
    near: str = "",
    at: str = "",
    fees: str = "",
    remote: bool | None = None,
    public: str = "",
    limit: int = SHOWN,
) -> Help:
    """The services that answer a need. `near`: an address, else the person’s; `at`: only those open or that
    may be, "now" or a time; `text`: every word begins one of the service’s.
    """
    if theme and theme not in THEMES:
        raise Refused(_("Le thème «\u00a0{theme}\u00a0» n’existe pas.").format(theme=theme))
    scene = Scene(reading, resident, near, at)
    match = " ".join(f'"{word}"*' for word in _WORD.findall(fold(text))[:8])
    if text.strip() and not match:
        return Help((), False, scene.near, scene.doubt)
    wanted = Wanted(theme, match, fees, remote, public)
    local = scene.records(wanted, text)
    found = [*islice(scene.listed(wanted), WEIGHED + 1)]
    ranked = sorted((*local, *found), key=lambda one: scene.rank(one))
    best = ranked[:limit]
    return Help(scene.helpers(best), len(ranked) > limit, scene.near, scene.doubt)


@query
def helper(reading: Reading, key: str, resident: str = "", near: str = "") -> Helper:
    """One service in full, as of now."""
    return helpers_named(reading, (key,), resident, near)[0]


@query
def compare_helpers(
    reading: Reading, keys: tuple[str, ...], resident: str = "", near: str = ""
) -> tuple[Helper, ...]:
    """Two or three services, to set side by side."""
    if not 2 <= len(keys) <= 3:
        raise Refused(_("Comparez deux ou trois services."))
    return helpers_named(reading, keys, resident, near)


def helpers_named(reading: Reading, keys: tuple[str, ...], resident: str, near: str) -> tuple[Helper, ...]:
    """Each of these services, in order. Raises `Refused` when one is no longer there."""
    scene = Scene(reading, resident, near, "")
    return scene.helpers([scene.candidate(key) for key in keys])
