"""Aujourd’hui: what the day asks for, in order, and where each line leads."""

from dataclasses import replace
from typing import Any

from cad.domain.clock import fixed
from cad.services import (
    appointments,
    attendances,
    drafts,
    duplicates,
    events,
    journeys,
    partners,
    referrals,
    residents,
    settings,
)
from cad.services.notebook import Notebook
from cad.services.outcomes import Due
from cad.services.page import resident_page
from cad.store.reads.today import ENDINGS_TOLD, MET_TWICE
from tests.ui.fakes import FakeDesk
from ui.screens.referrals.shown import shown
from ui.screens.resident.handovers import handovers
from ui.screens.resident.standing import coming
from ui.screens.today.presenter import Presenter
from ui.screens.today.section import Section


class View:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.title = self.summary = self.clock = ""
        self.asked: list[Due] = []
        self.now: list[Section] = []
        self.watch: list[Section] = []

    def show_day(self, title: str, summary: str) -> None:
        self.title, self.summary = title, summary

    def show_clock(self, sentence: str) -> None:
        self.clock = sentence

    def ask_outcome(self, due: Due) -> None:
        self.asked.append(due)

    def show_sections(self, now: list[Section], watch: list[Section]) -> None:
        self.now, self.watch = now, watch


def arrived(book: Notebook) -> tuple[Presenter, View, FakeDesk]:
    desk, view = FakeDesk(book), View()
    presenter = Presenter(desk, view)
    presenter.arrive()
    return presenter, view, desk


def section(sections: list[Section], key: str) -> Section:
    return next(s for s in sections if s.key == key)


def test_an_empty_day_says_so(book: Notebook) -> None:
    _presenter, view, _desk = arrived(book)
    assert view.title == "Lundi 23 novembre 2026"
    assert view.summary == "Rien d’urgent aujourd’hui."
    assert view.now == view.watch == []
    assert view.clock == ""


