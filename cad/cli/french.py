"""argparse made to speak French."""

import argparse
import re
import sys
from typing import Any, NoReturn

from cad.domain.text import _

_FRENCH = (
    (r"the following arguments are required: (.*)", _("il manque {0}")),
    (r"unrecognized arguments: (.*)", _("«\u00a0{0}\u00a0» n’est pas compris")),
    (
        r"argument \S+: invalid choice: '?(.*?)'? \(.*",
        _("«\u00a0{0}\u00a0» n’est pas une commande"),
    ),
    (r"argument (.*): expected one argument", _("il manque la valeur de {0}")),
    (r"argument (.*): expected at least one argument", _("il manque {0}")),
    (
        r"argument (.*): invalid (?:int|whole|positive) value: '(.*)'",
        _("{0} attend un nombre entier, pas «\u00a0{1}\u00a0»"),
    ),
    (r"argument (.*): ignored explicit argument '(.*)'", _("{0} ne prend pas de valeur («\u00a0{1}\u00a0»)")),
    (r"ambiguous option: (.*) could match (.*)", _("«\u00a0{0}\u00a0» est ambigu\u00a0: {1}")),
    (r"argument (\S+): (.*)", _("{0}\u00a0: {1}")),
)
"""argparse’s sentences, which have no French catalogue."""


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or _("usage\u00a0: "))


class Parser(argparse.ArgumentParser):
    """An argparse parser whose help and errors are in French; a misuse ends with status 2."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **settings)
        self._positionals.title = _("arguments")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("afficher cette aide"))

    def error(self, message: str) -> NoReturn:
        """One sentence, then how to get help."""
        sys.stderr.write(f"{self.prog}\u00a0: {_french(message)}. {_('Aide')}\u00a0: {self.prog} --help\n")
        sys.exit(2)


def _french(message: str) -> str:
    for english, french in _FRENCH:
        if found := re.fullmatch(english, message):
            return french.format(*found.groups())
    return message
