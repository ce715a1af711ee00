"""The partners’ directory, imported from data.inclusion files: structures and services, in any order."""

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cad.domain.errors import Refused
from cad.domain.text import _, n_
from cad.services.action import REGISTRY, Done, Entry, Reading, query
from cad.services.importing import Cancelled, Progress
from cad.services.notebook import Notebook
from cad.store import directory as store
from cad.store.collector import collector_paused
from cad.store.reads import directory as reads
from cad.store.reads.reference import Imported, imported

if TYPE_CHECKING:
    from cad.exchange.directory import Directory

SOURCE = _("data·inclusion, Licence Ouverte 2.0")
AROUND = ("35", "243500139")
"""Kept when one does not say: the department of Rennes, and services for Rennes Métropole (by SIREN)."""


@query
def directory_in_use(reading: Reading) -> Imported | None:
    """The files the directory comes from, None before any."""
    return next((one for one in imported(reading.connection) if one.kind == "directory"), None)


def read_directory(
    book: Notebook,
    files: Sequence[str],
    area: Collection[str] = AROUND,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> "Directory":
    """What data.inclusion files bring of an area, checked; nothing is written. Raises `Refused`."""
    from cad.exchange.directory import read_directory as read
    from cad.exchange.sheet import Watch

    if not files:
        raise Refused(_("Choisissez au moins un fichier."))
    known = reads.structures_named(book.connection)
    with collector_paused():
        return read([_path(file) for file in files], area, Watch(progress, cancelled), known)


def keep_directory(
    book: Notebook, read: "Directory", files: Sequence[str], area: Collection[str] = AROUND
) -> Done[Imported]:
    """Use what `read_directory` brought. What your organisation noted of a service stays with it."""
    dated = max(str(one.get("date_maj", "")) for one in (*read.services.values(), *read.structures.values()))
    about = (", ".join(Path(file).name for file in files), SOURCE, dated or _dated(files[0]))
    today = book.now().date().isoformat()
    services = read.services if read.has_services else None
    structures = read.structures if read.has_structures else None
    with collector_paused():
        store.keep_directory(book.store.connection, services, structures, about, area, today)
    newest = imported(book.store.connection)[0]
    label = n_("Importer {n} service", "Importer {n} services", newest.total)
    done = Done(newest, label, frozenset({("reference", "directory")}))
    book.tell(done)
    return done


def import_directory(
    book: Notebook,
    files: Sequence[str],
    area: Collection[str] = AROUND,
    report: str = "",
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Done[Imported]:
    """Structures and services from data.inclusion files (JSON, JSON Lines, CSV, .gz, .zip); those of an area
    (communes, departments; none: all). `report`: a workbook to write, with each row refused or mended.
    """
    read = read_directory(book, files, area, progress=progress, cancelled=cancelled)
    done = keep_directory(book, read, files, area)
    if report:
        save_directory_report(book, read, report)
    return done


REGISTRY["import_directory"] = Entry("import_directory", False, "", import_directory, import_directory)


def save_directory_report(_book: Notebook, read: "Directory", file: str) -> str:
    """Each row that was refused, or kept without a value nobody knows, and why: a workbook."""
    from cad.exchange.directory import told_rows
    from cad.exchange.writing import write_xlsx

    headings, *rows = told_rows(read.told)
    write_xlsx(_path(file), ((_("Lignes à vérifier"), headings, rows),))
    return file


def _path(file: str) -> Path:
    return Path(file).expanduser()


def _dated(file: str) -> str:
    return datetime.fromtimestamp(_path(file).stat().st_mtime).date().isoformat()
