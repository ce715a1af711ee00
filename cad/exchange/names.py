"""Names of people in one cell: with a title, a birth name, or family and first names together."""

import re
from collections.abc import Sequence

from cad.domain import values
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.text import _
from cad.exchange.case import MAX_NAME, checked_name

Names = dict[str, str]
"""Some of usage_name, birth_name, first_name, civility."""

_TITLE = re.compile(r"(?:mr?|mme|mlle|melle|madame|mademoiselle|monsieur)(?:\. *| +)(?=\S)", re.IGNORECASE)

_PARTICLE_WORDS = """
    de du des d la le les del della di da do dos das den der van von vande el al ben bent bin bint ibn
    abd abdel abou abu ould oulad bou haj mac mc o st saint sainte ste dit dite"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_BORN = frozenset(("nee", "ne"))
_MARRIED = frozenset(("epouse", "ep", "epse", "veuve", "vve"))


def family_name(text: str) -> Names:
    """The family name of a cell: its title and "née MARTIN" or "épouse DURAND" are read too."""
    civility, rest = _without_title(text)
    birth, usage, others = _born_and_married(rest.split())
    if not (birth or usage):
        return civility | {"usage_name": checked_name(rest)}
    kept = " ".join(others)
    found = {"usage_name": usage or kept, "birth_name": birth or kept}
    return civility | {field: checked_name(name) for field, name in found.items() if name}


def full_name(text: str, first_name_first: bool = False) -> Names:
    """Family and first names of a cell: « DUPONT Marie », « Marie DUPONT », « Dupont, Marie ».

    Capitals tell the family name; without them the order does, when there are two words (a particle goes with
    the word after it). Raises `Refused` when nothing tells.
    """
    civility, rest = _without_title(text)
    if not any(map(str.isalpha, rest)) or len(rest) > 2 * MAX_NAME:
        checked_name(rest)
    before, comma, after = rest.partition(",")
    if comma and before.strip() and after.strip():
        return civility | family_name(before.strip()) | {"first_name": checked_name(after.strip())}
    birth, usage, words = _born_and_married(rest.split())
    family, first = _split(words, first_name_first)
    if birth or usage:
        names = {"usage_name": usage or family, "birth_name": birth or family, "first_name": first}
    else:
        names = {"usage_name": family, "first_name": first}
    return civility | {field: checked_name(name) for field, name in names.items() if name}


def _without_title(text: str) -> tuple[Names, str]:
    found = _TITLE.match(text)
    if not found:
        return {}, text
    return {"civility": values.civility(found[0])}, text[found.end() :]


def _born_and_married(words: Sequence[str]) -> tuple[str, str, list[str]]:
    """Birth name, married name, and what is left, of "DUPONT née MARTIN Sophie" or "MARTIN épouse DUPONT"."""
    for place, word in enumerate(words):
        key = fold(word)
        if 0 < place < len(words) - 1 and (key in _MARRIED or (key in _BORN and not word.isupper())):
            name, rest = _leading_name(words[place + 1 :])
            others = [w for w in (*words[:place], *rest) if w not in "()"]
            return ("", name, others) if key in _MARRIED else (name, "", others)
    return "", "", list(words)


def _leading_name(words: Sequence[str]) -> tuple[str, list[str]]:
    """The words in capitals that come first, else all of them."""
    end = next((i for i, word in enumerate(words) if not _in_capitals(word)), len(words))
    end = end or len(words)
    return " ".join(words[:end]).strip("()"), list(words[end:])


def _in_capitals(word: str) -> bool:
    return word.isupper() and sum(map(str.isalpha, word)) > 1


def _split(words: Sequence[str], first_name_first: bool) -> tuple[str, str]:
    """Family name and first name."""
    capitals = [_in_capitals(word) for word in words]
    if any(capitals) and not all(capitals):
        return _split_by_capitals(words, capitals)
    groups = _with_particles(words)
    if len(groups) == 1:
        return groups[0], ""
    if len(groups) > 2:
        raise Refused(
            _(
                "Nom et prénom ne se distinguent pas\u00a0: écrivez le nom en capitales, "
                "comme «\u00a0DUPONT Marie Anne\u00a0»."
            )
        )
    return (groups[1], groups[0]) if first_name_first else (groups[0], groups[1])


def _split_by_capitals(words: Sequence[str], capitals: list[bool]) -> tuple[str, str]:
    """The capitals are the family name, with the small particles just before them ("de LA TOUR")."""
    start, end = capitals.index(True), len(capitals) - capitals[::-1].index(True)
    while start and words[start - 1].islower() and fold(words[start - 1]) in _PARTICLES:
        start -= 1
    return " ".join(words[start:end]), " ".join((*words[:start], *words[end:]))


def _with_particles(words: Sequence[str]) -> list[str]:
    groups: list[str] = []
    pending = ""
    for word in words:
        pending = f"{pending} {word}".strip()
        if fold(word) not in _PARTICLES:
            groups.append(pending)
            pending = ""
    if pending:
        groups.append(pending)
    return groups
