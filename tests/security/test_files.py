"""What lies on the disk: private, encrypted, and of no use to whoever changes it."""

import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest

from cad.domain.errors import CadError, MachineTrouble, Refused
from cad.services import drafts, notebook, restoring, upkeep
from cad.services.encounters import record_encounter
from cad.services.notebook import Notebook
from cad.services.residents import create_resident
from cad.services.saving import save_pdf
from cad.store import keys, os_keyring
from tests.conftest import PASSPHRASE

MARK = "ZZMARQUE"


def written(book: Notebook) -> None:
    """A person, a note and a draft that would be recognised anywhere."""
    who = create_resident(book, usage_name=MARK, first_name="Awa").result
    record_encounter(book, resident=who.id, text=f"{MARK} de la note")
    drafts.keep_draft(book, "encounter", who.id, {"text": f"{MARK} du brouillon"})


def leaks(folder: Path) -> list[str]:
    """The files where what was written, or any structure of the record, can be read."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [p.name for p in files if any(m in p.read_bytes() for m in (MARK.encode(), b"SQLite format"))]


def test_nothing_can_be_read_in_the_folder_while_open_nor_in_a_backup(book: Notebook, tmp_path: Path) -> None:
    written(book)
    upkeep.backup(book, str(tmp_path / "sauvegarde.zip"))
    assert (tmp_path / "carnet" / "carnet.db-wal").stat().st_size
    assert leaks(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="rights are the folder’s there")
def test_every_file_is_its_owner_s_only(book: Notebook, tmp_path: Path) -> None:
    written(book)
    upkeep.backup(book, str(tmp_path / "sauvegarde.zip"))
    for path in (tmp_path / "sauvegarde.zip", *(tmp_path / "carnet").iterdir()):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path.name


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file["wraps"]["passphrase"].update(memory_cost=2**31),
        lambda file: file["wraps"]["passphrase"].update(memory_cost=1),
        lambda file: file["wraps"]["passphrase"].update(time_cost=10**9),
        lambda file: file["wraps"]["passphrase"].update(parallelism="4"),
        lambda file: file["wraps"]["passphrase"].pop("memory_cost"),
        lambda file: file["wraps"]["passphrase"].update(salt="zz"),
        lambda file: file["wraps"]["passphrase"].update(wrapped=None),
        lambda file: file.update(wraps=[]),
        lambda file: file.update(wraps={"passphrase": "x"}),
        lambda file: file.update(failures="0"),
        lambda file: file.update(failures=-5),
        lambda file: file.update(failures=None),
        lambda file: file.update(tried_at="x"),
        lambda file: file.update(more=1),
    ],
)
def test_a_key_file_tampered_with_is_a_sentence(book: Notebook, change: Change) -> None:
    book.close()
    path = book.store.folder.key
    file = json.loads(path.read_text("utf-8"))
    change(file)
    path.write_text(json.dumps(file), "utf-8")
    with pytest.raises(MachineTrouble, match="fichier de clé"):
        notebook.unlock(book.store.folder.path, PASSPHRASE)


def test_many_failures_never_wait_more_than_a_quarter_of_an_hour(
    book: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.close()
    path = book.store.folder.key
    file = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(file | {"failures": 10**9, "tried_at": 1e12}), "utf-8")
    monkeypatch.setattr(keys.time, "monotonic", lambda: 100.0)
    with pytest.raises(Refused, match="Attendez encore 801 s"):
        notebook.unlock(book.store.folder.path, PASSPHRASE)
    monkeypatch.setattr(keys.time, "monotonic", lambda: 901.0)
    notebook.unlock(book.store.folder.path, PASSPHRASE).close()


def test_one_wrap_does_not_open_for_the_other(book: Notebook) -> None:
    book.close()
    path = book.store.folder.key
    file = json.loads(path.read_text("utf-8"))
    file["wraps"]["passphrase"] = file["wraps"]["recovery"]
    path.write_text(json.dumps(file), "utf-8")
    with pytest.raises(Refused, match="incorrecte"):
        notebook.unlock(book.store.folder.path, PASSPHRASE)


def test_the_same_phrase_opens_however_its_accents_are_typed(book: Notebook) -> None:
    import unicodedata

    book.close()
    notebook.unlock(book.store.folder.path, unicodedata.normalize("NFD", PASSPHRASE)).close()


def bomb(path: Path, how: int, size: int = 8_192) -> None:
    """A backup that unfolds into far more than it weighs."""
    with zipfile.ZipFile(path, "w", how) as archive:
        archive.writestr("carnet.db", b"\0" * size)
        archive.writestr("cle.json", json.dumps({"name": "x"}))


def other_key(path: Path) -> None:
    """A record that is one, with a key that is none."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("carnet.db", os.urandom(8_192))
        archive.writestr("cle.json", "{")


def slipped(path: Path) -> None:
    """A member that would be written elsewhere."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../carnet.db", os.urandom(8_192))
        archive.writestr("cle.json", json.dumps({"name": "x"}))


@pytest.mark.parametrize(
    "make",
    [
        lambda path: bomb(path, zipfile.ZIP_DEFLATED, 50_000_000),
        lambda path: bomb(path, zipfile.ZIP_STORED, 5_000),
        lambda path: bomb(path, zipfile.ZIP_STORED, 0),
        other_key,
        slipped,
        lambda path: path.write_bytes(b"PK\x03\x04 not really"),
    ],
)
def test_what_is_not_a_backup_moves_nothing(
    book: Notebook, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    book.close()
    before = sorted((p.name, p.read_bytes()) for p in (tmp_path / "carnet").iterdir())
    make(tmp_path / "recue.zip")
    with pytest.raises(Refused, match="Rien n’a changé"):
        restoring.unpack(tmp_path / "carnet", tmp_path / "recue.zip")
    assert sorted((p.name, p.read_bytes()) for p in (tmp_path / "carnet").iterdir()) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["carnet", "recue.zip"]


@pytest.mark.parametrize("name", ["carnet.db", "cle.json", "carnet.db-wal", "autre.pdf", "sauvegardes/x.pdf"])
def test_no_paper_takes_the_place_of_the_record(book: Notebook, tmp_path: Path, name: str) -> None:
    (tmp_path / "carnet" / "sauvegardes").mkdir()
    (tmp_path / "raccourci").symlink_to(tmp_path / "carnet")
    before = (tmp_path / "carnet" / "cle.json").read_bytes()
    for folder in ("carnet", "raccourci"):
        with pytest.raises(CadError, match="dossier d’un carnet"):
            save_pdf(b"%PDF", str(tmp_path / folder / name))
    assert (tmp_path / "carnet" / "cle.json").read_bytes() == before


def test_a_keyring_that_is_a_plain_file_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backend import KeyringBackend

    class Plain(KeyringBackend):
        priority = 0.5  # type: ignore[assignment]  # as keyrings.alt’s
        kept: ClassVar[dict[tuple[str, str], str]] = {}

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def delete_password(self, service: str, username: str) -> None:
            del self.kept[service, username]

    monkeypatch.setattr(keyring, "get_keyring", Plain)
    monkeypatch.setattr(keyring, "set_password", Plain().set_password)
    assert not os_keyring.remember("carnet", b"k" * 32)
    assert not Plain.kept
