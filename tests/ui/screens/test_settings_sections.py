"""The sections of the settings, each alone, without a window."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cad.domain.errors import Refused
from cad.domain.text import RESOURCES
from cad.services import history, letters, notebook, settings, upkeep, ways_in
from cad.services.notebook import Notebook
from cad.store import os_keyring
from tests.conftest import PASSPHRASE
from tests.ui.fakes import Asked, FakeDesk
from tests.ui.screens.handed import Handed, make
from ui.ports import Failed
from ui.screens.settings import about, log, rules
from ui.screens.settings.health import Checkup
from ui.screens.settings.identity import FORM, Identity
from ui.screens.settings.keeping import Keeping
from ui.screens.settings.locking import Locking
from ui.screens.settings.log import Log
from ui.screens.settings.presenter import Presenter
from ui.screens.settings.rules import Rules
from ui.screens.settings.wording import Wordings

NEW = "cinq mots bien au chaud"


@dataclass
class FakeKeeper(FakeDesk):
    """A fake desk that also reaches the notebook, and notes what the laptop prefers."""

    preferred: list[dict[str, Any]] = field(default_factory=list)

    def check(
        self, work: Callable[[Notebook], Any], done: Callable[[Any], None], failed: Failed | None = None
    ) -> Asked:
        """See `ui.screens.settings.ports.Keeper.check`."""
        return self._wait(Asked(self, work, {}, done, failed))

    def prefer(self, failed: Failed | None = None, **wanted: Any) -> Asked:
        """See `ui.screens.settings.ports.Keeper.prefer`."""
        self.preferred.append(wanted)
        return self.check(lambda book: settings.set_preferences(book, **wanted), lambda _done: None, failed)


class Seen:
    """Notes every call made to a view by its name; the last one is asked for as an attribute."""

    def __init__(self) -> None:
        self.calls: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {}

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *args, **named: self.calls.setdefault(name, []).append((args, named))

    def last(self, name: str) -> Any:
        """What the view was last told by this name; a tuple when it is told several things."""
        args, named = self.calls[name][-1]
        told = (*args, *named.values())
        return told[0] if len(told) == 1 else told


@pytest.fixture
def handed(book: Notebook) -> Handed:
    return make(book)


@pytest.fixture
def desk(handed: Handed) -> FakeKeeper:
    return FakeKeeper(handed.book)


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """A keyring of this test’s own."""
    kept: dict[str, bytes] = {}

    def remember(name: str, key: bytes) -> bool:
        kept[name] = key
        return True

    monkeypatch.setattr(os_keyring, "remember", remember)
    monkeypatch.setattr(os_keyring, "recall", kept.get)
    monkeypatch.setattr(os_keyring, "forget", lambda name: kept.pop(name, None))
    return kept


# The screen


def test_the_sections_and_the_one_chosen(desk: FakeKeeper, seen: Seen) -> None:
    presenter = Presenter(desk, seen)
    presenter.arrive()
    assert seen.last("show_section") == "me"
    assert seen.last("show_demonstration") is False
    presenter.choose("rules")
    presenter.arrive()
    assert seen.last("show_section") == "rules"
    presenter.choose("nowhere")
    assert presenter.section == "rules"


def test_nobody_signs_yet(book: Notebook, seen: Seen) -> None:
    Presenter(FakeKeeper(book), seen).arrive()
    first = seen.last("show_sections")[0]
    assert [badge[0] for badge in first.badges] == ["À remplir"]


# Who I am


def test_who_i_am(desk: FakeKeeper, handed: Handed, seen: Seen) -> None:
    identity = Identity(desk, seen)
    identity.arrive()
    known = seen.last("show_values")
    assert (known["name"], known["organisation"]) == ("Nora Le Gall", "We Ker")
    identity.keep(known | {"role": "conseil"})
    assert (FORM, "") in desk.drafts
    identity.save(known | {"role": "conseillère", "phone": "02 99 01 02 03", "email": "Nora@WeKer.org"})
    me = settings.me(handed.book).adviser
    assert me is not None
    assert (me.role, me.phone, me.email) == ("conseillère", "0299010203", "nora@weker.org")
    identity.arrive()
    assert seen.last("show_values")["phone"] == "02\u00a099\u00a001\u00a002\u00a003"
    assert desk.drafts == {}


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": " ", "organisation": "We Ker"}, "name"),
        ({"name": "Nora", "organisation": ""}, "organisation"),
        ({"name": "Nora", "organisation": "We Ker", "phone": "abc"}, "phone"),
        ({"name": "Nora", "organisation": "We Ker", "email": "nora"}, "email"),
    ],
)
def test_who_i_am_is_checked(desk: FakeKeeper, seen: Seen, typed: dict[str, str], wrong: str) -> None:
    Identity(desk, seen).save({"role": "", "phone": "", "email": ""} | typed)
    assert list(seen.last("refuse")) == [wrong]
    assert desk.acted == []


# Locking


def test_the_delay_follows_the_rule_unless_said(desk: FakeKeeper, seen: Seen, no_keyring: object) -> None:
    locking = Locking(desk, seen)
    locking.arrive()
    delays, chosen = seen.last("show_delays")
    assert (delays[0], chosen) == (("0", "Comme la règle (5 minutes)"), "0")
    locking.delay("15")
    assert desk.preferred == [{"idle_minutes": 15}]
    locking.arrive()
    assert seen.last("show_delays")[1] == "15"


def typed_again(desk: FakeKeeper, seen: Seen) -> None:
    """The person types the passphrase that was asked for again."""
    _why, _do, then = seen.last("ask_again")
    assert desk.book
    then(ways_in.confirmed(desk.book, PASSPHRASE))


def test_another_passphrase(desk: FakeKeeper, handed: Handed, seen: Seen) -> None:
    locking = Locking(desk, seen)
    locking.change(NEW, NEW)
    assert "show_changed" not in seen.calls
    typed_again(desk, seen)
    assert "show_changed" in seen.calls
    notebook.check_secret(handed.book, NEW)
    with pytest.raises(Refused):
        notebook.check_secret(handed.book, PASSPHRASE)


@pytest.mark.parametrize(
    ("new", "again", "wrong"),
    [
        ("court", "court", ["new"]),
        (NEW, NEW + "e", ["again"]),
        ("", "", ["new"]),
    ],
)
def test_a_passphrase_refused(desk: FakeKeeper, seen: Seen, new: str, again: str, wrong: list[str]) -> None:
    Locking(desk, seen).change(new, again)
    assert list(seen.last("refuse")) == wrong
    assert "ask_again" not in seen.calls


def test_everybody_s_phrase_is_refused(desk: FakeKeeper, seen: Seen) -> None:
    Locking(desk, seen).change(notebook.PUBLIC_PASSPHRASE, notebook.PUBLIC_PASSPHRASE)
    typed_again(desk, seen)
    assert "connue de tous" in seen.last("refuse")["new"]


def test_the_keyring_remembers_and_forgets(
    desk: FakeKeeper, seen: Seen, no_keyring: dict[str, bytes]
) -> None:
    locking = Locking(desk, seen)
    locking.remember(True)
    assert seen.last("show_keyring") is False
    assert not no_keyring
    typed_again(desk, seen)
    assert seen.last("show_keyring") is True
    assert no_keyring
    locking.remember(False)
    assert seen.last("show_keyring") is False
    assert not no_keyring


def test_a_new_recovery_code_opens_and_the_former_does_not(
    desk: FakeKeeper, handed: Handed, seen: Seen
) -> None:
    locking = Locking(desk, seen)
    locking.renew()
    assert "show_code" not in seen.calls
    typed_again(desk, seen)
    first = seen.last("show_code")
    locking.renew()
    typed_again(desk, seen)
    second = seen.last("show_code")
    assert first != second
    folder = handed.book.store.folder.path
    handed.book.close()
    with pytest.raises(Refused):
        notebook.unlock(folder, first, how="recovery")
    notebook.unlock(folder, second, handed.book.now, how="recovery").close()


# Rules


def test_every_rule_says_whence_it_comes(desk: FakeKeeper, seen: Seen) -> None:
    Rules(desk, seen).arrive()
    lines = {line.name: line for line in seen.last("show_rules")}
    assert lines["silent_days"].value == "60\u00a0jours"
    assert "Usage du Plan emploi quartiers" in lines["silent_days"].about
    assert lines["silent_days"].check == "À vérifier le 1er janvier 2027"
    assert not lines["silent_days"].late


def test_a_rule_is_changed_from_a_day_on(desk: FakeKeeper, handed: Handed, seen: Seen) -> None:
    made = Rules(desk, seen)
    made.save(
        "silent_days", {"value": "45", "since": "2026-12-01", "source": "Comité", "check_on": "2027-06-01"}
    )
    assert "close_form" in seen.calls
    held = next(rule for rule in settings.rules(handed.book) if rule.name == "silent_days")
    assert (held.value, held.next) == (60, (("2026-12-01", 45),))
    assert "puis 45 jours le 1er décembre 2026" in rules.line(held, "2026-11-23").about


@pytest.mark.parametrize("typed", ["", "beaucoup", "-3", "0", "99999", "4,5"])
def test_a_value_that_makes_no_sense(desk: FakeKeeper, seen: Seen, typed: str) -> None:
    Rules(desk, seen).save("silent_days", {"value": typed, "since": "", "source": "", "check_on": ""})
    assert list(seen.last("refuse")) == ["value"]


def test_a_rule_to_look_at_again() -> None:
    rule = SimpleNamespace(
        name="x", label="X", value=1, unit="days", since="2024-01-01", source="", check_on="2026-11-23",
        ours=True, next=(),
    )  # fmt: skip
    assert rules.line(rule, "2026-11-23").late  # type: ignore[arg-type]


# The wording


def test_the_wording_is_checked_kept_and_looked_at(desk: FakeKeeper, handed: Handed, seen: Seen) -> None:
    wording = Wordings(desk, seen)
    wording.arrive()
    text, fields, usual, restored = seen.last("show_wording")
    assert usual
    assert not restored
    assert "personne" in fields
    assert len(seen.last("show_pages")) == 1
    wording.type(text.replace("{personne}", "{person}"))
    assert "vouliez-vous {personne}" in seen.last("show_problems")[0]
    assert desk.drafts
    wording.save(text.replace("{personne}", "{person}"))
    assert letters.letter_template(handed.book).is_default
    wording.save(text + "\n\nBien à vous.")
    assert not letters.letter_template(handed.book).is_default
    assert desk.drafts == {}
    wording.reset()
    assert letters.letter_template(handed.book).is_default


def test_the_specimen_shows_what_is_typed(handed: Handed) -> None:
    from cad.services.specimen import specimen_letter

    with pytest.raises(Refused, match="person"):
        specimen_letter(handed.book, text="Bonjour {person}")
    assert specimen_letter(handed.book, text="Bonjour {personne}").startswith(b"%PDF")


# Copies


def test_a_backup_is_told_and_remembered(desk: FakeKeeper, seen: Seen, tmp_path: Path) -> None:
    keeping = Keeping(desk, seen)
    keeping.arrive()
    assert seen.last("show_backup")[1] == "warning"
    keeping.back_up(str(tmp_path / keeping.suggested("cad")))
    assert (tmp_path / "carnet-2026-11-23.cad").exists()
    assert "carnet-2026-11-23.cad" in seen.last("show_written")[0]
    sentence, tone = seen.last("show_backup")
    assert (tone, "aujourd’hui" in sentence) == ("success", True)
    assert upkeep.last_backup(desk.book) == upkeep.last_backup(desk.book) != ""  # type: ignore[arg-type]


def test_a_copy_that_cannot_be_written_says_so(desk: FakeKeeper, seen: Seen, tmp_path: Path) -> None:
    keeping = Keeping(desk, seen)
    keeping.back_up(str(tmp_path / "nowhere" / "carnet.cad"))
    keeping.export(str(tmp_path / "carnet.docx"))
    typed_again(desk, seen)
    assert len(seen.calls["show_trouble"]) == 2
    assert seen.last("show_busy") == ""


@pytest.mark.parametrize("kind", ["xlsx", "jsonl"])
def test_an_export(desk: FakeKeeper, seen: Seen, tmp_path: Path, kind: str) -> None:
    Keeping(desk, seen).export(str(tmp_path / f"carnet.{kind}"))
    assert not (tmp_path / f"carnet.{kind}").exists()
    typed_again(desk, seen)
    assert (tmp_path / f"carnet.{kind}").exists()
    assert "n’est pas chiffré" in seen.last("show_written")[1]


# Health, log, about


def test_a_sound_notebook(desk: FakeKeeper, seen: Seen) -> None:
    checkup = Checkup(desk, seen)
    checkup.check()
    health, counts = seen.last("show_health")
    assert health.problems == ()
    assert ("Structures", "3") in counts
    checkup.rebuild()
    assert desk.said == ["L’index de recherche est refait."]


def test_the_log_tells_acts_by_day(desk: FakeKeeper, handed: Handed, seen: Seen) -> None:
    handed.refer("Awa Diop")
    handed.person("Zoé Martin")
    history.undo(handed.book)
    Log(desk, seen).arrive()
    entries, undo, redo = seen.last("show_acts")
    assert (undo, redo) == ("Orienter la personne", "Créer la fiche")
    assert entries[0].group == "Lundi 23 novembre 2026"
    told = next(entry for entry in entries if entry.title == "Orienter la personne")
    assert "Nora Le Gall" in told.meta
    assert "Orientation" in told.meta
    undone = [entry.title for entry in entries if entry.badges]
    assert undone == ["Créer la fiche"]


def test_one_entry_an_act(handed: Handed) -> None:
    handed.refer("Awa Diop")
    changes = history.history(handed.book)
    assert len(changes) > len(log.entries(changes)) > 4


def test_the_parts_are_those_the_app_depends_on() -> None:
    project = tomllib.loads((RESOURCES.parent / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[<>=!~\[; ]", said)[0] for said in project["dependencies"]}
    assert set(about.PARTS) == needed
    assert about.version() == project["version"]
    assert ("typst", "Apache-2.0") in {(name, said.rpartition(", ")[2]) for name, said in about.parts()}
