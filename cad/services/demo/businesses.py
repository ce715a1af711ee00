"""A few invented businesses of residents, at every stage, with their money and their desks."""

from collections.abc import Callable
from typing import Any

from cad.domain.business import Business, BusinessContact, BusinessMove
from cad.domain.desk import DeskStay
from cad.domain.funding import Funding
from cad.domain.money import read_amount
from cad.domain.organisation import Organisation
from cad.domain.resident import Resident
from cad.services.demo.meetings import Story
from cad.services.demo.town import Partners, Town, words


class Businesses:
    """Takes its people among those who have an idea, known for the longest first; there may be few."""

    def __init__(self, town: Town, partners: Partners) -> None:
        self.town, self.partners = town, partners
        self.told: dict[str, Any] = words("businesses")
        self.waiting: list[tuple[int, Resident]] = []
        self.offices: list[Organisation] = []

    def tell(self, story: Story) -> None:
        """Maybe this person has a business."""
        person = story.person.resident
        mine = person.lead_adviser == self.partners.me.id
        if mine and story.person.depth > 1 and "entrepreneurship" in story.themes:
            self.waiting.append((story.person.known_for, person))

    def begin(self) -> None:
        """Once everyone is there, so that the town is the same with them or without."""
        self.waiting.sort(key=lambda one: (-one[0], one[1].id))
        if self.waiting:
            self.offices = [self.town.add(Organisation, 790, **said) for said in self.told["organisations"]]
        for (known_for, person), said in zip(self.waiting, self.told["projects"], strict=False):
            self._project(person, said, min(1, (known_for - 1) / said["moves"][0][1]))

    def _project(self, person: Resident, said: dict[str, Any], scale: float) -> None:
        """`scale`: nothing is told of a person before they were known."""

        def days(ago: int) -> int:
            return round(ago * scale) if ago > 0 else ago

        first = days(said["moves"][0][1])
        fields = {name: said[name] for name in ("title", "sector", "way", "detail")}
        if "company" in said:
            since = self.town.day(days(said["registered"]))
            fields |= {"company": said["company"], "registered_on": since}
        made = self._add(Business, person, first, **fields)
        whose = {"business": made.id}
        for stage, ago, reason in said["moves"]:
            on = self.town.day(days(ago))
            self._add(BusinessMove, person, days(ago), **whose, stage=stage, on=on, reason=reason)
        for office, way, ago, purpose in said["contacts"]:
            where = {"organisation": self.offices[office].id, "way": way, "on": self.town.day(days(ago))}
            self._add(BusinessContact, person, days(ago), **whose, **where, purpose=purpose)
        for one in said["fundings"]:
            self._funding(person, whose, one, days)
        if "stay" in said:
            desk, ago, until = said["stay"]
            span = {"starts_on": self.town.day(days(ago)), "ends_on": self.town.day(until)}
            where = {"organisation": self.offices[0].id, "desk": desk}
            self._add(DeskStay, person, days(ago), **whose, **where, **span)

    def _funding(
        self, person: Resident, whose: dict[str, str], said: list[Any], days: Callable[[int], int]
    ) -> None:
        office, way, asked, ago, granted, answered, reason = said
        on = self.town.day(days(answered)) if answered else ""
        answer = {"granted": read_amount(granted), "granted_on": on} if granted else {"refused_on": on}
        self._add(
            Funding, person, days(ago), **whose, organisation=self.offices[office].id, way=way,
            asked=read_amount(asked), asked_on=self.town.day(days(ago)), reason=reason, **answer,
        )  # fmt: skip

    def _add(self, kind: type[Any], person: Resident, days_ago: float, **fields: Any) -> Any:
        me = self.partners.me.id
        return self.town.add(kind, days_ago, resident=person.id, adviser=me, **fields)
