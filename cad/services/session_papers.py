"""What is printed of a drop-in or of outreach: the evening’s sheet for the team, numbers alone for others."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cad.domain.organisation import Organisation
from cad.domain.sensitive import OTHER_PARTNER, is_sensitive
from cad.domain.session import Session
from cad.domain.text import _
from cad.services.action import Reading, query
from cad.services.letters import printed
from cad.services.papers import us
from cad.services.session_pages import Came, SessionPage, page_of
from cad.store.reads import sessions as reads
from cad.store.reads.residents import named
from cad.store.reads.settings import value as rule

if TYPE_CHECKING:
    from cad.printing.session_sheet import Line


@query
def session_sheet_pdf(reading: Reading, session: str) -> bytes:
    """Who came, what for and what follows: for the team alone."""
    from cad.printing import session_sheet

    page = page_of(reading, session)
    sheet = session_sheet.compose(*_about(reading, page), reading.today, _ours(reading))
    return printed(reading, [sheet], _("Feuille du soir"))


@query
def session_masked_pdf(reading: Reading, session: str) -> bytes:
    """The day in numbers, none of them about too few people: for whoever asks."""
    from cad.printing import session_sheet

    page = page_of(reading, session)
    under = rule(reading.connection, "mask_under", reading.today)
    sheet = session_sheet.compose_masked(*_about(reading, page), under, reading.today, _ours(reading))
    return printed(reading, [sheet], _("Bilan chiffré"))


def _ours(reading: Reading) -> str:
    return us(reading)[1].name


def _about(reading: Reading, page: SessionPage) -> tuple[Session, list["Line"], list[str], list[str]]:
    """The session, who came, its team and the structures present, by name."""
    ids = reads.family(reading.connection, page.session.id)
    offices = named(reading.connection, Organisation, {*page.session.services})
    present = [_partner(offices[one]) for one in page.session.services if one in offices]
    team = [page.names[one] for one in page.session.team if one in page.names]
    follows = _follows(reading, ids, page)
    return page.session, [_line(one, page, follows) for one in page.came], team, present


def _partner(office: Organisation) -> str:
    hidden = is_sensitive(office.category, office.name, office.acronym)
    return OTHER_PARTNER if hidden else office.acronym or office.name


def _line(one: Came, page: SessionPage, follows: Mapping[str, tuple[str, ...]]) -> "Line":
    from cad.printing.session_sheet import Line

    back = one.passage.call_back == "yes" and not one.person
    name = one.name if one.person else one.passage.name
    by = page.names.get(one.by, "")
    what = one.passage.themes, one.passage.reason
    return Line(one.passage.at, name, *what, one.state, by, follows.get(one.person, ()), back)


def _follows(reading: Reading, ids: Sequence[str], page: SessionPage) -> dict[str, tuple[str, ...]]:
    """Person → what was agreed there: hand-overs of that day, next steps."""
    connection = reading.connection
    persons = {one.person for one in page.came if one.person}
    handed = reads.handed_on(connection, persons, page.session.team, page.session.starts_at[:10])
    partners = named(connection, Organisation, {office for _person, office in handed})
    told: dict[str, list[str]] = {}
    for person, office in handed:
        if office in partners:
            said = _("orienté·e vers {partner}").format(partner=_partner(partners[office]))
            told.setdefault(person, []).append(said)
    for person, title in reads.steps_agreed(connection, ids):
        told.setdefault(person, []).append(title)
    return {person: tuple(said) for person, said in told.items()}
