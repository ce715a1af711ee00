"""Services weighed for someone, somewhere, at some time: what makes one come before another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from math import inf

from cad.domain.clock import here
from cad.domain.directory import Offered
from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.opening import CLOSED, open_at
from cad.domain.organisation import Service, ServiceMark
from cad.domain.outlines import Point, metres_between
from cad.domain.residence import full_address
from cad.domain.resident import Resident
from cad.domain.suits import hours_fit, suits, travel_fit
from cad.domain.text import _
from cad.domain.workplace import NOT, Availability, Fit
from cad.services.action import Reading
from cad.services.availability import latest
from cad.services.given import moment
from cad.services.helpers import HERE, NOW, Helper, as_offered, is_stale, names, together
from cad.services.locating import meant_at
from cad.store.reads import directory as reads
from cad.store.reads.directory import Answers as Answers
from cad.store.reads.directory import Listed, Wanted
from cad.store.reads.partners import median_days
from cad.store.reads.reference import imported
from cad.store.reads.residents import identities
from cad.store.reads.settings import me
from cad.store.reads.settings import value as rule
from cad.store.table import load

WEIGHED = 200
"""The nearest ones, among which what else is known decides."""
_PLACES: dict[tuple[object, ...], Point | None] = {}
_MOST_PLACES = 5_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A service while it is weighed: a row of the directory, a record, or both; `place` as it was found."""

    key: str
    listed: Listed | None
    record: Service | None
    place: int


