"""What people type for a telephone, an e-mail, a postcode…, made fit for the record.

Each function takes text and returns the value the record keeps, the empty one for nothing. What cannot be
read raises `Refused`, whose text is the French reason to show. Numbers that a spreadsheet robbed of their
leading zero get it back.
"""

import re

from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _, n_


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SEPARATORS = {ord(c): None for c in " .-_/()\u00a0\u202f\u2009\u2010\u2011\u2013\t"}

_FRENCH = re.compile(
    r"(?<![\d+])(?:(?:\+|00)?[\s.]*33[\s.)]*(?:\(?0\)?)?|0)[\s.]*([1-9](?:[\s.\-/_–]*\d){8})(?!\d)"
)
"""A French number however it is cut; the nine figures after the leading zero or +33."""

_FOREIGN = re.compile(r"(?<![\d+])(?:\+|00)[\s.]*(?!33)([1-9](?:[\s.\-/()]*\d){6,14})(?!\d)")
_LOST_ZERO = re.compile(r"(?<!\d)([1-9](?:[\s.\-]*\d){8})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_RUN_OF_NUMBERS = re.compile(r"(?:0[1-9]\d{8}){2,4}")
_PHONE_WORDS = _words(
    "tel telephone fixe port portable mob mobile dom domicile ou et perso pro sms principal n no"
)


def phones(text: str) -> tuple[str, ...]:
    """Every number of a cell, in its order and once each: "0612345678", or "+442079460000" from abroad.

    "06.12.34.56.78 / 02 99 12 34 56", "+33 6…", "612345678" and "Port : 06…" are read; a word beside the
    number ("mère") is a reason to ask, for the telephone may be someone else’s.
    """
    compact = text.translate(_SEPARATORS)
    if len(compact) == 10 and compact.isdecimal() and compact[0] == "0" != compact[1] and compact.isascii():
        return (compact,)
    if _RUN_OF_NUMBERS.fullmatch(compact):
        return tuple(dict.fromkeys(compact[i : i + 10] for i in range(0, len(compact), 10)))
    return _phones_among_words(text if text.isascii() else re.sub(r"\d", lambda m: str(int(m[0])), text))


def _phones_among_words(text: str) -> tuple[str, ...]:
    found: dict[int, str] = {}
    rest = text
    for shape, prefix in ((_FRENCH, "0"), (_FOREIGN, "+"), (_LOST_ZERO, "0")):
        found |= {m.start(): prefix + _figures(m[1]) for m in shape.finditer(rest)}
        rest = shape.sub(lambda m: "|" * len(m[0]), rest)
    if any(c.isdigit() for c in rest) or (rest.strip() and not found):
        raise Refused(_wrong_phone(text))
    words = [word for word in _WORD.findall(rest) if fold(word) not in _PHONE_WORDS]
    if words:
        raise Refused(
            _(
                "Le numéro est suivi de «\u00a0{words}\u00a0»\u00a0: est-il celui de quelqu’un d’autre\u202f?"
            ).format(words=" ".join(words))
        )
    return tuple(dict.fromkeys(found[start] for start in sorted(found)))


def _figures(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _wrong_phone(text: str) -> str:
    count = len(_figures(text))
    if not count:
        return _("Ce n’est pas un numéro de téléphone\u00a0: on n’y trouve aucun chiffre.")
    found = n_("{n} chiffre", "{n} chiffres", count)
    return _("Ce n’est pas un numéro de téléphone\u00a0: {found} au lieu de 10.").format(found=found)


_EMAIL = re.compile(r"[a-z0-9._%+'~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}")


def email(text: str) -> str:
    """One e-mail address, in lower case."""
    address = text.strip().strip("<>;,.").removeprefix("mailto:").lower()
    if not address or _EMAIL.fullmatch(address):
        return address
    raise Refused(_wrong_email(address))


def _wrong_email(address: str) -> str:
    if address.count("@") > 1:
        return _("Plusieurs adresses de courriel\u00a0: gardez-en une seule.")
    if "@" not in address:
        return _("Ce n’est pas un courriel\u00a0: il manque le signe @.")
    if " " in address or "," in address:
        return _("Ce courriel contient une espace ou une virgule.")
    if not address.isascii():
        return _("Ce courriel contient une lettre accentuée.")
    return _("Ce courriel est incomplet\u00a0: il s’écrit nom@fournisseur.fr.")


_CIVILITIES = {
    "mme": "mme mmes madame mlle melle mle mademoiselle f femme feminin fem fille",
    "m": "m mr monsieur h homme masculin masc garcon",
    "": "autre nb x non binaire neutre",
}
_CIVILITY = {word: key for key, words in _CIVILITIES.items() for word in words.split()} | {"non binaire": ""}


def civility(text: str) -> str:
    """ "mme" or "m", from a title or a sex; "" for what is neither."""
    word = fold(text)
    if word and word not in _CIVILITY:
        raise Refused(
            _("«\u00a0{value}\u00a0» n’est pas une civilité\u00a0: écrivez Mme ou M.").format(value=text[:40])
        )
    return _CIVILITY.get(word, "")


_POSTCODE = re.compile(r"(?:f(?:r|rance)?[\s-]*)?(\d{2}\s?\d{3}|\d{4})", re.IGNORECASE)


def postcode(text: str) -> str:
    """Five figures: "35 200", "F-35200" and "1000" (01000, its zero lost) are read."""
    typed = text.strip()
    if not typed:
        return ""
    found = _POSTCODE.fullmatch(typed)
    digits = _figures(found[1]).zfill(5) if found else ""
    if not found or digits[:2] in ("00", "99"):
        raise Refused(
            _("«\u00a0{value}\u00a0» n’est pas un code postal\u00a0: il a 5 chiffres.").format(
                value=typed[:40]
            )
        )
    return digits


_YES = _words("oui o yes y vrai true 1 x ok v coche besoin necessaire requis")
_NO = _words("non n no faux false 0 aucun sans inutile") | {"", "pas besoin", "pas necessaire"}


def yes_no(text: str) -> bool:
    """Oui, O, Vrai, 1, X or a tick is yes; non, N, 0 or nothing is no."""
    if text.strip() in ("✓", "✔", "☑", "☒"):
        return True
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Refused(_("«\u00a0{value}\u00a0»\u00a0: écrivez oui ou non.").format(value=text[:40]))


def whole_number(text: str) -> int:
    """A count: "3", "1 200"."""
    figures = "".join(text.split())
    if not (figures.isdecimal() and figures.isascii()) or len(figures) > 9:
        raise Refused(
            _("«\u00a0{value}\u00a0»\u00a0: écrivez un nombre entier.").format(value=text.strip()[:40])
        )
    return int(figures)


_BETWEEN = re.compile(r"\s*(?:[,;/+&|\n]|\bet\b|\bou\b)\s*", re.IGNORECASE)
_LANGUAGES = {"fr": "français", "francais": "français", "en": "anglais", "ang": "anglais", "ar": "arabe"}


def languages(text: str) -> tuple[str, ...]:
    """French names in lower case, in their order: "Arabe / Français" is ("arabe", "français")."""
    words = (part.strip(" .-\u00a0()").lower() for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(_language(word) for word in words if word))


def _language(word: str) -> str:
    if len(word) > 40 or not any(c.isalpha() for c in word):
        raise Refused(_("«\u00a0{value}\u00a0» n’est pas le nom d’une langue.").format(value=word[:40]))
    return _LANGUAGES.get(fold(word), word)
