"""What a pupil’s search leaves in their timeline: the guardian’s word, what was found, how it ended."""

from collections.abc import Iterator, Sequence

from cad.domain.dates import show_span
from cad.domain.internship import Internship, Pupil
from cad.domain.organisation import Adviser, Organisation
from cad.domain.school import School, show_year
from cad.domain.text import _
from cad.services.action import Reading
from cad.services.timeline import TimelineEntry
from cad.store.reads import internships as reads
from cad.store.reads.residents import named


def entries(reading: Reading, ids: Sequence[str]) -> list[TimelineEntry]:
    """Of one person, under any of their identities."""
    connection = reading.connection
    pupils = reads.pupils_of(connection, ids)
    found = reads.internships_of(connection, ids)
    if not pupils and not found:
        return []
    authors = named(connection, Adviser, {*(one.adviser for one in pupils), *(one.adviser for one in found)})
    said = {i: one.name for i, one in authors.items()}
    said |= {
        i: one.name for i, one in named(connection, Organisation, {one.company for one in found}).items()
    }
    said |= {i: one.name for i, one in named(connection, School, {one.school for one in pupils}).items()}
    return [
        *(entry for one in pupils for entry in _pupil(one, said)),
        *(entry for one in found for entry in _internship(one, said, reading.today)),
    ]


def _pupil(one: Pupil, names: dict[str, str]) -> Iterator[TimelineEntry]:
    author, year = names.get(one.adviser, ""), show_year(one.year)
    where = " · ".join(filter(None, (names.get(one.school, ""), one.school_class, year)))
    if one.agreed_on:
        title = _("Stage de 3e\u00a0: accord de {who}").format(who=one.guardian)
        yield TimelineEntry(one.agreed_on, "pupil", one.id, title, where, author)
    if one.withdrew_on:
        title = _("Stage de 3e\u00a0: {who} retire son accord").format(who=one.guardian)
        yield TimelineEntry(one.withdrew_on, "withdrawn", f"{one.id}-", title, where, author)


def _internship(one: Internship, names: dict[str, str], today: str) -> Iterator[TimelineEntry]:
    """Accepted, then the days themselves once they have begun; what came to nothing, and why."""
    company, author = names.get(one.company, one.found), names.get(one.adviser, "")
    where = " · ".join(filter(None, (company, show_span(one.starts_on, one.ends_on))))
    if one.agreed_on:
        yield TimelineEntry(one.agreed_on, "internship", one.id, _("Stage de 3e trouvé"), where, author)
    if one.state == "done" and one.ends_on:
        yield TimelineEntry(one.ends_on, "internship", f"{one.id}-", _("Stage de 3e fait"), where, author)
    if one.state == "broken":
        text = " · ".join(filter(None, (where, one.reason)))
        at = max(one.agreed_on, one.starts_on if one.starts_on <= today else "") or one.created_at[:10]
        yield TimelineEntry(at, "internship", f"{one.id}-", _("Stage de 3e sans suite"), text, author)
