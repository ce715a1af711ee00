"""Reading a printed page back: its words where they stand, its strokes, its picture. Lengths in millimetres
from the top left corner of the sheet."""

import ctypes
import re
import unicodedata
from io import BytesIO
from typing import NamedTuple

import pypdf
import pypdfium2
from pypdfium2 import raw

MM = 25.4 / 72


class Line(NamedTuple):
    """A piece of text on one line, in one style, and the box of its ink."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Box(NamedTuple):
    """The bounds of a drawn path or picture."""

    left: float
    top: float
    right: float
    bottom: float


GAP = 6
"""Millimetres of white that part two texts of one line."""


def lines(pdf: bytes, page: int = 0) -> list[Line]:
    """The texts of a page in reading order."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        text, height = sheet.get_textpage(), sheet.get_height()
        said = text.get_text_range()
        signs = [Line(said[i], *_place(text.get_charbox(i), height)) for i in range(text.count_chars())]
    found: list[Line] = []
    for sign in signs:
        if sign.text in "\r\n" or (found and sign.left - found[-1].right > GAP and not sign.text.isspace()):
            found.append(sign)
        elif sign.text.isspace() or sign.text == "\u200b":
            found[-1:] = [last._replace(text=last.text + " ") for last in found[-1:]]
        else:
            found[-1:] = [_joined(found[-1], sign)] if found else [sign]
    return [line._replace(text=plain(line.text)) for line in found if line.text.strip()]


def _place(box: tuple[float, float, float, float], height: float) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    across, down = (left * MM, right * MM), ((height - top) * MM, (height - bottom) * MM)
    return round(across[0], 1), round(down[0], 1), round(across[1], 1), round(down[1], 1)


def _joined(line: Line, sign: Line) -> Line:
    if not line.text.strip():
        return sign
    return Line(
        line.text + sign.text,
        min(line.left, sign.left),
        min(line.top, sign.top),
        max(line.right, sign.right),
        max(line.bottom, sign.bottom),
    )


def strokes(pdf: bytes, page: int = 0) -> list[Box]:
    """The bounds of what is drawn and is not text."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        height = sheet.get_height()
        found = []
        for drawn in sheet.get_objects(max_depth=4):
            if drawn.type == raw.FPDF_PAGEOBJ_PATH:
                left, bottom, right, top = drawn.get_bounds()
                found.append(Box(*(round(x * MM, 1) for x in (left, height - top, right, height - bottom))))
        return found


def text(pdf: bytes) -> str:
    """All the text of all the pages, as a reader copies it: one space between words, nothing invisible."""
    with pypdfium2.PdfDocument(pdf) as document:
        return plain(" ".join(page.get_textpage().get_text_bounded() for page in document))


def text_as_drawn(pdf: bytes) -> str:
    """The text of the first page as pypdf reads it: PDFium leaves out what it has just met a little higher,
    equal lines or ends of lines, which it takes for a shadow.
    """
    return plain(pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text())


def plain(said: str) -> str:
    """Composed, single-spaced, without marks of no width, PDFium’s signs for a last hyphen undone."""
    shown = re.sub("[\x02\ufffe]", "-", re.sub("[\u200b\u2060]", "", said))
    return " ".join(unicodedata.normalize("NFC", shown).split())


def words(said: str) -> list[str]:
    """The words of a text, in their order."""
    return plain(said).split()


def pages(pdf: bytes) -> int:
    """How many pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """Title and page, from 0, of each bookmark."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for item in document.get_toc():
            target = item.get_dest()
            found.append((plain(item.get_title()), target.get_index() if target else -1))
        return found


def is_tagged(pdf: bytes) -> bool:
    """Whether the file says of itself that its structure is marked."""
    with pypdfium2.PdfDocument(pdf) as document:
        return bool(raw.FPDFCatalog_IsTagged(document.raw))


def language(pdf: bytes) -> str:
    """The language of the document."""
    with pypdfium2.PdfDocument(pdf) as document:
        size = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
        kept = ctypes.create_string_buffer(size)
        raw.FPDFCatalog_GetLanguage(document.raw, ctypes.cast(kept, ctypes.POINTER(ctypes.c_ushort)), size)
        return kept.raw.decode("utf-16-le").rstrip("\0")


def told(pdf: bytes) -> dict[str, str]:
    """Title, Author… of the file."""
    with pypdfium2.PdfDocument(pdf) as document:
        return dict(document.get_metadata_dict(skip_empty=True))
