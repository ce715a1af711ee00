"""The report of the plan on paper against its bare charts and tables, drawn by reportlab without any care.

``python -m tests.bench.bench_report``. The figures are counted beforehand: only the paper is measured. The
floor has the same cells in plain tables and the same bars as rectangles; no tags, no definitions, no layout.
"""

import io
from statistics import median
from time import perf_counter

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from cad.domain.plan_report import Report
from cad.printing import figures_report, fonts, render
from cad.printing.figures_report import Bars, FiguresReport
from cad.services.demo import fill_demo
from cad.services.plan import plan_report
from tests.bench.people import temporary
from tests.bench.table import head, row

RUNS, LIMIT = 7, 3.0
FONT = [("FONT", (0, 0), (-1, -1), "Sans", 8)]


def chart(bars: Bars) -> Drawing:
    """One figure month by month."""
    drawn = Drawing(160, 60)
    for place, (number, height) in enumerate(zip(bars.numbers, bars.heights, strict=True)):
        drawn.add(Rect(place * 13, 0, 10, float(height) * 40))
        drawn.add(String(place * 13, 45, number, fontName="Sans", fontSize=5))
    return drawn


def bare(found: FiguresReport) -> bytes:
    """Tables and bars one after the other."""
    made, style = io.BytesIO(), getSampleStyleSheet()["Normal"]
    style.fontName = "Sans"
    parts: list[object] = [Paragraph(found.title, style)]
    for axis in found.axes:
        cells = [list(found.columns), *([one.name, *one.cells] for one in axis.rows)]
        parts += [Paragraph(axis.title, style), Table(cells, style=FONT)]
        parts += [chart(one) for one in axis.months]
    for rows, names in ((found.neighbourhoods, found.headlines), (found.seams, ())):
        cells = [*([list(names)] if names else []), *([one.name, *one.cells] for one in rows)]
        parts += [Spacer(1, 8), Table(cells, style=FONT)]
    SimpleDocTemplate(made, pagesize=A4).build(parts)
    return made.getvalue()


def ours(report: Report) -> bytes:
    """What the app does."""
    return render.pdf([figures_report.compose(report)], title="Les chiffres du plan", author="We Ker")


def main() -> bool:
    """Print the line."""
    regular = next(path for path in fonts.font_folders()[0].glob("*.ttf") if "Italic" not in path.name)
    pdfmetrics.registerFont(TTFont("Sans", str(regular)))
    book = temporary(0)
    fill_demo(book, residents=300)
    report = plan_report(book)
    ours(report)  # the typesetter and its fonts are loaded once in the life of the app
    bare(figures_report.compose(report))
    times = []
    for _run in range(RUNS):
        render.forget()
        start = perf_counter()
        ours(report)
        between = perf_counter()
        bare(figures_report.compose(report))
        times.append((between - start, perf_counter() - between))
    head()
    return row("report of the plan, paper", median(a for a, _ in times), median(b for _, b in times), LIMIT)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
