"""The same markers, wherever a notebook speaks: questions, letters, exports, files, logs. Whoever reads it,
and even where a notebook would hold what it should not.
"""

import logging
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cad.domain.catalogue import RECORDS
from cad.domain.clash import Clash
from cad.domain.encounter import VISIBILITIES
from cad.services import drafts, registry, upkeep
from cad.services.notebook import Notebook
from cad.store.keys import KeyFile
from cad.store.table import select
from cad.store.work import Act
from tests.sync.asked import every_file, everything_asked, file_said
from tests.sync.conftest import database
from tests.sync.office import NOW, InProcess, Laptop, office
from tests.sync.test_leaks import (
    EVERY,
    MAY,
    WRITTEN,
    Written,
    among,
    dump,
    listen,
    marker,
    texts,
    words,
    write_all,
)

pytestmark = pytest.mark.slow
NOTHING: set[str] = set()


@pytest.fixture(scope="module", params=["sqlite"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """Whatever the centre’s database, a laptop that has received speaks in the same way."""
    folder = tmp_path_factory.mktemp("spoken")
    with office(database(request, folder), folder) as made:
        found = write_all(made)
        for one in found.readers.values():
            one.sync()
        yield found


def said_in(said: str, some: set[str]) -> set[str]:
    """The markers found, however they are written: in capitals, cut at the end of a line."""
    return among(said.lower(), some) | among("".join(said.lower().split()), some)


def forbidden(reader: str) -> list[str]:
    return sorted(EVERY - MAY[reader])


@pytest.mark.parametrize("reader", MAY)
def test_no_service_says_what_one_may_not_read(
    written: Written, reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    """Every question on every record, every letter, every export, every file met on the way, every log."""
    caplog.set_level(logging.DEBUG)
    book = written.readers[reader].book
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    looked_for = forbidden(reader)[::7]
    with every_file(tmp_path) as files:
        said = everything_asked(book, tmp_path / "exports", looked_for)
        found = files()
    assert said_in(said, EVERY - MAY[reader]) == NOTHING
    assert {name: said_in(text, EVERY - MAY[reader]) for name, text in found.items()} == dict.fromkeys(
        found, NOTHING
    )
    assert {"exports/export.jsonl", "exports/export.xlsx", "exports/export.txt"} <= found.keys()
    assert said_in(_logged(caplog), EVERY) == NOTHING
    if reader in ("colleague", "teammate"):  # they can be seen by this test at all
        assert len(said_in(said, MAY[reader])) > 0.7 * len(MAY[reader])
        assert said_in(found["exports/export.xlsx"], MAY[reader]) == MAY[reader]


def _logged(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(f"{one.getMessage()} {one.args} {one.exc_info}" for one in caplog.records)


def all_words(book: Notebook) -> set[str]:
    return among(dump(book), EVERY)


def test_the_files_of_a_notebook_and_of_its_backup_say_nothing(
    written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even its own words: in the record, its journal, its drafts, a backup, any file met on the way."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    book = written.anne.book
    folder = book.store.folder.path
    word = marker("resident", "usage_name", "")
    KeyFile("anne").with_wrap("passphrase", "une phrase", book.store.key).write(book.store.folder.key)
    drafts.keep_draft(book, "encounter", written.who, {"text": word})
    with every_file(tmp_path) as passing, every_file(folder) as there:
        upkeep.backup(book, str(tmp_path / "sauvegarde.zip"))
        found = {**passing(), **{f"carnet/{name}": text for name, text in there().items()}}
    drafts.drop_draft(book, "encounter", written.who)
    assert len(all_words(book)) > 50
    assert {"sauvegarde.zip", "carnet/carnet.db"} <= found.keys()
    assert any(name.endswith("-wal") for name in found)
    assert [name for name, text in found.items() if said_in(text, EVERY)] == []


def test_what_a_laptop_left_is_on_its_disk_no_more(written: Written, tmp_path: Path) -> None:
    """Decrypted whole, free pages too: neither the record nor the space it stood in."""
    book = written.readers["former"].book
    connection = book.store.connection
    connection.execute("ATTACH ? AS plain KEY ''", (str(tmp_path / "clair.db"),))
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.execute("DETACH plain")
    assert said_in((tmp_path / "clair.db").read_bytes().decode("latin-1"), EVERY) == NOTHING
    assert connection.execute("PRAGMA secure_delete").fetchone()[0] in (1, 2)


TO_A_PARTNER = {"resident", "referral", "consent", "letter_template"}
"""What a referral letter may quote: who the person is, what is asked, how they agreed."""
TO_THE_PERSON = {"resident", "journey", "need", "step", "appointment"}
"""What the person’s own plan may quote."""


@pytest.mark.parametrize(
    ("question", "kind", "may"),
    [
        ("letter_pdf", "referral", TO_A_PARTNER),
        ("plan_pdf", "resident", TO_THE_PERSON),
        ("appointment_slip_pdf", "appointment", {"resident", "appointment", "referral"}),
    ],
)
def test_a_paper_quotes_no_more_than_it_is_for(
    written: Written, question: str, kind: str, may: set[str]
) -> None:
    """Even of what its writer holds: no note of any level, no document, nobody of the household."""
    book, told = written.anne.book, NOTHING
    for (one,) in book.connection.execute(f"SELECT id FROM {kind}").fetchall():
        pdf = registry.call(book, question, {kind: one})
        told = told | said_in(file_said(pdf), EVERY)
    assert told - words(may, set()) == NOTHING
    assert told & words(may, set())


def test_the_sheets_of_a_session_say_the_least(written: Written) -> None:
    """The team’s: how one calls who came, what for, what follows; the other: numbers, of a place."""
    (held,) = written.anne.book.connection.execute("SELECT id FROM session").fetchone()
    told = {
        question: said_in(file_said(registry.call(written.anne.book, question, {"session": held})), EVERY)
        for question in ("session_sheet_pdf", "session_masked_pdf")
    }
    where = {marker("session", name, "") for name in ("place", "route")}
    named = {marker("resident", name, "") for name in ("usage_name", "first_name", "birth_name")}
    follows = {marker("step", "title", ""), marker("passage", "reason", "")}
    assert told["session_masked_pdf"] == where
    assert told["session_sheet_pdf"] - where - named - follows == {marker("session", "remains", "")}


def test_an_agenda_taken_elsewhere_says_when_and_where_alone(written: Written) -> None:
    """Of an appointment its place; of a meeting or a session of the team what is on its poster."""
    given = {"first": "2000-01-01", "last": "2099-12-31"}
    said = registry.call(written.anne.book, "ical_file", given).decode().replace("\r\n ", "")
    told = said_in(said, EVERY)
    assert told
    public = (("event", "place"), ("event", "title"), ("session", "place"), ("session", "route"))
    assert told <= {marker(*one, "") for one in (("appointment", "place"), *public)}


def test_the_centre_tells_an_operator_no_word_of_it(
    written: Written, caplog: pytest.LogCaptureFixture
) -> None:
    """Its log at its most talkative, its counters, its health, its description; also when it fails."""
    caplog.set_level(logging.DEBUG)
    client: InProcess = written.centre.client()
    heard = [client.ask("GET", path, b"", {}).text for path in ("/metrics", "/health", "/openapi.json")]
    for laptop in (written.anne, *written.readers.values()):
        listen(laptop)
    listen_to_a_failure(written.anne)
    said = _logged(caplog) + "\n".join(heard)
    assert "/v1/push" in said
    assert said_in(said, EVERY) == NOTHING


def listen_to_a_failure(laptop: Laptop) -> None:
    """Everything sent again by a laptop that the centre no longer understands."""
    from cad.sync import protocol
    from tests.sync.scene import AT

    values = {name: marker("resident", name, "") for name in texts(RECORDS["resident"])}
    bad = protocol.Change(1, "resident", "0" * 31, False, 0, AT, values, values)
    message = protocol.pack(protocol.Push(AT, [protocol.Act("x", "x", "x", AT, [bad])]))
    client: InProcess = laptop.office.client()
    for token in ("", "x"):
        client.post("/v1/push", message, {"Authorization": f"Bearer {token}"})
    client.post("/v1/push", message[:-9], {})


@pytest.mark.parametrize("reader", ["colleague", "partner", "teammate", "agreed", "outsider"])
def test_a_notebook_that_holds_too_much_still_says_no_more(
    written: Written, reader: str, tmp_path: Path
) -> None:
    """Whatever went wrong before, notes and documents are checked again on the way out."""
    from cad.services.notebook import open_with_key

    source, laptop = written.anne.book, written.readers[reader]
    source.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(source.store.folder.path, tmp_path / "copie")
    book = open_with_key(tmp_path / "copie", source.store.key, NOW)
    try:
        book.me = laptop.book.me
        unread = words(WRITTEN, {*VISIBILITIES}) - MAY[reader]
        unread |= _diverging(book, unread)
        assert among(dump(book), unread) == unread
        assert said_in(everything_asked(book, tmp_path / "exports", sorted(unread)), unread) == NOTHING
        for path in (tmp_path / "exports").iterdir():
            assert said_in(file_said(path.read_bytes()), unread) == NOTHING, path.name
    finally:
        book.close()


def _diverging(book: Notebook, unread: set[str]) -> set[str]:
    """What was set aside of each note and document that may not be read."""
    found = set[str]()
    with book.store.work(Act("mark", "Marquer"), book.me, NOW()) as work:
        for kind in sorted(WRITTEN):
            for one in select(work.connection, RECORDS[kind].cls):
                name = next(texts(RECORDS[kind]))
                if marker(kind, name, one.visibility) in unread:  # type: ignore[attr-defined]
                    word = marker("clash", one.id, "")
                    found.add(word)
                    about = {"resident": one.resident, "kind": kind, "record": one.id, "name": name}  # type: ignore[attr-defined]
                    work.add(Clash(**about, kept=f'"{word}"', current=f'"{word}"', circle="plan"))
    return found


def test_every_surface_is_one_of_these() -> None:
    """A way out that is added is asked as the others are, or said here to have nothing to tell."""
    files = {
        name
        for name, entry in registry.entries().items()
        if not entry.writes and entry.body.__annotations__.get("return") is bytes
    }
    assert files == {
        "appointment_slip_pdf", "call_list_pdf", "city_sheet_pdf", "document_content",
        "event_invitations_pdf", "event_sign_in_pdf", "ical_file", "internship_agreement_pdf", "letter_pdf",
        "letters_pdf", "lookout_pdf", "plan_pdf", "plan_report_pdf", "recovery_sheet_pdf",
        "session_masked_pdf", "session_sheet_pdf", "specimen_letter",
    }  # fmt: skip
