"""The same services without a screen: `cad`, also `python -m cad`."""

import contextlib
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from cad.cli import output
from cad.cli.parsing import parser, shared_first
from cad.domain.errors import CadError
from cad.domain.text import _

DONE, REFUSED, USAGE = 0, 1, 2
"""Exit statuses; a bug of ours is also 1."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status. What is printed is UTF-8 whatever the machine’s locale."""
    from cad.services.process import no_core_dump

    output.speak_utf8()
    no_core_dump()
    try:
        options = parser().parse_args(shared_first(sys.argv[1:] if arguments is None else arguments))
    except SystemExit as ending:  # argparse has already said why
        return ending.code if isinstance(ending.code, int) else USAGE
    try:
        status = _run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # whoever read us has gone (cad search … | head)
        _let_go_of_stdout()
        return REFUSED


def _run(options: Namespace) -> int:
    try:
        return int(options.run(options))
    except BrokenPipeError:
        raise
    except CadError as error:
        output.say_error(str(error))
    except KeyboardInterrupt:
        output.say_error(_("Interrompu. Ce qui était confirmé est enregistré, le reste ne l’est pas."))
    except Exception as error:
        output.say_error(unexpected(error))
    return REFUSED


def unexpected(error: Exception) -> str:
    """The sentence for a bug of ours, whose trace (no value, hence nobody’s data) is kept in a file."""
    from cad.cli.trace import keep

    return _(
        "Erreur inattendue de Sans couture\u00a0: rien n’a été enregistré par cette commande. "
        "Détail\u00a0: {path}"
    ).format(path=keep(error))


def _let_go_of_stdout() -> None:
    """Nothing more can be written: keep Python from trying again, and complaining, when it exits."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
