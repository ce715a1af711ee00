"""A backup put in place: looked at before anything moves, and nothing of what was there is lost."""

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cad.domain.clock import fixed
from cad.domain.errors import CadError, MachineTrouble, Refused
from cad.services import notebook, residents, restoring, upkeep, ways_in
from cad.services.notebook import Notebook
from cad.services.settings import set_me
from cad.store import restoring as store
from cad.store.folder import Folder
from tests.conftest import PASSPHRASE

LATER = "cinq mots bien au chaud"
Spoil = Callable[[Path], object]


@pytest.fixture
def copy(book: Notebook, tmp_path: Path) -> Path:
    """A backup of a notebook where Awa is; Yann came after it."""
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    residents.create_resident(book, usage_name="Diallo", first_name="Awa")
    made = Path(upkeep.backup(book, str(tmp_path / "carnet-2026-11-23.cad")))
    residents.create_resident(book, usage_name="Kerven", first_name="Yann")
    return made


def restored(folder: Path, copy: Path, secret: str = PASSPHRASE, how: str = "passphrase") -> Path | None:
    """Put back, then closed; where the former notebook went."""
    unpacked = restoring.unpack(folder, copy)
    try:
        again, aside = restoring.put_back(
            folder, restoring.verify(unpacked, secret, how), fixed("2026-11-23T11:00")
        )
        again.close()
        return aside
    finally:
        unpacked.drop()


def people(folder: Path, secret: str = PASSPHRASE) -> list[str]:
    """Who is in the notebook."""
    book = notebook.unlock(folder, secret)
    try:
        return sorted(one.first_name for one in residents.list_residents(book))
    finally:
        book.close()


def test_on_a_laptop_that_replaces_a_lost_one(copy: Path, tmp_path: Path) -> None:
    new = tmp_path / "neuf" / "carnet"
    assert restored(new, copy) is None
    assert people(new) == ["Awa"]
    assert not list(new.glob(".restauration*"))


def test_what_it_holds_is_told_before_anything_moves(copy: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    unpacked = restoring.unpack(tmp_path / "neuf", copy, lambda done, total: told.append((done, total)))
    verified = restoring.verify(unpacked, PASSPHRASE)
    assert (verified.whose, verified.people) == ("Nora Le Gall", 1)
    assert verified.written_at.startswith("2026-11-23")
    assert not notebook.exists(tmp_path / "neuf")
    assert told[-1][0] == told[-1][1] > 0
    unpacked.drop()
    assert list((tmp_path / "neuf").iterdir()) == []


def test_the_notebook_that_was_there_is_kept_and_can_be_put_back(
    book: Notebook, copy: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "carnet"
    (folder / "sauvegardes").mkdir()
    (folder / "sauvegardes" / "avant.db").write_bytes(b"x")
    notebook.lock(book)
    book.close()
    aside = restored(folder, copy)
    assert aside == tmp_path / "carnet-avant-restauration-20261123-110000"
    assert people(folder) == ["Awa"]
    assert not (folder / "sauvegardes").exists()
    assert (aside / "sauvegardes" / "avant.db").exists()
    for source in (aside, aside / "carnet.db"):
        second = restored(folder, source)
        assert second
        assert people(folder) == ["Awa", "Yann"]
        assert people(second) in (["Awa"], ["Awa", "Yann"])
    assert people(aside) == ["Awa", "Yann"]


def test_a_notebook_left_by_a_crash_comes_with_its_log(book: Notebook, copy: Path, tmp_path: Path) -> None:
    """What was acknowledged and not yet folded into the file is in the log beside it."""
    left = tmp_path / "perdu"
    shutil.copytree(tmp_path / "carnet", left)
    assert (left / "carnet.db-wal").stat().st_size
    restored(tmp_path / "neuf", left)
    assert people(tmp_path / "neuf") == ["Awa", "Yann"]


def test_the_code_of_the_sheet_opens_it_too(tmp_path: Path, cheap_keys: None) -> None:
    book, code = notebook.create(tmp_path / "n", PASSPHRASE)
    copy = Path(upkeep.backup(book, str(tmp_path / "copie.cad")))
    book.close()
    restored(tmp_path / "neuf", copy, code.lower(), "recovery")
    assert people(tmp_path / "neuf") == []


def test_it_opens_with_the_phrase_of_its_day(book: Notebook, copy: Path, tmp_path: Path) -> None:
    ways_in.change_passphrase(ways_in.confirmed(book, PASSPHRASE), LATER)
    book.close()
    with pytest.raises(Refused, match="incorrecte"):
        restored(tmp_path / "carnet", copy, LATER)
    assert people(tmp_path / "carnet", LATER) == ["Awa", "Yann"]


def test_wrong_phrases_are_delayed(copy: Path, tmp_path: Path) -> None:
    unpacked = restoring.unpack(tmp_path / "neuf", copy)
    for _try in range(3):
        with pytest.raises(Refused, match="incorrecte"):
            restoring.verify(unpacked, LATER)
    with pytest.raises(Refused, match="Attendez"):
        restoring.verify(unpacked, PASSPHRASE)
    unpacked.drop()


def test_an_open_notebook_is_not_replaced(book: Notebook, copy: Path, tmp_path: Path) -> None:
    unpacked = restoring.unpack(tmp_path / "carnet", copy)
    verified = restoring.verify(unpacked, PASSPHRASE)
    with pytest.raises(Refused, match="ouvert"):
        restoring.put_back(tmp_path / "carnet", verified)
    unpacked.drop()
    assert residents.count_residents(book) == 2


def test_two_windows_do_not_restore_at_once(copy: Path, tmp_path: Path) -> None:
    first = restoring.unpack(tmp_path / "neuf", copy)
    with pytest.raises(Refused, match="autre fenêtre"):
        restoring.unpack(tmp_path / "neuf", copy)
    first.drop()
    restoring.unpack(tmp_path / "neuf", copy).drop()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5_000])


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[9_000:9_100] = os.urandom(100)
    path.write_bytes(content)


