"""What is printed of a meeting with companies: an invitation for each person, the sheet where they sign."""

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.event import Event
from cad.domain.names import display_name, fold
from cad.domain.organisation import Organisation
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.printing import invitation, sign_in
from cad.services.action import Reading, query
from cad.services.letters import printed
from cad.services.papers import us
from cad.store.reads import events as reads
from cad.store.reads.people import people
from cad.store.reads.residents import named
from cad.store.table import load

EXPECTED = ("invited", "coming")


@query
def event_invitations_pdf(reading: Reading, event: str) -> bytes:
    """A page for each person who is invited and has not said no."""
    connection, (adviser, ours) = reading.connection, us(reading)
    found = load(connection, Event, event)
    if found.cancelled_on:
        raise Refused(
            _("Cette rencontre est annulée depuis le {day}\u00a0: il n’y a rien à envoyer.").format(
                day=show_date(found.cancelled_on)
            )
        )
    who = _expected(reading, found.id)
    if not who:
        raise Refused(_("Personne n’est invité·e pour l’instant\u00a0: invitez d’abord, puis imprimez."))
    offices = named(connection, Organisation, {*found.companies})
    names = [offices[one].name for one in found.companies if one in offices]
    pages = [
        invitation.compose(event=found, companies=names, resident=one, adviser=adviser, ours=ours)
        for one in who
    ]
    return printed(reading, pages, _("Invitations"))


@query
def event_sign_in_pdf(reading: Reading, event: str) -> bytes:
    """Who is expected, and lines for those who come by."""
    connection, (_adviser, ours) = reading.connection, us(reading)
    found = load(connection, Event, event)
    names = [
        display_name(one.usage_name, one.first_name, one.birth_name)
        for one in _expected(reading, found.id, "came")
    ]
    sheet = sign_in.compose(event=found, names=names, ours=ours)
    return printed(reading, [sheet], _("Feuille d’émargement"))


def _expected(reading: Reading, event: str, *more: str) -> list[Resident]:
    """Those on the list who are expected, in the order of their names."""
    listed = [
        one.resident
        for one in reads.attendances(reading.connection, event)
        if one.state in (*EXPECTED, *more)
    ]
    known = people(reading.connection, listed)
    whole = named(reading.connection, Resident, {known[one].id for one in listed if one in known})
    return sorted(
        whole.values(), key=lambda one: fold(display_name(one.usage_name, one.first_name, one.birth_name))
    )
