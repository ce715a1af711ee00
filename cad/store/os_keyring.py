"""The comfort of not typing the passphrase, where the machine has a keyring; nothing depends on it."""

from cad.store.keys import KEYRING_SERVICE


def remember(name: str, key: bytes) -> bool:
    """Keep the key in the OS keyring; False where there is none (the passphrase then serves alone).

    A backend that is not a system’s own (priority under 1: one keeps secrets in a plain file) is none.
    """
    import keyring
    from keyring.errors import KeyringError

    try:
        if keyring.get_keyring().priority < 1:
            return False
        keyring.set_password(KEYRING_SERVICE, name, key.hex())
        return recall(name) == key
    except (KeyringError, RuntimeError, OSError):
        return False


def recall(name: str) -> bytes | None:
    """The key kept for this record, or None."""
    import keyring
    from keyring.errors import KeyringError

    try:
        kept = keyring.get_password(KEYRING_SERVICE, name)
        return bytes.fromhex(kept) if kept else None
    except (KeyringError, RuntimeError, OSError, ValueError):
        return None


def forget(name: str) -> None:
    """Ask for the passphrase again from now on."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(KEYRING_SERVICE, name)
    except (KeyringError, RuntimeError, OSError):
        return
