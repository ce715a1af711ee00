"""What is typed of a contact, and whether it can be written down. No Qt here."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from cad.domain.errors import Refused
from cad.domain.nir import refuse_nir
from cad.domain.session import Passage
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.domain.values import phones

LABELS = {"name": _("Qui"), "heard": _("Ce qu’on entend"), "phone": _("Téléphone"), "language": _("Langue")}

NOTHING = _("Rien n’est noté\u00a0: un prénom, un besoin ou un mot suffit. F2 compte une personne anonyme.")


@dataclass(frozen=True, slots=True)
class Typed:
    """The three fields: who (`resident` when known, called `known`), the need, the callback."""

    name: str = ""
    resident: str = ""
    known: str = ""
    themes: tuple[str, ...] = ()
    heard: str = ""
    call_back: str = ""
    phone: str = ""
    language: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing at all was noted."""
        return self == Typed()

    def kept(self) -> dict[str, Any]:
        """As a draft; {} when there is nothing to keep."""
        return {name: value for name, value in asdict(self).items() if value}

    def given(self) -> dict[str, Any]:
        """As `passages.note_contact` and `change_passage` take it."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "known"}

    def wrong(self) -> dict[str, str]:
        """What cannot be written, by field, in a sentence."""
        if self.empty:
            return {"name": NOTHING}
        errors = {name: why for name, label in LABELS.items() if (why := _nir(getattr(self, name), label))}
        if "phone" not in errors and self.phone:
            try:
                phones(self.phone)
            except Refused as refused:
                errors["phone"] = str(refused)
        if self.phone and not self.call_back:
            errors.setdefault("call_back", _("A-t-on accepté d’être rappelé·e\u202f? O ou N."))
        return errors


def from_draft(value: dict[str, Any]) -> Typed:
    """What was half typed; what another version kept and this one does not know is left out."""
    known = {one.name for one in fields(Typed)}
    typed = Typed(**{name: one for name, one in value.items() if name in known})
    return replace(typed, themes=tuple(typed.themes))


def of_passage(one: Passage, known: str = "") -> Typed:
    """What was noted of someone, to be corrected."""
    return Typed(
        "" if one.resident else one.name,
        one.resident,
        known if one.resident else "",
        one.themes,
        one.heard,
        one.call_back,
        shown_phone(one.phone) if one.phone else "",
        one.language,
    )


def _nir(text: str, label: str) -> str:
    try:
        refuse_nir(text, label)
    except Refused as refused:
        return str(refused)
    return ""
