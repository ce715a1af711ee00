"""An OS keyring of one computer: what it keeps is in no backup."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend


class FakeKeyring(KeyringBackend):
    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        self.secrets.pop((service, username), None)


@contextmanager
def of_another_computer() -> Iterator[FakeKeyring]:
    """An empty keyring, as long as it lasts."""
    before = keyring.get_keyring()
    keyring.set_keyring(FakeKeyring())
    try:
        yield keyring.get_keyring()  # type: ignore[misc]
    finally:
        keyring.set_keyring(before)
