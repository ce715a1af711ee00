"""Papers looked at page by page, and written as files where the person says: the only copies in clear."""

from pathlib import Path

from cad.printing.pages import page_count as page_count
from cad.printing.pages import page_image as page_image
from cad.services.action import Reading, query
from cad.store.atomic import write_atomically
from cad.store.reads import settings


def save_pdf(pdf: bytes, path: Path | str) -> None:
    """Write a PDF, whole or not at all. Raises `MachineTrouble` when the folder refuses it."""
    write_atomically(Path(path), pdf)


@query
def recovery_sheet_pdf(reading: Reading, code: str) -> bytes:
    """The printable sheet of a recovery code just made; the code itself is kept nowhere."""
    from cad.printing import recovery_sheet, render

    adviser = settings.me(reading.connection, reading.me).adviser
    name = adviser.name if adviser else ""
    sheet = recovery_sheet.compose(code=code, adviser=name, today=reading.today)
    return render.pdf([sheet], title=sheet.title, author=name)
