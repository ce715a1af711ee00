"""One letter, and 200 in one PDF, against a bare reportlab page with the same text in the same font.

``python -m tests.bench.bench_letter``
"""

import io
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from cad.printing import fonts, render
from cad.printing.letter import Letter
from tests.bench.table import head, row
from tests.printing import samples

ROUNDS = 30
BATCH = 200


def text_lines(letter: Letter) -> list[str]:
    """What the page says, label after label and line after line, cut at 90 characters."""
    texts = [text for _name, value in samples.texts(letter) for text in value]
    return [text[at : at + 90] for text in texts for at in range(0, len(text), 90)]


def bare_page(letters: Sequence[Letter]) -> bytes:
    """The floor: each line drawn where it comes, an embedded TTF, no layout, no code, no tags."""
    made = io.BytesIO()
    paper = canvas.Canvas(made)
    for letter in letters:
        paper.setFont("Sans", 10)
        for place, line in enumerate(text_lines(letter)):
            paper.drawString(50, 820 - 12 * place, line)
        paper.showPage()
    paper.save()
    return made.getvalue()


def ours(letters: Sequence[Letter]) -> bytes:
    """What the app does: compose is done, the rest is timed."""
    return render.pdf(letters, title="Lettre d’orientation", author="We Ker")


def seconds(act: Callable[[Sequence[Letter]], bytes], letters: Sequence[Letter]) -> float:
    """Wall time of one call."""
    start = perf_counter()
    act(letters)
    return perf_counter() - start


def main() -> int:
    """Print the table; 1 when a limit is passed."""
    regular = next(path for path in fonts.font_folders()[0].glob("NotoSans[[]*.ttf"))
    pdfmetrics.registerFont(TTFont("Sans", str(regular)))
    letters = [samples.letter(number) for number in range(ROUNDS + 3 + 3 * BATCH)]
    singles, batches = letters[: ROUNDS + 3], letters[ROUNDS + 3 :]
    one = [(seconds(ours, [x]), seconds(bare_page, [x])) for x in singles][3:]
    groups = [batches[at : at + BATCH] for at in range(0, len(batches), BATCH)]
    many = [(seconds(ours, group), seconds(bare_page, group)) for group in groups]
    head()
    kept = [
        row("one letter, warm, p50", median(a for a, _ in one), median(b for _, b in one), 2),
        row(f"{BATCH} letters in one PDF, best of 3", min(a for a, _ in many), min(b for _, b in many), 2),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
