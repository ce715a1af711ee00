"""`cad central figures`, `mask-under`, and `cad figures`: what is counted, small numbers masked."""

import csv
import io
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from cad.cli import session
from cad.cli.centre import place_of, tell
from cad.cli.french import Parser
from cad.cli.output import say, say_json, say_table
from cad.domain.errors import Refused
from cad.domain.text import _

if TYPE_CHECKING:
    from cad.central.database import Database
    from cad.sync.protocol import Figures, FigureTable, Line

MASKED = "·"


def declare(command: Callable[..., Parser]) -> None:
    """Add what the administration of a centre asks, under `cad central`."""
    add_options(command("figures", of_centre, _("les chiffres du plan, petits nombres masqués")))
    least = _("ne montrer aucun chiffre sur moins de personnes (5 au moins)")
    command("mask-under", mask_under, least, "people")


def add_options(shown: Parser) -> None:
    """Those of both commands."""
    shown.add_argument("--year", type=int, default=0, metavar="AAAA", help=_("une autre année que celle-ci"))
    shown.add_argument("--csv", action="store_true", help=_("écrire un tableau CSV"))


def mask_under(options: Namespace, database: "Database") -> int:
    """The least number of people a figure is about."""
    from cad.central.retaining import mask_under as decide

    if not options.people.isdecimal():
        raise Refused(_("Dites un nombre de personnes, comme 11."))
    people = int(options.people)
    decide(database, place_of(database), people)
    return tell(options, _("Aucun chiffre n’est montré sur moins de {people} personnes."), people=people)


def of_centre(options: Namespace, database: "Database") -> int:
    """As a coordinator may see them, from the centre itself."""
    from cad.central.figures import of_year

    return _say(options, of_year(database, place_of(database), _year(options), session.clock(options)))


def of_plan(options: Namespace) -> int:
    """The same, asked by the notebook of a coordinator."""
    from cad.services.plan_figures import plan_figures

    with session.opened(options, exchanging=True) as book:
        return _say(options, plan_figures(book, year=_year(options)))


def _year(options: Namespace) -> int:
    if not 0 <= options.year <= 9999:
        raise Refused(_("Écrivez l’année en quatre chiffres, comme 2026."))
    return int(options.year)


def _say(options: Namespace, found: "Figures") -> int:
    if options.json:
        import msgspec

        say_json(msgspec.to_builtins(found))
    elif options.csv:
        _say_csv(found)
    else:
        _say_tables(found)
    return 0


def _say_tables(found: "Figures") -> None:
    """One under the other; those about nobody are left out."""
    said = _(
        "Année {year}. Ce qui dirait quelque chose de moins de {under} personnes est «\u00a0{mark}\u00a0»."
    )
    say(said.format(year=found.year, under=found.under, mark=MASKED))
    for table in found.tables:
        if table.lines:
            say("")
            say_table(_rows(table, MASKED))


def _rows(table: "FigureTable", masked: str) -> list[tuple[str, ...]]:
    def row(line: "Line") -> tuple[str, ...]:
        return (line.name, *(masked if value is None else str(value) for value in line.values))

    return [(table.title, *table.measures), *map(row, table.lines), row(table.total)]


def _say_csv(found: "Figures") -> None:
    """Semicolons, as a French spreadsheet opens them; what is masked is said by a word."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    for table in found.tables:
        writer.writerows(_rows(table, _("masqué")) if table.lines else ())
    say(text.getvalue().rstrip("\n"))
