"""A queue, from what was noted of who came: where each stands, whom they wait for, how one calls them."""

from collections.abc import Sequence

from cad.domain.resident import Resident
from cad.domain.session import CALLED, LEFT, SEEN, WAITING, Passage, PassageMove
from cad.domain.text import _


def standing(moves: Sequence[PassageMove]) -> tuple[str, str]:
    """Where a passage stands (waiting, called, seen, left), and who receives; from its moves in order."""
    if not moves:
        return WAITING, ""
    last = moves[-1]
    if last.move in (CALLED, SEEN):
        return last.move, last.adviser
    return (LEFT if last.move == LEFT else WAITING), ""


def wanted(passage: Passage, moves: Sequence[PassageMove]) -> str:
    """Whom they wait for; the last colleague they were passed to."""
    last = moves[-1] if moves else None
    if last and last.move == "passed":
        return last.to
    return "" if last and last.move == WAITING else passage.wanted


def called(who: Resident) -> str:
    """What is said aloud in a room: "Awa D.", and no more."""
    name = who.usage_name or who.birth_name
    if not (who.first_name and name):
        return who.first_name or name
    return f"{who.first_name} {name[:1].upper()}."


def name_of(passage: Passage, known: str) -> str:
    """How a list says who came: the file’s name, else what was said, else nobody in particular."""
    return known or passage.name or _("Anonyme")
