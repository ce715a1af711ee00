"""Invented places that an invented town reserves, who was asked, who has one, and its training sessions."""

from typing import Any

from cad.domain.organisation import Organisation
from cad.domain.proposal import Proposal
from cad.domain.reserved_place import Placement, ReservedPlace
from cad.domain.resident import Resident
from cad.domain.training import TrainingAttendance, TrainingSession
from cad.services.demo.meetings import Story
from cad.services.demo.town import Partners, Town, words

ENTERED = 30
"""Days ago when the places were entered."""


class Employer:
    """Asks the young first; a small town may have nobody to ask."""

    def __init__(self, town: Town, partners: Partners) -> None:
        self.town, self.partners = town, partners
        self.told: dict[str, Any] = words("employer")
        self.wanted = sum(len(one["asked"]) for one in self.told["places"])
        self.waiting: list[Resident] = []

    def tell(self, story: Story) -> None:
        """Maybe this person is asked."""
        who, today = story.person.resident, self.town.today
        young = len(who.birth_date) == 10 and today.year - int(who.birth_date[:4]) in range(18, 26)
        new = story.person.depth > 1 and story.person.known_for > 12
        if young and new and who.lead_adviser == self.partners.me.id and len(self.waiting) < self.wanted:
            self.waiting.append(who)

    def reserve(self) -> None:
        """Once everyone is there, so that the town is the same with them or without."""
        if not self.waiting:
            return
        (office,) = [self.town.add(Organisation, 795, **said) for said in self.told["organisations"]]
        for said in self.told["places"]:
            self._place(said, office)
        for said in self.told["trainings"]:
            self._training(said, office)

    def _place(self, said: dict[str, Any], office: Organisation) -> None:
        kept = {k: v for k, v in said.items() if k not in ("from", "to", "asked")}
        days = {"starts_on": self.town.day(said["from"]), "ends_on": self.town.day(said["to"])}
        entered = max(ENTERED, said["from"] + 20)
        place = self.town.add(ReservedPlace, entered, employer=office.id, **days, **kept)
        for state in said["asked"][: len(self.waiting)]:
            self._ask(place, self.waiting.pop(0), state, max(9, said["from"] + 9))

    def _ask(self, place: ReservedPlace, who: Resident, state: str, days_ago: int) -> None:
        about = {"resident": who.id, "reserved_place": place.id, "adviser": self.partners.me.id}
        self.town.add(Proposal, days_ago, state=state, on=self.town.day(days_ago - 2), **about)
        if state == "taken":
            days = {"starts_on": place.starts_on, "ends_on": place.ends_on}
            self.town.add(Placement, days_ago - 2, **days, **about)

    def _training(self, said: dict[str, Any], office: Organisation) -> None:
        kept = {k: v for k, v in said.items() if k not in ("day", "came")}
        session = self.town.add(TrainingSession, ENTERED, day=self.town.day(said["day"]), **kept)
        for service, people in said["came"]:
            self.town.add(
                TrainingAttendance,
                max(said["day"], 0),
                training_session=session.id,
                organisation=office.id,
                service=service,
                people=people,
            )
