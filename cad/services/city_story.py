"""What the projects of the Cité de l’emploi tell in a person’s timeline: come in, gone, what followed."""

from collections.abc import Iterator, Mapping, Sequence

from cad.domain.city import ENDINGS, CityProject, Participation
from cad.domain.names import fold
from cad.domain.organisation import Adviser, Organisation
from cad.domain.text import _
from cad.services.action import Reading
from cad.services.timeline import TimelineEntry
from cad.store.reads.city import running
from cad.store.reads.residents import named, of_person


def projects(reading: Reading, named_by: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(identifier, title) of those that run today, in the order of their titles, and of those steps name."""
    found = running(reading.connection, reading.today, named_by)
    return tuple(sorted(((one.id, one.title) for one in found), key=lambda one: (fold(one[1]), one[0])))


def told(reading: Reading, ids: Sequence[str]) -> Iterator[TimelineEntry]:
    """Every entry about a person (all their identities)."""
    parts = of_person(reading.connection, Participation, ids)
    projects = named(reading.connection, CityProject, {one.city_project for one in parts})
    holders = named(reading.connection, Organisation, {one.organisation for one in projects.values()})
    writers = named(reading.connection, Adviser, {one.adviser for one in parts})
    names = {i: one.name for i, one in holders.items()} | {i: one.name for i, one in writers.items()}
    for one in parts:
        if one.city_project in projects:
            yield from _part(one, projects[one.city_project], names, reading.today)


def _part(
    one: Participation, project: CityProject, names: Mapping[str, str], today: str
) -> Iterator[TimelineEntry]:
    key, author = f"{project.id}:{one.id}", names.get(one.adviser, "")
    begun = _("Entre dans «\u00a0{project}\u00a0»").format(project=project.title)
    holder = names.get(project.organisation, "")
    yield TimelineEntry(one.starts_on, "participation", key, begun, holder, author)
    if one.ends_on and one.ends_on <= today:
        ended = _("Fin de «\u00a0{project}\u00a0»").format(project=project.title)
        came = " · ".join(filter(None, (ENDINGS[one.outcome] if one.outcome else "", one.detail)))
        yield TimelineEntry(one.ends_on, "participation", f"{key}-", ended, came, author)
