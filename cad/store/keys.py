"""The database key: random, and wrapped by a passphrase, by a recovery sheet, and by the OS keyring.

The key file sits beside the record. It holds the key wrapped (AES key wrap, RFC 3394) under keys derived
with Argon2id (RFC 9106, second recommended option), the number of wrong passphrases in a row and when the
last one was tried, on the machine’s steady clock: neither a restart nor a changed clock shortens the delay
they impose. They slow whoever types; against whoever copies the files, only Argon2id and the phrase stand.
"""

import json
import os
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Any

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.text import _
from cad.store.atomic import write_atomically

ARGON = {"time_cost": 3, "memory_cost": 65_536, "parallelism": 4}
"""RFC 9106 §4, second recommended option: 64 MiB."""

MINIMUM = 10
"""Characters in a passphrase, at least."""

_FIRST = ("motdepasse", "monmotdepasse", "password", "sanscouture", "phrasedepasse", "maphrasedepasse")
"""What is tried first, with or without figures around."""

RECOVERY_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
RECOVERY_LENGTH = 32
"""31 symbols, 32 of them: 158 bits."""

KEYRING_SERVICE = "Sans couture"
LONGEST_WAIT = 900.0
"""Seconds imposed at most."""
_DEAREST = {"time_cost": 16, "memory_cost": 1_048_576, "parallelism": 16}
"""More than any version asks (1 GiB): a key file that says more was tampered with, to exhaust the machine."""