def test_what_is_due_leads_to_the_person(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    journeys.add_step(book, person, "Appeler la crèche", due_on="2026-11-20")
    appointments.plan_appointment(
        book, person, at="2026-11-23T14:30", place="Bureau 2", purpose="Faire le point"
    )
    presenter, view, desk = arrived(book)
    steps, meetings = section(view.now, "steps"), section(view.now, "appointments")
    assert (steps.rows[0].title, steps.rows[0].trailing_tone) == ("DIALLO Awa", "danger")
    assert "14" in meetings.rows[0].trailing
    presenter.open(steps.rows[0].key)
    assert desk.opened == [("resident", {"resident": person})]


def test_a_late_answer_is_watched_once(book: Notebook) -> None:
    settings.set_me(book, name="Camille", organisation="Ici")
    person = residents.create_resident(book, usage_name="Diallo").result.id
    partner = partners.add_organisation(book, name="Ailleurs").result.id
    service = partners.add_service(book, partner, name="Garde").result.id
    referrals.refer(book, person, service, "Une place", theme="childcare", consent_how="oral")
    book.now = fixed("2026-12-20T09:00")
    presenter, view, desk = arrived(book)
    late = section(view.watch, "late")
    assert (late.rows[0].trailing, late.rows[0].trailing_tone) == ("en retard de 12\u00a0jours", "danger")
    assert "seams" not in [s.key for s in view.watch]  # it is already among the late ones
    presenter.open(late.rows[0].key)
    assert desk.opened == [("referrals", {"referral": late.rows[0].key.removeprefix("referral:")})]


def test_what_was_referred_to_us_waits_for_a_word(book: Notebook) -> None:
    settings.set_me(book, name="Camille", organisation="Ici", phone="0299010203")
    person = residents.create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    partner = partners.add_organisation(book, name="Ailleurs").result.id
    service = partners.add_service(book, partner, name="Garde").result.id
    handed = referrals.refer(book, person, service, "Une place", theme="childcare", consent_how="oral").result
    assert not [s for s in arrived(book)[1].now if s.key == "received"]
    settings.set_me(book, name="Malo", organisation="Ailleurs")  # the same seen from the other side
    presenter, view, desk = arrived(book)
    (row,) = section(view.now, "received").rows
    assert (row.title, row.subtitle, row.trailing) == (
        "DIALLO Awa", "par Ici · Garde", "répondre dans 2\u00a0semaines",
    )  # fmt: skip
    assert view.summary == "1 orientation reçue, 1 couture ouverte"
    assert "seams" not in [s.key for s in view.watch]  # said once
    presenter.open(row.key)
    assert desk.opened == [("referrals", {"referral": handed.id})]
    page = shown(referrals.referral_page(book, referral=handed.id), "2026-11-23")
    assert [move.label for move in page.moves][:2] == ["Accuser réception", "Donner un rendez-vous"]
    assert not {"no_answer", "revoked", "handed_over"} & {move.key for move in page.moves}
    assert dict(page.facts)["Orienté·e par"] == "Malo"
    lines = handovers(resident_page(book, person), "2026-11-23")
    assert lines[0].actions[0][1] == "Répondre"
    assert coming(resident_page(book, person), "2026-11-23T10:00")[0].title == "Répondre à Ici"
    referrals.move_referral(book, referral=handed.id, state="received")
    assert not [s for s in arrived(book)[1].now if s.key == "received"]


def test_whom_two_laptops_met_leads_to_both_files(book: Notebook) -> None:
    here = residents.create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    came = residents.create_resident(book, usage_name="Dialo", first_name="Awa").result.id
    again = residents.create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    book.store.set(MET_TWICE, [(came, here), (again, here)])
    presenter, view, desk = arrived(book)
    row, same = section(view.now, "met_twice").rows
    assert (row.title, row.subtitle) == ("DIALO Awa", "Ressemble à DIALLO Awa, déjà dans le carnet")
    assert (same.title, same.subtitle) == ("DIALLO Awa", "Deux fiches à ce nom, dont une reçue")
    presenter.open(row.key)
    assert desk.opened == [("residents", {"merge": f"{here},{came}"})]
    duplicates.not_duplicates(book, here, came)
    duplicates.not_duplicates(book, here, again)
    assert not [s for s in arrived(book)[1].now if s.key == "met_twice"]


def test_silence_does_not_make_a_delay_shorter(book: Notebook) -> None:
    """« Sans réponse » closes nothing: the delay goes on from the day the answer was due."""
    settings.set_me(book, name="Camille", organisation="Ici")
    person = residents.create_resident(book, usage_name="Diallo").result.id
    partner = partners.add_organisation(book, name="Ailleurs").result.id
    service = partners.add_service(book, partner, name="Garde").result.id
    handed = referrals.refer(book, person, service, "Une place", theme="childcare", consent_how="oral").result
    book.now = fixed("2026-12-10T09:00")
    referrals.move_referral(book, referral=handed.id, state="no_answer")
    book.now = fixed("2027-02-10T09:00")
    _presenter, view, _desk = arrived(book)
    assert section(view.watch, "late").rows[0].trailing == "en retard de 2\u00a0mois"


def test_the_day_goes_by(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    for at in ("2026-11-23T09:00", "2026-11-23T09:30", "2026-11-23T14:30", "2026-11-24T09:00"):
        appointments.plan_appointment(book, person, at=at, purpose="Faire le point")
    nine = appointments.agenda(book, first="2026-11-23", last="2026-11-23")[0]
    appointments.appointment_came(book, nine.id)
    _presenter, view, _desk = arrived(book)
    assert [row.note for row in section(view.now, "appointments").rows] == [
        "venu·e",
        "venu·e ou pas\u202f?",
        "",
    ]
    tomorrow = section(view.now, "tomorrow")
    assert (tomorrow.title, tomorrow.count) == ("Demain, mardi 24 novembre 2026", 1)


def test_all_the_steps_are_seen(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    for day in range(1, 11):
        journeys.add_step(book, person, f"Étape {day}", due_on=f"2026-11-{day:02}")
    presenter, view, _desk = arrived(book)
    steps = section(view.now, "steps")
    assert (steps.count, len(steps.rows), steps.more) == (10, 8, ("today", {"whole": "steps"}))
    assert steps.rows[0].trailing == "en retard de 3\u00a0semaines"
    presenter.arrive("steps")
    assert len(section(view.now, "steps").rows) == 10


def test_only_what_matters_to_the_day_is_asked_again(book: Notebook) -> None:
    presenter, _view, desk = arrived(book)
    before = len(desk.asked)
    done: Any = residents.create_resident(book, usage_name="Diallo")
    presenter.changed(done)
    assert len(desk.asked) > before
    again = len(desk.asked)
    presenter.changed(partners.add_organisation(book, name="Ailleurs"))
    assert len(desk.asked) == again


def test_a_clock_that_is_behind_is_said(book: Notebook) -> None:
    residents.create_resident(book, usage_name="Diallo")
    book.now = fixed("2026-11-01T09:00")
    _presenter, view, _desk = arrived(book)
    assert "retarde" in view.clock


def test_a_half_typed_encounter_is_found_again(book: Notebook) -> None:
    person = residents.create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    drafts.keep_draft(book, "encounter", person, {"text": "Elle dit que"})
    drafts.keep_draft(book, "new_resident", "", {"usage_name": "Barry"})
    presenter, view, desk = arrived(book)
    rows = {row.key: row for row in section(view.now, "drafts").rows}
    assert rows[f"form:encounter:{person}"].title == "DIALLO Awa"
    presenter.open(f"form:encounter:{person}")
    presenter.open("form:new_resident:")
    assert desk.opened == [("resident", {"resident": person}), ("residents", {"new": "1"})]


def test_whose_file_is_soon_erased_leads_to_what_keeps_it(book: Notebook) -> None:
    then = replace(book, now=fixed("2024-12-01T10:00"))
    near, far = (residents.create_resident(then, usage_name=name).result.id for name in ("Proche", "Loin"))
    told = [
        (near, "2024-12-01", "2026-12-01"),
        (far, "2024-12-01", "2027-01-01"),
        ("0" * 32, "", "2027-01-01"),
    ]
    book.store.set(ENDINGS_TOLD, told)
    presenter, view, desk = arrived(book)
    one, other = section(view.now, "endings").rows
    assert (one.title, one.subtitle) == ("PROCHE", "Sans contact depuis le 1er décembre 2024")
    assert (one.trailing, one.trailing_tone) == ("effacé le 1er décembre 2026", "danger")
    assert other.trailing_tone == "warning"
    assert view.summary.startswith("2 dossiers bientôt effacés")
    presenter.open(one.key)
    assert desk.opened == [("resident", {"resident": near})]
    journeys.add_step(book, near, "Rappeler")
    assert [row.title for row in section(arrived(book)[1].now, "endings").rows] == ["LOIN"]


def test_one_says_what_became_of_someone_from_the_day_itself(book: Notebook) -> None:
    settings.set_me(book, name="Nora Le Gall", organisation="We Ker")
    person = residents.create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    forum = events.plan_event(book, title="Forum", starts_at="2026-10-20T09:00").result.id
    attendances.come_in(book, forum, person)
    presenter, view, desk = arrived(book)
    (row,) = section(view.now, "after").rows
    assert (row.title, row.subtitle) == (
        "DIALLO Awa",
        "1\u00a0mois après une rencontre avec des entreprises",
    )
    presenter.open(row.key)
    (due,) = view.asked
    done: list[str] = []
    presenter.say(due, "job", "CDI", lambda: done.append("written"), done.append)
    assert (done, desk.said) == (["written"], ["Situation notée"])
    presenter.arrive()
    assert not [one for one in view.now if one.key == "after"]
