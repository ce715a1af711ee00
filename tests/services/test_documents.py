"""Documents: kept once, encrypted, given back to whoever may read them."""

from pathlib import Path

import pytest

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.organisation import Adviser
from cad.services.documents import (
    MEGABYTE,
    attach_document,
    change_document,
    document_content,
    documents,
    remove_document,
    save_document,
)
from cad.services.history import undo
from cad.services.media import UNKNOWN, media_type
from cad.services.notebook import Notebook
from cad.services.settings import set_rule
from cad.store.table import select

from .snapshot import snapshot

PDF = b"%PDF-1.7\n" + b"Attestation de Madame Diallo " * 40


def test_a_file_is_read_once_and_kept_encrypted(signed: Notebook, awa: str, tmp_path: Path) -> None:
    source = tmp_path / "Bail signé.PDF"
    source.write_bytes(PDF)
    kept = attach_document(signed, awa, str(source), category="Adresse", expires_on="2027-01-31").result
    assert (kept.title, kept.filename, kept.media_type) == ("Bail signé", "Bail signé.PDF", "application/pdf")
    assert kept.size == len(PDF)
    source.unlink()
    assert document_content(signed, kept.id) == PDF
    assert documents(signed, awa) == [kept]
    inside = signed.store.folder.path.rglob("*")
    assert not any(b"Attestation" in file.read_bytes() for file in inside if file.is_file())


def test_removing_can_be_undone(signed: Notebook, awa: str) -> None:
    kept = attach_document(signed, awa, content=PDF, filename="bail.pdf").result
    before = snapshot(signed)
    remove_document(signed, kept.id)
    assert not documents(signed, awa)
    undo(signed)
    assert snapshot(signed) == before
    undo(signed)
    assert not documents(signed, awa)


def test_a_document_is_saved_where_one_chose(signed: Notebook, awa: str, tmp_path: Path) -> None:
    kept = attach_document(signed, awa, content=PDF, filename="bail.pdf").result
    assert save_document(signed, kept.id, str(tmp_path)) == str(tmp_path / "bail.pdf")
    assert (tmp_path / "bail.pdf").read_bytes() == PDF
    with pytest.raises(MachineTrouble, match="n’existe pas"):
        save_document(signed, kept.id, str(tmp_path / "ailleurs" / "bail.pdf"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"path": "/n/existe/pas.pdf"}, "« pas.pdf » est introuvable"),
        ({"path": "/"}, "est un dossier"),
        ({"content": b"", "filename": "vide.pdf"}, "est vide"),
        ({"content": PDF}, "nom du fichier"),
        ({"content": PDF, "filename": "a.pdf", "visibility": "monde"}, "niveau de partage"),
        ({"content": PDF, "filename": "a.pdf", "expires_on": "bientôt"}, "n’est pas un jour"),
        ({"content": b"x" * (20 * MEGABYTE + 1), "filename": "gros.pdf"}, "dépasse 20 Mo"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    signed: Notebook, awa: str, given: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        attach_document(signed, awa, **given)
    assert sentence in str(refusal.value).replace("\u00a0", " ").replace("\u202f", " ")
    assert not documents(signed, awa)


def test_a_file_too_big_is_not_read(signed: Notebook, awa: str, tmp_path: Path) -> None:
    set_rule(signed, "document_megabytes", 1)
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(1_000_001)
    with pytest.raises(Refused, match="dépasse 1"):
        attach_document(signed, awa, str(huge))


def test_what_is_said_of_a_document_can_be_corrected(signed: Notebook, awa: str) -> None:
    kept = attach_document(signed, awa, content=PDF, filename="bail.pdf", title="Bail").result
    changed = change_document(signed, kept.id, expires_on="2026-12-31", category="Adresse").result
    assert (changed.title, changed.expires_on, changed.category) == ("Bail", "2026-12-31", "Adresse")
    with pytest.raises(Refused, match="niveau de partage"):
        change_document(signed, kept.id, visibility="monde")


@pytest.mark.parametrize("visibility", ["author", "organisation", "team"])
def test_someone_else_does_not_read_what_was_not_shared(signed: Notebook, awa: str, visibility: str) -> None:
    kept = attach_document(signed, awa, content=PDF, filename="a.pdf", visibility=visibility).result
    colleague = Adviser(name="Yann", organisation="ailleurs")
    with signed.store.work(_act(), signed.me, signed.now()) as work:
        signed.me = work.add(colleague).id
    assert not documents(signed, awa)
    with pytest.raises(Refused, match="pas partagé avec vous"):
        document_content(signed, kept.id)
    assert len(select(signed.connection, Adviser)) == 2


def _act() -> "object":
    from cad.store.work import Act

    return Act("test", "test")


@pytest.mark.parametrize(
    ("content", "filename", "kind"),
    [
        (PDF, "sans extension", "application/pdf"),
        (b"\xff\xd8\xff\xe0", "photo.png", "image/jpeg"),
        (b"\x00\x00\x00\x18ftypheic", "IMG.HEIC", "image/heic"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a", "image/webp"),
        (b"PK\x03\x04", "cv.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"bonjour", "note.TXT", "text/plain"),
        (b"bonjour", "note", UNKNOWN),
    ],
)
def test_the_kind_of_a_file_comes_from_its_bytes_first(content: bytes, filename: str, kind: str) -> None:
    assert media_type(content, filename) == kind