_ONE_AT_A_TIME = Lock()
"""Whoever changes the key file reads it first: a slow try must not put back the passphrase just changed."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the key file says: the record’s `name` for the keyring, the `wraps`, the wrong tries in a row.

    `tried_at` is the steady clock (seconds since the machine started) at the last of them.
    """

    name: str
    wraps: dict[str, dict[str, Any]] = field(default_factory=dict)
    failures: int = 0
    tried_at: float = 0.0

    def __post_init__(self) -> None:
        """Raises `ValueError` for what this app never writes."""
        if type(self.name) is not str or type(self.failures) is not int or self.failures < 0:
            raise ValueError
        if type(self.tried_at) not in (int, float) or not all(map(_is_wrap, self.wraps.values())):
            raise ValueError

    @classmethod
    def read(cls, path: Path) -> "KeyFile":
        """Raises `MachineTrouble` when the file is missing or unreadable."""
        try:
            return cls(**json.loads(path.read_text("utf-8")))
        except (OSError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
            raise MachineTrouble(
                _(
                    "Le fichier de clé du carnet ({name}) manque ou est illisible. "
                    "Remettez la dernière sauvegarde."
                ).format(name=path.name)
            ) from error

    def write(self, path: Path) -> None:
        """Replace the file in one stroke, on the disk before returning."""
        write_atomically(path, json.dumps(asdict(self), indent=1).encode(), inside_a_notebook=True)

    def with_wrap(self, how: str, secret: str, key: bytes) -> "KeyFile":
        """The same with `key` wrapped under `secret` for the way in called `how`."""
        return replace(self, wraps={**self.wraps, how: _wrap(secret, key)})


def _is_wrap(wrap: Any) -> bool:
    """Whether a wrapped key can be tried without harm: everything there, at a cost this machine can pay."""
    if any(type(wrap[name]) is not int or not 0 < wrap[name] <= most for name, most in _DEAREST.items()):
        return False
    if wrap["memory_cost"] < 8 * wrap["parallelism"]:
        return False
    return len(bytes.fromhex(wrap["salt"])) == 16 and len(bytes.fromhex(wrap["wrapped"])) == 40


def new_key() -> bytes:
    """A random 256-bit database key."""
    return os.urandom(32)


def new_recovery_code() -> str:
    """What is printed on the recovery sheet, in eight groups of four."""
    import secrets

    code = "".join(secrets.choice(RECOVERY_ALPHABET) for _unused in range(RECOVERY_LENGTH))
    return "-".join(code[i : i + 4] for i in range(0, RECOVERY_LENGTH, 4))


def check_passphrase(passphrase: str) -> None:
    """Raises `Refused` when it is too short to protect anybody, or is among the first that anyone tries."""
    if len(passphrase.strip()) < MINIMUM:
        raise Refused(
            _(
                "Cette phrase de passe est trop courte\u00a0: il faut au moins {n} caractères. "
                "Quatre mots que vous seul·e associez font une bonne phrase."
            ).format(n=MINIMUM)
        )
    if _is_guessed(passphrase):
        raise Refused(
            _(
                "Cette phrase de passe se devine aux premiers essais. "
                "Quatre mots que vous seul·e associez font une bonne phrase."
            )
        )


def _is_guessed(passphrase: str) -> bool:
    """One of the first tries of anybody: few signs, a row of the keyboard or of figures, « mot de passe »."""
    bare = "".join(c for c in passphrase.casefold() if c.isalnum())
    rows = ("azertyuiopqsdfghjklm", "qwertyuiopasdfghjkl", "01234567890123456789", "09876543210987654321")
    return (
        len({*passphrase}) < 5
        or any(bare and bare in row for row in rows)
        or bare.strip("0123456789") in _FIRST
    )


def typed(how: str, secret: str) -> str:
    """What a secret is derived from: a code in capitals, bare, its usual misreadings put right."""
    if how != "recovery":
        return secret
    table = str.maketrans({"O": "Q", "0": "Q", "I": "J", "1": "J", "L": "J"})
    return "".join(c for c in secret.upper().translate(table) if c.isalnum())


def waiting_time(file: KeyFile) -> float:
    """Seconds still to wait before the next try is looked at.

    The steady clock begins again when the machine does: it then shows less than at the last try, and the time
    since the machine started is what surely went by.
    """
    if file.failures < 3:
        return 0.0
    now = time.monotonic()
    gone = now - file.tried_at if now >= file.tried_at else now
    return max(0.0, min(2.0 ** min(file.failures - 2, 20), LONGEST_WAIT) - gone)


def unlock(path: Path, how: str, secret: str) -> bytes:
    """The database key, unwrapped with `secret`.

    The try is counted on the disk before it is looked at, so that killing the app does not make it free.
    Raises `Refused` with the seconds to wait, or when the secret is wrong.
    """
    with _ONE_AT_A_TIME:
        return _unlock(path, how, secret)


def rewrap(path: Path, how: str, secret: str, key: bytes) -> None:
    """From now on `secret` is what opens this way; the one before it stops working."""
    with _ONE_AT_A_TIME:
        KeyFile.read(path).with_wrap(how, secret, key).write(path)


def _unlock(path: Path, how: str, secret: str) -> bytes:
    file = KeyFile.read(path)
    if wait := waiting_time(file):
        raise Refused(
            _("Trop d’essais. Attendez encore {n} s avant de réessayer\u00a0; rien n’est perdu.").format(
                n=int(wait) + 1
            )
        )
    if how not in file.wraps:
        raise Refused(_("Ce carnet n’a pas de fiche de secours. Utilisez la phrase de passe."))
    tried = replace(file, failures=file.failures + 1, tried_at=time.monotonic())
    tried.write(path)
    key = _unwrap(secret, file.wraps[how])
    if key is None:
        raise Refused(_wrong(how, tried))
    replace(tried, failures=0).write(path)
    return key


def _wrong(how: str, tried: KeyFile) -> str:
    wait = int(waiting_time(tried))
    what = _("Phrase de passe incorrecte.") if how == "passphrase" else _("Code de secours incorrect.")
    then = _(" Prochain essai dans {n} s.").format(n=wait + 1) if wait else _(" Réessayez.")
    return what + then


def _derive(secret: str, salt: bytes, cost: dict[str, int]) -> bytes:
    """The same key whether a keyboard gives « é » whole or as a letter and its accent."""
    from unicodedata import normalize

    from argon2.low_level import Type, hash_secret_raw

    whole = normalize("NFC", secret).encode("utf-8", "surrogatepass")
    return hash_secret_raw(whole, salt, hash_len=32, type=Type.ID, **cost)


def _wrap(secret: str, key: bytes) -> dict[str, Any]:
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap

    salt = os.urandom(16)
    wrapped = aes_key_wrap(_derive(secret, salt, ARGON), key)
    return {"salt": salt.hex(), "wrapped": wrapped.hex(), **ARGON}


def _unwrap(secret: str, wrap: dict[str, Any]) -> bytes | None:
    from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

    cost = {name: int(wrap[name]) for name in ARGON}
    try:
        return aes_key_unwrap(
            _derive(secret, bytes.fromhex(wrap["salt"]), cost), bytes.fromhex(wrap["wrapped"])
        )
    except InvalidUnwrap:
        return None
