"""One letter, and 200 in one PDF, against a bare reportlab page with the same text in the same font.

``python -m tests.bench.bench_letter``. Every letter differs, and what the typesetter remembers is dropped
before each batch: none is paid for by the one before.
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
from cad.printing import letter as letters
from cad.printing.letter import Letter
from tests.bench.table import head, row
from tests.printing import samples

SINGLES = 30
BATCHES = 5
BATCH = 200
Maker = Callable[[Sequence[Letter]], bytes]


def text_lines(letter: Letter) -> list[str]:
    """What the page says, labels included, cut at 95 characters."""
    fields = (getattr(letter, name) for name in letter.__slots__ if name not in ("code", "look"))
    texts = [text for value in fields for text in ((value,) if isinstance(value, str) else value)]
    texts += letters.words().values()
    lines = [line for text in texts for line in text.split("\n")]
    return [line[at : at + 95] for line in lines for at in range(0, len(line), 95)]


def bare(letters_: Sequence[Letter]) -> bytes:
    """The floor: each line drawn where it comes, in an embedded TTF; no layout, no QR code, no tags."""
    made = io.BytesIO()
    paper = canvas.Canvas(made)
    for letter in letters_:
        paper.setFont("Sans", 10)
        for place, line in enumerate(text_lines(letter)):
            paper.drawString(50, 820 - 12 * place, line)
        paper.showPage()
    paper.save()
    return made.getvalue()


def ours(letters_: Sequence[Letter]) -> bytes:
    """What the app does."""
    return render.pdf(letters_, title="Lettre d’orientation", author="We Ker")


def seconds(make: Maker, letters_: Sequence[Letter]) -> float:
    """Wall time of one call."""
    start = perf_counter()
    make(letters_)
    return perf_counter() - start


def both(groups: Sequence[Sequence[Letter]]) -> list[tuple[float, float]]:
    """Times of ours and of the floor, taken in turns on the same letters."""
    return [(seconds(ours, group), seconds(bare, group)) for group in groups]


def one_by_one(letters_: Sequence[Letter]) -> tuple[float, float]:
    """Median time of one letter, and of its floor."""
    both([[letter] for letter in letters_[:5]])
    times = both([[letter] for letter in letters_[5:]])
    return median(a for a, _ in times), median(b for _, b in times)


def in_batches(letters_: Sequence[Letter]) -> tuple[float, float]:
    """Least disturbed time of a batch, and of its floor."""
    times = []
    for at in range(0, len(letters_), BATCH):
        render.forget()
        times += both([letters_[at : at + BATCH]])
    return min(a for a, _ in times), min(b for _, b in times)


def main() -> int:
    """Print the table; 1 when a limit is passed."""
    regular = next(path for path in fonts.font_folders()[0].glob("*.ttf") if "Italic" not in path.name)
    pdfmetrics.registerFont(TTFont("Sans", str(regular)))
    made = [samples.numbered_letter(number) for number in range(5 + SINGLES + BATCHES * BATCH)]
    one, many = one_by_one(made[: 5 + SINGLES]), in_batches(made[5 + SINGLES :])
    head()
    kept = (
        row("one letter, warm, p50", *one, 2),
        row(f"{BATCH} letters in one PDF, best of {BATCHES}", *many, 2),
    )
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
