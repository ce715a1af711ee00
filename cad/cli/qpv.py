"""`cad qpv`: is an address in a priority neighbourhood; the outlines and the addresses that say so."""

from argparse import Namespace

from cad.cli import session
from cad.cli.french import Parser
from cad.cli.output import say, say_json
from cad.domain.dates import show_date
from cad.domain.text import _


def declare(qpv: Parser) -> None:
    """Add what is asked under `cad qpv`."""
    qpv.set_defaults(run=lambda _options: _ask(qpv))
    add = qpv.add_subparsers(title=_("commandes"), metavar=_("COMMANDE"), parser_class=Parser)
    words = _("dire si une adresse est en QPV, hors QPV, ou à vérifier")
    locate: Parser = add.add_parser("locate", help=words, description=words)
    locate.set_defaults(run=say_where)
    locate.add_argument(
        "address", nargs="+", metavar=_("ADRESSE"), help=_("comme on la dit\u00a0: «\u00a012 bis sq…\u00a0»")
    )
    words = _("importer les contours officiels (.geojson, .zip, .gpkg) et la base d’adresses (.csv)")
    imported: Parser = add.add_parser("import", help=words, description=words)
    imported.set_defaults(run=import_files)
    imported.add_argument("files", nargs="+", metavar=_("FICHIER"), help=_("un ou plusieurs"))
    imported.add_argument(
        "--commune", action="append", default=[], metavar=_("NOM"),
        help=_("commune dont garder les adresses, nom ou code INSEE (sinon Rennes)\u00a0; autant qu’on veut"),
    )  # fmt: skip


def _ask(qpv: Parser) -> int:
    qpv.print_help()
    return 2


def say_where(options: Namespace) -> int:
    """The answer for one address, and why."""
    from cad.services.locating import locate

    with session.opened(options) as book:
        answer = locate(book, address=session.as_utf8(" ".join(options.address)))
    if options.json:
        say_json(answer)
        return 0
    say(f"{answer.label}. {answer.why}")
    if not answer.state:
        for one in answer.candidates:
            say(f"  {one.label}")
    say(_("Le {day}. {source}.").format(day=show_date(answer.on), source=answer.source))
    return 0


def import_files(options: Namespace) -> int:
    """Each file, told apart by its name; one that is refused stops there, those before are kept."""
    from cad.services.reference import OURS, import_addresses, import_outlines, is_outlines

    communes = tuple(session.as_utf8(one) for one in options.commune) or OURS
    with session.opened(options) as book:
        done = [
            (
                import_outlines(book, file) if is_outlines(file) else import_addresses(book, file, communes)
            ).result
            for file in options.files
        ]
    if options.json:
        say_json([one._asdict() for one in done])
        return 0
    for one in done:
        communes_said = ", ".join(one.communes.values())
        say(
            _("{name}\u00a0: {n} gardés ({communes}). {source}, fichier du {day}.").format(
                name=one.name,
                n=one.total,
                communes=communes_said,
                source=one.source,
                day=show_date(one.dated),
            )
        )
    return 0
