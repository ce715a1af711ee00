"""What a laptop will be known by at a centre, chosen before it asks: a lost answer is asked for again.

One secret is kept in the record from the first try until the laptop has joined. With each code typed it makes
an identifier and a token: the same code asks for the same enrolment, and the code alone makes neither.
"""

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cad.store.reads.laptop import kept

if TYPE_CHECKING:
    from cad.services.notebook import Notebook

KEPT = "joining"


@dataclass(frozen=True, slots=True)
class Identity:
    """The identifier of a laptop at a centre, and the token that it shows there."""

    device: str
    token: str


def get_ready(book: "Notebook") -> None:
    """Choose the secret, unless a try before this one has; it is on the disk before anything is asked."""
    if not kept(book.connection, KEPT, ""):
        book.store.set(KEPT, secrets.token_hex(32))


def identity(book: "Notebook", code: str) -> Identity:
    """What this laptop is with this code, however it is typed."""
    secret = bytes.fromhex(kept(book.connection, KEPT))
    typed = "".join(sign for sign in code.upper() if sign.isalnum())[:64].encode()
    made = {
        use: hashlib.blake2b(typed, key=secret, digest_size=size, person=use).hexdigest()
        for use, size in ((b"device", 16), (b"token", 32))
    }
    return Identity(made[b"device"], made[b"token"])
