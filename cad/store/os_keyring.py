"""What the OS keyring keeps, where there is one: a notebook’s key, for comfort, and its centre’s token.

Nothing depends on it: without one the passphrase is typed, and the token stays in the encrypted record.
"""

from cad.store.keys import KEYRING_SERVICE


def keep(name: str, secret: str) -> bool:
    """Keep a secret under a name; False where there is no keyring, or none that gives it back.

    A backend that is not a system’s own (priority under 1: one keeps secrets in a plain file) is none.
    """
    import keyring
    from keyring.errors import KeyringError

    try:
        if keyring.get_keyring().priority < 1:
            return False
        keyring.set_password(KEYRING_SERVICE, name, secret)
        return kept(name) == secret
    except (KeyringError, RuntimeError, OSError):
        return False


def kept(name: str) -> str:
    """The secret kept under a name; "" for none, also when the keyring does not open."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(KEYRING_SERVICE, name) or ""
    except (KeyringError, RuntimeError, OSError, ValueError):
        return ""


def remember(name: str, key: bytes) -> bool:
    """Keep a notebook’s key; False where there is no keyring (the passphrase then serves alone)."""
    return keep(name, key.hex())


def recall(name: str) -> bytes | None:
    """The key kept for this record, or None."""
    try:
        return bytes.fromhex(kept(name)) or None
    except ValueError:
        return None


def forget(name: str) -> None:
    """Keep nothing under that name any more: the passphrase is asked for again."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(KEYRING_SERVICE, name)
    except (KeyringError, RuntimeError, OSError):
        return
