"""Sur le terrain: what a key does with someone, what a form of theirs writes."""

from typing import Any

import pytest

from cad.domain.catalogue import RECORDS
from cad.domain.session import WAITING, Passage, Session
from cad.services import passages, sessions
from cad.services.notebook import Notebook
from cad.services.residents import create_resident
from cad.services.session_pages import session_page
from cad.services.settings import set_me
from cad.store.table import load
from tests.ui.fakes import FakeDesk
from ui.screens.asking import Form
from ui.screens.field.presenter import Presenter


class View:
    """Remembers the form that is asked."""

    form: Form

    def __getattr__(self, _name: str) -> Any:
        return lambda *_said, **_more: None

    def ask_form(self, form: Form, _draft: dict[str, Any]) -> None:
        self.form = form


@pytest.fixture
def book_of_nora(book: Notebook) -> Notebook:
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    return book


def at(book: Notebook, nature: str) -> tuple[Session, FakeDesk, View, Presenter]:
    day = book.now().date().isoformat()
    held = sessions.plan_session(book, nature=nature, place="Blosne", starts_at=f"{day}T09:00").result
    desk, view = FakeDesk(book), View()
    presenter = Presenter(desk, view)
    return held, desk, view, presenter


def test_no_field_is_called_as_what_the_desk_is_told() -> None:
    """`desk.act(action, done, failed, said=…, **fields)`: such a field could not be written from a form."""
    taken = {"action", "done", "failed", "said", "asked_by"}
    assert [name for one in RECORDS.values() for name in one.fields if name in taken] == []


def test_a_contact_is_corrected(book_of_nora: Notebook) -> None:
    held, _desk, view, presenter = at(book_of_nora, "outreach")
    met = passages.note_contact(book_of_nora, session=held.id, name="Moussa", heard="Crèche").result
    presenter.arrive(held.id)
    presenter.type(met.id, "m")
    presenter.submit(view.form, {"name": "Moussa B.", "heard": "Crèche du soir", "call_back": "yes"})
    found = load(book_of_nora.connection, Passage, met.id)
    assert (found.name, found.heard, found.call_back) == ("Moussa B.", "Crèche du soir", "yes")


def test_whoever_is_called_is_written_about(book_of_nora: Notebook) -> None:
    """Their page opens on the encounter of the session; of someone unknown, nothing opens."""
    held, desk, _view, presenter = at(book_of_nora, "drop_in")
    who = create_resident(book_of_nora, usage_name="Diallo", first_name="Awa").result.id
    known = passages.arrive(book_of_nora, session=held.id, resident=who).result
    passages.arrive(book_of_nora, session=held.id, name="Moussa")
    presenter.arrive(held.id)
    presenter.ask("next")
    assert desk.opened == [("resident", {"resident": who, "passage": known.id, "at": "Blosne"})]
    presenter.refresh()
    presenter.ask("next")
    assert len(desk.opened) == 1


def test_a_letter_does_the_same_of_a_contact_as_while_one_is_out(book_of_nora: Notebook) -> None:
    """Nobody queues at an outing: C names someone of the notebook, V and P do nothing."""
    held, _desk, view, presenter = at(book_of_nora, "outreach")
    met = passages.note_contact(book_of_nora, session=held.id, name="Moussa").result
    presenter.arrive(held.id)
    asked: list[str] = []
    view.ask_whom = asked.append  # type: ignore[attr-defined]
    for letter in "vpc":
        presenter.type(met.id, letter)
    assert len(asked) == 1
    assert session_page(book_of_nora, session=held.id).of(WAITING)
