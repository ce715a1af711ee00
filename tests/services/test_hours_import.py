"""What employers send: hours in a spreadsheet, seen first, written in one go, every refusal in words."""

from pathlib import Path

import pytest

from cad.domain.errors import Refused
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.procurement import Lot
from cad.exchange.writing import write_xlsx
from cad.services import clauses, history, insertions, procurements, residents, worked_hours
from cad.services.hours_import import import_hours, preview_hours
from cad.services.notebook import Notebook
from cad.store.table import select

SEEN = "Justificatif"


@pytest.fixture
def lot(signed: Notebook) -> Lot:
    contract = procurements.add_procurement(
        signed, title="École", starts_on="2024-01-01", ends_on="2027-12-31"
    ).result
    return procurements.add_lot(signed, contract.id, title="Gros œuvre", hours_due=900).result


def works(
    book: Notebook, lot: Lot, usage: str, first: str, since: str = "2026-08-01", **more: str
) -> Insertion:
    who = residents.create_resident(book, usage_name=usage, first_name=first, **more).result.id
    return insertions.add_insertion(book, who, lot.id, since, qpv="in", qpv_source=SEEN).result


@pytest.fixture
def awa(signed: Notebook, lot: Lot) -> Insertion:  # type: ignore[override]
    return works(signed, lot, "Diallo", "Awa", birth_name="Traoré")


def csv(folder: Path, text: str) -> str:
    path = folder / "releve.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def told(book: Notebook, lot: Lot, file: str, reason: str = "") -> list[tuple[int, str, str]]:
    return [(one.line, one.what, one.why) for one in preview_hours(book, lot.id, file, reason).lines]


def test_a_line_a_month(signed: Notebook, lot: Lot, awa: Insertion, tmp_path: Path) -> None:
    worked_hours.record_hours(signed, awa.id, "2026-10", "120")
    file = csv(
        tmp_path,
        "Nom;Prénom;Mois;Heures\nDIALLO;Awa;octobre 2026;151,67\nTraore;awa;11/2026;35 h 30\nTotal;;;187\n",
    )
    plan = preview_hours(signed, lot.id, file)
    assert [(one.name, one.month, one.hundredths, one.what, one.why) for one in plan.lines] == [
        ("DIALLO Awa (TRAORÉ)", "2026-10", 151_67, "corrected", "avant\u00a0: 120\u00a0h"),
        ("DIALLO Awa (TRAORÉ)", "2026-11", 35_50, "new", ""),
    ]
    assert len(select(signed.connection, WorkedHours)) == 1
    done = import_hours(signed, lot.id, file, mark=plan.mark).result
    assert (done.written, done.corrected, done.refused) == (1, 1, ())
    (worker,) = clauses.lot_page(signed, lot.id).workers
    assert (worker.done, len(worker.history)) == (187_17, 3)
    assert worker.history[1].reason == "Relevé de l’employeur\u00a0: releve.csv"
    assert [what for _line, what, _why in told(signed, lot, file)] == ["same", "same"]
    with pytest.raises(Refused, match="Rien n’est à écrire"):
        import_hours(signed, lot.id, file)
    history.undo(signed)
    assert len(select(signed.connection, WorkedHours, "removed = 0")) == 1


def test_a_column_a_month(signed: Notebook, lot: Lot, awa: Insertion, tmp_path: Path) -> None:
    bob = works(signed, lot, "Petit", "Bob")
    rows = [["Salarié", "sept. 2026", "10/2026", "Total heures"], ["Awa DIALLO", 140.5, "", 140.5],
            ["PETIT Bob", "", "151:40", 151.67]]  # fmt: skip
    write_xlsx(tmp_path / "r.xlsx", [("Heures", rows[0], rows[1:])])
    plan = preview_hours(signed, lot.id, str(tmp_path / "r.xlsx"), "Reçu tard")
    assert [(one.insertion, one.month, one.hundredths, one.what) for one in plan.lines] == [
        (awa.id, "2026-09", 140_50, "new"), (bob.id, "2026-10", 151_67, "new"),
    ]  # fmt: skip


