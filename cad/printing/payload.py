"""A neutral document as the typesetter takes it: plain data whose text is fit for paper.

Composed letters (NFC), no control characters, numbers kept with their units, endless words breakable, and the
QR code drawn.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from cad.domain.text import _
from cad.printing.french import keep_together

MASK = 3
UNTITLED = _("Sans titre")
_HEADS = ("title", "event")
"""What is printed as a heading: a file for screen readers has none that is empty."""
_LONG_WORD = re.compile(r"[^\s\u200b-]{25,}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff]")


def described(document: Any, place: int) -> dict[str, Any]:
    """The fields of a document, with its form, its rank in the file, and its QR code as SVG."""
    more = {"form": document.form, "qr": qr_code(document.code), "place": str(place)}
    said = as_data(document)
    said |= {name: UNTITLED for name in _HEADS if name in said and not said[name].strip()}
    return {name: _ready(value) for name, value in said.items()} | more


def as_data(value: Any) -> Any:
    """A dataclass as a dict, inner ones too; `dataclasses.asdict` also copies, and takes ten times longer."""
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    if not dataclasses.is_dataclass(value):
        return value
    return {field.name: as_data(getattr(value, field.name)) for field in dataclasses.fields(value)}


def texts(value: Any) -> Iterator[str]:
    """Every string of a nest of dicts and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def _ready(value: Any) -> Any:
    if isinstance(value, str):
        return _breakable(keep_together(unicodedata.normalize("NFC", value)))
    if isinstance(value, Mapping):
        return {key: _ready(item) for key, item in value.items()}
    return [_ready(item) for item in value] if isinstance(value, list) else value


def _breakable(text: str) -> str:
    """A name of 200 letters must go on to the next line: it may break anywhere, without a hyphen."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(word[0]), _CONTROL.sub(" ", text))


def qr_code(text: str) -> str:
    """An SVG of the modules alone, without quiet zone: the form leaves the white around it.

    The mask is chosen here because trying all eight takes longer than the whole letter; any one can be read.
    """
    if not text:
        return ""
    import segno

    rows = segno.make(text, error="m", mask=MASK, micro=False).matrix
    runs = ((y, *run.span()) for y, row in enumerate(rows) for run in re.finditer(b"\x01+", row))
    path = "".join(f"M{start} {y}H{end}v1H{start}z" for y, start, end in runs)
    side = len(rows)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'
