"""Everything that one notebook says by any service, as one text: each question on each thing it holds, each
letter printed, each file exported, and each file that was on the disk meanwhile, were it for a moment.
"""

import inspect
import io
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pypdf
import pypdfium2

from cad.domain.catalogue import RECORDS
from cad.domain.errors import CadError
from cad.services import registry
from cad.services.notebook import Notebook

ELSEWHERE = {"backup", "document_content", "save_document", "recovery_sheet_pdf", "preferences"}
"""Asked apart, or that say nothing of anybody."""


def everything_asked(book: Notebook, folder: Path, words: list[str]) -> str:
    """All that it answers; `words` are looked for by every question that takes a text."""
    folder.mkdir(exist_ok=True)
    sure = replace(book, confirmed=True)
    said = []
    for name, entry in registry.entries().items():
        if not entry.writes and name not in ELSEWHERE:
            said += [f"{name}: {one}" for one in _answers(sure, entry, folder, words)]
    said += [_document(book, one) for one in _ids(book, "document")]
    return "\n".join(said)


def _answers(book: Notebook, entry: registry.Entry, folder: Path, words: list[str]) -> Iterator[str]:
    for given in _arguments(book, entry, folder, words):
        try:
            answer = entry.call(book, **given)
        except CadError as error:
            answer = str(error)
        if isinstance(answer, bytes):
            answer = file_said(answer)
        yield _without(repr(answer), given)


def _without(said: str, given: dict[str, Any]) -> str:
    """An answer may repeat what was looked for: that is no news."""
    return said.replace(str(given["text"]), "…") if given.get("text") else said


def _arguments(
    book: Notebook, entry: registry.Entry, folder: Path, words: list[str]
) -> Iterator[dict[str, Any]]:
    given = {
        one.name: [*_values(book, one.name, folder, words)]
        for one in [*inspect.signature(entry.body).parameters.values()][1:]
        if one.kind is not inspect.Parameter.VAR_KEYWORD
        and (one.default is inspect.Parameter.empty or one.name in ("text", "resident", "organisation"))
    }
    for values in product(*given.values()):
        yield dict(zip(given, values, strict=True))


def _values(book: Notebook, name: str, folder: Path, words: list[str]) -> Iterator[Any]:
    """What to give an argument; a question of a new sort fails here until it is said."""
    plural = name.removesuffix("s")
    if name.removesuffix("_id") in RECORDS:
        yield from _ids(book, name.removesuffix("_id"))
    elif name == "text":
        yield from ("", *words)
    elif name == "at":
        yield "2026-11-23T10:00"
    elif name == "address":
        yield "1 rue Droite, 35000 Rennes"
    elif name == "file":
        yield from (str(folder / f"export.{ending}") for ending in ("jsonl", "xlsx", "ics", "txt"))
    elif name == "files":
        yield (str(folder / "export.jsonl"),)
    elif name in ("key", "keys"):
        keys = [f"service:{one}" for one in _ids(book, "service")]
        yield from keys if name == "key" else [tuple(keys[:3])]
    elif plural in RECORDS:
        yield tuple(_ids(book, plural))
    else:
        raise AssertionError(f"how is « {name} » asked?")


def _ids(book: Notebook, kind: str) -> list[str]:
    rows = book.connection.execute(f"SELECT id FROM {kind}").fetchall()
    return [row[0] for row in rows]


def _document(book: Notebook, document: str) -> str:
    try:
        return registry.call(book, "document_content", {"document": document}).decode("utf-8", "replace")
    except CadError as error:
        return str(error)


def pdf_said(pdf: bytes) -> str:
    """The words of a PDF, its metadata and all its streams, spaces and hyphens apart."""
    with pypdfium2.PdfDocument(pdf) as document:
        said = [page.get_textpage().get_text_range() for page in document]
        said += [repr(document.get_metadata_dict())]
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    for one in reader.xref[0]:
        found = reader.get_object(pypdf.generic.IndirectObject(one, 0, reader))
        said.append(found.get_data().decode("latin-1") if hasattr(found, "get_data") else repr(found))
    return pdf.decode("latin-1") + "".join("\n".join(said).replace("\xad", "").replace("￾", "").split())


def file_said(content: bytes) -> str:
    """The words of a file, unfolded when it is one of those that are."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(file_said(archive.read(name)) for name in archive.namelist())
    return pdf_said(content) if content.startswith(b"%PDF") else content.decode("utf-8", "replace")


@contextmanager
def every_file(folder: Path) -> Iterator[Callable[[], dict[str, str]]]:
    """What all files under a folder said, those that came and went meanwhile too, by their name."""
    gone: dict[str, str] = {}

    def seen(path: Any) -> None:
        one = Path(os.fsdecode(path))
        if one.is_file() and one.is_relative_to(folder):
            gone[f"{one.name} ({len(gone)})"] = file_said(one.read_bytes())

    def before(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *more: Any, **options: Any) -> Any:
            if not isinstance(path, int) and "dir_fd" not in options:
                seen(path)
            return real(path, *more, **options)

        return call

    def here() -> dict[str, str]:
        files = [path for path in folder.rglob("*") if path.is_file()]
        return gone | {str(path.relative_to(folder)): file_said(path.read_bytes()) for path in files}

    names = ("unlink", "remove", "replace", "rename")
    with patch.multiple(os, **{name: before(getattr(os, name)) for name in names}):
        yield here
