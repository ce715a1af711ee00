"""An open laptop left on a table hands out nothing that lasts."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from cad.domain.errors import Refused
from cad.services import aside_export, exporting, notebook, registry, syncing, ways_in
from cad.services.notebook import Notebook
from cad.store import keys, os_keyring
from cad.sync.protocol import Enrolled, pack
from tests.conftest import PASSPHRASE

NEW = "cinq mots bien au chaud"


class Admits:
    """A centre that lets anyone in."""

    status_code = 200
    content = pack(Enrolled("jeton", "a" * 32, "b" * 32, "c" * 32, "Nora", "We Ker", "Rennes"))

    def post(self, _path: str, **_given: object) -> "Admits":
        """It answers."""
        return self

    def close(self) -> None:
        """Nothing to give back."""


LASTING: dict[str, Callable[[Notebook], object]] = {
    "a recovery sheet": ways_in.renew_recovery,
    "the keyring": ways_in.remember,
    "another passphrase": lambda book: ways_in.change_passphrase(book, NEW),
    "a workbook": lambda book: exporting.export_notebook(book, str(book.store.folder.path / "../a.xlsx")),
    "json lines": lambda book: exporting.export_notebook(book, str(book.store.folder.path / "../a.jsonl")),
    "what was set aside": lambda book: aside_export.export_aside(
        book, str(book.store.folder.path / "../a.txt")
    ),
    "a centre": lambda book: syncing.enrol(book, "http://127.0.0.1:1", "AAAA", "portable", client=Admits()),
    "an act by name": lambda book: registry.call(
        book, "export_notebook", {"file": str(book.store.folder.path / "../a.jsonl")}
    ),
}


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """A keyring of this test’s own."""
    kept: dict[str, bytes] = {}
    monkeypatch.setattr(os_keyring, "remember", lambda name, key: kept.update({name: key}) is None)
    return kept


@pytest.mark.parametrize("what", LASTING)
def test_an_open_notebook_gives_nothing_lasting(
    book: Notebook, tmp_path: Path, keyring: dict[str, bytes], what: str
) -> None:
    before = book.store.folder.key.read_bytes()
    with pytest.raises(Refused, match="Retapez d’abord votre phrase de passe"):
        LASTING[what](book)
    with book.reading() as elsewhere, pytest.raises(Refused, match="Retapez"):
        LASTING[what](elsewhere)
    assert book.store.folder.key.read_bytes() == before
    assert not keyring
    assert [one.name for one in tmp_path.iterdir()] == ["carnet"]


@pytest.mark.parametrize("what", LASTING)
def test_who_types_it_again_is_given_it_once(book: Notebook, what: str) -> None:
    LASTING[what](ways_in.confirmed(book, PASSPHRASE))
    assert not book.confirmed
    with pytest.raises(Refused, match="Retapez"):
        LASTING[what](book)


def test_wrong_ones_are_delayed_as_at_the_door(book: Notebook) -> None:
    for _try in range(3):
        with pytest.raises(Refused, match="incorrecte"):
            ways_in.confirmed(book, "une autre phrase")
    with pytest.raises(Refused, match="Attendez encore"):
        ways_in.confirmed(book, PASSPHRASE)
    with pytest.raises(Refused, match="Attendez encore"):
        notebook.check_secret(book, PASSPHRASE)


def test_the_code_of_the_sheet_is_worth_the_phrase_that_was_lost(tmp_path: Path, cheap_keys: None) -> None:
    book, code = notebook.create(tmp_path / "n", PASSPHRASE)
    book.close()
    book = notebook.unlock(tmp_path / "n", code, how="recovery")
    ways_in.change_passphrase(ways_in.confirmed(book, code.lower(), "recovery"), NEW)
    notebook.check_secret(book, code, "recovery")
    book.close()
    notebook.unlock(tmp_path / "n", NEW).close()


def test_a_slow_try_does_not_put_the_former_phrase_back(
    book: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The export asks in one lane while the passphrase is changed in another: both write the key file."""
    sure = ways_in.confirmed(book, PASSPHRASE)
    real, changing = keys._unwrap, Thread(target=ways_in.change_passphrase, args=(sure, NEW))

    def slowly(secret: str, wrap: dict[str, object]) -> bytes | None:
        if not changing.ident:
            changing.start()
            changing.join(0.3)
        return real(secret, wrap)

    monkeypatch.setattr(keys, "_unwrap", slowly)
    ways_in.confirmed(book, PASSPHRASE)
    changing.join()
    ways_in.confirmed(book, NEW)
