"""Opening the notebook a command works on: its folder, its passphrase, its clock."""

import contextlib
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cad.domain.clock import Now, system_now
from cad.domain.errors import CadError, Refused
from cad.domain.text import _

if TYPE_CHECKING:
    from cad.services.notebook import Notebook


def folder(options: Namespace) -> Path:
    """`--notebook`, else CAD_NOTEBOOK, else where a notebook is kept when nobody says otherwise."""
    from cad.services import notebook

    given = options.notebook or os.environ.get("CAD_NOTEBOOK", "")
    return Path(given).expanduser() if given else notebook.default_folder()


def clock(options: Namespace) -> Now:
    """The machine’s clock, or the moment of `--as-of`."""
    return options.as_of or system_now


@contextlib.contextmanager
def opened(
    options: Namespace, *, stdin_is_input: bool = False, exchanging: bool = False
) -> Iterator["Notebook"]:
    """The notebook, unlocked; closed at the end. The passphrase is asked only when there is one to open.

    It lasts for one command: typing it once is enough, also for what asks for it again in the window. A
    notebook too long without contact exchanges first, unless it is about to (`exchanging`).
    """
    from cad.services import notebook

    path = folder(options)
    secret = passphrase(stdin_is_input=stdin_is_input) if notebook.exists(path) else ""
    book = replace(notebook.unlock(path, secret, clock(options)), confirmed=True)
    try:
        if book.overdue and not exchanging:
            _catch_up(book)
        yield book
    finally:
        book.close()


def _catch_up(book: "Notebook") -> None:
    from cad.services.syncing import catch_up, overdue_words

    try:
        catch_up(book)
    except CadError as error:
        raise Refused(f"{overdue_words(book)} {error}") from error


@contextlib.contextmanager
def created(options: Namespace) -> Iterator[tuple["Notebook", str]]:
    """A new notebook and its recovery code; a passphrase typed by hand is typed twice."""
    from cad.services import notebook

    path = folder(options)
    secret = "" if notebook.exists(path) else passphrase(new=True)
    if notebook.exists(path):
        raise Refused(
            _(
                "Il y a déjà un carnet dans «\u00a0{path}\u00a0». Ouvrez-le, ou choisissez un autre dossier."
            ).format(path=path)
        )
    book, code = notebook.create(path, secret, clock(options))
    try:
        yield book, code
    finally:
        book.close()


def passphrase(*, new: bool = False, stdin_is_input: bool = False) -> str:
    """CAD_PASSPHRASE, else asked at the terminal without echo, else the first line of standard input.

    Raises `Refused` when it can come from none of them (`stdin_is_input`: standard input holds data).
    """
    if given := os.environ.get("CAD_PASSPHRASE", ""):
        return as_utf8(given)
    if sys.stdin is not None and sys.stdin.isatty():
        return _asked_twice() if new else _asked(_("Phrase de passe\u00a0: "))
    line = "" if stdin_is_input or sys.stdin is None else sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise Refused(
            _(
                "Il manque la phrase de passe\u00a0: donnez-la dans la variable CAD_PASSPHRASE, "
                "ou lancez cad dans un terminal."
            )
        )
    return line


def as_utf8(given: str) -> str:
    """What came through the environment or the command line, as UTF-8 whatever the locale made of it."""
    try:
        return os.fsencode(given).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return given


def _asked_twice() -> str:
    first = _asked(_("Phrase de passe du nouveau carnet\u00a0: "))
    if _asked(_("Encore une fois\u00a0: ")) != first:
        raise Refused(_("Les deux phrases de passe diffèrent. Recommencez\u202f; rien n’a été créé."))
    return first


def _asked(prompt: str) -> str:
    import getpass

    return getpass.getpass(prompt)
