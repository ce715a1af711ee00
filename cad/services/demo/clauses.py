"""Invented public contracts with a social clause, who works on their lots, and their hours of each month."""

from datetime import date
from typing import Any

from cad.domain.hours import months_after
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.organisation import Organisation
from cad.domain.procurement import Lot, Opening, Procurement
from cad.domain.proposal import Proposal
from cad.domain.resident import Resident
from cad.services.demo.meetings import Story
from cad.services.demo.town import Partners, Town, words

WORKING, MOST = 15, 21
"""People who work, or have worked, on the lots; with those to whom a position was proposed."""


class Clauses:
    """Takes its people among the first whose story fits; a small town may have none."""

    def __init__(self, town: Town, partners: Partners) -> None:
        self.town, self.partners = town, partners
        self.told: dict[str, Any] = words("clauses")
        self.waiting: list[tuple[Resident, int]] = []
        self.free: list[Resident] = []

    def tell(self, story: Story) -> None:
        """Maybe this person works on a lot."""
        person = story.person.resident
        fits = story.person.depth > 1 and story.person.known_for > 70 and len(person.birth_date) == 10
        if fits and person.lead_adviser == self.partners.me.id and len(self.waiting) < MOST:
            self.waiting.append((person, story.person.known_for))

    def award(self) -> None:
        """Once everyone is there, so that the town is the same with them or without."""
        if not self.waiting:
            return
        self.free = [person for person, _known_for in self.waiting[WORKING:]]
        del self.waiting[WORKING:]
        offices = [self.town.add(Organisation, 795, **said) for said in self.told["organisations"]]
        for said in self.told["procurements"]:
            contract = self.town.add(
                Procurement,
                said["from"] + 30,
                title=said["title"],
                reference=said["reference"],
                buyer=offices[said["buyer"]].id,
                **self._span(said),
            )
            for lot in said["lots"]:
                self._lot(contract, said, lot, offices)

    def _span(self, said: dict[str, Any]) -> dict[str, str]:
        return {"starts_on": self.town.day(said["from"]), "ends_on": self.town.day(said["to"])}

    def _lot(
        self, contract: Procurement, whole: dict[str, Any], said: dict[str, Any], offices: list[Organisation]
    ) -> None:
        lot = self.town.add(
            Lot,
            whole["from"] + 29,
            procurement=contract.id,
            title=said["title"],
            company=offices[said["company"]].id,
            hours_due=said["hours_due"],
            ways=tuple(said["ways"]),
            **self._span(whole),
        )
        for one in said["openings"]:
            opening = {k: tuple(v) if k == "means" else v for k, v in one.items() if k != "starts"}
            made = self.town.add(Opening, 20, lot=lot.id, starts_on=self.town.day(one["starts"]), **opening)
            self._propose(made)
        for _n in range(min(said["workers"], len(self.waiting))):
            person, known_for = self.waiting.pop(0)
            self._contract(lot, said["ways"], person, min(known_for, whole["from"]) - 5, offices)

    def _propose(self, opening: Opening) -> None:
        """To two people who will work on no lot; one has answered."""
        for days_ago, state in ((9, "willing"), (3, "proposed")):
            if self.free:
                person = self.free.pop(0)
                self.town.add(
                    Proposal,
                    days_ago,
                    resident=person.id,
                    opening=opening.id,
                    state=state,
                    on=self.town.day(days_ago - 1),
                    adviser=self.partners.me.id,
                )

    def _contract(
        self, lot: Lot, ways: list[str], person: Resident, days_ago: int, offices: list[Organisation]
    ) -> None:
        town, way = self.town, self.town.pick(ways)
        start = town.day(days_ago)
        lives = town.rng.choices(("in", "out", ""), (5, 4, 1))[0]
        ground, proof = town.pick(self.told["grounds"])
        ends_on = town.day(max(days_ago - 150, 1)) if days_ago > 220 else ""
        town_line = f"{person.postcode} {person.city}".strip()
        made = town.add(
            Insertion,
            days_ago,
            resident=person.id,
            lot=lot.id,
            employer={"temporary": offices[6].id, "geiq": offices[7].id}.get(way, lot.company),
            way=way,
            starts_on=start,
            ends_on=ends_on,
            counts_from=start,
            counts_until=months_after(start, 24),
            address=", ".join(filter(None, (person.address, town_line))),
            qpv=lives,
            neighbourhood=town.pick([code for code in NEIGHBOURHOODS if code]) if lives == "in" else "",
            qpv_source=town.pick(self.told["sources"]) if lives else "",
            ground=ground,
            proof=proof,
            proof_on=town.day(days_ago + 20),
            proof_until=months_after(town.day(days_ago + 20), 6),
            adviser=self.partners.me.id,
        )
        self._hours(made, ends_on or town.day(28))

    def _hours(self, made: Insertion, until: str) -> None:
        """Each month until the contract ended, or the one before this; one in twelve was corrected."""
        month = made.starts_on[:7]
        while month <= until[:7] and month < self.town.today.isoformat()[:7]:
            days_ago = max((self.town.today - date.fromisoformat(months_after(f"{month}-05", 1))).days, 0)
            count = self.town.rng.choices((15167, 12000, 7000, 3500), (5, 3, 2, 1))[0]
            said = self._entry(made, month, count, days_ago)
            if self.town.chance(8):
                self._entry(made, month, count - 700, days_ago - 0.2, "Bulletin de paie reçu", said.id)
            month = months_after(f"{month}-01", 1)[:7]

    def _entry(
        self, made: Insertion, month: str, count: int, days_ago: float, reason: str = "", amends: str = ""
    ) -> WorkedHours:
        return self.town.add(
            WorkedHours,
            days_ago,
            resident=made.resident,
            insertion=made.id,
            month=month,
            hundredths=count,
            reason=reason,
            amends=(amends,) if amends else (),
            adviser=self.partners.me.id,
        )
