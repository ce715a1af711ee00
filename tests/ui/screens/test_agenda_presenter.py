"""The week, what one is on, what a letter does; of a whole organisation one’s own week first."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from cad.domain.agenda import Slot
from cad.domain.encounter import Appointment
from cad.domain.organisation import Service
from cad.services.appointments import plan_appointment
from cad.services.notebook import Notebook
from cad.services.residents import create_resident
from cad.services.settings import set_me
from cad.store.table import load
from tests.ui.fakes import FakeDesk
from ui.screens.agenda.presenter import CROWD, Presenter
from ui.screens.asking import Form

pytestmark = pytest.mark.slow


@dataclass
class Seen:
    """What the screen would show."""

    title: str = ""
    summary: str = ""
    keys: list[str] = field(default_factory=list)
    hosts: Any = ()
    one: Slot | None = None
    actions: list[str] = field(default_factory=list)
    form: Form | None = None
    question: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    def show_week(self, title: str, summary: str, _days: Any, cells: Any, _now: str) -> None:
        self.title, self.summary, self.keys = title, summary, [cell.key for cell in cells]

    def show_choices(self, _places: Any, hosts: Any) -> None:
        self.hosts = hosts

    def show_chosen(self, one: Slot | None, actions: Any) -> None:
        self.one, self.actions = one, [action[0] for action in actions]

    def ask_whom(self, question: str) -> None:
        self.question = question

    def ask_form(self, form: Form, _draft: dict[str, Any]) -> None:
        self.form = form

    def refuse(self, errors: dict[str, str]) -> None:
        self.errors = errors

    def close_form(self) -> None:
        self.form, self.errors = None, {}

    leave_form = close_form


def come(book: Notebook) -> tuple[Presenter, FakeDesk, Seen]:
    desk, seen = FakeDesk(book), Seen()
    desk.me = book.me
    made = Presenter(desk, seen)
    desk.changed.append(lambda done: made.changed(done, visible=True))
    made.arrive()
    return made, desk, seen


@pytest.fixture
def own(book: Notebook) -> Notebook:
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    return book


def test_a_week_moved_about_and_an_appointment_planned_then_moved(own: Notebook) -> None:
    awa = create_resident(own, usage_name="Diallo", first_name="Awa").result.id
    made, desk, seen = come(own)
    assert (seen.title, seen.summary, seen.one) == ("Du 23 au 29 novembre 2026", "aucun rendez-vous", None)
    made.type("", "n")
    assert seen.question.startswith("Rendez-vous avec qui")
    made.take(awa)
    assert seen.form
    made.submit(seen.form, {"day": "2026-12-02", "time": "25h", "minutes": "", "purpose": "", "place": ""})
    assert "time" in seen.errors
    typed = {
        "day": "2026-12-02",
        "time": "14h30",
        "minutes": "45",
        "purpose": "Bilan",
        "with_name": "",
        "place": "",
    }
    made.submit(seen.form, typed)
    assert (seen.title, seen.actions) == (
        "Du 30 novembre au 6 décembre 2026",
        ["open", "slip", "move", "cancel"],
    )
    assert seen.one
    made.type(seen.one.key, "d")
    assert seen.form
    moved = {"day": "2026-12-03", "time": "9h", "minutes": "45", "with_name": "Nora Le Gall", "place": ""}
    made.submit(seen.form, moved)
    held = load(own.connection, Appointment, seen.one.id)
    assert (held.at, held.with_name) == ("2026-12-03T09:00", "")
    made.type(seen.one.key, "v")
    assert held.state == "planned", "it has not taken place"
    made.open(seen.one.key)
    made.type(seen.one.key, "b")
    assert desk.opened == [("resident", {"resident": awa}), ("paper", {"appointment": held.id})]
    made.page(0)
    assert seen.title == "Du 23 au 29 novembre 2026"


def test_one_moves_an_appointment_with_a_partner_without_taking_its_name(own: Notebook) -> None:
    from cad.services.partners import add_organisation, add_service

    awa = create_resident(own, usage_name="Diallo", first_name="Awa").result.id
    office = add_organisation(own, name="Mobilité 35").result
    service: Service = add_service(own, office.id, name="Permis").result
    plan_appointment(own, awa, "2026-11-24T10:00", service=service.id)
    made, _desk, seen = come(own)
    made.do("move")
    assert seen.form
    shown = {"with_name": seen.form.about.host, "place": seen.form.about.place}
    assert shown == {"with_name": "Permis", "place": "Mobilité 35"}
    made.submit(seen.form, {"day": "2026-11-25", "time": "10h", "minutes": "", **shown})
    assert seen.one
    held = load(own.connection, Appointment, seen.one.id)
    assert (held.at, held.with_name, held.place) == ("2026-11-25T10:00", "", "")


def test_of_a_whole_organisation_one_s_own_week_comes_first(own: Notebook) -> None:
    awa = create_resident(own, usage_name="Diallo", first_name="Awa").result.id
    for n in range(CROWD):
        plan_appointment(own, awa, f"2026-11-24T{8 + n % 10:02}:{n // 10 * 5:02}", with_name="Sam")
    plan_appointment(own, awa, "2026-11-24T10:00")
    made, _desk, seen = come(own)
    assert (made.host, len(seen.keys)) == (own.me, 1)
    made.narrow("", "")
    assert len(seen.keys) == CROWD + 1
