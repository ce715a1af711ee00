"""The centre as a web application: one address per thing a laptop asks, and what an operator looks at."""

import logging
import time
from collections.abc import Awaitable, Callable
from functools import wraps
from inspect import getdoc
from typing import Any, TypeVar, get_type_hints

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from cad.central import accounts, ending, enrolment, figures, files, plan, push, verify
from cad.central.database import AWAY, Database
from cad.central.description import MEDIA, Operation, describe
from cad.central.handshake import welcome
from cad.central.limits import Limits
from cad.central.pull import give
from cad.domain.clock import Now, system_now
from cad.domain.errors import CadError
from cad.domain.text import _
from cad.sync import protocol

LOG = logging.getLogger("cad.central")
M = TypeVar("M", bound=msgspec.Struct)
Answer = Callable[[Database, accounts.Caller, Any, Now], msgspec.Struct]


def _timeless(answer: Callable[[Database, accounts.Caller, Any], msgspec.Struct]) -> Answer:
    """An answer that does not depend on the hour."""

    @wraps(answer)
    def at_any_hour(database: Database, caller: accounts.Caller, asked: Any, _now: Now) -> msgspec.Struct:
        return answer(database, caller, asked)

    return at_any_hour


ASKED: dict[str, tuple[type[msgspec.Struct], Answer]] = {
    "/v1/handshake": (protocol.Hello, welcome),
    "/v1/push": (protocol.Push, push.take),
    "/v1/pull": (protocol.Pull, _timeless(give)),
    "/v1/digest": (protocol.Digest, _timeless(verify.compare)),
    "/v1/files": (protocol.Files, _timeless(files.received)),
    "/v1/file/send": (protocol.Piece, _timeless(files.take)),
    "/v1/file/fetch": (protocol.Piece, _timeless(files.give)),
    "/v1/repair": (protocol.Repair, _timeless(verify.repair)),
    "/v1/endings": (protocol.EndingsAsked, _timeless(ending.tell)),
    "/v1/figures": (protocol.FiguresAsked, figures.give),
    "/v1/plan": (protocol.PlanAsked, plan.give),
}
"""What a laptop asks once it is let in: address → the question’s type, what answers."""
ENROL = "/v1/enrol"
LOOKED_AT = {"/health": "health", "/metrics": "metrics", "/openapi.json": "openapi"}
"""What an operator looks at: address → the method that shows it."""


class Refuse(Exception):
    """An answer that is a refusal: its status and the sentence."""

    def __init__(self, status: int, reason: str, *, revoked: bool = False) -> None:
        super().__init__(reason)
        self.status, self.revoked = status, revoked


def make_app(database: Database, now: Now = system_now, limits: Limits | None = None) -> Starlette:
    """The application over one database; it keeps nothing between two requests but counters."""
    centre = _Centre(database, now, limits or Limits())
    routes = [Route(path, centre.asked(path), methods=["POST"]) for path in ASKED]
    routes += [Route(ENROL, centre.enrol, methods=["POST"])]
    routes += [Route(path, getattr(centre, name)) for path, name in LOOKED_AT.items()]
    return Starlette(routes=routes, exception_handlers={HTTPException: _elsewhere})


def operations() -> list[Operation]:
    """What a laptop may ask, as those who answer say it themselves."""
    asked = [
        Operation(path, kind, get_type_hints(answer)["return"], _said_of(answer))
        for path, (kind, answer) in ASKED.items()
    ]
    return [*asked, Operation(ENROL, protocol.Enrol, protocol.Enrolled, _said_of(enrolment.enrol), True)]


def description() -> dict[str, Any]:
    """The interface in OpenAPI."""
    return describe(operations(), {p: _said_of(getattr(_Centre, name)) for p, name in LOOKED_AT.items()})


def _said_of(function: Callable[..., Any]) -> str:
    return (getdoc(function) or "").partition("\n")[0]


