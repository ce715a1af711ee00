"""What opens a notebook: the passphrase, the recovery sheet, the keyring; and who may make or change one.

What outlives the session (a key, a readable copy of everything) is given only to who has just typed their
passphrase, or the code of their sheet: an open laptop left on a table hands out nothing that lasts.
"""

from dataclasses import replace
from unicodedata import normalize

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services.notebook import PUBLIC_PASSPHRASE, Notebook, mark
from cad.store import keys, os_keyring


def confirmed(book: Notebook, secret: str, how: str = "passphrase") -> Notebook:
    """The same notebook, for one act of who has just typed the passphrase, or the code (`how="recovery"`).

    Raises `Refused`, with the growing delay, when it is wrong.
    """
    keys.unlock(book.store.folder.key, how, keys.typed(how, secret))
    return replace(book, confirmed=True)


def only_confirmed(book: Notebook) -> None:
    """Raises `Refused` unless who asks has just typed what opens the notebook."""
    if not book.confirmed:
        raise Refused(
            _("Retapez d’abord votre phrase de passe\u00a0: ce qui serait fait ici dure plus que la séance.")
        )


def change_passphrase(book: Notebook, new: str) -> None:
    """Wrap the same key under a new passphrase; the old one stops working at once."""
    only_confirmed(book)
    keys.check_passphrase(new)
    if normalize("NFC", new) == PUBLIC_PASSPHRASE:
        raise Refused(
            _("Cette phrase est celle de la démonstration, connue de tous\u00a0: choisissez-en une autre.")
        )
    keys.rewrap(book.store.folder.key, "passphrase", new, book.store.key)
    mark(book, new)


def renew_recovery(book: Notebook) -> str:
    """A new recovery code, to print; the former sheet stops working."""
    only_confirmed(book)
    code = keys.new_recovery_code()
    keys.rewrap(book.store.folder.key, "recovery", keys.typed("recovery", code), book.store.key)
    return code


def remember(book: Notebook) -> bool:
    """Keep the key in the OS keyring; False where there is none."""
    only_confirmed(book)
    return os_keyring.remember(keys.KeyFile.read(book.store.folder.key).name, book.store.key)


def is_remembered(book: Notebook) -> bool:
    """Whether the OS keyring keeps the key of this notebook."""
    return os_keyring.recall(keys.KeyFile.read(book.store.folder.key).name) == book.store.key


def forget(book: Notebook) -> None:
    """Take the key out of the OS keyring: the passphrase is asked for again."""
    os_keyring.forget(keys.KeyFile.read(book.store.folder.key).name)
