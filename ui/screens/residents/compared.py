"""Two files side by side: what they agree on, what only one knows, where one must choose. No Qt here."""

from dataclasses import dataclass
from typing import Any

from cad.domain.dates import show_date, show_relative
from cad.domain.names import display_name
from cad.domain.partial_date import show_partial
from cad.domain.record import Field, Kind
from cad.domain.resident import SAID
from cad.domain.shown import shown_phone
from cad.domain.text import _, n_
from cad.services.page import ResidentPage

LEFT, RIGHT = "survivor", "absorbed"
"""The two files, as a merge names them: the left one is the one that stays."""
_QUIET = frozenset(("interpreter",))
"""Said only when it is true: nobody wrote that it is not needed."""


@dataclass(frozen=True, slots=True)
class File:
    """The head of one column."""

    id: str
    name: str
    since: str
    holds: str


@dataclass(frozen=True, slots=True)
class Line:
    """A field on which the files differ. `choose`: both say something; `many`: both may be kept."""

    name: str
    label: str
    left: str
    right: str
    many: bool

    @property
    def choose(self) -> bool:
        """Whether the person has to look: otherwise the only value is kept."""
        return bool(self.left and self.right)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two files, the older first; `same` are the labels on which they agree."""

    left: File
    right: File
    lines: tuple[Line, ...]
    same: tuple[str, ...]


def compared(one: ResidentPage, other: ResidentPage, today: str) -> Compared:
    """Both files as the page shows them; the one that was made first is on the left, and will stay."""
    left, right = sorted((one, other), key=lambda page: page.resident.id)
    names = {**left.names, **right.names}
    lines, same = [], []
    for field in SAID.values():
        mine, theirs = (_shown(field, getattr(p.resident, field.name), names) for p in (left, right))
        if mine != theirs:
            lines.append(Line(field.name, field.label, mine, theirs, field.kind is Kind.LIST))
        elif mine:
            same.append(field.label)
    lines.sort(key=lambda line: not line.choose)
    return Compared(_file(left, today), _file(right, today), tuple(lines), tuple(same))


def _file(page: ResidentPage, today: str) -> File:
    person = page.resident
    return File(
        person.id,
        display_name(person.usage_name, person.first_name, person.birth_name),
        _("Fiche créée le {day}").format(day=show_date(person.created_at)),
        _holds(page, today),
    )


def _holds(page: ResidentPage, today: str) -> str:
    """What comes with the file: a merge loses none of it."""
    met = [entry for entry in page.timeline if entry.kind == "encounter"]
    counts = (
        n_("{n} entretien", "{n} entretiens", len(met)) if met else "",
        n_("{n} étape", "{n} étapes", len(page.steps)) if page.steps else "",
        n_("{n} orientation", "{n} orientations", len(page.referrals)) if page.referrals else "",
        n_("{n} document", "{n} documents", len(page.documents)) if page.documents else "",
    )
    last = _("dernier contact {when}").format(when=show_relative(met[0].at[:10], today)) if met else ""
    return " · ".join(filter(None, (*counts, last))) or _("Rien d’autre que l’identité")


def _shown(field: Field, value: Any, names: dict[str, str]) -> str:
    """A value as the person reads it, "" for nothing."""
    if field.name == "phones":
        return ", ".join(shown_phone(phone) for phone in value)
    if field.kind is Kind.LIST:
        return ", ".join(value)
    if field.kind is Kind.FLAG:
        return _("Oui") if value else "" if field.name in _QUIET else _("Non")
    if field.kind is Kind.PARTIAL:
        return show_partial(value)
    if field.kind is Kind.LINK:
        return names.get(value, "")
    return field.choices.get(value, value) if value else ""
