"""Meetings with companies: who is invited, who came, what followed; nothing noted is lost."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.event import Event
from cad.services import (
    attendances,
    availability,
    duplicates,
    event_pages,
    events,
    history,
    journeys,
    outcomes,
    residents,
)
from cad.services.exporting import export_notebook
from cad.services.notebook import Notebook
from cad.services.page import resident_page
from cad.services.partners import add_organisation
from cad.services.readable import Readable


@pytest.fixture
def company(signed: Notebook) -> str:
    return add_organisation(signed, name="Bâti Vilaine").result.id


@pytest.fixture
def forum(signed: Notebook, company: str) -> Event:
    """This very day."""
    return events.plan_event(
        signed, title="Forum du Blosne", starts_at="2026-11-23T09:00", ends_at="2026-11-23T12:00",
        companies=(company,), seats=20,
    ).result  # fmt: skip


def page(book: Notebook, forum: Event) -> event_pages.EventPage:
    return event_pages.event_page(book, forum.id)


def test_from_the_invitation_to_what_came_of_it(
    signed: Notebook, awa: str, company: str, forum: Event
) -> None:
    other = residents.create_resident(signed, usage_name="Petit", first_name="Jeanne").result.id
    one, two = attendances.invite(signed, forum.id, (awa, other)).result
    attendances.answer_invitation(signed, one.id, "coming")
    attendances.note_presence(signed, one.id, "came")
    attendances.note_presence(signed, two.id, "missed")
    attendances.note_meeting(signed, forum.id, awa, company, "interview")
    attendances.note_meeting(signed, forum.id, awa, company, "contract", "CDD de six mois")
    shown = page(signed, forum)
    assert [(g.name, g.attendance.state) for g in shown.guests] == [
        ("DIALLO Awa", "came"),
        ("PETIT Jeanne", "missed"),
    ]
    assert (shown.count("came"), shown.met("contract"), shown.met("interview")) == (1, 1, 0)
    for day, months in (("2026-12-23", 1), ("2027-02-23", 3), ("2027-05-23", 6)):
        signed.now = fixed(f"{day}T10:00")
        (due,) = outcomes.outcomes_due(signed)
        assert (due.row.person.id, due.row.months, due.since) == (awa, months, day)
        outcomes.record_outcome(signed, "attendance", one.id, months, "job")
    assert page(signed, forum).after == {1: {"job": 1}, 3: {"job": 1}, 6: {"job": 1}}
    told = [entry.title for entry in resident_page(signed, awa).timeline]
    assert "Forum du Blosne · venu·e" in told
    assert "Bâti Vilaine · contrat" in told
    assert "6\u00a0mois après une rencontre avec des entreprises\u00a0: en emploi" in told


def test_who_is_found_is_free_then_and_not_listed_twice(signed: Notebook, forum: Event) -> None:
    free, busy = (residents.create_resident(signed, usage_name=name).result.id for name in ("Petit", "Roux"))
    for who, hours in ((free, "lun-ven 8h30-16h"), (busy, "mar-ven 8h-18h")):
        journeys.open_journey(signed, who)
        journeys.assess_need(signed, who, "recruitment", "need")
        availability.say_availability(signed, who, hours=hours)
    found = event_pages.event_candidates(signed, forum.id).first
    assert [(one.name, one.hours.answer) for one in found] == [("PETIT", "fits"), ("ROUX", "not")]
    attendances.invite(signed, forum.id, (free,))
    assert [one.name for one in event_pages.event_candidates(signed, forum.id).first] == ["ROUX"]
    with pytest.raises(Refused, match="PETIT est déjà sur la liste"):
        attendances.invite(signed, forum.id, (busy, free))
    assert page(signed, forum).count("invited") == 1


def test_who_comes_unknown_is_added_in_three_fields_or_counted(signed: Notebook, forum: Event) -> None:
    made = attendances.come_in_new(signed, forum.id, "Roux", "Léo", "06 39 98 00 01").result
    assert (made.state, made.came_on) == ("came", "2026-11-23")
    assert resident_page(signed, made.resident).resident.phones == ("0639980001",)
    events.count_heads(signed, forum.id, 14)
    assert [(row.listed, row.came) for row in event_pages.event_list(signed).rows] == [(1, 15)]
    with pytest.raises(Refused, match="lui ressemble"):
        attendances.come_in_new(signed, forum.id, "Roux", "Léo", seen=())
    history.undo(signed)
    history.undo(signed)
    assert page(signed, forum).guests == ()


def test_cancelled_after_people_came_it_keeps_everything(
    signed: Notebook, awa: str, company: str, forum: Event
) -> None:
    attendances.come_in(signed, forum.id, awa)
    attendances.note_meeting(signed, forum.id, awa, company, "met")
    events.cancel_event(signed, forum.id, "Alerte incendie")
    shown = page(signed, forum)
    assert (shown.event.cancelled_on, shown.count("came"), shown.met("met")) == ("2026-11-23", 1, 1)
    with pytest.raises(Refused, match="annulée"):
        attendances.invite(signed, forum.id, (awa,))
    (told,) = (e for e in resident_page(signed, awa).timeline if e.kind == "attendance")
    assert told.text == "annulée le 23 novembre 2026"
    with pytest.raises(Refused, match="son jour ne change plus"):
        events.change_event(signed, forum.id, starts_at="2026-12-01T09:00", ends_at="2026-12-01T12:00")
    with pytest.raises(Refused, match="annulez-la"):
        events.remove_event(signed, forum.id)
    with pytest.raises(Refused, match="reste sur la liste"):
        attendances.uninvite(signed, shown.guests[0].attendance.id)
    events.restore_event(signed, forum.id)
    assert page(signed, forum).event.cancelled_on == ""


def test_two_files_of_one_person_come_once(signed: Notebook, awa: str, company: str, forum: Event) -> None:
    twin = residents.create_resident(signed, usage_name="Diallo", first_name="Awa").result.id
    attendances.invite(signed, forum.id, (awa,))
    attendances.come_in(signed, forum.id, twin)
    attendances.note_meeting(signed, forum.id, twin, company, "interview")
    duplicates.merge_residents(signed, awa, twin)
    (guest,) = page(signed, forum).guests
    assert (guest.person, guest.attendance.state) == (awa, "came")
    assert [one.state for one in guest.meetings] == ["interview"]
    attendances.note_meeting(signed, forum.id, awa, company, "trial")
    assert [one.state for one in page(signed, forum).guests[0].meetings] == ["trial"]


def test_nobody_has_come_before_the_day(signed: Notebook, awa: str, company: str) -> None:
    later = events.plan_event(signed, title="Visite", kind="visit", starts_at="2026-12-03T14:00").result
    (made,) = attendances.invite(signed, later.id, (awa,)).result
    for early in (
        lambda: attendances.note_presence(signed, made.id, "came"),
        lambda: attendances.come_in(signed, later.id, awa),
        lambda: attendances.come_in_new(signed, later.id, "Roux"),
        lambda: events.count_heads(signed, later.id, 3),
    ):
        with pytest.raises(Refused, match="a lieu le 3 décembre 2026"):
            early()
    with pytest.raises(Refused, match="d’abord que la personne est venue"):
        attendances.note_meeting(signed, later.id, awa, company, "met")
    with pytest.raises(Refused, match="viendra"):
        attendances.answer_invitation(signed, made.id, "came")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": " "}, "le nom de la rencontre"),
        ({"starts_at": "demain"}, "un jour et une heure"),
        ({"ends_at": "2026-11-23T08:00"}, "avant d’avoir commencé"),
        ({"seats": -1}, "nombre de places"),
        ({"kind": "bal"}, "n’est pas un choix"),
        ({"companies": ("0" * 32,)}, "introuvable"),
    ],
)
def test_what_cannot_be_is_said(signed: Notebook, said: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        events.plan_event(signed, **{"title": "Forum", "starts_at": "2026-11-23T09:00", **said})
    assert event_pages.event_list(signed).total == 0


def test_several_companies_are_said_by_their_names_and_choices_by_their_labels(
    signed: Notebook, company: str, forum: Event, tmp_path: Path
) -> None:
    words = Readable(signed.connection)
    assert words.value("event", "companies", forum.companies) == "Bâti Vilaine"
    assert words.value("availability", "means", ("bus", "car")) == "bus ou métro, voiture"
    export_notebook(replace(signed, confirmed=True), str(tmp_path / "carnet.xlsx"))
    sheet = CalamineWorkbook.from_path(tmp_path / "carnet.xlsx").get_sheet_by_name("Rencontre").to_python()
    assert sheet[1][sheet[0].index("Entreprises")] == "Bâti Vilaine"
