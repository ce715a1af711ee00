"""A PDF’s pages as pictures, for the preview and for the system’s printer. PDFium, by `pypdfium2`.

PDFium may not be entered by two threads at once: one lock guards it.
"""

from threading import Lock
from typing import NamedTuple

_ONE_AT_A_TIME = Lock()


class PageImage(NamedTuple):
    """Size in pixels; `content` is rows of red, green, blue bytes, top first, without padding (RGB888)."""

    width: int
    height: int
    content: bytes


def page_count(pdf: bytes) -> int:
    """How many pages the file has."""
    import pypdfium2  # type: ignore[import-untyped]

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_image(pdf: bytes, index: int, scale: float) -> PageImage:
    """One page, the first being 0, at `scale` pixels per point (300 dpi is 300 / 72), on white."""
    import pypdfium2

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[index].render(scale=scale, rev_byteorder=True)
        width, height, row = bitmap.width, bitmap.height, bitmap.width * 3
        content = bytes(bitmap.buffer)
        if bitmap.stride != row:
            content = b"".join(
                content[at : at + row] for at in range(0, bitmap.stride * height, bitmap.stride)
            )
        return PageImage(width, height, content)
