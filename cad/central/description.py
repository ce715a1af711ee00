"""The interface of the centre in OpenAPI, made from what answers: its types, its first line, its statuses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from cad.sync.protocol import PROTOCOL, Trouble

MEDIA = "application/vnd.sans-couture+zstd"
TEXT = "text/plain; charset=utf-8"
REFUSALS = {
    400: "The body is not a message of this address.",
    401: "This device is not, or no longer, let in.",
    409: "What is asked is refused; the sentence says why.",
    413: "The body is too large.",
    429: "This address was refused too often; try again in a few minutes.",
    500: "A mistake of the centre: nothing was written.",
    503: "The database is away or too busy: nothing was acknowledged, the same is to be sent again.",
}
"""Every status of a refusal; its body is always a `Trouble`."""
ABOUT = (
    "Bodies are JSON, compressed by zstandard; bytes are base64. "
    "Whatever is refused, the answer is a Trouble whose sentence is for the person and names nobody. "
    "Unknown fields are ignored, so that versions a year apart understand each other. The web server itself "
    "may answer before the centre, in plain text: 400 to what is not HTTP, 503 when too many ask at once."
)


@dataclass(frozen=True, slots=True)
class Operation:
    """An address a laptop posts to: what it is asked, what it answers, what it is for."""

    path: str
    asked: type[msgspec.Struct]
    answered: type[msgspec.Struct]
    summary: str
    open_to_all: bool = False


def describe(posted: Iterable[Operation], looked_at: Mapping[str, str]) -> dict[str, Any]:
    """The whole of it; `looked_at` are the addresses of an operator → what each shows."""
    operations = list(posted)
    types = {kind for one in operations for kind in (one.asked, one.answered)} | {Trouble}
    ordered = sorted(types, key=lambda kind: kind.__name__)
    _schemas, components = msgspec.json.schema_components(ordered, ref_template="#/components/schemas/{name}")
    return {
        "openapi": "3.1.0",
        "info": {"title": "Sans couture", "version": str(PROTOCOL), "description": ABOUT},
        "paths": {one.path: {"post": _post(one)} for one in operations}
        | {path: {"get": _get(summary, path)} for path, summary in looked_at.items()},
        "components": {
            "schemas": components,
            "responses": {str(status): _body(Trouble, said) for status, said in REFUSALS.items()},
            "securitySchemes": {"device": {"type": "http", "scheme": "bearer"}},
        },
    }


def statuses(one: Operation) -> list[int]:
    """What it may answer."""
    return [200, *(status for status in REFUSALS if not (one.open_to_all and status == 401))]


def _post(one: Operation) -> dict[str, Any]:
    refusals = {
        str(status): {"$ref": f"#/components/responses/{status}"} for status in statuses(one) if status != 200
    }
    said = _body(one.asked, "") | {"required": True}
    del said["description"]
    return {
        "summary": one.summary,
        "operationId": one.path.removeprefix("/v1/").replace("/", "_"),
        "security": [] if one.open_to_all else [{"device": []}],
        "requestBody": said,
        "responses": {"200": _body(one.answered, "Done."), **refusals},
    }


def _body(kind: type[msgspec.Struct], said: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{kind.__name__}"}
    return {"description": said, "content": {MEDIA: {"schema": schema}}}


def _get(summary: str, path: str) -> dict[str, Any]:
    media = "application/json" if path.endswith(".json") else TEXT
    schema = {"type": "object" if path.endswith(".json") else "string"}
    done = {"description": summary, "content": {media: {"schema": schema}}}
    away = {"description": "The database does not answer.", "content": {TEXT: {"schema": {"type": "string"}}}}
    return {
        "summary": summary,
        "operationId": path.strip("/").partition(".")[0],
        "security": [],
        "responses": {"200": done, **({"503": away} if path == "/health" else {})},
    }
