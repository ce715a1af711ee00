"""Annuaire without a window: what is asked, shown, marked, compared, and never done to the wrong service."""

from pathlib import Path
from typing import Any

import pytest

from cad.domain.organisation import ServiceMark
from cad.services.directory import import_directory
from cad.services.notebook import Notebook
from cad.services.residents import create_resident
from cad.services.settings import set_me
from cad.store.table import select
from tests.directory import directory_files, service
from tests.ui.fakes import FakeDesk
from ui.screens.directory.presenter import Presenter

VELO, LOIN = "invente--velo", "invente--loin"


class Seen:
    """Notes the last of each thing it is told."""

    def __init__(self) -> None:
        self.last: dict[str, tuple[Any, ...]] = {}

    def __getattr__(self, name: str) -> Any:
        return lambda *given: self.last.__setitem__(name, given)


@pytest.fixture
def at(book: Notebook, tmp_path: Path) -> tuple[Presenter, Seen, FakeDesk]:
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    import_directory(book, directory_files(tmp_path, service("loin", date_maj="2025-09-05")))
    desk, seen = FakeDesk(book), Seen()
    presenter = Presenter(desk, seen)  # type: ignore[arg-type]
    desk.changed.append(lambda done: presenter.changed(done, True))
    return presenter, seen, desk


pytestmark = pytest.mark.slow


def test_one_looks_marks_and_refers(at: tuple[Presenter, Seen, FakeDesk], book: Notebook) -> None:
    presenter, seen, desk = at
    presenter.arrive()
    summary, _near, rows = seen.last["show_found"]
    assert summary == "2 services · annuaire mis à jour il y a 14\u00a0mois"
    assert [row.key for row in rows] == [VELO, LOIN]
    assert seen.last["show_helper"][0].name == "Apprendre le vélo"
    presenter.toggle_favourite()
    assert seen.last["show_helper"][0].favourite
    presenter.refer()
    assert "ask_whom" in seen.last
    awa = create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    presenter.take(awa)
    place, where = desk.opened[-1]
    assert (place, where["resident"]) == ("resident", awa)
    presenter.choose()
    assert desk.opened[-1][0] == "partners"
    presenter.look(text="rien de tel")
    assert seen.last["show_none"][0] == "Aucun service ne correspond."


def test_what_one_does_waits_for_the_service_one_went_to(
    at: tuple[Presenter, Seen, FakeDesk], book: Notebook
) -> None:
    presenter, _seen, desk = at
    presenter.arrive()
    desk.late = True
    presenter.open(LOIN)
    presenter.do(presenter.toggle_favourite)
    desk.late = False
    assert not desk.acted
    desk.waiting[-1].answer()
    assert [one.directory for one in select(book.connection, ServiceMark)] == [LOIN]


def test_two_or_three_are_compared(at: tuple[Presenter, Seen, FakeDesk]) -> None:
    presenter, seen, desk = at
    presenter.arrive()
    presenter.compare()
    assert "Ctrl+B" in desk.said[-1]
    presenter.pick()
    presenter.open(LOIN)
    presenter.pick()
    assert seen.last["show_picked"] == (2, True)
    presenter.compare()
    names, lines = seen.last["show_compared"]
    assert names == ("Apprendre le vélo", "Service loin")
    assert dict(lines)["Structure"] == ("La Roue Libre (inventée)",) * 2


def test_without_a_directory_one_is_told_where_to_import_it(book: Notebook) -> None:
    seen = Seen()
    Presenter(FakeDesk(book), seen).arrive()  # type: ignore[arg-type]
    assert seen.last["show_none"][0] == "L’annuaire n’est pas encore importé."
