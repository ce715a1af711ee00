"""Attached files reach those who may hold the document, whole, from where a cut line stopped."""

import os

import pytest

from cad.domain.errors import MachineTrouble
from cad.domain.resident import Document
from cad.services import documents, residents
from cad.store import blobs
from cad.store.table import select
from cad.sync.protocol import PIECE
from cad.sync.transport import NoNetwork, Transport
from tests.sync.office import Laptop, Office

CONTENT = os.urandom(2 * PIECE + 12_345)


def attached(laptop: Laptop, visibility: str = "organisation") -> None:
    who = residents.create_resident(laptop.book, usage_name="Essai").result.id
    documents.attach_document(
        laptop.book, resident=who, content=CONTENT, filename="preuve.bin", visibility=visibility
    )


def held(laptop: Laptop) -> list[bytes | None]:
    connection = laptop.book.connection
    return [blobs.get(connection, one.sha256) for one in select(connection, Document)]


def test_a_file_follows_its_document(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    attached(a)
    a.sync()
    b.sync()
    assert held(b) == [CONTENT]


def test_a_private_file_reaches_nobody_else(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    attached(a, "author")
    a.sync()
    b.sync()
    assert held(b) == []


@pytest.mark.parametrize("side", ["send", "fetch"])
def test_a_cut_line_is_resumed_from_where_it_stopped(
    centre: Office, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    attached(a)
    asked: list[int] = []
    ask = Transport.ask

    def cut(self: Transport, path: str, message: object, kind: type) -> object:
        if path == f"/v1/file/{side}":
            asked.append(message.at)  # type: ignore[attr-defined]
            if len(asked) == 2:
                raise NoNetwork("coupé")
        return ask(self, path, message, kind)  # type: ignore[arg-type]

    monkeypatch.setattr(Transport, "ask", cut)
    for one in (a, b):
        with pytest.raises(MachineTrouble) if one is (a if side == "send" else b) else _nothing():
            one.sync()
    a.sync()
    b.sync()
    assert held(b) == [CONTENT]
    assert asked == [0, PIECE, PIECE, 2 * PIECE]


def _nothing() -> "pytest.MonkeyPatch":
    import contextlib

    return contextlib.nullcontext()  # type: ignore[return-value]
