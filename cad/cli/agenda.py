"""`cad agenda`: a week; `cad ical`: an agenda taken elsewhere, or that comes back."""

from argparse import Namespace
from pathlib import Path

from cad.cli import session
from cad.cli.french import Parser
from cad.cli.output import say, say_json, say_table
from cad.domain.dates import show_moment, show_span
from cad.domain.text import _, n_


def declare_week(week: Parser) -> None:
    """Add what `cad agenda` takes."""
    week.add_argument("--day", default="", metavar=_("AAAA-MM-JJ"), help=_("un jour de la semaine voulue"))
    _only(week)


def _only(command: Parser) -> None:
    command.add_argument("--place", default="", metavar=_("LIEU"), help=_("ce lieu seulement"))
    command.add_argument("--host", default="", metavar=_("QUI"), help=_("qui reçoit, nom ou identifiant"))


def show_week(options: Namespace) -> int:
    """The week, a line for each thing."""
    from cad.services.agenda import agenda_week

    with session.opened(options) as book:
        place, host = session.as_utf8(options.place), _host(session.as_utf8(options.host))
        week = agenda_week(book, options.day, place, host)
    if options.json:
        say_json(week)
    elif week.slots:
        twice = _("en même temps qu’un autre")
        say_table(
            (show_moment(one.at), one.title, one.host, one.place, twice if one.together else "")
            for one in week.slots
        )
    else:
        say(_("Rien {span}.").format(span=show_span(week.days[0], week.days[-1])))
    return 0


def _host(said: str) -> str:
    """An identifier as it is, a name as it is compared."""
    from cad.domain.names import fold

    return said if len(said) > 25 and " " not in said else fold(said)


def declare_ical(ical: Parser) -> None:
    """Add what is asked under `cad ical`."""
    ical.set_defaults(run=lambda _options: _ask(ical))
    add = ical.add_subparsers(title=_("commandes"), metavar=_("COMMANDE"), parser_class=Parser)
    words = _("écrire les rendez-vous d’une période dans un fichier .ics, sans dire pourquoi ni qui")
    out: Parser = add.add_parser("export", help=words, description=words)
    out.set_defaults(run=export)
    out.add_argument("file", metavar=_("FICHIER.ics"), help=_("où l’écrire"))
    day = _("AAAA-MM-JJ")
    out.add_argument("--from", dest="first", default="", metavar=day, help=_("premier jour (cette semaine)"))
    out.add_argument("--to", dest="last", default="", metavar=day, help=_("dernier jour"))
    out.add_argument(
        "--titles", choices=("initials", "reference", "plain"), default="initials",
        help=_("ce que dit une entrée, après «\u00a0Rendez-vous\u00a0»"),
    )  # fmt: skip
    out.add_argument("--no-places", dest="places", action="store_false", help=_("sans les lieux"))
    _only(out)
    words = _("dire ce qu’un fichier .ics apporte, et le prendre")
    back: Parser = add.add_parser("import", help=words, description=words)
    back.set_defaults(run=read)
    back.add_argument("file", metavar=_("FICHIER.ics"), help=_("l’agenda"))
    back.add_argument(
        "--apply", action="store_true",
        help=_("déplacer et annuler ce qui l’a été, noter ce qui nomme une seule personne du carnet"),
    )  # fmt: skip


def _ask(ical: Parser) -> int:
    ical.print_help()
    return 2


def export(options: Namespace) -> int:
    """The file, and what it holds."""
    from cad.services.ical import export_ical

    with session.opened(options) as book:
        place, host = session.as_utf8(options.place), _host(session.as_utf8(options.host))
        taken = export_ical(
            book, str(Path(options.file)), options.first, options.last, host, place, options.titles,
            options.places,
        )  # fmt: skip
    if options.json:
        say_json(taken)
        return 0
    count = n_("{n} entrée", "{n} entrées", taken.entries)
    say(_("{count} dans «\u00a0{path}\u00a0». Par exemple\u00a0:").format(count=count, path=options.file))
    say_table((show_moment(at), title, place) for at, title, place in taken.shown)
    return 0


def read(options: Namespace) -> int:
    """What the file brings; taken when asked, where there is no doubt."""
    from cad.services.ical_import import WHATS, changes_of, read_ical, take_ical

    with session.opened(options) as book:
        found = read_ical(book, options.file)
        sure = {n: line.people[0].id for n, line in enumerate(found.lines) if line.sure}
        taken = (
            take_ical(book, changes=changes_of(found.lines, sure)).result if options.apply and sure else None
        )
    if options.json:
        say_json({"lines": found.lines, "others": found.others, "taken": taken})
        return 0
    for line in found.lines:
        who = ", ".join(one.name for one in line.people)
        say(f"{show_moment(line.at)}  {line.title}  {WHATS[line.what]}  {who}".rstrip())
    for what, count in found.others.items():
        say(f"{count}  {WHATS[what]}")
    if taken:
        done = _("Déplacés\u00a0: {moved}. Annulés\u00a0: {cancelled}. Notés\u00a0: {noted}.")
        say(done.format(moved=taken.moved, cancelled=taken.cancelled, noted=taken.noted))
    return 0
