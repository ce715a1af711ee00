"""The description says every address and every status, and no refusal or log line quotes what was sent."""

import json
import logging
from collections.abc import Callable
from typing import Any

import msgspec
import psycopg
import pytest
from sqlalchemy.exc import OperationalError
from starlette.routing import Route

from cad.central import app, enrolment
from cad.central.description import MEDIA, REFUSALS, Operation, statuses
from cad.central.limits import Limits
from cad.central.serve import _Json
from cad.cli import main
from cad.domain.errors import Refused
from cad.store.reads.laptop import kept
from cad.sync import protocol
from tests.sync.office import NOW, InProcess, Laptop, Office

OPERATIONS = {one.path: one for one in app.operations()}
NAME = "Zyxwvut"
"""An invented name, that is in what is sent and in what is raised."""


def test_every_route_is_described(capsys: pytest.CaptureFixture[str], centre: Office) -> None:
    routes = [route for route in centre.app.routes if isinstance(route, Route)]
    said = app.description()
    there = {(r.path, method.lower()) for r in routes for method in (r.methods or set()) - {"HEAD"}}
    assert there == {(path, method) for path, item in said["paths"].items() for method in item}
    assert main(["central", "describe"]) == 0
    assert json.loads(capsys.readouterr().out) == said


def test_an_operation_is_what_its_function_says() -> None:
    push = app.description()["paths"]["/v1/push"]["post"]
    assert push["summary"].startswith("Merge a push.")
    body, done = push["requestBody"], push["responses"]["200"]
    assert body["content"][MEDIA]["schema"] == {"$ref": "#/components/schemas/Push"}
    assert done["content"][MEDIA]["schema"] == {"$ref": "#/components/schemas/Pushed"}


def refused() -> None:
    raise Refused("Non.")


def away() -> None:
    raise OperationalError("INSERT", {"name": NAME}, Exception(f"Key (name)=({NAME})"))


def away_in_a_copy() -> None:
    raise psycopg.OperationalError(f"COPY record, line 1: {NAME}")


def mistaken() -> None:
    raise KeyError(NAME)


RAISED: dict[Callable[[], None], int] = {refused: 409, away: 503, away_in_a_copy: 503, mistaken: 500}


@pytest.mark.parametrize("path", OPERATIONS)
def test_every_status_is_described(
    centre: Office, path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    laptop = centre.laptop("Anne", "We Ker")
    caplog.set_level(logging.INFO, "cad.central")
    one = OPERATIONS[path]
    asked = [
        *((body, laptop, Limits()) for body in (NAME.encode(), bytes(protocol.LARGEST_BODY + 1))),
        *([] if one.open_to_all else [(_least(one), None, Limits())]),
        (_least(one), None, Shut()),
    ]
    seen = {_ask(centre, one, *question) for question in asked}
    for raises, status in RAISED.items():
        _answer_by(monkeypatch, path, raises)
        assert _ask(centre, one, _least(one), laptop, Limits()) == status
        seen.add(status)
    assert seen == {*statuses(one)} - {200}
    assert seen <= {int(status) for status in app.description()["paths"][path]["post"]["responses"]}
    said = [_Json().format(record) for record in caplog.records]
    assert any('"error": "KeyError", "where": "test_description.py:' in line for line in said)
    assert not [line for line in said if NAME in line]
    caplog.clear()  # these are the lines of mistakes that were made on purpose


class Shut(Limits):
    def is_shut_out(self, host: str) -> bool:
        return True


def _least(one: Operation) -> bytes:
    given = {"code": NAME, "device": NAME, "protocol": 1, "now": NAME, "sha256": "0" * 64, "records": [NAME]}
    empty: dict[Any, Any] = {int: 0, str: NAME, list: [], dict: {}}
    fields = {
        field.name: given.get(field.name, empty.get(getattr(field.type, "__origin__", field.type), 0))
        for field in msgspec.structs.fields(one.asked)
        if field.required
    }
    if one.asked is protocol.Files:
        fields = {"sha256": []}
    return protocol.pack(one.asked(**fields))


def _ask(centre: Office, one: Operation, body: bytes, laptop: Laptop | None, limits: Limits) -> int:
    """The status; the answer is the Trouble that is described, and quotes nothing."""
    token = kept(laptop.book.connection, "centre")["token"] if laptop else ""
    client = InProcess(app.make_app(centre.database, NOW, limits))
    answer = client.post(one.path, body, {"Authorization": f"Bearer {token}"})
    assert answer.headers["content-type"] == MEDIA
    reason = protocol.unpack(answer.content, protocol.Trouble).reason
    assert reason
    assert NAME not in reason
    assert answer.status_code in REFUSALS
    return answer.status_code


def _answer_by(monkeypatch: pytest.MonkeyPatch, path: str, raises: Callable[[], None]) -> None:
    def answer(*_anything: Any) -> Any:
        raises()

    if path == app.ENROL:
        monkeypatch.setattr(enrolment, "enrol", answer)
    else:
        monkeypatch.setitem(app.ASKED, path, (app.ASKED[path][0], answer))


@pytest.mark.parametrize(("path", "status"), [("/v1/nothing", 404), ("/health", 405)])
def test_what_nothing_answers_is_said_in_the_same_form(centre: Office, path: str, status: int) -> None:
    answer = centre.client().post(path, b"", {})
    assert answer.status_code == status
    assert protocol.unpack(answer.content, protocol.Trouble).reason
