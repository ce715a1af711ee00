"""`cad plan report`: the plan’s figures of a period, in a file."""

from argparse import Namespace
from pathlib import Path

from cad.cli import session
from cad.cli.french import Parser
from cad.cli.output import say, say_json
from cad.domain.text import _


def declare(plan: Parser) -> None:
    """Add what is asked under `cad plan`."""
    plan.set_defaults(run=lambda _options: _ask(plan))
    add = plan.add_subparsers(title=_("commandes"), metavar=_("COMMANDE"), parser_class=Parser)
    words = _("écrire les chiffres d’une période en .pdf, .xlsx ou .json")
    report: Parser = add.add_parser("report", help=words, description=words)
    report.set_defaults(run=write)
    day = _("AAAA-MM-JJ")
    report.add_argument(
        "--from", dest="first", default="", metavar=day, help=_("premier jour (sinon 1er janvier)")
    )
    report.add_argument(
        "--to", dest="last", default="", metavar=day, help=_("dernier jour (sinon aujourd’hui)")
    )
    report.add_argument("-o", "--output", required=True, metavar=_("FICHIER"), help=_("où l’écrire"))


def _ask(plan: Parser) -> int:
    plan.print_help()
    return 2


def write(options: Namespace) -> int:
    """The report of a period, masked, in a file by its ending."""
    from cad.services.plan import write_plan_report

    with session.opened(options) as book:
        path: Path = write_plan_report(book, file=options.output, first=options.first, last=options.last)
    if options.json:
        say_json({"path": path})
    else:
        say(_("Rapport écrit dans «\u00a0{path}\u00a0».").format(path=path))
    return 0
