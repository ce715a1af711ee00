"""Official outlines and the address base: imported from files, each with its source and its day."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cad.domain.outlines import Outline
from cad.domain.text import _, n_
from cad.services.action import REGISTRY, Done, Entry, Reading, query
from cad.services.importing import Cancelled, Progress
from cad.services.notebook import Notebook
from cad.store import reference as store
from cad.store.connection import Connection
from cad.store.reads import reference as reads
from cad.store.reads.reference import Imported as Imported

if TYPE_CHECKING:
    from cad.exchange.address_base import AddressBase

OUTLINES_SOURCE = _("ANCT, quartiers prioritaires, génération 2024")
ADDRESSES_SOURCE = _("Base adresse nationale")
OURS = ("Rennes",)
"""The communes whose addresses are kept when one does not say."""


@query
def reference_data(reading: Reading) -> tuple[Imported, ...]:
    """What is imported, the last first; earlier versions of the outlines too."""
    return reads.imported(reading.connection)


def read_outlines(
    book: Notebook, file: str, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[Outline, ...]:
    """What a file of outlines brings, checked; nothing is written. Raises `Refused` with what is wrong."""
    from cad.exchange.outlines import read_outlines as read
    from cad.exchange.sheet import Watch

    return read(_path(file), Watch(progress, cancelled))


def keep_outlines(book: Notebook, read: Collection[Outline], file: str, source: str = "") -> Done[Imported]:
    """Use what `read_outlines` brought from now on; earlier versions stay."""
    about = (source or OUTLINES_SOURCE, _dated(file), book.now().date().isoformat())
    store.keep_outlines(book.store.connection, read, Path(file).name, *about)
    return _kept(book, n_("Importer {n} contour", "Importer {n} contours", len(read)))


def import_outlines(
    book: Notebook,
    file: str,
    source: str = "",
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Done[Imported]:
    """The outlines of the ANCT (GeoJSON, zipped shapefile, GeoPackage): all of the plan’s, or nothing."""
    read = read_outlines(book, file, progress=progress, cancelled=cancelled)
    return keep_outlines(book, read, file, source)


def read_addresses(
    book: Notebook,
    file: str,
    communes: Collection[str] = OURS,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> "AddressBase":
    """What a file of addresses brings, checked; nothing is written. Raises `Refused` with what is wrong."""
    from cad.exchange.address_base import read_addresses as read
    from cad.exchange.sheet import Watch

    return read(_path(file), communes, Watch(progress, cancelled))


def keep_addresses(book: Notebook, read: "AddressBase", file: str, source: str = "") -> Done[Imported]:
    """Use what `read_addresses` brought, in place of what was known of its communes."""
    about = (source or ADDRESSES_SOURCE, _dated(file), book.now().date().isoformat())
    store.keep_addresses(book.store.connection, read.ways.items(), read.communes, Path(file).name, *about)
    return _kept(book, n_("Importer {n} adresse", "Importer {n} adresses", read.count))


def import_addresses(
    book: Notebook,
    file: str,
    communes: tuple[str, ...] = OURS,
    source: str = "",
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Done[Imported]:
    """The addresses of communes (names or INSEE codes), from the national base’s CSV; gzipped or not."""
    read = read_addresses(book, file, communes, progress=progress, cancelled=cancelled)
    return keep_addresses(book, read, file, source)


for _import in (import_outlines, import_addresses):
    REGISTRY[_import.__name__] = Entry(_import.__name__, False, "", _import, _import)


def is_outlines(file: str) -> bool:
    """Whether a file is of outlines by its name; the other kind is the address base."""
    return Path(file).suffix.lower() in (".geojson", ".json", ".zip", ".gpkg")


def _kept(book: Notebook, label: str) -> Done[Imported]:
    newest = reads.imported(book.store.connection)[0]
    done = Done(newest, label, frozenset({("reference", newest.kind)}))
    book.tell(done)
    return done


def _path(file: str) -> Path:
    return Path(file).expanduser()


def _dated(file: str) -> str:
    """The day of a file: the sources give none inside."""
    return datetime.fromtimestamp(_path(file).stat().st_mtime).date().isoformat()


@query
def outlines_in_use(reading: Reading) -> tuple[Outline, ...]:
    """Those of the last version imported; none before any."""
    return in_use(reading.connection)


def in_use(connection: Connection) -> tuple[Outline, ...]:
    """See `outlines_in_use`."""
    versions = (one.pk for one in reads.imported(connection) if one.kind == "outlines")
    latest = next(versions, None)
    return reads.outlines(connection, latest) if latest is not None else ()