def test_what_is_refused_is_said_line_by_line(
    signed: Notebook, lot: Lot, awa: Insertion, tmp_path: Path
) -> None:
    works(signed, lot, "Ancien", "Yves", since="2024-09-01")
    file = csv(
        tmp_path,
        "Nom et prénom;Mois;Heures\n"
        "Diallo Awa;09/2026;150\n"
        "Diallo Awa;10/2026;-3\n"
        "Diallo Awa;10/2026;300\n"
        "Diallo Awa;10/2026;150\n"
        "Diallo Awa;12/2026;10\n"
        "Diallo Awa;07/2026;10\n"
        "Diallo Awa;brumaire;10\n"
        "Diallo Aminata;10/2026;10\n"
        "Inconnu Paul;10/2026;10\n"
        "Ancien Yves;10/2026;10\n"
        "Diallo Awa;11/2026;beaucoup\n",
    )
    lines = told(signed, lot, file)
    expected = [
        "Septembre 2026 est clos depuis le 14 novembre 2026",
        "jamais négatives",
        "c’est plus que 220",
        "deux fois dans le fichier\u00a0: la ligne 4 compte",
        "pas encore arrivé",
        "avant le début du contrat",
        "«\u00a0brumaire\u00a0» n’est pas un mois",
        "Est-ce DIALLO Awa",
        "Personne de ce nom n’a de contrat",
        "hors de la période comptée, finie le 1er septembre 2026",
        "ne se lit pas comme des heures",
    ]
    assert len(lines) == len(expected)
    for (_line, what, why), sentence in zip(lines, expected, strict=True):
        assert what == "refused"
        assert sentence in why
    assert told(signed, lot, file, "Relevé retrouvé")[0][1] == "new"
    with pytest.raises(Refused, match="Rien n’est à écrire"):
        import_hours(signed, lot.id, file)
    assert not select(signed.connection, WorkedHours)


def test_two_contracts_and_two_people_of_one_name(
    signed: Notebook, lot: Lot, awa: Insertion, tmp_path: Path
) -> None:
    second = insertions.add_insertion(
        signed, awa.resident, lot.id, "2026-10-05", qpv="in", qpv_source=SEEN
    ).result
    file = csv(tmp_path, "Nom;Prénom;Mois;Heures\nDiallo;Awa;10/2026;100\n")
    assert "Plusieurs contrats" in told(signed, lot, file)[0][2]
    file = csv(
        tmp_path,
        "Nom;Prénom;Début du contrat;Mois;Heures\nDiallo;Awa;05/10/2026;10/2026;100\n"
        "Diallo;Awa;01/08/2026;10/2026;130\n",
    )
    plan = preview_hours(signed, lot.id, file)
    assert [(one.insertion, one.what) for one in plan.lines] == [(second.id, "new"), ("", "refused")]
    assert "Avec 100\u00a0h sur un autre lot, octobre 2026 ferait 230\u00a0h" in plan.lines[1].why
    works(signed, lot, "Diallo", "Awa")
    assert "s’appellent ainsi" in told(signed, lot, file)[0][2]


def test_a_file_or_hours_that_changed_are_looked_at_again(
    signed: Notebook, lot: Lot, awa: Insertion, tmp_path: Path
) -> None:
    file = csv(tmp_path, "Nom;Prénom;Mois;Heures\nDiallo;Awa;10/2026;100\n")
    mark = preview_hours(signed, lot.id, file).mark
    worked_hours.record_hours(signed, awa.id, "2026-11", "10")
    with pytest.raises(Refused, match="ont changé depuis l’aperçu"):
        import_hours(signed, lot.id, file, mark=mark)
    import_hours(signed, lot.id, file)
    assert len(select(signed.connection, WorkedHours)) == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Mois;Heures\n10/2026;100\n", "de qui il s’agit"),
        ("Nom;Prénom;Ville\nDiallo;Awa;Rennes\n", "une colonne par mois"),
        ("Nom;Prénom;Mois;Heures\n", "n’a que des titres"),
    ],
)
def test_a_file_that_is_no_statement(signed: Notebook, lot: Lot, tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        preview_hours(signed, lot.id, csv(tmp_path, text))
    with pytest.raises(Refused):
        preview_hours(signed, lot.id, str(tmp_path / "absent.csv"))
