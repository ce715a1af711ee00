"""Whatever is sent, of the described form or not: no mistake of the centre, and answers as described."""

import base64
import itertools
import json
from typing import Any

import pytest
import schemathesis
import zstandard
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, DeserializationContext, GenerationMode, Response, SerializationContext

from cad.central import app
from cad.central.description import MEDIA
from cad.central.limits import Limits
from cad.store.reads.laptop import kept
from cad.sync.protocol import inflate
from tests.sync.office import NOW, InProcess, Office

EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
pytestmark = pytest.mark.slow


@schemathesis.serializer(MEDIA)
def packed(_context: SerializationContext, value: Any) -> bytes:
    return zstandard.compress(json.dumps(_carried(value)).encode())


def _carried(value: Any) -> Any:
    """The content of a file in base64, as the description says and schemathesis does not read."""
    if isinstance(value, dict) and isinstance(content := value.get("content"), str):
        return value | {"content": base64.b64encode(content.encode()).decode()}
    return value


@schemathesis.deserializer(MEDIA)
def unpacked(_context: DeserializationContext, response: Response) -> Any:
    return json.loads(inflate(response.content))


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        *((one.path, mode) for one in app.operations() for mode in GenerationMode),
        *((path, GenerationMode.POSITIVE) for path in app.LOOKED_AT),
    ],
)
def test_whatever_is_asked(centre: Office, path: str, mode: GenerationMode) -> None:
    token = kept(centre.laptop("Anne", "We Ker").book.connection, "centre")["token"]
    hours = itertools.count(step=10_000)  # nobody is ever shut out for having been refused a moment ago
    served = app.make_app(centre.database, NOW, Limits(lambda: float(next(hours))))
    said = app.description()
    for item in said["paths"].values():
        next(iter(item.values()))["security"] = []  # the token is a good one each time
    operation = schemathesis.openapi.from_dict(said)[path]["GET" if path in app.LOOKED_AT else "POST"]

    @EXAMPLES
    @given(operation.as_strategy(mode))
    def ask(case: Case) -> None:
        asked = case.as_transport_kwargs(base_url="http://127.0.0.1")
        headers = {**asked["headers"], "Authorization": f"Bearer {token}"}
        case.validate_response(
            InProcess(served).ask(case.method, path, asked.get("data", b""), headers),
        )

    ask()
