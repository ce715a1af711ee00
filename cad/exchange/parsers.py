"""The parser of each target: text of one cell in, value out, `Refused` with its French reason otherwise."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from cad.domain import by_nature, values
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.record import Kind
from cad.domain.resident import CONTACTS, READING, SAID
from cad.domain.text import _
from cad.exchange.case import checked_name, proper_city
from cad.exchange.columns import NAMES
from cad.exchange.converting import BirthDates, Converter
from cad.exchange.names import family_name, full_name

MAX_TEXT = 300
"""Characters of an address, a city, a number."""
MAX_NOTE = 20_000

_POSTCODE_CITY = re.compile(r"(?:F-?)?(\d{2} ?\d{3})\b[\s,-]*(.*)")
_ADDRESS_END = re.compile(r"(.*?)[\s,–-]+(?:F-?)?(\d{5})[\s,-]+([^\W\d][^\d,]*)")

_RELATIVE = re.compile(
    r"[\s(,:-]*\b(?:chez\s+)?(?:(?:de|du|la|le|sa|son|ses)\s+)*(m[èe]re|p[èe]re|parents|fils|fille|s(?:œ|oe)ur|fr[èe]re"
    r"|mari|[ée]poux|[ée]pouse|femme|compagnon|compagne|conjointe?|tante|oncle|cousine?|voisine?|amie?)\s*\)?\s*$",
    re.IGNORECASE,
)
_CONTACT_WORDS = {
    "telephone": "telephone, tel, appel, fixe, portable, mobile",
    "sms": "sms, texto, message, whatsapp",
    "email": "email, mail, e mail, courriel, mel",
    "post": "post, courrier, poste, lettre",
    "visit": "visit, visite, domicile",
}
_READING_WORDS = {
    "fluent": "fluent, oui, o, bien, tres bien, facilement, courant, autonome",
    "some": "some, un peu, moyen, moyennement, partiel",
    "hardly": "hardly, difficilement, peu, tres peu, mal, difficile, difficultes",
    "not": "not, non, n, pas, pas du tout, ne lit pas, illettrisme",
}


def converter(target: str, today: str) -> Converter:
    """The converter of one target; `today` (ISO) bounds birth dates."""
    if target == "birth_date":
        return BirthDates(today)
    parse = _PARSERS.get(target) or _by_nature(target, today)
    return Converter(parse, target in _KEEPING_WORDS, target in _KEEPING_LINES)


def _by_nature(target: str, today: str) -> Callable[[str], Any]:
    """A field that has no parser of its own is read as its nature says."""
    item = SAID.get(target)
    if item is None or item.kind in (Kind.TEXT, Kind.LONG):
        return _text
    return lambda text: by_nature.read(item, text, today)


_KEEPING_WORDS = frozenset((*NAMES, "note", "interpreter", "reads_french"))
_KEEPING_LINES = frozenset(("address", "phones", "languages", "note"))


def _text(text: str, most: int = MAX_TEXT) -> str:
    if len(text) > most:
        raise Refused(_("Ce texte est trop long\u00a0: {n} caractères.").format(n=len(text)))
    return text


def _note(text: str) -> str:
    return _text("\n".join(text.splitlines()), MAX_NOTE)


def _address(text: str) -> str:
    lines = (" ".join(line.split()).strip(" ,") for line in text.splitlines())
    return _text(", ".join(line for line in lines if line))


def _phones(text: str) -> Any:
    """Numbers; "06 12 34 56 78 (sa mère)" also says with whom the telephone is shared."""
    try:
        return values.phones(text)
    except Refused:
        found = _RELATIVE.search(text)
        if not found:
            raise
    return {"phones": values.phones(text[: found.start()]), "phone_shared_with": found[1].lower()}


def _family(text: str) -> Any:
    """The name alone, nearly always; a dictionary when the cell has a title or a birth name too."""
    if text.isalpha():
        return checked_name(text)
    names = family_name(text)
    return names["usage_name"] if len(names) == 1 and "usage_name" in names else names


def _city(text: str) -> str:
    city = proper_city(_text(text))
    if not any(map(str.isalpha, city)):
        raise Refused(_("«\u00a0{value}\u00a0» n’est pas le nom d’une commune.").format(value=city[:40]))
    return city


def _postcode_city(text: str) -> dict[str, str]:
    found = _POSTCODE_CITY.fullmatch(text)
    if not found:
        return {"city": _city(text)}
    named = {"city": _city(found[2])} if found[2] else {}
    return {"postcode": values.postcode(found[1])} | named


def split_address(address: str) -> dict[str, str]:
    """Street, postcode and city of "12 rue de Brest, 35000 Rennes"; {} when it does not end that way."""
    found = _ADDRESS_END.fullmatch(address)
    if not found:
        return {}
    return {"address": found[1], "postcode": found[2], "city": proper_city(found[3].strip())}


def _choice(labels: Mapping[str, str], words: Mapping[str, str]) -> Callable[[str], str]:
    """Reads the French label of a choice, its key, or a word that means it."""
    known = {fold(label): key for key, label in labels.items()}
    known |= {word.strip(): key for key, meant in words.items() for word in meant.split(",")}

    def parse(text: str) -> str:
        word = fold(text)
        if word not in known:
            expected = ", ".join(label for key, label in labels.items() if key)
            raise Refused(
                _("«\u00a0{value}\u00a0»\u00a0: choisissez parmi {choices}.").format(
                    value=text[:40], choices=expected
                )
            )
        return known[word]

    return parse


_PARSERS: Mapping[str, Callable[[str], Any]] = {
    "usage_name": _family,
    "birth_name": checked_name,
    "first_name": checked_name,
    "full_name": full_name,
    "first_then_last": lambda text: full_name(text, first_name_first=True),
    "civility": values.civility,
    "address": _address,
    "postcode": values.postcode,
    "city": _city,
    "postcode_city": _postcode_city,
    "phones": _phones,
    "email": values.email,
    "languages": values.languages,
    "interpreter": values.yes_no,
    "preferred_contact": _choice(CONTACTS, _CONTACT_WORDS),
    "reads_french": _choice(READING, _READING_WORDS),
    "note": _note,
}
