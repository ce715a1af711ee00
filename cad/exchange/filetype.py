"""What a file really is, by its content: the extension is only what someone called it."""

import zipfile
from pathlib import Path

from cad.domain.errors import Refused
from cad.domain.text import _

CSV, XLSX, ODS = "csv", "xlsx", "ods"

_ODS_MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_MARKS = (
    (b"%PDF", _("un document PDF")),
    (b"\x89PNG", _("une image")),
    (b"\xff\xd8\xff", _("une image")),
    (b"GIF8", _("une image")),
    (b"{\\rtf", _("un document de texte")),
    (b"\x1f\x8b", _("une archive compressée")),
    (b"7z\xbc\xaf", _("une archive compressée")),
    (b"Rar!", _("une archive compressée")),
    (b"SQLite format 3", _("une base de données")),
    (b"BEGIN:VCARD", _("un carnet d’adresses")),
    (b"\x7fELF", _("un programme")),
)


def detect(path: Path) -> str:
    """CSV, XLSX or ODS; anything else is refused with what it is and how to make a table of it."""
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(_ZIP):
        return _zipped(path)
    if head.startswith(_OLE):
        raise _old_office(path)
    for mark, what in _MARKS:
        if head.startswith(mark):
            raise Refused(
                _("Ce fichier est {what}, pas un tableau. {advice}").format(what=what, advice=advice())
            )
    if _is_markup(head):
        raise Refused(
            _("Ce fichier est une page web ou du XML, malgré son nom. {advice}").format(advice=advice())
        )
    return CSV


def advice() -> str:
    """What always works."""
    return _("Ouvrez-le dans un tableur et enregistrez-le au format .xlsx, .ods ou .csv.")


def damaged() -> Refused:
    """One sentence for every file that cannot be read to its end."""
    return Refused(
        _(
            "Ce fichier est abîmé ou incomplet\u00a0: il ne se lit pas jusqu’au bout. "
            "Refaites-en une copie, ou ouvrez-le dans un tableur et enregistrez-le de nouveau."
        )
    )


def protected() -> Refused:
    """A file that asks for its own password."""
    return Refused(
        _(
            "Ce fichier est protégé par un mot de passe. "
            "Ouvrez-le dans le tableur, retirez le mot de passe, enregistrez, puis recommencez."
        )
    )


def _is_markup(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<?xml", b"<!doctype", b"<html", b"<table", b"<head", b"<body", b"<meta"))


def _old_office(path: Path) -> Refused:
    """An OLE container holds an encrypted workbook, an .xls of before 2007, or another Office document."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return protected()
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return Refused(_("Ce fichier est un ancien classeur Excel (.xls). {advice}").format(advice=advice()))
    return Refused(
        _("Ce fichier est un ancien document Office, pas un tableau. {advice}").format(advice=advice())
    )


def _zipped(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            media_type = _media_type(archive) if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, ValueError, UnicodeError):
        raise damaged() from None
    if len(names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}) > 1:
        raise damaged()
    if "xl/workbook.xml" in names:
        return XLSX
    if media_type == _ODS_MEDIA_TYPE and "content.xml" in names:
        return ODS
    raise Refused(_not_a_workbook(names, media_type))


def _media_type(archive: zipfile.ZipFile) -> bytes:
    """The first bytes of the entry that says what an OpenDocument is; an encrypted one says nothing."""
    try:
        with archive.open("mimetype") as file:
            return file.read(len(_ODS_MEDIA_TYPE) + 1).strip()
    except RuntimeError:
        return b""


def _not_a_workbook(names: set[str], media_type: bytes) -> str:
    if "xl/workbook.bin" in names:
        return _("Ce fichier est un classeur Excel binaire (.xlsb). {advice}").format(advice=advice())
    if "word/document.xml" in names or media_type.startswith(b"application/vnd.oasis.opendocument.text"):
        return _("Ce fichier est un document de texte, pas un tableau. {advice}").format(
            advice=_("Copiez son tableau dans un tableur et enregistrez-le au format .xlsx ou .ods.")
        )
    if media_type or "[Content_Types].xml" in names:
        return _("Ce fichier est un document bureautique, pas un tableau. {advice}").format(advice=advice())
    return _("Ce fichier est une archive compressée. Ouvrez-la et choisissez le tableau qu’elle contient.")
