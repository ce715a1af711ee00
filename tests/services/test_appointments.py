"""Appointments: planned, moved, kept or missed, and the referral behind that follows."""

from typing import Any

import pytest

from cad.domain.clock import fixed
from cad.domain.encounter import Note
from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.services.appointments import (
    agenda,
    appointment_came,
    appointment_missed,
    cancel_appointment,
    move_appointment,
    plan_appointment,
    unconfirmed_appointments,
)
from cad.services.history import undo
from cad.services.notebook import Notebook
from cad.services.referrals import move_referral, refer, referral_page
from cad.store.table import select

from .snapshot import snapshot


def test_an_agenda_shows_the_day_in_order(signed: Notebook, awa: str, permis: Service) -> None:
    plan_appointment(signed, awa, "2026-11-23T15:00", "Villejean", "Bilan", minutes=45)
    plan_appointment(signed, awa, "2026-11-23T09:30", service=permis.id, with_name="M. Ba")
    off = plan_appointment(signed, awa, "2026-11-23T12:00").result
    plan_appointment(signed, awa, "2026-11-24T23:59")
    cancel_appointment(signed, off.id, "Grève")
    day = agenda(signed)
    assert [(row.at[11:], row.partner, row.person.name) for row in day] == [
        ("09:30", "Mobilité 35", "DIALLO Awa"),
        ("15:00", "", "DIALLO Awa"),
    ]
    assert len(agenda(signed, "2026-11-23", "2026-11-24")) == 3
    assert len(agenda(signed, "2026-11-24")) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"at": "2026-11-24"}, "jour et une heure"),
        ({"at": "2026-11-31T10:00"}, "jour et une heure"),
        ({"at": "2026-11-22T10:00"}, "Ce jour est passé"),
        ({"minutes": -5}, "minutes"),
        ({"service": "rien"}, "introuvable"),
        ({"minutes": -1}, "entre 0 et une journée"),
        ({"minutes": 24 * 60 + 1}, "entre 0 et une journée"),
        ({"resident": "personne"}, "n’existe pas"),
    ],
)
def test_what_cannot_take_place_is_refused(
    signed: Notebook, awa: str, change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        plan_appointment(signed, **{"resident": awa, "at": "2026-11-24T10:00"} | change)


def test_moving_keeps_what_is_not_said(signed: Notebook, awa: str) -> None:
    planned = plan_appointment(signed, awa, "2026-11-24T10:00", "Blosne", minutes=30).result
    before = snapshot(signed)
    moved = move_appointment(signed, planned.id, "2026-11-25T10:00", with_name="Nora").result
    assert (moved.at, moved.place, moved.minutes, moved.with_name) == (
        "2026-11-25T10:00",
        "Blosne",
        30,
        "Nora",
    )
    undo(signed)
    assert snapshot(signed) == before


def test_whether_the_person_came_is_asked_once_the_day_has_come(signed: Notebook, awa: str) -> None:
    planned = plan_appointment(signed, awa, "2026-11-24T10:00").result
    with pytest.raises(Refused, match="pas encore eu lieu"):
        appointment_came(signed, planned.id)
    signed.now = fixed("2026-11-25T10:00")
    assert [row.id for row in unconfirmed_appointments(signed)] == [planned.id]
    appointment_missed(signed, planned.id, "Enfant malade")
    assert not unconfirmed_appointments(signed)
    (note,) = select(signed.connection, Note)
    assert note.text == "Rendez-vous du mar. 24 nov. 2026 à 10\u00a0h manqué\u00a0: Enfant malade"
    assert appointment_came(signed, planned.id).result.state == "came"


def test_a_cancelled_appointment_says_why_and_stays_so(signed: Notebook, awa: str) -> None:
    planned = plan_appointment(signed, awa, "2026-11-24T10:00").result
    with pytest.raises(Refused, match="pourquoi"):
        cancel_appointment(signed, planned.id, " ")
    cancel_appointment(signed, planned.id, "Grève")
    for act, more in ((cancel_appointment, ["Encore"]), (move_appointment, ["2026-11-25T10:00"])):
        with pytest.raises(Refused, match="notez-en un nouveau"):
            act(signed, planned.id, *more)
    with pytest.raises(Refused, match="annulé"):
        appointment_came(signed, planned.id)


def test_what_is_said_of_the_appointment_is_said_of_the_referral(
    signed: Notebook, awa: str, permis: Service
) -> None:
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    move_referral(signed, handed.id, "appointment", appointment_at="2026-11-24T10:00")
    (planned,) = referral_page(signed, handed.id).appointments
    move_appointment(signed, planned.id, "2026-11-25T10:00")
    assert referral_page(signed, handed.id).happened[-1].detail == "Déplacé au mer. 25 nov. 2026 à 10\u00a0h"
    signed.now = fixed("2026-11-26T10:00")
    before = snapshot(signed)
    appointment_missed(signed, planned.id, "Bus en panne")
    page = referral_page(signed, handed.id)
    assert (page.row.seam, page.happened[-1].on, page.happened[-1].reason) == (
        "broken",
        "2026-11-25",
        "Bus en panne",
    )
    assert not select(signed.connection, Note)
    undo(signed)
    assert snapshot(signed) == before
    appointment_came(signed, planned.id)
    assert referral_page(signed, handed.id).row.seam == "closed"


def test_a_cancelled_answer_leaves_the_seam_open(signed: Notebook, awa: str, permis: Service) -> None:
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    move_referral(signed, handed.id, "appointment", appointment_at="2026-11-24T10:00")
    cancel_appointment(signed, referral_page(signed, handed.id).appointments[0].id, "Formateur absent")
    page = referral_page(signed, handed.id)
    assert (page.row.seam, page.happened[-1].reason) == ("open", "Formateur absent")
    move_referral(signed, handed.id, "appointment", appointment_at="2026-11-30T10:00")
    assert [a.state for a in referral_page(signed, handed.id).appointments] == ["cancelled", "planned"]


def test_taking_a_referral_back_cancels_what_is_to_come_not_what_took_place(
    signed: Notebook, awa: str, permis: Service
) -> None:
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    move_referral(signed, handed.id, "appointment", appointment_at="2026-11-23T11:00")
    (first,) = referral_page(signed, handed.id).appointments
    move_referral(signed, handed.id, "missed")
    assert [a.state for a in referral_page(signed, handed.id).appointments] == ["missed"]
    move_referral(signed, handed.id, "revoked", reason="Ne souhaite plus")
    assert [(a.id, a.state) for a in referral_page(signed, handed.id).appointments] == [(first.id, "missed")]


def test_who_came_before_the_appointment_keeps_it(signed: Notebook, awa: str, permis: Service) -> None:
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    move_referral(signed, handed.id, "appointment", appointment_at="2026-11-30T11:00")
    move_referral(signed, handed.id, "came")
    assert [a.state for a in referral_page(signed, handed.id).appointments] == ["planned"]
