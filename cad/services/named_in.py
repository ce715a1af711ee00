"""Whom a title names, among everyone of the notebook: as written, never by likeness; nobody when it could be
too many.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cad.domain.names import display_name, tokens
from cad.store.connection import Connection
from cad.store.reads.people import Person, all_names

_SMALL = frozenset((
    "rdv", "rendez", "vous", "mme", "m", "mr", "mle", "melle", "mlle", "monsieur", "madame", "entretien",
    "point", "avec", "suivi", "appel", "tel", "visio", "bilan", "reunion", "permanence", "de", "du", "la",
    "le", "et", "a", "au", "pour", "chez", "des", "les", "en",
))  # fmt: skip
"""Words of a title that are no one’s name, folded."""
MOST = 12
"""People among whom one may choose at a glance."""
_READ = 8
"""Words of a title that are looked at."""


class NamedIn:
    """Everyone by each word of their names, read once for a whole agenda."""

    def __init__(self, connection: Connection) -> None:
        self._people: list[Person] = []
        self._bearing: dict[str, set[int]] = {}
        for place, (resident, *names) in enumerate(all_names(connection)):
            self._people.append(Person(resident, display_name(*names)))
            for word in {word for name in names for word in tokens(name)}:
                self._bearing.setdefault(word, set()).add(place)

    def __call__(self, title: str) -> tuple[tuple[Person, ...], bool]:
        """By two words that follow one another, else by one; whether that is one person, by two words."""
        words = [word for word in tokens(title) if word not in _SMALL and not word[0].isdigit()][:_READ]
        for asked in _ways(words):
            found = set.intersection(*(self._bearing.get(word, set()) for word in asked))
            if 0 < len(found) <= MOST:
                people = sorted((self._people[place] for place in found), key=lambda one: one.name)
                return tuple(people), len(people) == 1 and len(asked) > 1
        return (), False


def _ways(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    yield from pairwise(words)
    yield from ((word,) for word in words if len(word) > 2)
