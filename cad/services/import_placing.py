"""Writing what a file says: new residents, existing ones completed, notes, the advisers it names."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from cad.domain.encounter import Note
from cad.domain.merging import merged
from cad.domain.names import fold
from cad.domain.organisation import Adviser, Organisation
from cad.domain.resident import Resident
from cad.services.people import person
from cad.services.settings import own_organisation
from cad.store.reads.importing import advisers
from cad.store.reads.partners import same_name
from cad.store.work import Work

T = TypeVar("T")
AT_ONCE = 2_000
"""People written between two words to whoever waits."""


class Placing:
    """One import: each adviser and organisation the file names is found, or made, once."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.own = own_organisation(work)
        self._advisers: dict[str, str] = {}
        self._organisations: dict[str, str] = {}

    def add(self, people: Sequence[Any], tell: Callable[[int, int], None]) -> None:
        """New residents, with their notes."""
        linked = [self._links(one.extras) | one.fields for one in people]  # may write the advisers they name
        residents = self.work.add_lists(Resident, _parts(linked, tell))
        self.work.add_all(
            [
                self._note(one.extras["note"], resident)
                for one, resident in zip(people, residents, strict=True)
                if "note" in one.extras
            ]
        )

    def complete(self, resident: str, one: Any) -> None:
        """An existing resident: what was empty is filled, telephones and languages are added."""
        current = person(self.work, resident)
        self.work.change(current, **merged(current, Resident(**one.fields), {}))
        if "note" in one.extras:
            self.work.add(self._note(one.extras["note"], current.id))

    def _note(self, text: str, resident: str) -> Note:
        return Note(
            resident=resident, text=text, visibility="team", adviser=self.work.by, organisation=self.own
        )

    def _links(self, extras: dict[str, str]) -> dict[str, Any]:
        """Lead adviser and organisation: those the row names, else who imports."""
        if not extras:
            return {"lead_adviser": self.work.by, "organisation": self.own}
        organisation = self._organisation(extras.get("organisation_name", "")) or self.own
        lead = self._adviser(extras.get("lead_adviser_name", ""), organisation) or self.work.by
        return {"lead_adviser": lead, "organisation": organisation}

    def _organisation(self, name: str) -> str:
        key = fold(name)
        if key and key not in self._organisations:
            known = same_name(self.work.connection, name) or self.work.add(Organisation(name=name))
            self._organisations[key] = known.id
        return self._organisations.get(key, "")

    def _adviser(self, name: str, organisation: str) -> str:
        """By name, in whatever order it is written."""
        if not self._advisers:
            self._advisers = {_words(a.name): a.id for a in advisers(self.work.connection)}
        key = _words(name)
        if key and key not in self._advisers:
            self._advisers[key] = self.work.add(Adviser(name=name, organisation=organisation)).id
        return self._advisers.get(key, "")


def _parts(people: Sequence[T], tell: Callable[[int, int], None]) -> Iterator[Sequence[T]]:
    for start in range(0, len(people), AT_ONCE):
        tell(start, len(people))
        yield people[start : start + AT_ONCE]


def _words(name: str) -> str:
    return " ".join(sorted(fold(name).split()))