class _Centre:
    def __init__(self, database: Database, now: Now, limits: Limits) -> None:
        self.database = database
        self.now = now
        self.limits = limits
        self.counts: dict[tuple[str, int], int] = {}

    def asked(self, path: str) -> Callable[[Request], Awaitable[Response]]:
        kind, answer = ASKED[path]

        def work(request: Request, body: bytes) -> msgspec.Struct:
            caller = self._caller(request)
            return answer(self.database, caller, _read(body, kind), self.now)

        async def answered(request: Request) -> Response:
            return await self._answered(path, request, work)

        return answered

    async def enrol(self, request: Request) -> Response:
        def work(asking: Request, body: bytes) -> msgspec.Struct:
            if not self.limits.may_try(_host(asking)):
                raise Refuse(429, _("Trop d’essais depuis cet ordinateur. Réessayez dans quelques minutes."))
            asked = _read(body, protocol.Enrol)
            who, token = enrolment.enrol(self.database, asked, self.now)
            self.limits.was_right(_host(asking))
            return verify.introduction(self.database, who, token)

        return await self._answered(ENROL, request, work)

    def _known(self, request: Request) -> bool:
        """Whether it comes from a laptop let in: whoever shares its address does not shut it out."""
        with self.database.read() as connection:
            return accounts.caller(connection, _token(request)) is not None

    def _caller(self, request: Request) -> accounts.Caller:
        token = _token(request)
        with self.database.read() as connection:
            found = accounts.caller(connection, token)
            revoked = found is None and accounts.was_let_in(connection, token)
        if found is None:
            self.limits.refused(_host(request))
            raise Refuse(401, _revoked() if revoked else _unknown(), revoked=revoked)
        return found

    async def _answered(
        self, path: str, request: Request, work: Callable[[Request, bytes], msgspec.Struct]
    ) -> Response:
        began = time.perf_counter()
        try:
            if self.limits.is_shut_out(_host(request)) and not await run_in_threadpool(self._known, request):
                raise Refuse(429, _("Trop de refus depuis cet ordinateur. Réessayez dans quelques minutes."))
            body = await _body(request)
            content, status = protocol.pack(await run_in_threadpool(work, request, body)), 200
        except Refuse as refusal:
            said = protocol.Trouble(str(refusal), refusal.revoked)
            content, status = protocol.pack(said), refusal.status
        except CadError as error:
            content, status = protocol.pack(protocol.Trouble(str(error))), 409
        except ClientDisconnect:
            content, status = b"", 400
        except AWAY:
            LOG.exception("database unavailable")
            reason = _("Le dépôt est momentanément indisponible. Rien n’est perdu\u00a0: l’envoi reprendra.")
            content, status = protocol.pack(protocol.Trouble(reason)), 503
        except Exception:  # whatever it is, the answer has the form that laptops read, and quotes nothing
            LOG.exception("mistake")
            reason = _("Le dépôt s’est trompé. Rien n’est perdu\u00a0: prévenez son administration.")
            content, status = protocol.pack(protocol.Trouble(reason)), 500
        self.counts[path, status] = self.counts.get((path, status), 0) + 1
        spent = (time.perf_counter() - began) * 1000
        noted = {"path": path, "status": status, "ms": round(spent, 1), "bytes": len(content)}
        LOG.info("answered %(path)s", noted)
        return Response(content, status, media_type=MEDIA)

    async def health(self, _request: Request) -> Response:
        """Whether the database answers."""
        try:
            await run_in_threadpool(self._touch)
        except AWAY:
            return PlainTextResponse("database unavailable\n", 503)
        return PlainTextResponse("ok\n")

    def _touch(self) -> None:
        with self.database.read() as connection:
            connection.exec_driver_sql("SELECT 1")

    async def metrics(self, _request: Request) -> Response:
        """Counters of this worker, as Prometheus reads them."""
        lines = ["# TYPE cad_requests_total counter"]
        lines += [
            f'cad_requests_total{{path="{path}",status="{status}"}} {count}'
            for (path, status), count in sorted(self.counts.items())
        ]
        return PlainTextResponse("\n".join(lines) + "\n")

    async def openapi(self, _request: Request) -> Response:
        """This description."""
        return JSONResponse(description())


async def _elsewhere(_request: Request, error: Any) -> Response:
    """An address, or a method, that nothing answers."""
    reason = _("Rien ne répond à cette adresse du dépôt.")
    return Response(
        protocol.pack(protocol.Trouble(reason)), error.status_code, error.headers, media_type=MEDIA
    )


def _unknown() -> str:
    return _("Cet ordinateur n’est pas admis au dépôt\u00a0: demandez un code à votre responsable.")


def _revoked() -> str:
    return _(
        "Cet ordinateur a été révoqué\u00a0: il ne reçoit et n’envoie plus rien. Ce qui y est écrit y reste. "
        "Voyez votre responsable\u202f; s’il s’agit d’une erreur, un nouveau code le fera admettre."
    )


def _token(request: Request) -> str:
    """The one it shows; "" for none, which is nobody’s."""
    scheme, _space, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""


def _host(request: Request) -> str:
    return request.client.host if request.client else ""


async def _body(request: Request) -> bytes:
    """The body, given up as soon as it is larger than anything we send."""
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > protocol.LARGEST_BODY:
            raise Refuse(413, _("Envoi trop volumineux."))
    return bytes(content)


def _read(body: bytes, kind: type[M]) -> M:
    try:
        return protocol.unpack(body, kind)
    except protocol.TooLarge as error:
        raise Refuse(413, _("Envoi trop volumineux.")) from error
    except (ValueError, RecursionError) as error:
        reason = _("Envoi illisible\u00a0: mettez Sans couture à jour sur cet ordinateur.")
        raise Refuse(400, reason) from error
