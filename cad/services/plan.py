"""The plan’s figures of a period, from what this notebook holds: shown, printed, written as files."""

from pathlib import Path

from cad.domain.errors import Refused
from cad.domain.plan import CONTEXT, FIGURES, definition
from cad.domain.plan_period import span
from cad.domain.plan_report import Report, masked, seam_lines
from cad.domain.text import _
from cad.domain.themes import THEMES
from cad.services.action import Reading, query
from cad.services.notebook import Notebook
from cad.store.reads import plan as reads
from cad.store.reads import settings
from cad.store.reads.invented import first_is_invented
from cad.store.reads.settings import value as rule

_THEMES = {theme.key: place for place, theme in enumerate(THEMES)}


@query
def plan_report(reading: Reading, first: str = "", last: str = "") -> Report:
    """Everything of a period, from the first day of this year to today when not said.

    Raises `Refused` when the days cannot be read, or the last comes before the first.
    """
    return report(reading, first, last)


@query
def plan_report_pdf(reading: Reading, first: str = "", last: str = "") -> bytes:
    """The same on paper, tagged for those who listen to it."""
    from cad.printing import figures_report, render

    made = report(reading, first, last)
    mine = settings.me(reading.connection, reading.me).adviser
    return render.pdf(
        [figures_report.compose(made)], title=_("Les chiffres du plan"), author=mine.name if mine else ""
    )


def write_plan_report(book: Notebook, /, file: str, first: str = "", last: str = "") -> Path:
    """The same in a file by its ending, .pdf, .xlsx or .json, whole or not at all. Answers where it is."""
    path = Path(file).expanduser().absolute()
    match path.suffix.lower():
        case ".pdf":
            _write(path, plan_report_pdf(book, first=first, last=last))
        case ".xlsx":
            from cad.exchange.plan_workbook import sheets
            from cad.exchange.writing import write_xlsx

            write_xlsx(path, sheets(plan_report(book, first=first, last=last)))
        case ".json":
            _write(path, _data(plan_report(book, first=first, last=last)))
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


def report(reading: Reading, first: str, last: str) -> Report:
    """See `plan_report`."""
    connection, period = reading.connection, span(first, last, reading.today)
    invented = first_is_invented(connection)
    under = rule(connection, "mask_under", reading.today)
    counts = reads.counted(connection, period, invented)
    handed = reads.handovers(connection, period, invented)
    ours = settings.me(connection, reading.me).organisation
    return Report(
        first=period.first,
        last=period.last,
        before=period.previous,
        under=under,
        made_on=reading.today,
        scope=ours.name if ours else "",
        figures=masked(counts, handed, under),
        seams=seam_lines(handed, lambda theme: (_THEMES.get(theme, len(_THEMES)), theme), under),
        objectives={
            figure.key: rule(connection, figure.objective, min(period.last, reading.today))
            for figure in FIGURES
            if figure.objective
        },
    )
