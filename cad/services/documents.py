"""Documents attached to a person: read once, kept encrypted with the rest, never left lying on the disk."""

from pathlib import Path, PureWindowsPath

from cad.domain.encounter import VISIBILITIES
from cad.domain.errors import MachineTrouble, Refused
from cad.domain.resident import Document
from cad.domain.text import _
from cad.services.action import REGISTRY, Entry, Reading, action, query
from cad.services.given import day
from cad.services.media import media_type
from cad.services.notebook import Notebook
from cad.services.people import person, required
from cad.services.visible import readable
from cad.store import blobs
from cad.store.atomic import reason_of, write_atomically
from cad.store.reads import documents as reads
from cad.store.reads.residents import identities
from cad.store.reads.settings import value as rule
from cad.store.table import load
from cad.store.work import Work

MEGABYTE = 1_000_000


@action(_("Joindre le document"))
def attach_document(
    work: Work,
    resident: str,
    path: str = "",
    content: bytes = b"",
    filename: str = "",
    title: str = "",
    category: str = "",
    visibility: str = "team",
    expires_on: str = "",
) -> Document:
    """Keep a file (by its `path`, or its `content` and `filename`) with a person’s record.

    `expires_on` is the last day a proof is valid. The title is the file’s name when none is given.
    """
    who, most = person(work, resident), rule(work.connection, "document_megabytes", work.today)
    if path:
        content, filename = _read(Path(path), most), filename or Path(path).name
    name = required(bare(filename), _("le nom du fichier"))
    _check(name, len(content), most, visibility)
    return work.add(
        Document(
            resident=who.id,
            title=title.strip() or Path(name).stem,
            category=category.strip(),
            filename=name,
            media_type=media_type(content, name),
            size=len(content),
            sha256=blobs.put(work.connection, content),
            expires_on=day(expires_on, _("Valable jusqu’au")),
            visibility=visibility,
            adviser=work.by,
        )
    )


@action(_("Modifier le document"))
def change_document(
    work: Work,
    document: str,
    title: str | None = None,
    category: str | None = None,
    visibility: str | None = None,
    expires_on: str | None = None,
) -> Document:
    """Correct what is said of a document; what is not given stays."""
    current = work.get(Document, document)
    values = {"title": title, "category": category, "visibility": visibility, "expires_on": expires_on}
    given = {k: v.strip() for k, v in values.items() if v is not None}
    if given.get("visibility", current.visibility) not in VISIBILITIES:
        raise Refused(_not_a_level(given["visibility"]))
    if "expires_on" in given:
        given["expires_on"] = day(given["expires_on"], _("Valable jusqu’au"))
    return work.change(current, **given)


@action(_("Retirer le document"))
def remove_document(work: Work, document: str) -> Document:
    """Take a document off the person’s page."""
    return work.remove(work.get(Document, document))


def bare(filename: str) -> str:
    """A file’s name without any folder, of this system or another: it never says where to write."""
    return PureWindowsPath(filename).name.replace("\0", "")


def _read(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises `Refused` when there is none or it is too big, before reading it."""
    try:
        if path.is_dir():
            raise Refused(
                _("«\u00a0{name}\u00a0» est un dossier\u00a0: choisissez un fichier.").format(name=path.name)
            )
        if path.exists() and not path.is_file():
            raise Refused(_("«\u00a0{name}\u00a0» n’est pas un fichier.").format(name=path.name))
        if path.stat().st_size > most * MEGABYTE:
            raise Refused(_too_big(path.name, most))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(
            _("«\u00a0{name}\u00a0» est introuvable\u00a0: a-t-il été déplacé ou renommé\u202f?").format(
                name=path.name
            )
        ) from error
    except OSError as error:
        raise MachineTrouble(
            _("«\u00a0{name}\u00a0» ne peut pas être lu\u00a0: {reason}.").format(
                name=path.name, reason=reason_of(error)
            )
        ) from error


def _check(name: str, size: int, most: int, visibility: str) -> None:
    if not size:
        raise Refused(_("«\u00a0{name}\u00a0» est vide.").format(name=name))
    if size > most * MEGABYTE:
        raise Refused(_too_big(name, most))
    if visibility not in VISIBILITIES:
        raise Refused(_not_a_level(visibility))


def _too_big(name: str, most: int) -> str:
    return _(
        "«\u00a0{name}\u00a0» dépasse {most}\u00a0Mo. "
        "Numérisez-le en moins fin, ou joignez-le en plusieurs parties."
    ).format(name=name, most=most)


def _not_a_level(visibility: str) -> str:
    levels = ", ".join(VISIBILITIES)
    return _("«\u00a0{level}\u00a0» n’est pas un niveau de partage ({levels}).").format(
        level=visibility, levels=levels
    )


@query
def documents(reading: Reading, resident: str) -> list[Document]:
    """The documents of a person that this adviser may read, latest first."""
    ids = identities(reading.connection, resident)
    return readable(reading, reads.of_person(reading.connection, ids), ids)


@query
def document_content(reading: Reading, document: str) -> bytes:
    """The bytes of a document. Raises `Refused` when they are not this adviser’s to read, or not here."""
    found = load(reading.connection, Document, document)
    if not readable(reading, [found], identities(reading.connection, found.resident)):
        raise Refused(_("Ce document n’est pas partagé avec vous."))
    content = blobs.get(reading.connection, found.sha256)
    if content is None:
        raise Refused(_("Le contenu de ce document n’est pas sur cet ordinateur."))
    return content


def save_document(book: Notebook, /, document: str, path: str) -> str:
    """Write a document where the adviser chose to; its full path. Nothing else is written anywhere."""
    target = Path(path)
    if target.is_dir():
        target /= bare(load(book.connection, Document, document).filename) or document
    write_atomically(target, document_content(book, document))
    return str(target)


REGISTRY["save_document"] = Entry("save_document", False, "", save_document, save_document)
