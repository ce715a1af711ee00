"""`cad central …`: the commands of who runs a central store."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import cad.cli.figures as figures
import cad.cli.retaining as retaining
from cad.cli.centre import database_of, on_database, place_of, tell, url_of
from cad.cli.french import Parser
from cad.cli.output import say, say_json, say_table
from cad.cli.session import clock
from cad.domain.circles import ROLES
from cad.domain.errors import Refused
from cad.domain.text import _, n_

if TYPE_CHECKING:
    from cad.central.database import Database

Run = Callable[..., int]
Command = Callable[..., Parser]


def declare(top: Parser) -> None:
    """Add the commands under `cad central`."""
    top.add_argument(
        "--database",
        metavar="URL",
        help=_("sqlite:///FICHIER ou postgresql://… (sinon CAD_DATABASE, sinon un fichier chez vous)"),
    )
    command = _commands(top)
    made = command("init", init, _("préparer un dépôt et son territoire"))
    made.add_argument("--territory", default="Rennes", help=_("le nom du territoire (Rennes)"))
    served = command("serve", serve, _("répondre aux ordinateurs des conseiller·ères"))
    served.add_argument("--host", default="127.0.0.1", help=_("adresse d’écoute (127.0.0.1)"))
    served.add_argument("--port", type=int, default=8443, help=_("port (8443)"))
    served.add_argument("--workers", type=int, default=1, help=_("combien de processus (1)"))
    served.add_argument("--certificate", default="", help=_("certificat TLS, en PEM"))
    served.add_argument("--key", default="", help=_("sa clé privée, en PEM"))
    command("invite", invite, _("donner un code à un compte, pour un ordinateur"), "adviser")
    command(
        "lock-after", lock_after, _("jours sans contact au-delà desquels un carnet attend un échange"), "days"
    )
    command("backup", backup, _("sauvegarder tout le dépôt dans un fichier"), "file")
    command("restore", restore, _("remettre une sauvegarde dans un dépôt neuf"), "file")
    command("describe", describe, _("écrire la description de l’interface, en OpenAPI"))
    checked = command("check", check, _("vérifier que tout est en accord"))
    checked.add_argument("--repair", action="store_true", help=_("récrire les droits qui ne le sont pas"))
    retaining.declare(command)
    figures.declare(command)
    _declare_accounts(command)


def _declare_accounts(command: Command) -> None:
    office = _commands(command("org", ask_which, _("les structures membres")))
    office("add", add_organisation, _("ajouter une structure"), "name")
    adviser = _commands(command("adviser", ask_which, _("les comptes")))
    added = adviser("add", add_adviser, _("ajouter un compte"), "name", "organisation")
    added.add_argument("--role", choices=[*ROLES], default="adviser", help=_("son rôle (adviser)"))
    device = _commands(command("device", ask_which, _("les ordinateurs")))
    device("list", devices, _("lister les ordinateurs"))
    device("revoke", revoke, _("révoquer un ordinateur"), "device")


def _commands(top: Parser) -> Command:
    """A way of adding commands under `top`, each with its bare arguments."""
    add = top.add_subparsers(title=_("commandes"), metavar=_("COMMANDE"), parser_class=Parser, required=True)

    def command(name: str, run: Run, help_text: str, *arguments: str) -> Parser:
        made: Parser = add.add_parser(name, help=help_text, description=help_text)
        for one in arguments:
            made.add_argument(one, metavar=one.upper())
        made.set_defaults(run=run if run in (serve, describe, ask_which) else on_database(run))
        return made

    return command


def ask_which(_options: Namespace) -> int:
    """Never reached: the parser has asked for the command that is missing."""
    return 2


def init(options: Namespace, database: "Database") -> int:
    """A store with its territory; the same again changes nothing."""
    from cad.central.accounts import found_territory

    place = found_territory(database, options.territory)
    return tell(options, _("Dépôt prêt pour «\u00a0{name}\u00a0»."), id=place, name=options.territory)


def serve(options: Namespace) -> int:
    """Answer laptops until stopped."""
    from cad.central.serve import serve as run

    local = options.host in ("127.0.0.1", "::1", "localhost")
    if not local and not (options.certificate and options.key):
        raise Refused(
            _("Hors de cet ordinateur, un dépôt ne répond qu’avec TLS\u00a0: donnez --certificate et --key.")
        )
    database = database_of(options)
    database.create()
    place_of(database)
    database.close()
    scheme = "https" if options.certificate else "http"
    say(_("Dépôt à l’écoute\u00a0: {url}").format(url=f"{scheme}://{options.host}:{options.port}"))
    sys.stdout.flush()
    run(
        url_of(options), options.host, options.port, workers=options.workers,
        certificate=options.certificate, private_key=options.key,
    )  # fmt: skip
    return 0


def add_organisation(options: Namespace, database: "Database") -> int:
    """A member organisation."""
    from cad.central.accounts import add_organisation as add

    made = add(database, place_of(database), options.name, clock(options))
    return tell(options, _("Structure ajoutée\u00a0: {name}, {id}"), id=made, name=options.name)


def add_adviser(options: Namespace, database: "Database") -> int:
    """An account."""
    from cad.central.accounts import add_adviser as add

    made = add(database, place_of(database), options.name, options.organisation, clock(options), options.role)
    return tell(options, _("Compte ajouté\u00a0: {name}, {id}"), id=made, name=options.name)


def invite(options: Namespace, database: "Database") -> int:
    """A short code, good once and for a week."""
    from cad.central.accounts import invite_device

    code = invite_device(database, place_of(database), options.adviser, clock(options))
    return tell(options, _("Code à donner, valable une fois et sept jours\u00a0: {code}"), code=code)


def devices(options: Namespace, database: "Database") -> int:
    """Every device."""
    from cad.central.accounts import devices as listed

    found = listed(database, place_of(database))
    if options.json:
        say_json([{n: row[n] for n in ("id", "name", "adviser", "seen", "revoked")} for row in found])
    elif found:
        say_table((one["id"], one["name"], one["adviser"], one["revoked"] and _("révoqué")) for one in found)
    else:
        say(_("Aucun ordinateur n’a encore rejoint ce dépôt."))
    return 0


def revoke(options: Namespace, database: "Database") -> int:
    """A device that receives and sends nothing any more."""
    from cad.central.accounts import revoke as end

    end(database, place_of(database), options.device, clock(options))
    return tell(options, _("Ordinateur révoqué\u00a0: {id}"), id=options.device)


def lock_after(options: Namespace, database: "Database") -> int:
    """The rule that locks laptops nobody hears of."""
    from cad.central.accounts import lock_after as decide

    if not options.days.isdecimal():
        raise Refused(_("Dites un nombre de jours, comme 45."))
    days = int(options.days)
    decide(database, place_of(database), days)
    said = n_(
        "Sans contact pendant plus de {n} jour, un carnet échange avant de s’ouvrir.",
        "Sans contact pendant plus de {n} jours, un carnet échange avant de s’ouvrir.",
        days,
    )
    return tell(options, said, days=days)


def backup(options: Namespace, database: "Database") -> int:
    """Everything in one file."""
    from cad.central.keeping import backup as back_up

    path = Path(options.file).absolute()
    if path.exists():
        raise Refused(_("«\u00a0{path}\u00a0» existe déjà\u00a0: choisissez un autre nom.").format(path=path))
    rows = back_up(database, path)
    sentence = n_("{n} ligne", "{n} lignes", rows)
    return tell(
        options,
        _("Dépôt sauvegardé dans «\u00a0{path}\u00a0» ({rows}). Il n’est pas chiffré\u00a0: protégez-le."),
        path=path,
        rows=sentence,
    )


def restore(options: Namespace, database: "Database") -> int:
    """A backup put in an empty store."""
    from cad.central.keeping import restore as put_back

    rows = put_back(database, Path(options.file))
    return tell(
        options,
        _("Sauvegarde remise ({rows}). Les ordinateurs renverront ce qu’ils avaient envoyé depuis."),
        rows=n_("{n} ligne", "{n} lignes", rows),
    )


def describe(_options: Namespace) -> int:
    """The interface in OpenAPI, as the centre itself serves it."""
    from cad.central.app import description

    say_json(description())
    return 0


def check(options: Namespace, database: "Database") -> int:
    """Whether all is in step, once mended if that is asked; status 1 when it is not."""
    from cad.central.keeping import check as look
    from cad.central.mending import mend

    if options.repair:
        mend(database)
    problems = look(database)
    if options.json:
        say_json({"ok": not problems, "problems": problems})
    else:
        for one in problems:
            say(f"{one.what} {one.advice}")
        if not problems:
            say(_("Le dépôt est en ordre."))
    return 1 if problems else 0
