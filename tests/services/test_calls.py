"""Whom to call, what is known before one does, what a call leaves behind."""

import pytest

from cad.domain.encounter import Encounter, Note
from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.domain.resident import Resident
from cad.services import passages, sessions
from cad.services.appointments import appointment_missed, plan_appointment
from cad.services.calling import note_call
from cad.services.calls import call_list_pdf, calls
from cad.services.encounters import record_encounter
from cad.services.history import undo
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation, add_service
from cad.services.residents import change_resident, create_resident
from cad.store.table import select
from cad.store.work import Act
from tests.printing import paper

pytestmark = pytest.mark.slow


def person(book: Notebook, name: str, **said: object) -> str:
    return create_resident(book, usage_name=name, first_name="Ana", **said).result.id


def missed(book: Notebook, who: str, day: str) -> str:
    """An appointment of a day gone by, missed."""
    made = plan_appointment(book, who, "2026-11-23T08:00").result
    with book.store.work(Act("test", "Essai"), book.me, book.now()) as work:
        work.change(work.get(type(made), made.id), at=f"{day}T08:00")
    return appointment_missed(book, made.id).result.id


def test_who_is_called_and_what_to_know_before(signed: Notebook, awa: str, permis: Service) -> None:
    change_resident(signed, awa, phones=("0612345678",), phone_shared_with="sa sœur", languages=("wolof",))
    office = add_organisation(signed, name="CSAPA L’Envol", category="csapa").result
    hidden = add_service(signed, office.id, name="Sevrage").result
    plan_appointment(signed, awa, "2026-11-24T09:00", "2 rue Neuve", service=hidden.id)
    plan_appointment(signed, awa, "2026-11-26T09:00", with_name="Sam Bihan")
    gone, met, again = (person(signed, name) for name in ("Gone", "Met", "Again"))
    for one in (gone, met, again):
        missed(signed, one, "2026-11-19")
    record_encounter(signed, met, "Vu")
    plan_appointment(signed, again, "2026-11-30T09:00")
    missed(signed, person(signed, "Vieux"), "2026-09-01")
    found = calls(signed)
    assert [(one.reason, one.person.name, one.host, one.place) for one in found.calls] == [
        ("before", "DIALLO Awa", "Autre partenaire", ""),
        ("missed", "GONE Ana", "Nora Le Gall", ""),
    ]
    assert found.calls[0].careful[0].startswith("téléphone partagé avec sa sœur")
    assert found.calls[0].careful[1] == "parle wolof"
    assert found.calls[1].careful == ("pas de téléphone",)
    assert [one.host for one in calls(signed, days=3, host="sam bihan").calls] == ["Sam Bihan"]
    assert [one.person.name for one in calls(signed, host=signed.me).calls] == ["GONE Ana"]
    with pytest.raises(Refused, match="60 jours"):
        calls(signed, days=0)


def test_who_asked_to_be_called_when_they_came_by_and_who_asked_not_to_be(signed: Notebook, awa: str) -> None:
    drop_in = sessions.plan_session(signed, place="Le Blosne", starts_at="2026-11-23T09:00").result
    ben, cam = person(signed, "Ben"), person(signed, "Cam")
    for who, wish in ((awa, "yes"), (ben, "no"), (cam, "yes")):
        passages.arrive(signed, session=drop_in.id, resident=who, call_back=wish)
    plan_appointment(signed, ben, "2026-11-24T09:00")
    note_call(signed, cam, "reached")
    found = calls(signed).calls
    assert [(one.reason, one.person.name) for one in found] == [("before", "BEN Ana"), ("back", "DIALLO Awa")]
    assert found[0].careful[0] == "ne veut pas être rappelé·e"


def test_a_call_leaves_an_encounter_or_a_word_to_the_team(signed: Notebook, awa: str) -> None:
    meeting = plan_appointment(signed, awa, "2026-11-24T09:00", "Mairie", "Sevrage").result
    for outcome, said in (("unreached", "pas joint·e"), ("message", "message laissé")):
        note_call(signed, awa, outcome, meeting.id)
        (note,) = select(signed.connection, Note)
        assert note.text == f"Appel\u00a0: {said} (rappel du rendez-vous du mar. 24 nov. 2026 à 9\u00a0h)."
        assert [one.said for one in calls(signed).calls] == [outcome]
        undo(signed)
    assert select(signed.connection, Encounter) == []
    note_call(signed, awa, "reached", meeting.id)
    (met,) = select(signed.connection, Encounter)
    assert (met.channel, met.at[:10]) == ("telephone", "2026-11-23")
    assert [one.said for one in calls(signed).calls] == ["reached"]
    with pytest.raises(Refused, match="rien à imprimer"):
        call_list_pdf(signed)


def test_the_sheet_says_no_more_than_whoever_calls_needs(signed: Notebook, awa: str) -> None:
    change_resident(signed, awa, phones=("0612345678",), address="3 rue du Fil", caf_number="1234567")
    plan_appointment(signed, awa, "2026-11-24T09:00", "Mairie", "Sevrage")
    said = " ".join(line.text for line in paper.lines(call_list_pdf(signed), 0))
    assert all(
        word in said.replace("\u00a0", " ") for word in ("DIALLO Awa", "06 12 34 56 78", "Mairie", "9 h")
    )
    assert not [word for word in ("Sevrage", "rue du Fil", "1234567") if word in said]
    assert len(select(signed.connection, Resident)) == 1
