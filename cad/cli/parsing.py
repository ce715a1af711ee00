"""The words of the command line: its options and its commands."""

import argparse
import sys
from collections.abc import Callable, Sequence

import cad.cli.agenda as agenda
import cad.cli.central as central
import cad.cli.commands as commands
import cad.cli.figures as figures
import cad.cli.joining as joining
import cad.cli.keeping as keeping
import cad.cli.plan as plan
import cad.cli.qpv as qpv
import cad.cli.services as services
from cad.cli.french import Parser
from cad.domain.clock import Now, fixed
from cad.domain.text import _


def parser() -> Parser:
    """The whole command line; `options.run` is the command chosen."""
    top = Parser(
        prog="cad", description=_("Sans couture sans écran\u00a0: le carnet d’accompagnement en commandes.")
    )
    _add_shared(top)
    top.set_defaults(run=lambda _options: _ask_for_a_command(top))
    add = top.add_subparsers(title=_("commandes"), metavar=_("COMMANDE"), prog="cad", parser_class=Parser)

    def command(name: str, run: Callable[..., int], help_text: str) -> Parser:
        made: Parser = add.add_parser(
            name,
            help=help_text,
            description=help_text,
            epilog=_("Options de toutes les commandes\u00a0: cad --help"),
        )
        made.set_defaults(run=run)
        return made

    _declare(command)
    return top


def _ask_for_a_command(top: Parser) -> int:
    top.print_help(sys.stderr)
    return 2


def _add_shared(top: Parser) -> None:
    """Accepted anywhere on the line, see `shared_first`."""
    top.add_argument(
        "--notebook", metavar=_("DOSSIER"), help=_("dossier du carnet (sinon CAD_NOTEBOOK, sinon le vôtre)")
    )
    top.add_argument("--json", action="store_true", help=_("répondre en JSON"))
    top.add_argument(
        "--as-of", type=_moment, metavar="AAAA-MM-JJTHH:MM", help=_("faire comme s’il était cette heure")
    )


def shared_first(arguments: Sequence[str]) -> list[str]:
    """The same with the options of every command in front, the only place where argparse takes them."""
    first: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        one = waiting.pop(0)
        if one == "--":
            return [*first, *rest, one, *waiting]
        if one == "--json" or one.startswith(("--notebook=", "--as-of=")):
            first.append(one)
        elif one in ("--notebook", "--as-of"):
            first += [one, *waiting[:1]]
            del waiting[:1]
        else:
            rest.append(one)
    return first + rest


def _declare(command: Callable[[str, Callable[..., int], str], Parser]) -> None:
    command("init", commands.init, _("créer un carnet vide"))
    demo = command("demo", commands.demo, _("remplir un carnet neuf d’un quartier inventé"))
    demo.add_argument(
        "--residents", type=positive, default=300, metavar="N", help=_("combien de personnes (300)")
    )
    demo.add_argument(
        "--seed", type=int, default=7, metavar="S", help=_("un autre nombre, un autre quartier (7)")
    )
    imported = command(
        "import", commands.import_file, _("importer des résidents d’un tableau CSV, XLSX ou ODS")
    )
    imported.add_argument("file", metavar=_("FICHIER"), help=_("le tableau"))
    imported.add_argument(
        "--mapping",
        metavar="M",
        help=_("colonnes → champs, en JSON ou dans un fichier JSON (sinon\u00a0: proposé)"),
    )
    imported.add_argument("--dry-run", action="store_true", help=_("tout vérifier, ne rien écrire"))
    search = command("search", commands.search, _("chercher une personne, sous toute orthographe"))
    search.add_argument(
        "text", nargs="+", metavar=_("TEXTE"), help=_("nom, prénom, téléphone, date de naissance…")
    )
    search.add_argument("--limit", type=positive, default=20, metavar="N", help=_("combien de réponses (20)"))
    show = command("show", commands.show, _("montrer la fiche d’une personne"))
    show.add_argument("id", metavar="ID", help=_("son identifiant, donné par search"))
    letter = command("letter", commands.letter, _("écrire la lettre d’orientation en PDF"))
    letter.add_argument("reference", metavar=_("RÉFÉRENCE"), help=_("la référence de l’orientation"))
    letter.add_argument("-o", "--output", required=True, metavar=_("FICHIER.pdf"), help=_("où l’écrire"))
    export = command("export", keeping.export, _("exporter le carnet en .xlsx ou .jsonl"))
    export.add_argument("file", metavar=_("FICHIER"), help=_("se termine par .xlsx ou .jsonl"))
    command("check", keeping.check, _("vérifier que le carnet est entier, et dire quoi faire"))
    backup = command("backup", keeping.backup, _("faire une sauvegarde vérifiée"))
    backup.add_argument("file", metavar=_("FICHIER"), help=_("où l’écrire"))
    restore = command("restore", keeping.restore, _("remettre une sauvegarde (l’actuel est mis de côté)"))
    restore.add_argument("file", metavar=_("FICHIER"), help=_("la sauvegarde"))
    joined = command("join", joining.join, _("rejoindre un dépôt central"))
    joined.add_argument("url", metavar="URL", help=_("son adresse, https://…"))
    joined.add_argument("code", metavar="CODE", help=_("le code que l’administration du dépôt a donné"))
    joined.add_argument("--device", default="", help=_("le nom de cet ordinateur"))
    joined.add_argument("--certificates", default="", help=_("autorités de confiance, en PEM"))
    synced = command("sync", joining.sync, _("envoyer et recevoir maintenant"))
    synced.add_argument("--whole", action="store_true", help=_("comparer tout ce qui est tenu"))
    counted = command("figures", figures.of_plan, _("les chiffres du plan, pour sa coordination"))
    figures.add_options(counted)
    plan.declare(command("plan", commands.acts, _("le rapport du plan, d’une période")))
    qpv.declare(command("qpv", commands.acts, _("situer une adresse dans les quartiers prioritaires")))
    services.declare(command("services", commands.acts, _("trouver qui peut aider, près d’une adresse")))
    agenda.declare_week(command("agenda", agenda.show_week, _("les rendez-vous d’une semaine")))
    agenda.declare_ical(command("ical", commands.acts, _("l’agenda en fichier .ics : sortir, reprendre")))
    central.declare(command("central", central.ask_which, _("tenir un dépôt central")))
    act = command("act", commands.act, _("faire n’importe quelle action du carnet"))
    act.add_argument(
        "name", metavar=_("ACTION"), help=_("son nom (voir acts), ou - pour lire une action JSON par ligne")
    )
    act.add_argument(
        "arguments",
        nargs="?",
        default="{}",
        metavar="JSON",
        help=_("ses renseignements, que la liste des programmes en cours montre à tous\u00a0; avec -, non"),
    )
    command("acts", commands.acts, _("lister les actions et leurs renseignements"))


def _moment(text: str) -> Now:
    try:
        return fixed(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            _("«\u00a0{text}\u00a0» ne se lit pas comme 2026-11-22T10:00").format(text=text)
        ) from error


def positive(text: str) -> int:
    """A whole number of at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(_("«\u00a0{text}\u00a0» devrait être au moins 1").format(text=text))
    return number
