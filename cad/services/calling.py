"""What became of a call, written so that it is known again: reached, a message left, nobody."""

from typing import Literal

from cad.domain.clock import local
from cad.domain.dates import show_moment
from cad.domain.encounter import Appointment, Encounter, Note
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services.action import action
from cad.services.people import person
from cad.services.settings import own_organisation
from cad.store.connection import Connection
from cad.store.reads import appointments as reads
from cad.store.reads.people import people
from cad.store.work import Work

OUTCOMES = {"reached": _("joint·e"), "message": _("message laissé"), "unreached": _("pas joint·e")}
_WRITTEN = {"message": _("Appel\u00a0: message laissé"), "unreached": _("Appel\u00a0: pas joint·e")}
"""How the notes of the calls that reach nobody begin, by which they are known again."""


def made_on(connection: Connection, today: str) -> dict[str, str]:
    """Person → what became of the calls of the day; to have been reached comes before the rest."""
    found: dict[str, str] = {}
    for resident, text in reads.called(connection, today):
        how = next((key for key, begins in _WRITTEN.items() if text.startswith(begins)), "")
        if not text or how:
            found[resident] = how or "reached"
    known = people(connection, found)
    return {known[resident].id: how for resident, how in found.items() if resident in known}


@action(_("Noter l’appel"))
def note_call(
    work: Work,
    resident: str,
    outcome: Literal["reached", "message", "unreached"],
    appointment: str = "",
) -> Encounter | Note:
    """What became of a call: an encounter by telephone when the person answered, else a note for the team."""
    who = person(work, resident).id
    about = work.get(Appointment, appointment) if appointment else None
    if outcome not in OUTCOMES:
        raise Refused(_("Un appel\u00a0: reached (joint), message, ou unreached (pas joint)."))
    told = ""
    if about:
        asked = _("rappel du rendez-vous du {moment}") if about.state == "planned" else ""
        asked = asked or _("à propos du rendez-vous manqué du {moment}")
        told = asked.format(moment=show_moment(about.at))
    own = own_organisation(work)
    if outcome != "reached":
        text = f"{_WRITTEN[outcome]}{f' ({told})' if told else ''}."
        return work.add(Note(resident=who, text=text, adviser=work.by, organisation=own))
    met = Encounter(resident=who, at=local(work.now), channel="telephone", adviser=work.by, organisation=own)
    work.add(met)
    if told:
        text = f"{told[0].upper()}{told[1:]}."
        work.add(Note(resident=who, encounter=met.id, text=text, adviser=work.by, organisation=own))
    return met
