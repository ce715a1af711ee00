"""From neutral documents to one PDF, by Typst (PyPI `typst`, Apache-2.0).

The forms are Typst files in ``resources/forms``; what people wrote goes beside them as a JSON file that
exists in memory only: it is data, never markup, and nothing personal is written to disk. The PDF follows
PDF/UA-1 (ISO 14289-1): tagged, titled, in French, every letter with its Unicode text.

Measured: 14 ms to import, 50 ms for the first page, 5 ms for the next ones, under 1 MB of memory a page.
"""

import dataclasses
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from cad.domain.errors import Refused
from cad.domain.text import RESOURCES, _
from cad.printing import appointment_slip, fonts, letter, plan, recovery_sheet
from cad.printing.appointment_slip import AppointmentSlip
from cad.printing.french import keep_together
from cad.printing.letter import Letter
from cad.printing.plan import Plan
from cad.printing.recovery_sheet import RecoverySheet

if TYPE_CHECKING:
    from typst import Compiler

Document = Letter | Plan | AppointmentSlip | RecoverySheet

WORDS = {
    "letter": letter.words,
    "plan": plan.words,
    "appointment_slip": appointment_slip.words,
    "recovery_sheet": recovery_sheet.words,
}
"""Form → the words printed on every copy of it."""

MASK = 3
_LONG_WORD = re.compile(r"[^\s\u200b-]{25,}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff]")
_ONE_AT_A_TIME = Lock()
_MAIN = b'#import "main.typ": print\n#print(json("job.json"))\n'


def pdf(documents: Sequence[Document], *, title: str, author: str, made_at: datetime | None = None) -> bytes:
    """One PDF of all the documents in their order, a bookmark each.

    `made_at` (with its offset) is the date inside the file, the machine's clock when not given. Raises
    Refused when a character is in none of our fonts, with the word it is in.
    """
    if problems := unprintable(documents):
        raise Refused(problems[0])
    job = {
        "title": title,
        "author": author,
        "words": {form: words() for form, words in WORDS.items()},
        "documents": [_described(document, place) for place, document in enumerate(documents)],
    }
    with _ONE_AT_A_TIME:
        return _typeset(job, made_at)


def _described(document: Document, place: int) -> dict[str, Any]:
    more = {"form": document.form, "qr": _qr_code(document.code), "place": str(place)}
    return {name: _ready(value) for name, value in _fields(document).items()} | more


def _fields(value: Any) -> Any:
    """A dataclass as a dict, inner ones too; `dataclasses.asdict` also copies, and takes ten times longer."""
    if isinstance(value, tuple):
        return [_fields(item) for item in value]
    if not dataclasses.is_dataclass(value):
        return value
    return {field.name: _fields(getattr(value, field.name)) for field in dataclasses.fields(value)}


def _qr_code(text: str) -> str:
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


def warm() -> None:
    """Start the typesetter ahead of the first letter; costs about 80 ms, for an idle moment."""
    with _ONE_AT_A_TIME:
        _typeset({"title": _("Page vide"), "author": "", "words": {}, "documents": []}, None)


def forget() -> None:
    """Let the typesetter drop what it remembers of past documents: people’s letters, and their memory.

    It keeps a layout until ten later ones did without it; ten empty pages take 7 ms. For after a batch, and
    when the notebook is locked.
    """
    for _empty in range(11):
        warm()


def unprintable(documents: Sequence[Document]) -> tuple[str, ...]:
    """A French sentence for each word that our fonts cannot draw; nothing is ever printed as an empty box."""
    words = (word for document in documents for text in _texts(_fields(document)) for word in text.split())
    missing = {word: fonts.unprintable(word) for word in dict.fromkeys(words) if not word.isascii()}
    return tuple(_sentence(word, chars) for word, chars in missing.items() if chars)


def _sentence(word: str, chars: tuple[str, ...]) -> str:
    shown = word if len(word) <= 40 else "".join(chars)
    return _(
        "«\u00a0{word}\u00a0» ne peut pas être imprimé\u00a0: nos polices n’ont pas «\u00a0{chars}\u00a0». "
        "Écrivez-le en lettres latines, ou effacez-le."
    ).format(word=shown, chars=" ".join(chars))


def _texts(value: Any) -> Iterator[str]:
    """Every string of a nest of dicts, lists and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def _ready(value: Any) -> Any:
    """The same nest, its text composed (NFC), without control characters, with long words breakable."""
    if isinstance(value, str):
        return _breakable(keep_together(unicodedata.normalize("NFC", value)))
    if isinstance(value, Mapping):
        return {key: _ready(item) for key, item in value.items()}
    return [_ready(item) for item in value] if isinstance(value, list | tuple) else value


def _breakable(text: str) -> str:
    """A name of 200 letters must go on to the next line: it may break anywhere, without a hyphen."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(word[0]), _CONTROL.sub(" ", text))


@cache
def _compiler() -> "Compiler":
    """The one typesetter, kept warm. Without the machine's fonts nor Typst's own."""
    from typst import Compiler, Fonts

    ours = Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in fonts.font_folders()],
    )
    return Compiler(font_paths=ours)


@cache
def _forms() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (RESOURCES / "forms").glob("*.typ")}


def _typeset(job: Mapping[str, Any], made_at: datetime | None) -> bytes:
    files = {"main": _MAIN, **_forms(), "job.json": json.dumps(job, ensure_ascii=False).encode()}
    made: Any = _compiler().compile(
        files,  # type: ignore[type-var]  # a dict of files in memory, which the stubs do not know
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=made_at,
    )
    return bytes(made)
