"""What was said and agreed on the days an invented resident was met: notes, needs that change, steps."""

from dataclasses import dataclass, field

from cad.domain.encounter import Encounter, Note
from cad.domain.journey import Need, Step
from cad.domain.organisation import Adviser
from cad.services.demo.relatives import Person
from cad.services.demo.town import Partners, Town, words

CHANNELS = ("drop_in", "outreach", "office", "telephone", "visit", "message", "other")
OFTEN = (46, 14, 16, 14, 5, 4, 1)


@dataclass(slots=True)
class Story:
    """Who, what it is about, and the days (before today, far to near) on which they were met."""

    person: Person
    themes: list[str]
    met: list[int]
    status: str
    encounters: list[Encounter] = field(default_factory=list)

    @property
    def resident(self) -> str:
        return self.person.resident.id


def meet(town: Town, partners: Partners, story: Story, rank: int, days_ago: int) -> None:
    """One encounter with its notes; from the second level of depth on, often a next step."""
    (channel,) = town.rng.choices(CHANNELS, OFTEN)
    theme = story.themes[rank % len(story.themes)]
    adviser = partners.me if town.chance(70) else town.pick(partners.advisers)
    hour = town.rng.randrange(9, 18) if days_ago else max(min(town.now.hour - 1, 17), 0)
    minute = town.pick(("00", "10", "15", "30", "40", "45"))
    encounter = town.add(
        Encounter,
        days_ago,
        resident=story.resident,
        at=f"{town.day(days_ago)}T{hour:02}:{minute}",
        channel=channel,
        place=town.pick(partners.places[channel]),
        minutes=town.pick((5, 10, 10, 15, 20, 30, 45)),
        themes=(theme,),
        adviser=adviser.id,
        organisation=adviser.organisation,
    )
    story.encounters.append(encounter)
    said = words("words")
    first = said["first_contact"].get(channel, said["first_contact"]["other"])
    text = first if rank == 0 else said["themes"][theme]["note"]
    _note(town, story, encounter, town.pick(text), "team" if town.chance(85) else "shared")
    if story.person.depth > 1:
        _aside(town, partners, story, encounter, adviser)
        _step(town, story, encounter, theme, days_ago)


def _note(town: Town, story: Story, encounter: Encounter, text: str, visibility: str) -> None:
    town.add(
        Note,
        _ago(town, encounter),
        resident=story.resident,
        encounter=encounter.id,
        text=text,
        visibility=visibility,
        adviser=encounter.adviser,
        organisation=encounter.organisation,
    )


def _ago(town: Town, encounter: Encounter) -> int:
    return (town.today - town.today.fromisoformat(encounter.at[:10])).days


def _aside(town: Town, partners: Partners, story: Story, encounter: Encounter, adviser: Adviser) -> None:
    """A second note at another level; what only its author or its organisation may read is ours or absent."""
    levels = {"shared": 10}
    levels |= {"organisation": 12} if adviser.organisation == partners.ours else {}
    levels |= {"author": 14} if adviser.id == partners.me.id else {}
    for level, percent in levels.items():
        if town.chance(percent):
            _note(town, story, encounter, town.pick(words("words")[level]), level)
            return


def see_need(town: Town, story: Story, theme: str) -> None:
    """How a theme was seen over time: a strength, or a need that is taken in hand and sometimes lifted."""
    said = words("words")["themes"][theme]
    strength = town.chance(18)
    states = ["strength"] if strength else ["need", "in_progress", "lifted"]
    reached = 1 if strength else min(len(story.encounters), town.rng.choices((1, 2, 3), (35, 40, 25))[0])
    start = town.rng.randrange(0, len(story.encounters) - reached + 1)
    detail = {"need": said["need"], "in_progress": said["need"]}
    for state, encounter in zip(states[:reached], story.encounters[start:], strict=False):
        town.add(
            Need,
            _ago(town, encounter),
            resident=story.resident,
            theme=theme,
            state=state,
            on=encounter.at[:10],
            detail=town.pick(detail.get(state, said.get(state, [""]))),
            adviser=encounter.adviser,
            encounter=encounter.id,
        )


def _step(town: Town, story: Story, encounter: Encounter, theme: str, days_ago: int) -> None:
    if not town.chance(60):
        return
    title, who = town.pick(words("words")["themes"][theme]["steps"])
    due = days_ago - town.rng.randrange(5, 40)
    state = _step_state(town, story, due)
    closed = min(max(due + town.rng.randrange(-3, 6), 0), days_ago)
    town.add(
        Step,
        days_ago,
        resident=story.resident,
        theme=theme,
        title=title,
        who=who,
        due_on=town.day(due),
        state=state,
        closed_on="" if state == "to_do" else town.day(closed),
        reason=town.pick(words("words")["drop"]) if state == "dropped" else "",
        adviser=encounter.adviser,
        encounter=encounter.id,
    )


def _step_state(town: Town, story: Story, due: int) -> str:
    """Steps to come are to be done; of the earlier ones most were, and a few recent ones are late."""
    if due < 0 and story.status == "open":
        return "to_do"
    late = story.status == "open" and due < 45
    return town.rng.choices(("done", "dropped", "to_do"), (62, 8, 30 if late else 0))[0]