class Scene:
    """What is known before any service is looked at: the person, the place, the time, what was kept."""

    def __init__(self, reading: Reading, resident: str, near: str, at: str) -> None:
        self._connection, self._today = reading.connection, reading.today
        self._who = self._person(resident) if resident else Resident()
        self._said = self._availability(resident) if resident else None
        self._now = datetime.fromisoformat(here(reading.moment))
        self._only_open = bool(at)
        self._at = datetime.fromisoformat(moment(at, _("À"))) if at and at != NOW else self._now
        self.near, self.doubt, self._insee = "", "", ""
        self._point: Point | None = None
        self._bases = tuple(one[:5] for one in imported(self._connection) if one.kind == "addresses")
        self._locate(near)
        self._rules = {
            name: rule(self._connection, f"directory_{name}", self._today)
            for name in ("stale_months", "unanswered", "young_age", "senior_age", "foot", "bike", "motor")
        }
        self._speeds = {way: self._rules[way] for way in ("foot", "bike", "motor")}
        ours = me(self._connection, reading.me).organisation
        kept = reads.marks(self._connection, ours.id if ours else "")
        self._marks = together(kept)
        self._records, self._owners = reads.taken(self._connection)
        self._by_directory = {one.directory: one for one in self._records if one.directory}
        self._partner = {one.directory: one for one in self._owners.values() if one.directory}
        self._answers: dict[str, Answers] = {"": Answers()}

    def _person(self, resident: str) -> Resident:
        return load(self._connection, Resident, identities(self._connection, resident)[0])

    def _availability(self, resident: str) -> Availability:
        ids = identities(self._connection, resident)
        return latest(self._connection, ids) or Availability(resident=ids[0])

    def _locate(self, near: str) -> None:
        who = self._who
        address = near.strip() or (who.address and full_address(who.address, who.postcode, who.city))
        if not address:
            self.doubt = _("Son adresse n’est pas notée.") if self._said else ""
            return
        if not self._bases:
            self.doubt = _(
                "Importez la base d’adresses\u00a0: Réglages, «\u00a0Quartiers et adresses\u00a0»."
            )
            return
        self.doubt, found = meant_at(self._connection, address)
        if found:
            self._point, self._insee = (found.lon, found.lat), found.insee
            self.near = _("{place} (à vérifier)").format(place=found.label) if self.doubt else found.label

    def _place_of(self, address: str) -> Point | None:
        """Where a service written by hand is: looked up once for a base of addresses."""
        key = (*self._bases, address)
        if key not in _PLACES:
            if len(_PLACES) > _MOST_PLACES:
                _PLACES.clear()
            _doubt, found = meant_at(self._connection, address)
            _PLACES[key] = (found.lon, found.lat) if found else None
        return _PLACES[key]

    # What is found

    def listed(self, wanted: Wanted) -> Iterator[Candidate]:
        """The services of the directory, the nearest first; those surely closed left out when one asked."""
        for place, row in enumerate(reads.listed(self._connection, wanted, self._point)):
            if not self._only_open or open_at(row.hours, self._at).answer != CLOSED:
                yield Candidate(row.id, row, self._by_directory.get(row.id), place)

    def records(self, wanted: Wanted, text: str) -> list[Candidate]:
        """The services that only the notebook knows, and answer."""
        if wanted.fees or wanted.remote is not None:
            return []
        held = reads.offered(self._connection, self._by_directory)
        only = [one for one in self._records if one.directory not in held]
        typed = fold(text).split()
        return [
            Candidate(HERE + one.id, None, one, -1)
            for one in only
            if (not wanted.theme or wanted.theme in one.themes)
            and names(typed, one, self._owners[one.organisation])
            and not (self._only_open and open_at(self._hours_of(one), self._at).answer == CLOSED)
        ]

    def candidate(self, key: str) -> Candidate:
        """One service by its key. Raises `Refused` when it is no longer there."""
        if key.startswith(HERE):
            record = next((one for one in self._records if HERE + one.id == key), None)
            if record:
                return Candidate(key, None, record, 0)
        elif reads.offered(self._connection, (key,)):
            return Candidate(key, None, self._by_directory.get(key), 0)
        raise Refused(_("Ce service n’est plus dans l’annuaire\u00a0: cherchez-en un autre."))

    def _hours_of(self, record: Service) -> str:
        return record.hours or self._owners[record.organisation].hours

    # In what order

    def rank(self, one: Candidate) -> tuple[bool, bool, bool, bool, float, int]:
        """Gone, not for this person, never answering: last. Favourites first, then the nearest."""
        listed, mark = one.listed, self._marks.get(one.key)
        publics = tuple(listed.publics.split()) if listed else ()
        fit = self._suits(Offered(id="", name="", publics=publics))
        return (
            bool(listed and listed.gone_on), fit.answer == NOT, self._silent(self._organisation(one)),
            not (mark and mark.favourite), self._far(one), one.place,
        )  # fmt: skip

    def _far(self, one: Candidate) -> float:
        """In metres; a partner one knows, wherever it is, comes before what is at a distance."""
        if not self._point:
            return 0
        if one.listed:
            return inf if one.listed.metres is None else one.listed.metres
        metres = (
            self._metres(as_offered(one.record, self._owners[one.record.organisation]))
            if one.record
            else None
        )
        return inf if metres is None else metres

    def _organisation(self, one: Candidate) -> str:
        if one.record:
            return one.record.organisation
        partner = self._partner.get(one.listed.structure) if one.listed else None
        return partner.id if partner else ""

    def _answered(self, organisation: str) -> Answers:
        if organisation not in self._answers:
            self._answers[organisation] = reads.answers(self._connection, organisation, self._today)
        return self._answers[organisation]

    def _silent(self, organisation: str) -> bool:
        answers = self._answered(organisation)
        return not answers.answered and answers.late >= self._rules["unanswered"]

    def _suits(self, offered: Offered) -> Fit:
        ages = {"young": self._rules["young_age"], "senior": self._rules["senior_age"]}
        who = self._who
        return suits(offered, who.birth_date, who.qpv, self._insee, self._today, ages)

    # In full

    def helpers(self, found: list[Candidate]) -> tuple[Helper, ...]:
        """All that is known of each."""
        whole = reads.offered(self._connection, [one.key for one in found])
        return tuple(self._helper(one, *self._whole(one, whole)) for one in found)

    def _whole(self, one: Candidate, whole: dict[str, tuple[Offered, str]]) -> tuple[Offered, str]:
        if one.key in whole or not one.record:
            return whole[one.key]
        return as_offered(one.record, self._owners[one.record.organisation]), ""

    def _helper(self, one: Candidate, offered: Offered, gone_on: str) -> Helper:
        partner = self._partner.get(offered.structure)
        organisation = one.record.organisation if one.record else partner.id if partner else ""
        mark = self._marks.get(one.key, ServiceMark())
        metres, said = self._metres(offered), self._said
        answers = self._answered(organisation)
        text = fold(f"{offered.name} {offered.description} {offered.publics_said}").split()
        return Helper(
            key=one.key,
            offered=offered,
            themes=one.record.themes if one.record else offered.themes,
            service=one.record.id if one.record else "",
            organisation=organisation,
            metres=metres,
            opening=open_at(offered.hours, self._at),
            suits=self._suits(offered),
            hours=hours_fit(offered, said.hours) if said else Fit(""),
            travel=travel_fit(metres, said.means, said.minutes, self._speeds) if said else Fit(""),
            answers=answers,
            days=median_days(self._connection, organisation) if answers.handed else -1,
            silent=self._silent(organisation),
            favourite=mark.favourite,
            note=mark.note,
            stale=bool(offered.source) and self._stale(offered.updated_on),
            gone_on=gone_on,
            speaks=tuple(one for one in self._who.languages if fold(one) in text and fold(one) != "francais"),
        )

    def _metres(self, offered: Offered) -> float | None:
        place = (offered.lon, offered.lat) if offered.lon is not None and offered.lat is not None else None
        if self._point and self._bases and not place and not offered.source and offered.address:
            place = self._place_of(full_address(offered.address, offered.postcode, offered.city))
        return metres_between(self._point, place) if self._point and place else None

    def _stale(self, updated_on: str) -> bool:
        return is_stale(updated_on, self._today, self._rules["stale_months"])
