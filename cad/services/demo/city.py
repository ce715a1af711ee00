"""A few invented projects of the Cité de l’emploi, who funds them, and who takes part."""

from typing import Any

from cad.domain.city import CityProject, Participation, ProjectFunding
from cad.domain.journey import Step
from cad.domain.money import read_amount
from cad.domain.organisation import Organisation
from cad.services.demo.meetings import Story
from cad.services.demo.town import Partners, Town, words


class City:
    """Takes its people among those whose themes are the project’s; maybe fewer than it tells."""

    def __init__(self, town: Town, partners: Partners) -> None:
        self.town, self.partners = town, partners
        self.told: dict[str, Any] = words("city")
        self.waiting: list[Story] = []

    def tell(self, story: Story) -> None:
        """Maybe this person takes part in a project."""
        if story.person.depth and len(self.waiting) < 80:
            self.waiting.append(story)

    def begin(self) -> None:
        """Once everyone is there, so that the town is the same with them or without."""
        if len(self.waiting) < 20:
            return
        offices = [self.town.add(Organisation, 790, **said) for said in self.told["organisations"]]
        for said in self.told["projects"]:
            self._project(said, offices)

    def _project(self, said: dict[str, Any], offices: list[Organisation]) -> None:
        town, start = self.town, self.town.day(said["from"])
        named = {name: said[name] for name in ("title", "planned", "summary")}
        listed = {name: tuple(said[name]) for name in ("themes", "neighbourhoods")}
        made = town.add(
            CityProject, said["from"], organisation=offices[said["holder"]].id, year=int(start[:4]),
            starts_on=start, ends_on=town.day(said["to"]), **named, **listed,
        )  # fmt: skip
        for later, fundings in enumerate((said["fundings"], said["next"])):
            if made.year + later in made.years:
                for one in fundings:
                    self._fund(made, made.year + later, offices[one[0]], one[1:], said["from"])
        fits = [one for one in self.waiting if set(one.themes) & {*said["themes"]}]
        for story in fits[: said["people"]]:
            self.waiting.remove(story)
            self._join(made, story, said)

    def _fund(
        self, project: CityProject, year: int, funder: Organisation, said: list[str], since: int
    ) -> None:
        asked, granted = said
        answer: dict[str, Any] = {}
        if granted:
            answer = {"granted": read_amount(granted), "answered_on": self.town.day(since - 20)}
        whose = {"city_project": project.id, "organisation": funder.id, "year": year}
        self.town.add(ProjectFunding, since - 5, **whose, asked=read_amount(asked), **answer)

    def _join(self, project: CityProject, story: Story, said: dict[str, Any]) -> None:
        town, me = self.town, self.partners.me.id
        start = max(min(said["from"], story.person.known_for) - town.rng.randrange(40), 1)
        over = start > 100 and town.chance(70)
        ended = {"ends_on": town.day(start - 90), "outcome": town.pick(self.told["endings"])} if over else {}
        whose = {"resident": story.resident, "city_project": project.id, "adviser": me}
        town.add(Participation, start, starts_on=town.day(start), **whose, **ended)
        if town.chance(40):
            theme = next(theme for theme in said["themes"] if theme in story.themes)
            done = {"state": "done", "closed_on": town.day(max(start - 12, 0))} if start > 15 else {}
            due = {"title": self.told["step"], "theme": theme, "due_on": town.day(start - 14)}
            town.add(Step, start, **whose, **due, **done)
