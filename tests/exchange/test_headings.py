"""The row of headings is found among titles, groups and merged cells; headings are understood."""

from pathlib import Path

import pytest

from cad.exchange.headings import meaning
from cad.exchange.layout import label_columns
from cad.exchange.reading import read_table
from cad.exchange.sheet import Grid, Row, Sheet
from tests.exchange import files


def labelled(*rows: Row) -> Sheet:
    return label_columns(Grid("F", list(rows), list(range(1, len(rows) + 1))))


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Nom", "usage_name"),
        ("NOM ", "usage_name"),
        ("Nom du bénéficiaire", "usage_name"),
        ("Nom de naissance", "birth_name"),
        ("Prenom", "first_name"),
        ("Prénom(s)", "first_name"),
        ("Prénon", "first_name"),
        ("Né(e) le", "birth_date"),
        ("Date de naisssance", "birth_date"),
        ("DDN", "birth_date"),
        ("Tél. portable", "phones"),
        ("N° de téléphone 2", "phones"),
        ("Tel de la personne", "phones"),
        ("Adresse mail", "email"),
        ("Adresse", "address"),
        ("CP", "postcode"),
        ("Commune de résidence", "city"),
        ("Sexe (H/F)", "civility"),
        ("Identifiant Pôle emploi", "ft_number"),
        ("N° allocataire CAF", "caf_number"),
        ("N° i-milo", "imilo_number"),
        ("Langue(s) parlée(s)", "languages"),
        ("Référent", "lead_adviser_name"),
        ("Nom et prénom", "full_name"),
        ("Prénom et nom", "first_then_last"),
        ("Numéro de sécurité sociale", "nir"),
        ("Date d'entrée", ""),
        ("Nationalité", ""),
        ("Nom de l'entreprise", ""),
        ("Tél employeur", ""),
        ("Téléphone du référent", ""),
        ("Lieu de naissance", ""),
        ("Couleur", ""),
        ("", ""),
    ],
)
def test_what_headings_mean(heading: str, target: str) -> None:
    assert meaning(heading).target == target


def test_titles_above_the_headings() -> None:
    sheet = labelled(
        ["Permanence Le Blosne", "", ""],
        ["Mise à jour : 12/10/2026", "", ""],
        ["Nom", "Prénom", "Tél"],
        ["DUPONT", "Marie", "0612345678"],
    )
    assert (sheet.heading_line, sheet.headings) == (3, ("Nom", "Prénom", "Tél"))
    assert sheet.rows == [["DUPONT", "Marie", "0612345678"]]


def test_groups_above_the_headings() -> None:
    sheet = labelled(
        ["Identité", "", "Coordonnées", ""],
        ["Nom", "Prénom", "Tél", "Mail"],
        ["DUPONT", "Marie", "0612345678", "a@b.fr"],
    )
    assert (sheet.heading_line, sheet.headings) == (2, ("Nom", "Prénom", "Tél", "Mail"))


def test_headings_on_two_lines() -> None:
    sheet = labelled(
        ["Nom", "Prénom", "Téléphone", ""],
        ["", "", "fixe", "portable"],
        ["DUPONT", "Marie", "", "0612345678"],
    )
    assert (sheet.heading_line, sheet.headings) == (
        2,
        ("Nom", "Prénom", "Téléphone fixe", "Téléphone portable"),
    )
    assert len(sheet.rows) == 1


def test_a_group_tells_apart_repeated_headings() -> None:
    sheet = labelled(
        ["Bénéficiaire", "", "Référent", ""],
        ["Nom", "Prénom", "Nom", "Prénom"],
        ["DUPONT", "Marie", "DIALLO", "Awa"],
    )
    assert sheet.headings == ("Bénéficiaire Nom", "Bénéficiaire Prénom", "Référent Nom", "Référent Prénom")


def test_the_first_person_is_never_taken_for_headings() -> None:
    sheet = labelled(
        ["Nom", "Prénom", "Tél", "Tél"], ["DUPONT", "Marie", "néant", "aucun"], ["X", "Y", "", ""]
    )
    assert len(sheet.rows) == 2
    assert sheet.headings[2:] == ("Tél", "Tél (2)")


def test_a_file_without_headings() -> None:
    sheet = labelled(["DUPONT", "Marie", "0612345678"], ["DIALLO", "Awa", "0712345678"])
    assert (sheet.heading_line, sheet.headings) == (0, ("Colonne A", "Colonne B", "Colonne C"))
    assert len(sheet.rows) == 2


def test_unknown_headings_above_typed_values() -> None:
    sheet = labelled(["Alpha", "Beta"], ["DUPONT", "0612345678"])
    assert sheet.headings == ("Alpha", "Beta")


def test_a_heading_row_repeated_on_each_printed_page_is_not_a_person() -> None:
    sheet = labelled(["Nom", "Prénom"], ["DUPONT", "Marie"], ["Nom", "Prénom"], ["DIALLO", "Awa"])
    assert list(sheet.lines) == [2, 4]


def test_the_person_may_say_where_the_headings_are(tmp_path: Path) -> None:
    made = files.csv(tmp_path / "l.csv", "Nom;Prénom\nAlpha;Beta\nDUPONT;Marie\n")
    assert read_table(made, heading_line=2).headings == ("Alpha", "Beta")
    assert read_table(made, heading_line=0).headings == ("Colonne A", "Colonne B")


def test_merged_title_in_a_workbook(tmp_path: Path) -> None:
    rows = [[""], *files.PEOPLE]
    sheet = read_table(files.xlsx(tmp_path / "l.xlsx", {"F": rows}, merged=["A1:G1"]))
    assert (sheet.heading_line, sheet.headings) == (2, files.PEOPLE[0])


def test_uneven_rows_are_padded() -> None:
    sheet = labelled(["Nom", "Prénom"], ["DUPONT"], ["DIALLO", "Awa", "reste"])
    assert {len(row) for row in sheet.rows} == {3}
    assert sheet.headings == ("Nom", "Prénom", "Colonne C")
