"""The sheet of whom to call: a name, a number, when and where, and three boxes to tick.

It lies beside a telephone, where others pass: no purpose, no theme, nobody's address.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from cad.domain.dates import show_day_long, show_span
from cad.domain.organisation import Organisation
from cad.domain.text import _
from cad.printing.french import typeset


class CallLine(NamedTuple):
    """Who, their numbers, what to say, what to know before."""

    name: str
    phones: tuple[str, ...]
    about: str
    careful: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallList:
    """Every string of the sheet; each part is its title and its lines."""

    form: ClassVar[str] = "call_list"

    title: str
    made: str
    until: str
    ours: str
    parts: tuple[tuple[str, tuple[tuple[str, str, str, str], ...]], ...]
    code: str = ""


def compose(
    *, parts: Iterable[tuple[str, Sequence[CallLine]]], today: str, first: str, last: str, ours: Organisation
) -> CallList:
    """`parts` by reason, those of nobody left out; the appointments are those from `first` to `last`."""
    return CallList(
        title=_("Personnes à appeler"),
        made=show_day_long(today).capitalize(),
        until=_("Rendez-vous {span}").format(span=show_span(first, last)) if first != last
        else _("Rendez-vous du {day}").format(day=show_day_long(first)),
        ours=ours.name,
        parts=tuple(
            (typeset(title), tuple(_cells(line) for line in lines)) for title, lines in parts if lines
        ),
    )  # fmt: skip


def _cells(line: CallLine) -> tuple[str, str, str, str]:
    careful = " · ".join(line.careful)
    return line.name, "\n".join(line.phones), typeset(line.about), typeset(careful[:1].upper() + careful[1:])


def words() -> dict[str, str]:
    """What is printed on every sheet."""
    return {
        "name": _("Nom"),
        "phone": _("Téléphone"),
        "reached": _("Joint·e"),
        "message": _("Message"),
        "unreached": _("Pas joint·e"),
        "careful": _("Appelez là où l’on ne vous entend pas. Ne laissez en message ni le motif ni le lieu."),
        "keep": _("À détruire une fois les appels notés dans le carnet."),
        "page": _("Page"),
    }
