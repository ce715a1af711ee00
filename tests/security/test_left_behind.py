"""What a crash, a printer, a keyboard or a tip under the pointer could keep of what people wrote."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from cad.domain.errors import Refused
from cad.exchange.writing import write_jsonl, write_xlsx
from cad.services import letters, notebook
from cad.services.notebook import Notebook
from cad.store import keys

LONG_AGO = time.time() - 7200


def left(path: Path, content: str = "Diallo Awa", *, at: float = LONG_AGO) -> Path:
    """A file that a crash left, two hours ago unless said."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)
    os.utime(path, (at, at))
    return path


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
@pytest.mark.parametrize("program", ["cad.cli", "ui.app"])
def test_a_crash_leaves_no_picture_of_the_memory(program: str, tmp_path: Path) -> None:
    asked = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    start = {
        "cad.cli": "from cad.cli import main; main(['acts'])",
        "ui.app": "import ui.app as a; a.QApplication.exec = lambda self: 0; "
        f"a.main(['--notebook', {str(tmp_path / 'n')!r}])",
    }[program]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", f"{start}\n{asked}"],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert told.stdout.strip().endswith("(0, 0)")


def test_an_export_cut_short_is_taken_away_by_the_next_one(tmp_path: Path) -> None:
    old = left(tmp_path / ".carnet.jsonl.0a1b2c3d.part")
    under_way = left(tmp_path / ".carnet.jsonl.1a1b2c3d.part", at=time.time())
    other = left(tmp_path / ".autre.jsonl.0a1b2c3d.part")
    write_jsonl(tmp_path / "carnet.jsonl", [{"a": 1}])
    assert not old.exists()
    assert under_way.exists()
    assert other.exists()


def test_the_scratch_of_a_workbook_cut_short_too_and_nothing_of_anyone_else(tmp_path: Path) -> None:
    piece = left(tmp_path / ".sans-couture-export-abcdefgh" / "tmp12345")
    mine = left(tmp_path / ".sans-couture-export-precieux" / "these.odt")
    for folder in (piece.parent, mine.parent):
        os.utime(folder, (LONG_AGO, LONG_AGO))
    write_xlsx(tmp_path / "carnet.xlsx", [("Feuille", ["a"], [["1"]])])
    assert not piece.parent.exists()
    assert mine.exists()


@pytest.mark.parametrize(
    "phrase",
    [
        "aaaaaaaaaa",
        "1234567890",
        "azertyuiop",
        "Mot de passe 2026",
        "abababababab",
        "motdepasse35",
        "0987654321",
    ],
)
def test_a_phrase_among_the_first_tried_is_refused(phrase: str) -> None:
    with pytest.raises(Refused, match="se devine"):
        keys.check_passphrase(phrase)


@pytest.mark.parametrize(
    "phrase", ["tilleul wagon orage", "?!;:,§%*µ£", "قلم كتاب شجرة", "azertyuiop du dimanche"]
)
def test_a_phrase_of_one_s_own_is_taken(phrase: str) -> None:
    keys.check_passphrase(phrase)


def test_a_backup_s_own_tables_cannot_call_what_changes_the_machine(book: Notebook) -> None:
    assert book.connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
    with book.reading() as reading:
        assert reading.connection.execute("PRAGMA trusted_schema").fetchone() == (0,)


def test_the_typesetter_forgets_only_when_it_remembers(
    book: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cad.printing import render

    warmed: list[bool] = []
    monkeypatch.setattr(render, "warm", lambda: warmed.append(True))
    render._compiler.cache_clear()
    letters.forget_papers(book)
    assert not warmed
    render._compiler()
    letters.forget_papers(book)
    assert warmed


def test_a_trace_says_nothing_of_people_whatever_the_thread(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.traced import trace_without_words

    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    trace_without_words()

    def fail() -> None:
        raise ValueError("Awa Diallo, née le 12 mars")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, None)
    told = capsys.readouterr().err
    assert told.count("ValueError (test_left_behind.py:") == 2
    assert "Awa" not in told


def test_the_lock_file_is_no_way_to_read(book: Notebook) -> None:
    notebook.lock(book)
    assert book.store.folder.locked.read_bytes() == b""
