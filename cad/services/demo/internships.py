"""Invented pupils of fourteen, their schools, the companies that host them and where each search stands."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from cad.domain.internship import Internship, InternshipOffer, Pupil
from cad.domain.organisation import Organisation
from cad.domain.resident import HouseholdMember, Resident
from cad.domain.school import ObservationWeek, School, school_year
from cad.services.demo.meetings import Story
from cad.services.demo.town import Partners, Town, words

BEFORE = 40
"""Days ago when schools and offers were entered."""


class Internships:
    """Its pupils are people of whom nothing else is told: they become younger, and somebody’s child."""

    def __init__(self, town: Town, partners: Partners) -> None:
        self.town, self.partners = town, partners
        self.told: dict[str, Any] = words("internships")
        self.chosen: list[Resident] = []
        self._before: Resident | None = None

    def tell(self, story: Story) -> None:
        """The one before is alone once this one is not of the same household."""
        now = story.person.resident
        last, self._before = self._before, now if self._fits(story) else None
        if last and len(self.chosen) < len(self.told["pupils"]) and now.address != last.address:
            self.chosen.append(self._younger(last))

    def _fits(self, story: Story) -> bool:
        who = story.person.resident
        alone = all(one.resident != who.id for one in self.town.made[HouseholdMember])  # type: ignore[attr-defined]
        mine = who.lead_adviser == self.partners.me.id and who.usage_name.isascii() and not who.birth_name
        return story.person.depth == 0 and mine and alone and len(who.birth_date) == 10

    def _younger(self, who: Resident) -> Resident:
        """The same file, of a pupil."""
        born = self.town.today - timedelta(self.told["pupils"][len(self.chosen)]["age"] * 366 + 30)
        made = self.town.made[Resident]
        pupil = replace(who, birth_date=born.isoformat(), civility="", ft_number="", caf_number="")
        made[made.index(who)] = pupil
        return pupil

    def place(self) -> None:
        """Once everyone is there, so that the town is the same with them or without."""
        if not self.chosen:
            return
        schools = [self._school(said) for said in self.told["schools"]]
        offices = [self.town.add(Organisation, 795, **said) for said in self.told["companies"]]
        offers = [
            self.town.add(InternshipOffer, BEFORE, **{**said, "company": offices[said["company"]].id})
            for said in self.told["offers"]
        ]
        for who, said in zip(self.chosen, self.told["pupils"], strict=False):
            school, week = schools[said["school"]]
            self._pupil(who, said, school, week, offers)

    def _school(self, said: dict[str, Any]) -> tuple[School, ObservationWeek]:
        """Its week begins on a Monday."""
        made = self.town.add(School, BEFORE + 20, **{k: v for k, v in said.items() if k != "week"})
        monday = self.town.today - timedelta(said["week"])
        monday -= timedelta(monday.weekday())
        days = {"starts_on": monday.isoformat(), "ends_on": (monday + timedelta(4)).isoformat()}
        return made, self.town.add(ObservationWeek, BEFORE + 20, school=made.id, **days)

    def _pupil(
        self,
        who: Resident,
        said: dict[str, Any],
        school: School,
        week: ObservationWeek,
        offers: list[InternshipOffer],
    ) -> None:
        town, agreed = self.town, said["agreed"]
        kin = {"mother": "Mme", "father": "M.", "guardian": "Mme"}.get(said["kin"], "")
        pupil = town.add(
            Pupil,
            max(agreed, 5),
            resident=who.id,
            school=school.id,
            school_class=said["class"],
            year=school_year(week.starts_on),
            wishes=tuple(said["wishes"]),
            travel=said["travel"],
            guardian=f"{kin} {who.usage_name}" if kin else "",
            kin=said["kin"],
            agreed_on=town.day(agreed) if agreed >= 0 else "",
            withdrew_on=town.day(said["withdrew"]) if "withdrew" in said else "",
            adviser=self.partners.me.id,
        )
        if said["state"]:
            self._internship(pupil, said, week, offers)

    def _internship(
        self, pupil: Pupil, said: dict[str, Any], week: ObservationWeek, offers: list[InternshipOffer]
    ) -> None:
        town, agreed, offer = self.town, said["agreed"], None
        where: dict[str, Any] = {"found": said.get("found", ""), "sector": said.get("sector", "")}
        if "offer" in said:
            offer = offers[said["offer"]]
            where = {"offer": offer.id, "company": offer.company, "sector": offer.sector}
        signed = {f"{who}_signed": town.day(max(agreed - 6, 1)) for who in said.get("signed", ())}
        town.add(
            Internship,
            max(agreed - 3, 1),
            resident=pupil.resident,
            pupil=pupil.id,
            state=said["state"],
            starts_on=week.starts_on,
            ends_on=week.ends_on,
            hours=600,
            schedule="9 h – 12 h et 13 h 30 – 16 h 30",
            agreed_on=town.day(max(agreed - 4, 1)) if said["state"] != "proposed" else "",
            reason="L’entreprise a fermé cette semaine-là" if said["state"] == "broken" else "",
            adviser=self.partners.me.id,
            **where,
            **signed,
        )
