"""A bad network: questions that never arrive, answers that never come back, a laptop that dies in between."""

import random
from dataclasses import dataclass, field
from typing import Any

import httpx
import msgspec

from cad.central import accounts
from cad.central.app import ASKED
from cad.central.database import Database
from cad.domain.clock import Now
from cad.domain.errors import CadError
from cad.sync import protocol


class Dead(BaseException):
    """The laptop was switched off here."""


@dataclass
class Direct:
    """What the application does with a question, without the web around it."""

    database: Database
    now: Now
    asked: list[tuple[str, bytes]] = field(default_factory=list)

    def post(self, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        kind, answer = ASKED[path]
        with self.database.read() as connection:
            caller = accounts.caller(connection, headers["Authorization"].partition(" ")[2])
        if caller is None:
            return _said(401, protocol.Trouble("dehors"))
        try:
            return _said(200, answer(self.database, caller, protocol.unpack(content, kind), self.now))
        except CadError as error:
            return _said(409, protocol.Trouble(str(error)))

    def close(self) -> None:
        """Nothing is kept open."""


def _said(status: int, message: msgspec.Struct) -> httpx.Response:
    return httpx.Response(status, content=protocol.pack(message))


@dataclass
class Lossy:
    """Loses each question or its answer with a `chance`, before or after the centre has acted."""

    inner: Any
    chance: float
    luck: random.Random

    def post(self, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        fate = self.luck.random() if self.luck.random() < self.chance else 1.0
        if fate < 0.3:
            raise httpx.ConnectError("lost on the way")
        answer: httpx.Response = self.inner.post(path, content, headers)
        if fate < 0.7:
            raise httpx.ReadError("lost on the way back")
        if fate < 1.0:
            raise Dead
        return answer

    def close(self) -> None:
        self.inner.close()
