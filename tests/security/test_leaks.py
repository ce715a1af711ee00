"""What leaves the notebook, what enters it, and what must do neither."""

import json
from pathlib import Path

import pytest

from cad.domain.clash import Clash
from cad.domain.errors import Refused
from cad.domain.nir import looks_like_nir, without_nir
from cad.services import drafts, notebook, registry, ways_in
from cad.services.consents import give_consent
from cad.services.documents import attach_document, documents, remove_document, save_document
from cad.services.exporting import export_notebook
from cad.services.importing import import_residents
from cad.services.journeys import add_step, join_team, open_journey
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation, add_service
from cad.services.residents import create_resident
from cad.services.settings import set_me
from cad.store.work import Act
from tests.conftest import PASSPHRASE

NIR = "1 85 05 78 006 084 91"


@pytest.fixture
def resident(book: Notebook) -> str:
    """Someone, in the notebook of an adviser."""
    set_me(book, name="Camille Le Goff", organisation="We Ker")
    return create_resident(book, usage_name="Martin", first_name="Awa").result.id


@pytest.mark.parametrize("name", ["../../hors.txt", "/tmp/hors.txt", "..\\..\\hors.txt", "C:\\hors.txt"])
def test_a_document_s_name_never_says_where_to_write(
    book: Notebook, resident: str, tmp_path: Path, name: str
) -> None:
    made = attach_document(book, resident=resident, content=b"texte", filename=name).result
    (tmp_path / "choisi").mkdir()
    saved = save_document(book, document=made.id, path=str(tmp_path / "choisi"))
    assert made.filename == "hors.txt"
    assert Path(saved) == tmp_path / "choisi" / "hors.txt"


def test_a_document_is_a_file(book: Notebook, resident: str) -> None:
    with pytest.raises(Refused, match="n’est pas un fichier"):
        attach_document(book, resident=resident, path="/dev/zero")


@pytest.mark.parametrize("act", ["export_notebook", "save_document"])
def test_no_act_writes_over_the_record(book: Notebook, resident: str, act: str) -> None:
    made = attach_document(book, resident=resident, content=b"texte", filename="a.txt").result
    folder, book = book.store.folder.path, ways_in.confirmed(book, PASSPHRASE)
    given = {"file": str(folder / "a.jsonl")} if act == "export_notebook" else {"document": made.id}
    given |= {} if act == "export_notebook" else {"path": str(folder / "cle.json")}
    with pytest.raises(Refused, match="dossier d’un carnet"):
        registry.call(book, act, given)
    book.close()
    notebook.unlock(folder, PASSPHRASE).close()


def test_an_export_masks_who_reveals_a_situation_however_it_is_recorded(
    book: Notebook, resident: str, tmp_path: Path
) -> None:
    partner = add_organisation(book, name="CSAPA de l’Exemple", category="association").result
    other = add_organisation(book, name="Centre hospitalier", category="hôpital").result
    add_service(book, organisation=other.id, name="Consultation d’addictologie")
    journey = open_journey(book, resident=resident, goal="Travailler").result
    assert journey
    join_team(book, resident=resident, name="Dominique Exemple", organisation=partner.id, role="éducatrice")
    add_step(book, resident=resident, title="Appeler", who="partner", who_name="le CSAPA")
    give_consent(book, resident=resident, organisation=partner.id, how="oral")
    file = tmp_path / "export.jsonl"
    export_notebook(ways_in.confirmed(book, PASSPHRASE), str(file))
    text = file.read_text("utf-8").lower()
    assert "autre partenaire" in text
    assert not [word for word in ("csapa", "addictologie", "éducatrice", "dominique") if word in text]


def test_an_export_masks_what_was_set_aside_as_it_masks_the_record(
    book: Notebook, resident: str, tmp_path: Path
) -> None:
    step = add_step(book, resident=resident, title="Appeler", who="partner", who_name="Mobilité 35").result
    with book.store.work(Act("mark", "Marquer"), book.me, book.now()) as work:
        values = {"kept": '"le CSAPA"', "current": '"Mobilité 35"', "circle": "plan"}
        work.add(Clash(resident=resident, kind="step", record=step.id, name="who_name", **values))
    file = tmp_path / "export.jsonl"
    export_notebook(ways_in.confirmed(book, PASSPHRASE), str(file))
    text = file.read_text("utf-8")
    assert "Mobilité 35" in text
    assert "CSAPA" not in text


