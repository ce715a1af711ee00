"""The page’s behaviour without a window: what is asked, kept, refused and read again."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from cad.domain.errors import CadError
from cad.services import drafts as kept
from cad.services.action import Done
from cad.services.journeys import add_step, join_team
from cad.services.notebook import Notebook
from cad.services.page import ResidentPage, resident_page
from cad.services.residents import create_resident
from cad.services.settings import set_me
from ui.screens.resident.presenter import Presenter
from ui.screens.resident.readers import readers
from ui.screens.resident.touching import touches
from ui.screens.resident.typed import NeedTyped
from ui.screens.resident.writing import Writing


class Ticket:
    def cancel(self) -> None:
        """Nothing is under way: the answer has come."""


class FakeDesk:
    """Answers at once."""

    def __init__(self, book: Notebook) -> None:
        self.book, self.said, self.opened = book, [], []  # type: ignore[var-annotated]
        self.listener: Callable[[Done[Any]], None] = lambda _done: None

    @property
    def me(self) -> str:
        return self.book.me

    def now(self) -> datetime:
        return self.book.now()

    def ask(self, question: Any, done: Any, failed: Any = None, **given: Any) -> Ticket:
        try:
            done(question(self.book, **given))
        except CadError as error:
            failed(str(error))
        return Ticket()

    def act(
        self, action: Any, done: Any = None, failed: Any = None, *, said: str = "", **given: Any
    ) -> Ticket:
        try:
            outcome = action(self.book, **given)
        except CadError as error:
            failed(str(error))
            return Ticket()
        self.listener(outcome)
        self.said.append(said)
        if done:
            done(outcome.result)
        return Ticket()

    render = ask

    def open(self, place: str, **where: str) -> None:
        self.opened.append((place, where))

    def say(self, sentence: str, tone: str = "info") -> None:
        self.said.append(sentence)

    def keep_draft(self, form: str, subject: str, value: dict[str, Any], _told: object = None) -> None:
        if value:
            kept.keep_draft(self.book, form, subject, value)
        else:
            kept.drop_draft(self.book, form, subject)


class FakeView:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.pages: list[ResidentPage] = []
        self.writing, self.kept, self.refused, self.trouble, self.goal = Writing(), False, "", "", ""

    def show_page(self, page: ResidentPage) -> None:
        self.pages.append(page)

    def show_duplicates(self, found: list[Any]) -> None:
        """Not looked at here."""

    def restore_writing(self, writing: Writing, *, kept: bool) -> None:
        self.writing, self.kept = writing, kept

    def clear_writing(self, context: Writing) -> None:
        self.writing, self.kept = context, False

    def refuse_writing(self, sentence: str) -> None:
        self.refused = sentence

    def show_goal_draft(self, words: str) -> None:
        self.goal = words

    def show_trouble(self, sentence: str) -> None:
        self.trouble = sentence


@pytest.fixture
def desk(book: Notebook) -> FakeDesk:
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    return FakeDesk(book)


@pytest.fixture
def awa(desk: FakeDesk) -> str:
    return create_resident(desk.book, usage_name="Diallo", first_name="Awa").result.id


def opened(desk: FakeDesk, resident: str) -> tuple[Presenter, FakeView]:
    view = FakeView()
    presenter = Presenter(desk, view)
    desk.listener = presenter.heard
    presenter.arrive(resident)
    return presenter, view


def test_the_core_of_the_page_needs_no_window() -> None:
    modules = "presenter who standing handovers around readers identity_form"
    imports = "; ".join(f"import ui.screens.resident.{name}" for name in modules.split())
    code = f"import sys; sys.modules['PySide6'] = None; {imports}"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_encounter_is_one_action_and_the_page_is_read_again(desk: FakeDesk, awa: str) -> None:
    presenter, view = opened(desk, awa)
    presenter.record(Writing("Vue", place="Maurepas", needs=(NeedTyped("money"),), step="Appeler pour lundi"))
    assert desk.said == ["Entretien enregistré"]
    assert [step.title for step in view.pages[-1].steps] == ["Appeler"]
    assert (view.writing.place, view.writing.text) == ("Maurepas", "")


def test_what_is_missing_is_told_and_nothing_is_written(desk: FakeDesk, awa: str) -> None:
    presenter, view = opened(desk, awa)
    presenter.record(Writing())
    assert "Écrivez" in view.refused
    presenter.record(Writing("Vue", day="2027-01-01"))
    assert "à venir" in view.refused
    assert not desk.said


def test_drafts_are_given_back_and_forgotten_once_written(desk: FakeDesk, awa: str) -> None:
    presenter, _view = opened(desk, awa)
    presenter.keep("encounter", Writing("À moitié").value())
    presenter.keep("goal", {"goal": "Je voudrais"})
    again, view = opened(desk, awa)
    assert (view.writing.text, view.kept, view.goal) == ("À moitié", True, "Je voudrais")
    again.record(view.writing)
    again.write_goal("Je voudrais travailler")
    assert not kept.drafts(desk.book)


def test_coming_back_to_the_same_person_leaves_the_composer_alone(desk: FakeDesk, awa: str) -> None:
    presenter, view = opened(desk, awa)
    view.writing = Writing("En train d’écrire")
    presenter.arrive(awa)
    assert view.writing.text == "En train d’écrire"


def test_someone_who_does_not_exist_is_told(desk: FakeDesk) -> None:
    presenter, view = opened(desk, "0" * 32)
    assert "n’existe pas" in view.trouble
    assert presenter.page is None


def test_what_touches_the_person_is_known(desk: FakeDesk, awa: str) -> None:
    other = create_resident(desk.book, usage_name="Kone").result.id
    page = resident_page(desk.book, awa)
    assert touches(add_step(desk.book, awa, title="Ici"), page)
    assert not touches(add_step(desk.book, other, title="Ailleurs"), page)
    assert touches(Done("Ajouter l’étape", "", frozenset({("step", "x")})), page)
    assert touches(Done([], "", frozenset({("resident", awa)})), page)
    assert not touches(Done([], "", frozenset({("resident", other)})), page)


def test_one_goes_elsewhere_and_the_page_no_longer_listens(desk: FakeDesk, awa: str) -> None:
    presenter, view = opened(desk, awa)
    presenter.leave()
    desk.listener(add_step(desk.book, awa, title="Pendant ce temps"))
    assert len(view.pages) == 1
    presenter.arrive(awa)
    assert view.pages[-1].steps


def test_readers_are_named(desk: FakeDesk, awa: str) -> None:
    assert "vous seul·e" in readers(resident_page(desk.book, awa), desk.me)["team"]
    join_team(desk.book, awa, name="Lucie Pérez")
    assert "Lucie Pérez" in readers(resident_page(desk.book, awa), desk.me)["team"]


def test_only_a_consent_to_share_names_who_reads_what_is_shared(desk: FakeDesk, awa: str) -> None:
    from cad.services.consents import give_consent, refuse_consent
    from cad.services.partners import add_organisation

    shared, referred, left = (
        add_organisation(desk.book, name=name).result.id for name in ("CCAS", "Mobilité 35", "CIDFF")
    )
    give_consent(desk.book, awa, shared, "oral", scope="team")
    give_consent(desk.book, awa, referred, "oral")
    give_consent(desk.book, awa, left, "oral", scope="team")
    refuse_consent(desk.book, awa, left, scope="team")
    said = readers(resident_page(desk.book, awa), desk.me)["shared"]
    assert "CCAS" in said
    assert "Mobilité" not in said
    assert "CIDFF" not in said


def test_a_referral_opens_its_letter(desk: FakeDesk, awa: str) -> None:
    from cad.services.partners import add_organisation, add_service
    from ui.screens.resident.refer_form import Referring

    partner = add_organisation(desk.book, name="Mobilité 35").result
    service = add_service(desk.book, partner.id, name="Permis").result
    presenter, view = opened(desk, awa)
    form = Referring(service.id, partner.id, purpose="Passer le code", consent="oral")
    presenter.acts.refer(form, "", lambda: None, pytest.fail)
    assert desk.opened == [("paper", {"referral": view.pages[-1].referrals[0].id})]
