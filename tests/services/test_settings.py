"""Who writes, the rules and their dates, the comfort of a laptop."""

import pytest

from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.rules import DEFAULTS
from cad.services import notebook
from cad.services.action import Done
from cad.services.history import undo, undo_labels
from cad.services.notebook import Notebook
from cad.services.residents import create_resident
from cad.services.settings import (
    Preferences,
    me,
    preferences,
    rules,
    set_me,
    set_preferences,
    set_rule,
)
from tests.conftest import PASSPHRASE


def test_nobody_writes_at_first(book: Notebook) -> None:
    assert me(book).adviser is None
    assert me(book).organisation is None
    assert create_resident(book, usage_name="Ba").result.lead_adviser == ""


def test_what_follows_is_signed(book: Notebook) -> None:
    heard: list[Done[object]] = []
    book.listeners.append(heard.append)
    said = set_me(book, name=" Nora ", organisation="We Ker", email="nora@exemple.fr", asked_by="réglages")
    assert said.result.adviser and said.result.organisation  # noqa: PT018
    assert (said.result.adviser.name, said.result.organisation.name) == ("Nora", "We Ker")
    assert said.result.organisation.ours
    assert book.me == said.result.adviser.id
    assert [done.asked_by for done in heard] == ["réglages"]
    assert create_resident(book, usage_name="Ba").result.lead_adviser == book.me


def test_one_is_the_same_adviser_after_reopening_and_correcting(book: Notebook) -> None:
    set_me(book, name="Nora", organisation="We Ker")
    known = book.me
    set_me(book, name="Nora Le Gall", organisation="we ker")
    folder = book.store.folder.path
    book.close()
    again = notebook.unlock(folder, PASSPHRASE, fixed("2026-11-23T10:00"))
    assert again.me == known
    found = me(again)
    assert found.adviser and found.adviser.name == "Nora Le Gall"  # noqa: PT018
    assert found.organisation and found.organisation.name == "We Ker"  # noqa: PT018
    again.close()


def test_changing_employer_leaves_a_partner_behind(book: Notebook) -> None:
    former = set_me(book, name="Nora", organisation="We Ker").result.organisation
    now = set_me(book, name="Nora", organisation="CCAS").result.organisation
    assert former
    assert now
    from cad.services.partners import list_partners

    assert [(p.organisation.name, p.organisation.ours) for p in list_partners(book)] == [
        ("CCAS", True),
        ("We Ker", False),
    ]


@pytest.mark.parametrize("said", [{"name": " "}, {"organisation": ""}])
def test_a_name_and_an_organisation_are_needed(book: Notebook, said: dict[str, str]) -> None:
    with pytest.raises(Refused, match="votre"):
        set_me(book, **{"name": "Nora", "organisation": "We Ker"} | said)
    assert book.me == ""


def test_who_writes_is_not_undone(signed: Notebook) -> None:
    assert undo_labels(signed).undo == ""


def test_rules_come_with_their_source_and_change_from_a_day_on(signed: Notebook) -> None:
    assert [(r.name, r.value, r.ours) for r in rules(signed)] == [(d.name, d.value, False) for d in DEFAULTS]
    set_rule(signed, "silent_days", 45, source="Comité du 20 novembre")
    set_rule(signed, "silent_days", 30, since="2027-01-01")
    held = next(r for r in rules(signed) if r.name == "silent_days")
    assert (held.value, held.since, held.source, held.next) == (
        45,
        "2026-11-23",
        "Comité du 20 novembre",
        (("2027-01-01", 30),),
    )
    signed.now = fixed("2027-02-01T10:00")
    assert next(r for r in rules(signed) if r.name == "silent_days").value == 30
    undo(signed)
    assert next(r for r in rules(signed) if r.name == "silent_days").value == 45


def test_of_two_rules_for_a_day_the_last_written_holds(signed: Notebook) -> None:
    for value in (10, 20):
        set_rule(signed, "answer_days", value)
    assert next(r for r in rules(signed) if r.name == "answer_days").value == 20


@pytest.mark.parametrize(("name", "value"), [("silent_days", 0), ("silent_days", 99_999), ("humeur", 3)])
def test_a_senseless_rule_is_refused(signed: Notebook, name: str, value: int) -> None:
    with pytest.raises(Refused):
        set_rule(signed, name, value)


def test_preferences_stay_on_the_laptop(book: Notebook) -> None:
    assert preferences(book) == Preferences()
    set_preferences(book, palette="dark")
    set_preferences(book, scale=150, idle_minutes=10)
    assert preferences(book) == Preferences("dark", 150, 10)
    assert undo_labels(book).undo == ""
    assert not book.connection.execute("SELECT 1 FROM outbox").fetchone()


@pytest.mark.parametrize("wrong", [{"palette": "rose"}, {"scale": 300}, {"idle_minutes": 500}])
def test_a_senseless_preference_is_refused(book: Notebook, wrong: dict[str, int]) -> None:
    with pytest.raises(Refused):
        set_preferences(book, **wrong)
    assert preferences(book) == Preferences()


def test_a_preference_of_a_newer_version_is_left_out(book: Notebook) -> None:
    book.store.set("preferences", {"palette": "dark", "son": "fort"})
    assert preferences(book).palette == "dark"
