"""Anything an adviser can do, scripted: one act, or one per line."""

import inspect
import json
import pkgutil
from pathlib import Path

import pytest

import cad.services
from cad.services import registry
from tests.cli.conftest import Cad


def test_acts_lists_every_service_function_with_its_arguments(made: Cad) -> None:
    listed = {act["name"]: act for act in made("acts", "--json").json}
    encounter = {a["name"]: a for a in listed["record_encounter"]["arguments"]}
    assert encounter["resident"] == {"name": "resident", "type": "str", "required": True, "default": None}
    assert encounter["visibility"]["default"] == "team"
    assert listed["record_encounter"]["writes"]
    assert not listed["find_residents"]["writes"]
    assert {a["name"] for a in listed["create_resident"]["arguments"]} >= {"usage_name", "phones"}
    assert {"undo", "import_residents", "fill_demo", "backup"} <= set(listed)
    assert "progress" not in {a["name"] for a in listed["import_residents"]["arguments"]}
    text = made("acts").out
    assert "record_encounter(resident," in text


def test_every_service_function_can_be_described_and_has_a_summary() -> None:
    for described in registry.acts():
        assert described.summary, described.name


def test_every_service_module_registers_under_its_own_names() -> None:
    for module in pkgutil.iter_modules(cad.services.__path__):
        assert module.name.isidentifier()
    for name, entry in registry.entries().items():
        assert entry.name == name
        assert inspect.signature(entry.body)


def test_one_act_with_its_result(made: Cad) -> None:
    said = made("act", "create_resident", '{"first_name": "Awa", "phones": ["06 39 98 00 01"]}')
    assert said.status == 0
    assert said.json["ok"] is True
    assert said.json["result"]["phones"] == ["0639980001"]


def test_arguments_are_read_as_the_signature_says(made: Cad) -> None:
    resident = made("act", "create_resident", '{"first_name": "Awa"}').json["result"]["id"]
    act = {
        "resident": resident,
        "text": "Vu",
        "minutes": "15",
        "themes": ["housing"],
        "needs": [{"theme": "housing", "state": "need"}],
        "steps": [{"title": "Appeler", "due_on": "2026-12-01"}],
    }
    made("act", "record_encounter", json.dumps(act))
    page = made("act", "resident_page", json.dumps({"resident_id": resident})).json["result"]
    assert page["steps"][0]["title"] == "Appeler"
    assert page["timeline"]


@pytest.mark.parametrize(
    ("name", "arguments", "reason"),
    [
        ("creer", "{}", "n’est pas une action"),
        ("create_residents", "{}", "«\u00a0create_resident\u00a0»"),
        ("create_resident", '{"frist_name": "Awa"}', "«\u00a0first_name\u00a0»"),
        ("assess_need", '{"resident": "x"}', "Il manque «\u00a0theme\u00a0», «\u00a0state\u00a0»"),
        ("find_residents", '{"text": 3}', "«\u00a0text\u00a0»"),
        ("find_residents", '{"text": "a", "limit": "beaucoup"}', "«\u00a0limit\u00a0»"),
        ("count_residents", '{"x": 1}', "aucun"),
        ("create_resident", "{}", "nom"),
        ("create_resident", "[1]", "objet JSON"),
        ("create_resident", "{", "JSON"),
        ("create_resident", '{"first_name": "\\ud800"}', "JSON"),
        ("show", '{"resident": null}', "action"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason(
    made: Cad, name: str, arguments: str, reason: str
) -> None:
    said = made("act", name, arguments)
    assert said.status == 1
    assert said.json["ok"] is False
    assert reason in said.json["reason"]
    assert said.err.strip() == said.json["reason"]


def test_a_stream_answers_each_line_and_goes_on_after_a_bad_one(made: Cad) -> None:
    lines = [
        '\ufeff{"act": "create_resident", "first_name": "Awa"}',
        "",
        "pas du json",
        '{"first_name": "Awa"}',
        '{"act": "create_resident", "frist_name": "Awa"}',
        '{"act": "create_resident", "first_name": "Yann"}',
        '{"act": "count_residents"}',
    ]
    said = made("act", "-", stdin="\n".join(lines))
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [a["ok"] for a in answers] == [True, False, False, False, True, True]
    assert answers[-1]["result"] == 2
    assert said.status == 1
    assert all(a["reason"] for a in answers if not a["ok"])


def test_a_stream_that_goes_well_ends_well(made: Cad) -> None:
    said = made("act", "-", stdin='{"act": "count_residents"}\n')
    assert (said.status, said.out) == (0, '{"ok":true,"result":0}\n')
    assert made("act", "-", stdin="").status == 0


def test_a_line_that_is_not_utf8_is_answered_too(made: Cad) -> None:
    said = made("act", "-", stdin=b'{"act": "\xff"}\n{"act": "count_residents"}\n')
    assert [json.loads(line)["ok"] for line in said.out.splitlines()] == [False, True]


def test_bytes_are_given_in_base64(town: Cad) -> None:
    import base64

    referral = town("act", "list_referrals", '{"state": "handed_over"}').json["result"][0]["id"]
    pdf = town("act", "letter_pdf", json.dumps({"referral": referral})).json["result"]
    assert base64.b64decode(pdf).startswith(b"%PDF")


def test_a_bug_of_ours_is_one_sentence_and_a_trace_without_data(
    made: Cad, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise ZeroDivisionError("Diallo Awa, 12 mars 1987")

    monkeypatch.setattr("cad.services.registry.call", broken)
    monkeypatch.setattr("cad.services.upkeep.check", broken)
    for said in (made("act", "count_residents"), made("check")):
        assert said.status == 1
        assert "Traceback" not in said.err + said.out
        assert said.err.startswith("Erreur inattendue")
        path = said.err.strip().rpartition("\u00a0: ")[2]
        trace = Path(path).read_text("utf-8")
        assert "ZeroDivisionError" in trace
        assert "Diallo" not in trace
