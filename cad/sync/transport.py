"""The only place that opens the network: one question to the centre, one answer, or a plain sentence."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.text import _
from cad.sync.protocol import Trouble, pack, unpack

S = TypeVar("S", bound=msgspec.Struct)
TIMEOUT = 30.0
"""Seconds without a byte before the network is said to be away."""
CONNECT = 8.0
"""Seconds for the first answer: a centre that is there gives it at once."""


class NoNetwork(MachineTrouble):
    """The centre cannot be reached now; everything stays here, and goes next time."""


class ShutOut(Refused):
    """The centre does not let this laptop in; `revoked`: not any more."""

    def __init__(self, reason: str, *, revoked: bool = False) -> None:
        super().__init__(reason)
        self.revoked = revoked


class Stopped(Exception):
    """Whoever asked for this exchange wants no more of it; the next one goes on from here."""


class Transport:
    """A connection kept for the length of a sync. `client` is given by tests only."""

    def __init__(
        self,
        url: str,
        token: str = "",
        *,
        certificates: str = "",
        client: Any = None,
        patience: float = TIMEOUT,
        going_on: Callable[[], bool] = lambda: True,
    ) -> None:
        """`certificates`: authorities to trust instead of the machine’s own. `patience`: seconds without a
        byte, more where the centre has much to count. `going_on`: asked each time.
        """
        self._going_on = going_on
        self.has_token = bool(token)
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._client = client or _client(url, certificates, patience)

    def ask(self, path: str, message: msgspec.Struct, kind: type[S]) -> S:
        """Raises `NoNetwork` when nobody answers, `ShutOut` or `Refused` with its reason, `Stopped`."""
        import httpx

        if not self._going_on():
            raise Stopped
        try:
            answer = self._client.post(path, content=pack(message), headers=self._headers)
        except httpx.HTTPError as error:
            raise NoNetwork(_away(error)) from error
        if answer.status_code == 200:
            return unpack(answer.content, kind)
        trouble = _trouble(answer.content)
        if answer.status_code == 401:
            raise ShutOut(trouble.reason, revoked=trouble.revoked)
        raise (Refused if answer.status_code in (400, 409, 413) else NoNetwork)(trouble.reason)

    def close(self) -> None:
        """Give the connection back."""
        self._client.close()


def _client(url: str, certificates: str, patience: float) -> Any:
    import ssl

    import httpx

    if not url.startswith(("https://", "http://127.0.0.1:", "http://localhost:", "http://[::1]:")):
        raise Refused(_("L’adresse du dépôt doit commencer par https://."))
    context = ssl.create_default_context(cafile=certificates or None)
    return httpx.Client(
        base_url=url, timeout=httpx.Timeout(patience, connect=CONNECT), verify=context, trust_env=False
    )


def _away(error: Exception) -> str:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return _(
            "Le dépôt ne prouve pas son identité\u00a0: rien n’a été envoyé. Prévenez votre responsable."
        )
    return _("Le dépôt ne répond pas. Tout est gardé ici, et partira au prochain essai.")


def _trouble(content: bytes) -> Trouble:
    try:
        return unpack(content, Trouble)
    except ValueError:
        return Trouble(
            _("Le dépôt ne répond pas comme attendu. Tout est gardé ici, et partira au prochain essai.")
        )
