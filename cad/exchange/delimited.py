"""CSV as it comes: the encoding, the separator and the quotes are found by looking at the file."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.exchange.filetype import advice
from cad.exchange.sheet import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Grid, Watch

_SEPARATORS = ";,\t|"
_SAMPLE = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = ("utf-8", "cp1252", "mac_roman", "cp850")
"""UTF-8 with a slip, Windows, old Macs and DOS: the one that gives most French letters is right."""
_WORTH = dict.fromkeys("éèêëàâçîïôùûüœ", 2) | dict.fromkeys("ÉÈÊÀÇÎÔ’°«»€", 1)
"""Small accented letters are the commonest signs of a French list; any other sign counts against."""
_END = "\x1afin du fichier\x1a"


def read_csv(path: Path, watch: Watch) -> Grid:
    """The rows that hold something. Refuses what is not text, is too long, or has an unclosed quote."""
    text = _decode(path.read_bytes())
    watch.at(0.2)
    text, separator = _separator(text)
    grid = Grid(path.stem, [], [])
    width = 0
    for line, row in enumerate(_records(text, separator), 1):
        if not line % 5_000:
            watch.at(0.2 + 0.8 * line / (line + 50_000))
        if any(row) and any(text.strip() for text in row):
            width = max(width, len(row))
            check_size(len(grid.rows) + 1, width)
            grid.rows.append([*row])
            grid.lines.append(line)
    return grid


def check_size(rows: int, columns: int) -> None:
    """Raise Refused when a table is more than a list of people can be."""
    if rows > MAX_ROWS:
        raise Refused(
            _("Ce tableau a plus de {n} lignes. Partagez-le en plusieurs fichiers plus petits.").format(
                n=f"{MAX_ROWS:,}".replace(",", "\u202f")
            )
        )
    if columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise Refused(
            _("Ce tableau a trop de colonnes ({n}). Gardez celles qui décrivent les personnes.").format(
                n=columns
            )
        )


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"))
    for encoding, zeros in (("utf-16-le", data[1:2000:2]), ("utf-16-be", data[0:2000:2])):
        if zeros and zeros.count(0) > len(zeros) * 0.6:
            return _checked(data.decode(encoding, "replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(max((data.decode(name, "replace") for name in _ENCODINGS), key=_french_letters))


def _french_letters(text: str) -> int:
    """French letters less the signs no French text has; the first encoding wins a tie."""
    counts = Counter(c for c in text[: 4 * _SAMPLE] if c > "\x7f")
    return sum(n * _WORTH.get(c, -1) for c, n in counts.items())


def _checked(text: str) -> str:
    """Text has no control characters but tabs and line ends; a programme or a picture has many."""
    sample = text[:_SAMPLE]
    controls = sum(sample.count(chr(c)) for c in (*range(9), *range(14, 32)))
    if controls > len(sample) / 200 or sample.count("\ufffd") > len(sample) / 20:
        raise Refused(_("Ce fichier n’est pas un tableau lisible. {advice}").format(advice=advice()))
    return text


def _separator(text: str) -> tuple[str, str]:
    """The text without Excel’s “sep=;” line, and the separator."""
    first, _end, _rest = text[:64].partition("\n")
    if first[:4].lower() == "sep=" and len(first.rstrip("\r")) <= 5:
        return text[len(first) + 1 :], first[4:5].strip("\r") or "\t"
    sample = text[:_SAMPLE]
    return text, max(_SEPARATORS, key=lambda separator: _regularity(sample, separator))


def _regularity(sample: str, separator: str) -> float:
    """How many cells this separator gives in rows of the commonest width."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if row]
    except csv.Error:
        return 0
    if not widths:
        return 0
    width, times = Counter(widths).most_common(1)[0]
    return (width - 1) * times * times / len(widths)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    """Each record; the mark after the last one is swallowed when a quote is still open there."""
    lines = io.StringIO(text if text.endswith(("\n", "\r")) else text + "\n", newline="")
    reader = csv.reader(_with_end(lines), delimiter=separator)
    row: list[str] = []
    try:
        for row in reader:
            if row != [_END]:
                yield row
    except csv.Error:
        raise _unclosed_quote() from None
    if row != [_END]:
        raise _unclosed_quote()


def _with_end(lines: Iterator[str]) -> Iterator[str]:
    yield from lines
    yield _END


def _unclosed_quote() -> Refused:
    return Refused(
        _(
            'Un guillemet " est ouvert et jamais refermé dans ce fichier\u00a0: le reste ne se lit plus. '
            "Ouvrez-le dans un tableur, cherchez le guillemet isolé, enlevez-le et recommencez."
        )
    )
