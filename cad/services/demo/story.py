"""The journey of one invented resident: its goal, its days, its team."""

from cad.domain.journey import Journey, TeamMember
from cad.domain.organisation import Adviser
from cad.services.demo.meetings import Story, meet, see_need
from cad.services.demo.relatives import Person
from cad.services.demo.town import Partners, Town, words

ENCOUNTERS = ((0, 1), (1, 2), (3, 7), (7, 16))
THEMES = ((0, 1), (1, 3), (2, 5), (3, 7))
"""How many a story of each depth has: from, to (excluded)."""

THEME_WEIGHTS = {
    "recruitment": 24,
    "training": 14,
    "childcare": 12,
    "mobility": 12,
    "rights": 10,
    "digital": 8,
    "housing": 8,
    "money": 7,
    "mental_health": 6,
    "entrepreneurship": 4,
    "outreach": 3,
    "discrimination": 3,
    "communication": 2,
}


def tell(town: Town, partners: Partners, person: Person) -> Story:
    """Write the story in the town; nothing more than the file for someone of depth 0."""
    story = Story(person, _themes(town, person.depth), [], _status(town, person.depth))
    if person.depth:
        story.met = _days(town, story)
        _journey(town, partners, story)
        for rank, days_ago in enumerate(story.met):
            meet(town, partners, story, rank, days_ago)
        for theme in story.themes:
            see_need(town, story, theme)
    return story


def _themes(town: Town, depth: int) -> list[str]:
    drawn = town.rng.choices(
        tuple(THEME_WEIGHTS), tuple(THEME_WEIGHTS.values()), k=town.rng.randrange(*THEMES[depth])
    )
    return list(dict.fromkeys(drawn))


def _status(town: Town, depth: int) -> str:
    weights = ((1, 0, 0), (97, 2, 1), (84, 10, 6), (62, 12, 26))[depth]
    return town.rng.choices(("open", "paused", "closed"), weights)[0]


def _days(town: Town, story: Story) -> list[int]:
    """From the first meeting to the last, which is recent in most open journeys and long ago in a few."""
    first, count = story.person.known_for, town.rng.randrange(*ENCOUNTERS[story.person.depth])
    silent = story.person.depth > 1 and town.chance(12)
    last = 70 if silent or story.status != "open" else 0
    between = [town.rng.randrange(min(last, first), first + 1) for _n in range(count - 1)]
    if not silent and story.status == "open" and count > 1:
        between[-1] = min(first, town.rng.randrange(0, 40))
    return sorted({town.working_day(days) for days in (first, *between)}, reverse=True)


def _journey(town: Town, partners: Partners, story: Story) -> None:
    said, first, last = words("words"), story.met[0], story.met[-1]
    closed = story.status == "closed"
    reason = {"closed": said["closing"], "paused": said["pause"]}.get(story.status, [""])
    journey = town.add(
        Journey,
        first,
        resident=story.resident,
        goal=town.pick(said["goals"]) if story.person.depth > 1 or town.chance(40) else "",
        status=story.status,
        opened_on=town.day(first),
        closed_on=town.day(last) if closed else "",
        closing_reason=town.pick(reason),
    )
    for adviser in _team(town, partners, story):
        town.add(
            TeamMember,
            first,
            journey=journey.id,
            resident=story.resident,
            adviser=adviser.id,
            name=adviser.name,
            organisation=adviser.organisation,
            role="référent·e" if adviser.id == story.person.resident.lead_adviser else adviser.role,
            since=town.day(first),
        )


def _team(town: Town, partners: Partners, story: Story) -> list[Adviser]:
    """The lead adviser, who uses this notebook, and a partner’s adviser or two in the longer stories."""
    lead = story.person.resident.lead_adviser
    others = town.rng.sample(partners.advisers[1:], story.person.depth - 1)
    chosen = {a.id: a for a in (*(a for a in partners.advisers if a.id == lead), partners.me, *others)}
    return list(chosen.values())
