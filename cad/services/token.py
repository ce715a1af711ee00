"""What a laptop shows its centre to be let in: in the OS keyring where there is one, else in the record.

A backup holds the record alone: put back on another computer, it lets nobody into the centre.
"""

from collections.abc import Mapping

from cad.store import os_keyring


def keep_token(device: str, token: str) -> str:
    """Keep the token of this device in the keyring; what the record must hold: "", else the token itself."""
    return "" if os_keyring.keep(_name(device), token) else token


def token_of(centre: Mapping[str, str]) -> str:
    """The token of the centre joined, wherever it is; "" when it is on another computer."""
    return centre["token"] or os_keyring.kept(_name(centre["device"]))


def forget_token(device: str) -> None:
    """That device lets nobody in any more."""
    os_keyring.forget(_name(device))


def _name(device: str) -> str:
    """The identifier the centre gave this laptop is of no other notebook."""
    return f"depot/{device}"
