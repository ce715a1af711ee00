"""The list one takes along on outreach: how to call each person, and a box to tick.

A paper is lost on a market, and whoever finds it knows the neighbourhood. So it says a first name and an
initial, a number that the laptop explains, and nothing else: no street, no telephone, no reason to look for
them, not even who does. The rest stays in the laptop, which is encrypted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cad.domain.dates import show_day_long
from cad.domain.session import Session
from cad.domain.text import _
from cad.printing.french import typeset


@dataclass(frozen=True, slots=True)
class Lookout:
    """Every string of the list; `people` are (number, how one calls them)."""

    form: ClassVar[str] = "lookout"

    title: str
    when: str
    bring: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    code: str = ""


def compose(*, session: Session, names: Sequence[str]) -> Lookout:
    """`names` in the order in which the laptop shows them."""
    return Lookout(
        title=typeset(session.place or _("Sortie")),
        when=show_day_long(session.starts_at).capitalize(),
        bring=tuple(typeset(line.strip()) for line in session.bring.splitlines() if line.strip()),
        people=tuple((str(rank), name) for rank, name in enumerate(names, 1)),
    )


def words() -> dict[str, str]:
    """What is printed on every list."""
    return {
        "list": _("Sortie"),
        "bring": _("À emporter"),
        "number": _("N°"),
        "name": _("Prénom"),
        "seen": _("Vu·e"),
        "heads": _("Contacts sans nom\u00a0:"),
        "page": _("Page"),
    }
