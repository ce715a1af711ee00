"""Partenaires without a window: found, shown, added, corrected, archived."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from cad.domain.clock import fixed
from cad.services import partners, referrals
from cad.services.notebook import Notebook
from tests.ui.fakes import FakeDesk
from tests.ui.screens.handed import Handed, make
from ui.screens.asking import Form
from ui.screens.partners.presenter import Presenter
from ui.screens.partners.shown import Shown
from ui.widgets.rows import Row


@dataclass
class Seen:
    """What the screen would show."""

    summary: str = ""
    rows: list[Row] = field(default_factory=list)
    none: tuple[str, str] = ("", "")
    shown: Shown | None = None
    form: Form | None = None
    draft: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def show_partners(self, summary: str, rows: list[Row]) -> None:
        self.summary, self.rows = summary, rows

    def show_none(self, sentence: str, advice: str) -> None:
        self.rows, self.none = [], (sentence, advice)

    def show_partner(self, found: Shown) -> None:
        self.shown = found

    def show_gone(self) -> None:
        self.shown = None

    def ask_form(self, form: Form, draft: dict[str, Any]) -> None:
        self.form, self.draft = form, draft

    def refuse(self, errors: dict[str, str]) -> None:
        self.errors = errors

    def close_form(self) -> None:
        self.form, self.errors = None, {}

    leave_form = close_form

    def asked(self) -> Form:
        assert self.form is not None
        return self.form

    def names(self) -> list[str]:
        return [row.title for row in self.rows]


@pytest.fixture
def handed(book: Notebook) -> Handed:
    return make(book)


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def desk(handed: Handed) -> FakeDesk:
    return FakeDesk(handed.book)


@pytest.fixture
def presenter(desk: FakeDesk, seen: Seen) -> Presenter:
    made = Presenter(desk, seen)
    desk.changed.append(lambda done: made.changed(done, True))
    made.arrive()
    return made


def test_ours_first_and_another_one_shown(presenter: Presenter, seen: Seen) -> None:
    assert seen.names() == ["We Ker", "CCAS", "Mobilité 35"]
    assert seen.summary == "3 structures, 2 services"
    assert seen.shown is not None
    assert seen.shown.organisation.name == "CCAS"


def test_found_by_words_of_services_and_by_theme(presenter: Presenter, seen: Seen) -> None:
    presenter.look("permis")
    assert seen.names() == ["Mobilité 35"]
    presenter.look("", "rights")
    assert seen.names() == ["CCAS"]
    presenter.look("xyz")
    assert seen.rows == []
    assert seen.none[0] == "Aucun partenaire ne correspond."


def test_who_waits_is_said(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    handed.refer("Awa Diop")
    handed.book.now = fixed("2026-12-20T10:00")
    presenter.refresh()
    waiting = {row.title: (row.trailing, row.trailing_tone) for row in seen.rows}
    assert waiting["Mobilité 35"] == ("1 en retard", "danger")
    assert waiting["CCAS"] == ("", "muted")


def test_the_page_of_a_partner(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    handed.move(handed.refer("Awa Diop"), "came")
    handed.refer("Zoé Martin")
    presenter.open(handed.partner.id)
    assert seen.shown is not None
    assert ("Adresse", "3 rue du Bus, Rennes") in seen.shown.facts
    assert [(f.number, f.label) for f in seen.shown.figures] == [
        ("1", "ouverte"), ("1", "refermée"), ("0", "rompue"), ("0", "jour pour accueillir"),
    ]  # fmt: skip
    assert [row.person.name for row in seen.shown.waiting] == ["MARTIN Zoé"]
    assert ("À apporter", "CV") in seen.shown.services[0].facts


def test_a_name_that_says_too_much_is_masked(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    csapa = partners.add_organisation(handed.book, name="Consultation", category="csapa").result
    presenter.open(csapa.id)
    assert seen.shown is not None
    assert "Autre partenaire" in seen.shown.note
    assert ("Type", "Soins en addictologie (CSAPA)") in seen.shown.facts


def test_a_partner_is_added_and_shown(presenter: Presenter, desk: FakeDesk, seen: Seen) -> None:
    presenter.edit(new=True)
    assert (seen.asked().kind, seen.draft) == ("organisation", {})
    presenter.asking.submit(
        seen.asked(), {"name": "FACE", "phone": "02 99 01 02 03", "email": "face@exemple.fr"}
    )
    assert seen.form is None
    assert seen.shown is not None
    assert seen.shown.organisation.phone == "0299010203"
    assert "FACE" in seen.names()
    assert desk.said == ["Partenaire ajouté"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": "  "}, "name"),
        ({"name": "FACE", "email": "pas une adresse"}, "email"),
        ({"name": "FACE", "phone": "12"}, "phone"),
        ({"name": "FACE", "postcode": "35 0"}, "postcode"),
        ({"name": "mobilite 35"}, ""),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    presenter: Presenter, seen: Seen, typed: dict[str, str], wrong: str
) -> None:
    presenter.edit(new=True)
    presenter.asking.submit(seen.asked(), typed)
    assert list(seen.errors) == [wrong]
    assert seen.errors[wrong]


def test_only_what_changed_is_written(
    handed: Handed, presenter: Presenter, desk: FakeDesk, seen: Seen
) -> None:
    presenter.open(handed.partner.id)
    known = {"name": "Mobilité 35", "city": "Rennes", "address": "5 rue du Bus"}
    presenter.edit()
    presenter.asking.submit(seen.asked(), known)
    assert desk.acted[-1][1] == {"organisation": handed.partner.id, "address": "5 rue du Bus"}


def test_a_service_is_added_corrected_and_withdrawn(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    presenter.open(handed.partner.id)
    presenter.edit_service()
    assert seen.asked().about is None
    presenter.asking.submit(seen.asked(), {"name": "Vélo-école", "themes": ("mobility",)})
    assert seen.shown is not None
    added = next(service for service in seen.shown.services if service.name == "Vélo-école")
    presenter.edit_service(added.id)
    presenter.asking.submit(seen.asked(), {"name": "École du vélo", "themes": ("mobility",)})
    assert [s.name for s in seen.shown.services] == ["École du vélo", "Permis pour tous"]
    presenter.remove_service(added.id)
    assert [s.name for s in seen.shown.services] == ["Permis pour tous"]


def test_half_a_form_is_found_again(presenter: Presenter, desk: FakeDesk, handed: Handed, seen: Seen) -> None:
    presenter.edit(new=True)
    form = seen.asked()
    presenter.asking.keep(form, {"name": "FAC"})
    assert desk.drafts == {("organisation", "new"): {"name": "FAC"}}
    presenter.open(handed.partner.id)
    presenter.edit_service()
    presenter.asking.keep(seen.asked(), {"name": "Vé"})
    assert ("service", handed.partner.id) in desk.drafts
    presenter.asking.submit(form, {"name": "FACE"})
    assert list(desk.drafts) == [("service", handed.partner.id)]


def test_archived_then_taken_again(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    presenter.open(handed.partner.id)
    presenter.archive()
    assert "Mobilité 35" not in seen.names()
    presenter.look("", archived=True)
    assert seen.names() == ["Mobilité 35"]
    presenter.archive()
    presenter.look("")
    assert "Mobilité 35" in seen.names()


def test_not_while_people_wait_there(
    handed: Handed, presenter: Presenter, desk: FakeDesk, seen: Seen
) -> None:
    handed.refer("Awa Diop")
    presenter.open(handed.partner.id)
    presenter.archive()
    assert "y est encore ouverte" in desk.said[-1]
    assert "Mobilité 35" in seen.names()


def test_what_is_entrusted_elsewhere_shows_here(
    handed: Handed, presenter: Presenter, desk: FakeDesk, seen: Seen
) -> None:
    presenter.open(handed.partner.id)
    desk.act(
        referrals.refer, resident=handed.person("Awa Diop").id, service=handed.service.id, purpose="x",
        consent_how="oral",
    )  # fmt: skip
    assert seen.shown is not None
    assert len(seen.shown.waiting) == 1
