"""The steps of a backup put in place, without a window: given up at any of them, nothing is left behind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cad.domain.clock import Now, fixed
from cad.domain.errors import CadError
from cad.services import notebook, residents, upkeep
from cad.services.notebook import Notebook
from tests.conftest import PASSPHRASE
from ui.gate.restoring import Restoring

Waiting = tuple[Callable[[], Any], Callable[[Any], None], Callable[[str], None]]


class FakeDoor:
    """Does what is asked when told to; notes what was opened and let go."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now = folder, fixed("2026-11-23T11:00")
        self.waiting: list[Waiting] = []
        self.entered: list[str] = []
        self.codes: list[str] = []
        self.let: list[bool] = []

    folder: Path
    now: Now

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[str], None]
    ) -> None:
        """See `restoring.Door.run`."""
        self.waiting.append((work, done, failed))

    def works(self) -> None:
        """What was asked is done, and told."""
        work, done, failed = self.waiting.pop(0)
        try:
            result = work()
        except CadError as error:
            failed(str(error))
        else:
            done(result)

    def let_go(self) -> None:
        """See `restoring.Door.let_go`."""
        self.let.append(True)

    def enter(self, book: Notebook, said: str = "") -> None:
        """See `restoring.Door.enter`."""
        self.entered.append(said)
        book.close()

    def recovered(self, book: Notebook, code: str, said: str = "") -> None:
        """See `restoring.Door.recovered`."""
        self.codes.append(code)
        self.enter(book, said)


class Page:
    """Notes what it is shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[Any, ...]] = []
        self.on_advance: Callable[[], object] = lambda: None

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *args, **named: self.shown.append((name, *args, *named.values()))

    def advance(self, done: int, total: int) -> None:
        """See `restoring.View.advance`."""
        self.on_advance()

    def last(self) -> tuple[Any, ...]:
        """What is on the page now."""
        return self.shown[-1]


@pytest.fixture
def copy(tmp_path: Path, cheap_keys: None) -> Path:
    book, code = notebook.create(tmp_path / "perdu", PASSPHRASE, fixed("2026-11-20T16:30"))
    residents.create_resident(book, usage_name="Diallo", first_name="Awa")
    (tmp_path / "code").write_text(code)
    made = upkeep.backup(book, str(tmp_path / "carnet.cad"))
    book.close()
    return Path(made)


@pytest.fixture
def door(tmp_path: Path) -> FakeDoor:
    return FakeDoor(tmp_path / "carnet")


@pytest.fixture
def page() -> Page:
    return Page()


def left(door: FakeDoor) -> list[str]:
    """What is in the folder of the notebook."""
    return sorted(p.name for p in door.folder.iterdir()) if door.folder.exists() else []


def test_what_the_backup_holds_is_shown_before_it_is_put_in_place(
    door: FakeDoor, page: Page, copy: Path
) -> None:
    steps = Restoring(door, page)
    steps.choose(str(copy))
    assert page.last() == ("show_reading",)
    door.works()
    assert page.last() == ("ask_secret", "carnet.cad")
    steps.open(PASSPHRASE, "passphrase")
    door.works()
    name, facts, replaces = page.last()
    assert (name, replaces) == ("show_found", False)
    assert dict(facts)["Contient"] == "1 personne"
    assert "20 nov. 2026" in dict(facts)["Écrit jusqu’au"]
    assert not notebook.exists(door.folder)
    steps.put_back()
    steps.put_back()  # an impatient finger
    assert door.let == [True]
    door.works()
    assert not door.waiting
    assert door.entered == ["La sauvegarde est remise."]


def test_opened_with_the_code_another_phrase_is_asked_for(
    door: FakeDoor, page: Page, copy: Path, tmp_path: Path
) -> None:
    steps, code = Restoring(door, page), (tmp_path / "code").read_text()
    steps.choose(str(copy))
    door.works()
    steps.open(code, "recovery")
    door.works()
    steps.put_back()
    door.works()
    assert door.codes == [code]


def test_a_wrong_phrase_is_told_where_it_is_typed(door: FakeDoor, page: Page, copy: Path) -> None:
    steps = Restoring(door, page)
    steps.choose(str(copy))
    door.works()
    steps.open("une autre phrase", "passphrase")
    door.works()
    assert page.shown[-2:] == [
        ("ask_secret", "carnet.cad"),
        ("refuse", "Phrase de passe incorrecte. Réessayez."),
    ]
    steps.leave()
    assert left(door) == []


def test_given_up_while_it_is_read(door: FakeDoor, page: Page, copy: Path) -> None:
    steps = Restoring(door, page)
    page.on_advance = steps.stop
    steps.choose(str(copy))
    door.works()
    assert page.last() == ("show_choice", "")
    assert left(door) == []


def test_given_up_just_as_it_was_read(door: FakeDoor, page: Page, copy: Path) -> None:
    steps = Restoring(door, page)
    steps.choose(str(copy))
    work, done, _failed = door.waiting.pop()
    unpacked = work()
    steps.leave()
    done(unpacked)
    assert left(door) == []


def test_another_file_takes_the_place_of_the_first(door: FakeDoor, page: Page, copy: Path) -> None:
    steps = Restoring(door, page)
    for _time in range(2):
        steps.choose(str(copy))
        door.works()
    assert page.last() == ("ask_secret", "carnet.cad")
    steps.leave()
    assert left(door) == []


def test_a_notebook_open_elsewhere_is_told_and_nothing_moves(door: FakeDoor, page: Page, copy: Path) -> None:
    other, _code = notebook.create(door.folder, PASSPHRASE)
    steps = Restoring(door, page)
    steps.choose(str(copy))
    door.works()
    steps.open(PASSPHRASE, "passphrase")
    door.works()
    assert page.last()[2] is True
    steps.put_back()
    door.works()
    name, sentence = page.last()
    assert name == "show_choice"
    assert "déjà ouvert" in sentence
    other.close()
    steps.leave()
    notebook.unlock(door.folder, PASSPHRASE).close()