def foreign_record(path: Path) -> None:
    """The archive is ours and sound, its record is another’s."""
    with zipfile.ZipFile(path) as archive:
        key = archive.read("cle.json")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("carnet.db", os.urandom(8_192))
        archive.writestr("cle.json", key)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (truncate, "abîmée ou incomplète"),
        (spoil, "abîmée ou incomplète"),
        (foreign_record, "abîmée ou incomplète"),
        (lambda path: path.write_bytes(b""), "n’est pas une sauvegarde"),
        (lambda path: path.write_bytes(b"%PDF-1.7 une lettre"), "n’est pas une sauvegarde"),
        (lambda path: path.write_bytes(b"PK\x05\x06" + b"\x00" * 18), "n’est pas une sauvegarde"),
        (lambda path: path.unlink(), "n’existe pas"),
    ],
    ids=["truncated", "spoilt", "foreign record", "empty", "pdf", "empty archive", "absent"],
)
def test_each_wrong_file_has_its_sentence_and_changes_nothing(
    book: Notebook, copy: Path, tmp_path: Path, change: Spoil, sentence: str
) -> None:
    book.close()
    before = sorted((p.name, p.read_bytes()) for p in (tmp_path / "carnet").iterdir())
    change(copy)
    with pytest.raises(CadError, match=sentence) as told:
        restored(tmp_path / "carnet", copy)
    assert "carnet-2026-11-23.cad" in str(told.value)
    assert sorted((p.name, p.read_bytes()) for p in (tmp_path / "carnet").iterdir()) == before


def test_the_notebook_in_use_is_not_its_own_backup(book: Notebook, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="n’est pas une sauvegarde"):
        restoring.unpack(tmp_path / "carnet", tmp_path / "carnet" / "carnet.db")


def test_a_backup_of_a_newer_version_is_left_alone(book: Notebook, tmp_path: Path) -> None:
    book.connection.execute("ALTER TABLE resident ADD COLUMN shoe_size TEXT NOT NULL DEFAULT ''")
    copy = Path(upkeep.backup(book, str(tmp_path / "demain.cad")))
    with pytest.raises(Refused, match="version plus récente"):
        restored(tmp_path / "neuf", copy)
    assert not notebook.exists(tmp_path / "neuf")


def test_a_backup_of_an_older_version_is_brought_up_to_date(book: Notebook, tmp_path: Path) -> None:
    residents.create_resident(book, usage_name="Diallo", first_name="Awa")
    book.connection.execute("ALTER TABLE resident DROP COLUMN reads_french")
    book.store.set("schema", "older")
    copy = Path(upkeep.backup(book, str(tmp_path / "hier.cad")))
    restored(tmp_path / "neuf", copy)
    assert people(tmp_path / "neuf") == ["Awa"]


@pytest.mark.parametrize("after", range(1, 6))
def test_a_disk_that_refuses_in_the_middle_puts_everything_back(
    book: Notebook, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    notebook.lock(book)
    book.close()
    before = {p.name for p in (tmp_path / "carnet").iterdir()}
    real, done = store.os.replace, [0]

    def failing(source: Path, target: Path) -> None:
        done[0] += 1
        if done[0] == after:
            raise OSError(5, "le disque ne répond pas")
        real(source, target)

    unpacked = restoring.unpack(tmp_path / "carnet", copy)
    verified = restoring.verify(unpacked, PASSPHRASE)
    monkeypatch.setattr(store.os, "replace", failing)
    with pytest.raises(MachineTrouble, match="Rien n’a changé"):
        restoring.put_back(tmp_path / "carnet", verified)
    monkeypatch.undo()
    unpacked.drop()
    assert {p.name for p in (tmp_path / "carnet").iterdir()} == before
    assert not list(tmp_path.glob("*avant-restauration*"))
    assert people(tmp_path / "carnet") == ["Awa", "Yann"]


def test_a_power_cut_in_the_middle_leaves_both_and_one_starts_again(
    book: Notebook, copy: Path, tmp_path: Path
) -> None:
    """The former notebook is aside, the new one not there yet: what is left says so, and nothing is lost."""
    book.close()
    aside = store._new_aside(Folder(tmp_path / "carnet"), book.now())
    for name in ("carnet.db", "cle.json"):
        os.replace(tmp_path / "carnet" / name, aside / name)
    unpacked = restoring.unpack(tmp_path / "carnet", copy)
    os.replace(unpacked.place.key, tmp_path / "carnet" / "cle.json")
    unpacked.lock.release()  # the machine is off; what was unpacked stays there
    with pytest.raises(MachineTrouble, match="Remettez la dernière sauvegarde"):
        notebook.unlock(tmp_path / "carnet", PASSPHRASE)
    restored(tmp_path / "carnet", copy)
    assert people(tmp_path / "carnet") == ["Awa"]
    assert people(aside) == ["Awa", "Yann"]


def test_giving_up_while_it_is_read_leaves_nothing(copy: Path, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        restoring.unpack(tmp_path / "neuf", copy, stop)
    assert list((tmp_path / "neuf").iterdir()) == []
