"""Journeys that pass to another lead adviser: one comes to who looks, others were proposed by them."""

from typing import Any

from cad.domain.resident import Resident
from cad.domain.transfer import Transfer
from cad.services.demo.meetings import Story
from cad.services.demo.town import Partners, Town, words


class Relays:
    """Each proposal finds its person among the first whose story fits; a small town may have none."""

    def __init__(self, town: Town, partners: Partners) -> None:
        self.town, self.partners = town, partners
        self.waiting: list[dict[str, Any]] = list(words("relays"))
        self.chosen: list[tuple[dict[str, Any], Resident]] = []
        self.colleague = next((a.id for a in partners.colleagues if a.id != partners.me.id), "")

    def tell(self, story: Story) -> None:
        """Maybe this person passes on."""
        person = story.person.resident
        fits = (said for said in self.waiting if self._fits(said, story, person))
        if said := next(fits, None):
            self.waiting.remove(said)
            self.chosen.append((said, person))

    def propose(self) -> None:
        """Once everyone is there, so that the town is the same with them or without."""
        for said, person in self.chosen:
            self._propose(said, person)

    def _fits(self, said: dict[str, Any], story: Story, person: Resident) -> bool:
        if not self.colleague or story.status != "open" or story.person.depth < 2:
            return False
        lead = self.partners.me.id if said["from"] == "me" else self.colleague
        return person.lead_adviser == lead and story.person.known_for > said["days_ago"]

    def _propose(self, said: dict[str, Any], person: Resident) -> None:
        asks, asked = self.partners.me.id, self.colleague
        if said["from"] == "colleague":
            asks, asked = asked, asks
        answered = self.town.day(said["answered"]) if "answered" in said else ""
        self.town.add(
            Transfer,
            said["days_ago"],
            resident=person.id,
            from_adviser=asks,
            to_adviser=asked,
            former=asks,
            note=said["note"],
            proposed_on=self.town.day(said["days_ago"]),
            state=said["state"],
            answer=said.get("answer", ""),
            answered_on=answered,
        )