def test_an_export_leaves_out_documents_that_others_kept_for_themselves(
    book: Notebook, resident: str, tmp_path: Path
) -> None:
    attach_document(book, resident=resident, content=b"a", filename="secret.pdf", visibility="author")
    attach_document(book, resident=resident, content=b"b", filename="retire.pdf")
    remove_document(book, document=documents(book, resident=resident)[0].id)
    book.me = "0" * 32
    file = tmp_path / "export.jsonl"
    export_notebook(ways_in.confirmed(book, PASSPHRASE), str(file))
    kinds = [json.loads(line)["kind"] for line in file.read_text("utf-8").splitlines()]
    assert "document" not in kinds


def test_a_social_security_number_is_not_kept_even_in_a_draft(book: Notebook, resident: str) -> None:
    typed = {"text": f"Numéro {NIR}, à noter", "steps": [{"title": NIR.replace(" ", "")}], "minutes": 10}
    drafts.keep_draft(book, "encounter", resident, typed)
    (kept,) = drafts.drafts(book, form="encounter", subject=resident)
    assert kept.value == {"text": "Numéro […], à noter", "steps": [{"title": "[…]"}], "minutes": 10}


def test_only_the_number_goes_from_a_text() -> None:
    assert without_nir(f"06 12 34 56 78, {NIR}, SIRET 130 025 265 00013") == (
        "06 12 34 56 78, […], SIRET 130 025 265 00013"
    )


@pytest.mark.parametrize(
    "text", ["１８５０５７８００６０８４９１", "n° 1850578\u200b006084\u200b91 noté", "1\u00ad850578006084"]
)
def test_invisible_signs_and_wide_figures_hide_no_number(text: str) -> None:
    assert looks_like_nir(text)
    assert "0" not in without_nir(text)


@pytest.fixture
def demonstration(tmp_path: Path, cheap_keys: None) -> Notebook:
    """A notebook whose passphrase is in the README."""
    made, _code = notebook.create(tmp_path / "demonstration", notebook.PUBLIC_PASSPHRASE)
    made.close()
    return notebook.unlock(tmp_path / "demonstration", notebook.PUBLIC_PASSPHRASE)


def test_nobody_real_enters_the_demonstration(demonstration: Notebook, tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text("Nom;Prénom\nMartin;Awa\n", "utf-8")
    with pytest.raises(Refused, match="votre propre carnet"):
        import_residents(demonstration, tmp_path / "liste.csv")
    assert create_resident(demonstration, usage_name="Martin").result.invented
    demonstration.close()


def test_a_demonstration_with_a_phrase_of_one_s_own_is_no_longer_public(
    demonstration: Notebook, tmp_path: Path
) -> None:
    (tmp_path / "liste.csv").write_text("Nom;Prénom\nMartin;Awa\n", "utf-8")
    sure = ways_in.confirmed(demonstration, notebook.PUBLIC_PASSPHRASE)
    ways_in.change_passphrase(sure, PASSPHRASE)
    assert import_residents(demonstration, tmp_path / "liste.csv").result.imported == 1
    with pytest.raises(Refused, match="connue de tous"):
        ways_in.change_passphrase(sure, notebook.PUBLIC_PASSPHRASE)
    demonstration.close()


@pytest.mark.parametrize(
    ("act", "given"),
    [
        ("find_residents", {"text": "a", "limit": 2**70}),
        ("history", {"limit": 2**63}),
        ("silent_journeys", {"days": "1e30"}),
        ("find_residents", {"text": "a", "limit": 1e300}),
    ],
)
def test_a_number_beyond_reason_is_a_sentence(book: Notebook, act: str, given: dict[str, object]) -> None:
    with pytest.raises(Refused, match="forme attendue"):
        registry.call(book, act, given)


def test_a_script_imports_too(book: Notebook, tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text("Nom;Prénom\nMartin;Awa\nMartin;\n", "utf-8")
    given = {"path": str(tmp_path / "liste.csv"), "decisions": {"3": "skip"}, "dry_run": False}
    assert registry.call(book, "import_residents", given).imported == 1


def test_silent_for_longer_than_anyone_lives(book: Notebook) -> None:
    assert registry.call(book, "silent_journeys", {"days": 999_999_999}) == []
