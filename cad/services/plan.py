"""The plan’s figures of a period, from what this notebook holds or, for its coordination, from the centre."""

from pathlib import Path
from typing import Any

from cad.domain.errors import Refused
from cad.domain.figure import definition
from cad.domain.plan import CONTEXT, FIGURES
from cad.domain.plan_period import span
from cad.domain.plan_report import Report, report
from cad.domain.text import _
from cad.services.action import Reading, query
from cad.services.notebook import Notebook
from cad.services.plan_figures import coordinates, plan_of_territory
from cad.store.connection import Connection
from cad.store.reads import plan as reads
from cad.store.reads import settings
from cad.store.reads.invented import first_is_invented
from cad.store.reads.settings import value as rule


@query
def plan_report(reading: Reading, first: str = "", last: str = "") -> Report:
    """Everything of a period, from the first day of this year to today when not said, in this notebook.

    Raises `Refused` when the days cannot be read, or the last comes before the first.
    """
    return _counted(reading, first, last)


@query
def plan_report_pdf(reading: Reading, first: str = "", last: str = "") -> bytes:
    """The same on paper, tagged for those who listen to it."""
    return _paper(_counted(reading, first, last), _author(reading.connection, reading.me))


def plan_seen(book: Notebook, /, first: str = "", last: str = "", *, client: Any = None) -> Report:
    """The same; in a coordinator’s notebook, of a year of the whole territory, asked of the centre.

    Raises what `plan_report` and `plan_of_territory` raise.
    """
    if coordinates(book):
        return plan_of_territory(book, _year(first, last), client=client)
    return plan_report(book, first=first, last=last)


def plan_seen_pdf(book: Notebook, /, first: str = "", last: str = "", *, client: Any = None) -> bytes:
    """The same on paper."""
    return _paper(plan_seen(book, first, last, client=client), _author(book.connection, book.me))


def _year(first: str, last: str) -> int:
    """The coordination sees whole years."""
    year = first[:4] or last[:4]
    if first[4:] not in ("", "-01-01") or last[:4] not in ("", year) or not (year or "0").isdecimal():
        raise Refused(_("La coordination voit l’année entière, par mois complets\u00a0: choisissez-la."))
    return int(year or 0)


def _author(connection: Connection, me: str) -> str:
    mine = settings.me(connection, me).adviser
    return mine.name if mine else ""


def _paper(made: Report, author: str) -> bytes:
    from cad.printing import figures_report, render

    return render.pdf([figures_report.compose(made)], title=_("Les chiffres du plan"), author=author)


def write_plan_report(
    book: Notebook, /, file: str, first: str = "", last: str = "", *, client: Any = None
) -> Path:
    """The same in a file by its ending, .pdf, .xlsx or .json, whole or not at all. Answers where it is."""
    path = Path(file).expanduser().absolute()
    match path.suffix.lower():
        case ".pdf":
            _write(path, plan_seen_pdf(book, first, last, client=client))
        case ".xlsx":
            from cad.exchange.plan_workbook import sheets
            from cad.exchange.writing import write_xlsx

            write_xlsx(path, sheets(plan_seen(book, first, last, client=client)))
        case ".json":
            _write(path, _data(plan_seen(book, first, last, client=client)))
        case _:
            raise Refused(_("Le rapport se termine par .pdf, .xlsx (tableur) ou .json (données)."))
    return path


def _data(made: Report) -> bytes:
    """The figures with what they mean; what is masked is null."""
    import msgspec

    meanings = {figure.key: {"label": figure.label, **dict(definition(figure))} for figure in FIGURES}
    whole = {**msgspec.to_builtins(made), "context": CONTEXT, "definitions": meanings}
    return msgspec.json.encode(whole) + b"\n"


def _write(path: Path, content: bytes) -> None:
    from cad.store.atomic import write_atomically

    write_atomically(path, content)


def _counted(reading: Reading, first: str, last: str) -> Report:
    connection, period = reading.connection, span(first, last, reading.today)
    invented, ours = first_is_invented(connection), settings.me(connection, reading.me).organisation
    return report(
        period,
        reads.counted(connection, period, invented),
        reads.handovers(connection, period, invented),
        rule(connection, "mask_under", reading.today),
        made_on=reading.today,
        scope=ours.name if ours else "",
        objectives=lambda name: rule(connection, name, min(period.last, reading.today)),
    )
