"""`cad services`: who can help near an address; the directory that says so."""

from argparse import Namespace

from cad.cli import session
from cad.cli.french import Parser
from cad.cli.output import say, say_json
from cad.domain.dates import show_date
from cad.domain.shown import shown_phone
from cad.domain.text import _, n_


def declare(services: Parser) -> None:
    """Add what is asked under `cad services`."""
    services.set_defaults(run=lambda _options: _ask(services))
    add = services.add_subparsers(title=_("commandes"), metavar=_("COMMANDE"), parser_class=Parser)
    words = _("dire qui peut aider, près d’une adresse")
    near: Parser = add.add_parser("near", help=words, description=words)
    near.set_defaults(run=say_who)
    near.add_argument("address", nargs="+", metavar=_("ADRESSE"), help=_("comme on la dit"))
    near.add_argument("--theme", default="", metavar=_("THÈME"), help=_("par exemple\u00a0: mobility"))
    near.add_argument("--text", default="", metavar=_("MOTS"), help=_("des mots du service"))
    near.add_argument(
        "--at", default="", metavar=_("HEURE"), help=_("ouverts alors\u00a0: now, ou 2026-12-01T10:00")
    )
    near.add_argument("--free", action="store_true", help=_("gratuits seulement"))
    near.add_argument("--limit", type=int, default=10, metavar="N", help=_("autant au plus (10)"))
    words = _("importer les structures et les services de data.inclusion")
    imported: Parser = add.add_parser("import", help=words, description=words)
    imported.set_defaults(run=import_files)
    imported.add_argument(
        "files", nargs="+", metavar=_("FICHIER"), help=_("JSON, JSON Lines ou CSV, .gz ou .zip")
    )
    imported.add_argument(
        "--area", action="append", default=[], metavar=_("CODE"),
        help=_("commune, département ou EPCI à garder (sinon autour de Rennes)\u00a0; autant qu’on veut"),
    )  # fmt: skip
    imported.add_argument(
        "--report", default="", metavar=_("FICHIER"), help=_("classeur des lignes refusées")
    )


def _ask(services: Parser) -> int:
    services.print_help()
    return 2


def say_who(options: Namespace) -> int:
    """The services that answer, the best first, with what makes them so."""
    from cad.services.who_can_help import who_can_help

    with session.opened(options) as book:
        found = who_can_help(
            book,
            near=session.as_utf8(" ".join(options.address)),
            theme=options.theme,
            text=session.as_utf8(options.text),
            at=options.at,
            fees="gratuit" if options.free else "",
            limit=options.limit,
        )
    if options.json:
        say_json(found)
        return 0
    if found.doubt:
        say(found.doubt)
    for one in found.helpers:
        offered = one.offered
        far = _("{n}\u00a0m").format(n=round(one.metres / 10) * 10) if one.metres is not None else ""
        say(
            " · ".join(
                filter(None, (offered.name, offered.partner, offered.city, far, shown_phone(offered.phone)))
            )
        )
    if not found.helpers:
        say(_("Aucun service ne correspond."))
    return 0


def import_files(options: Namespace) -> int:
    """Every file at once: structures and services complete one another."""
    from cad.services.directory import AROUND, import_directory

    area = tuple(session.as_utf8(one) for one in options.area) or AROUND
    with session.opened(options) as book:
        done = import_directory(book, options.files, area, options.report).result
    if options.json:
        say_json(done._asdict())
        return 0
    kept = n_("{n} service gardé", "{n} services gardés", done.total)
    say(
        _("{name}\u00a0: {kept} ({area}). {source}, données du {day}.").format(
            name=done.name,
            kept=kept,
            area=", ".join(done.communes),
            source=done.source,
            day=show_date(done.dated),
        )
    )
    return 0
