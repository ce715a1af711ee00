"""`cad central retention` and `erase`: how long files are kept, and the look of the day."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cad.cli.centre import place_of
from cad.cli.french import Parser
from cad.cli.output import say, say_json
from cad.cli.session import clock
from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.text import _, n_

if TYPE_CHECKING:
    from cad.central.database import Database
    from cad.domain.retention import Retention


def declare(command: Callable[..., Parser]) -> None:
    """Add them under `cad central`."""
    rule = command("retention", retention, _("dire, ou changer, combien de temps un dossier est gardé"))
    rule.add_argument("--months", type=int, metavar="N", help=_("mois après le dernier contact (24)"))
    rule.add_argument(
        "--warn-days", type=int, metavar="N", help=_("jours entre l’annonce et l’effacement (60)")
    )
    rule.add_argument(
        "--from", dest="since", metavar=_("AAAA-MM-JJ"), help=_("à partir de ce jour (aujourd’hui)")
    )
    rule.add_argument("--source", default="", metavar=_("TEXTE"), help=_("qui l’a décidé, ou quel texte"))
    erased = command(
        "erase", erase, _("effacer les dossiers dont le jour annoncé est venu, annoncer les suivants")
    )
    erased.add_argument("--dry-run", action="store_true", help=_("dire ce qui serait fait, sans rien faire"))


def retention(options: Namespace, database: "Database") -> int:
    """Show the rule, or follow another one."""
    from cad.central.retaining import decide, rule_of, rules

    place, today = place_of(database), clock(options)().date().isoformat()
    with database.read() as connection:
        held = rule_of(connection, place, today)
    if options.months is not None or options.warn_days is not None:
        wanted = replace(
            held,
            months=held.months if options.months is None else options.months,
            warn_days=held.warn_days if options.warn_days is None else options.warn_days,
            since=_day(options.since or today),
            source=options.source or _("Décision du territoire"),
        )
        decide(database, place, wanted, clock(options))
    with database.read() as connection:
        held = rule_of(connection, place, today)
        coming = [one for one in rules(connection, place) if one.since > today]
    if options.json:
        say_json({"held": held, "coming": coming})
        return 0
    _say(_("Depuis le {day}\u00a0: {rule} {source}"), held)
    for one in coming:
        _say(_("À partir du {day}\u00a0: {rule} {source}"), one)
    return 0


def _say(sentence: str, one: "Retention") -> None:
    rule = _(
        "un dossier est effacé {months} mois après le dernier contact, annoncé au moins {days} jours avant."
    ).format(months=one.months, days=one.warn_days)
    say(sentence.format(day=show_date(one.since), rule=rule, source=one.source))


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Refused(_("Écrivez le jour comme 2027-01-31.")) from error


def erase(options: Namespace, database: "Database") -> int:
    """The look of the day, now; or what it would do."""
    from cad.central.looking import foresee, look

    place = place_of(database)
    done = (
        foresee(database, place, clock(options)) if options.dry_run else look(database, place, clock(options))
    )
    if options.json:
        say_json(done)
        return 0
    if done:
        gone = (
            n_("{n} dossier serait effacé.", "{n} dossiers seraient effacés.", done.erased)
            if options.dry_run
            else n_("{n} dossier effacé.", "{n} dossiers effacés.", done.erased)
        )
        near = n_("{n} annoncé", "{n} annoncés", done.told)
        if done.next:
            near += _(", dont le premier le {day}").format(day=show_date(done.next))
        say(f"{gone} {near}.")
    return 0
