"""The sign-in sheet of a meeting: who is expected, where they sign, and lines for those nobody knows yet.

It lies on a table in sight of everyone: names, and nothing else of anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cad.domain.dates import show_day_long
from cad.domain.event import Event
from cad.domain.organisation import Organisation
from cad.domain.text import _
from cad.printing.french import typeset
from cad.printing.invitation import hours

LEAST, MOST = 8, 300
"""Blank lines there always are, and lines in all at most."""


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """Every string of the sheet; `blanks` are the numbers of the lines to fill."""

    form: ClassVar[str] = "sign_in"

    title: str
    when: str
    where: str
    ours: str
    people: tuple[tuple[str, str], ...]
    blanks: tuple[str, ...]
    code: str = ""


def compose(*, event: Event, names: Sequence[str], ours: Organisation) -> SignInSheet:
    """`names` of those expected, in the order of the alphabet; as many lines as there are seats."""
    known = len(names)
    lines = min(max(event.seats, known + LEAST), max(MOST, known + LEAST))
    return SignInSheet(
        title=typeset(event.title),
        when=f"{show_day_long(event.starts_at)} {hours(event)}".capitalize(),
        where=typeset(event.place),
        ours=ours.name,
        people=tuple((str(rank), name) for rank, name in enumerate(names, 1)),
        blanks=tuple(str(rank) for rank in range(known + 1, lines + 1)),
    )


def words() -> dict[str, str]:
    """What is printed on every sheet."""
    return {
        "sheet": _("Feuille d’émargement"),
        "number": _("N°"),
        "name": _("Nom et prénom"),
        "signature": _("Signature"),
        "phone": _("Téléphone, si vous le voulez"),
        "new": _("Vous n’êtes pas sur la liste\u202f? Écrivez votre nom ici, si vous le voulez."),
        "heads": _("Venu·es sans laisser leur nom\u00a0:"),
        "page": _("Page"),
    }
