"""Columns find their field by heading and by values, and the person’s choices are remembered."""

import pytest

from cad.domain.errors import Refused
from cad.domain.record import describe
from cad.domain.resident import Resident
from cad.exchange.layout import label_columns
from cad.exchange.mapping import propose, remembered, signature
from cad.exchange.sheet import Grid, Row, Sheet
from cad.exchange.synonyms import synonyms
from cad.exchange.targets import EXTRAS, NIR, OTHERS, targets

PEOPLE: tuple[Row, ...] = (["DUPONT", "Marie"], ["DIALLO", "Awa"], ["LE GOFF", "Anaël"])


def sheet(*rows: Row) -> Sheet:
    return label_columns(Grid("F", list(rows), list(range(1, len(rows) + 1))))


def mapped(*rows: Row) -> dict[str, str]:
    return propose(sheet(*rows)).as_dict()


def test_every_target_is_a_field_or_a_known_other() -> None:
    assert set(targets()) <= set(describe(Resident).fields) | set(OTHERS)
    assert set(EXTRAS) <= set(OTHERS)
    assert set(synonyms().values()) <= {*targets(), NIR, ""}


def test_headings_in_any_order() -> None:
    assert mapped(["Ville", "Prénom", "Mail", "Nom"], ["Rennes", "Marie", "a@b.fr", "DUPONT"]) == {
        "Ville": "city",
        "Prénom": "first_name",
        "Mail": "email",
        "Nom": "usage_name",
    }


def test_nom_beside_a_married_name_is_the_birth_name() -> None:
    found = mapped(["Nom", "Nom d'épouse", "Prénom"], ["MARTIN", "DUPONT", "Marie"])
    assert found == {"Nom": "birth_name", "Nom d'épouse": "usage_name", "Prénom": "first_name"}


def test_nom_alone_may_hold_both_names() -> None:
    assert mapped(["Nom"], ["DUPONT Marie"], ["DIALLO Awa"]) == {"Nom": "full_name"}
    assert mapped(["Nom"], ["Marie DUPONT"], ["Awa DIALLO"]) == {"Nom": "first_then_last"}
    assert mapped(["Bénéficiaire", "Prénom"], ["DUPONT", "Marie"])["Bénéficiaire"] == "usage_name"
    assert mapped(["Identité", "Nom", "Prénom"], ["DUPONT Marie", "DUPONT", "Marie"])["Identité"] == ""


def test_values_tell_what_the_heading_does_not() -> None:
    found = mapped(
        ["Nom", "Prénom", "Alpha", "Beta", "Gamma", "Delta"],
        ["DUPONT", "Marie", "06 12 34 56 78", "a@b.fr", "12/03/1987", "35200 Rennes"],
        ["DIALLO", "Awa", "0712345678", "c@d.fr", "1/2/1990", "35000 Rennes"],
        ["LE GOFF", "Anaël", "612345678", "e@f.fr", "03/04/1975", "35700 Rennes"],
    )
    assert [*found.values()][2:] == ["phones", "email", "birth_date", "postcode_city"]


def test_values_deny_what_the_heading_says() -> None:
    found = mapped(["Nom", "Téléphone"], ["DUPONT", "a@b.fr"], ["DIALLO", "c@d.fr"])
    assert found["Téléphone"] == "email"
    found = mapped(["Nom", "Titre"], ["DUPONT", "Chef de projet"], ["DIALLO", "Agent"])
    assert found["Titre"] == ""


def test_recent_dates_are_not_births() -> None:
    assert (
        mapped(["Nom", "Colonne"], ["A", "12/03/2026"], ["B", "13/03/2026"], ["C", "14/03/2026"])["Colonne"]
        == ""
    )


@pytest.mark.parametrize("heading", ["N° sécu", "Divers 2", "Identifiant", "Truc"])
def test_a_column_of_nir_is_never_taken_and_is_warned_of(heading: str) -> None:
    nirs: list[Row] = [["DUPONT", "2870335123456"], ["DIALLO", "1 85 05 35 238 012"], ["X", 2850535238012.0]]
    mapping = propose(sheet(["Nom", heading], *nirs))
    assert mapping.as_dict()[heading] == ""
    assert "sécurité sociale" in mapping.warnings[0]
    assert mapping.columns[1].samples == ()
    assert mapping.with_target(heading, "").warnings == mapping.warnings
    with pytest.raises(Refused, match="sécurité sociale"):
        mapping.with_target(heading, "imilo_number")


def test_several_telephones_are_all_taken_and_one_email_only() -> None:
    mapping = propose(
        sheet(
            ["Nom", "Fixe", "Portable", "Mail", "Courriel"],
            ["A", "0299123456", "0612345678", "a@b.fr", "c@d.fr"],
        )
    )
    assert [c.target for c in mapping.columns] == ["usage_name", "phones", "phones", "email", ""]
    assert "Mail" in mapping.columns[4].reason


def test_without_headings_values_give_the_names() -> None:
    assert [*mapped(*PEOPLE).values()] == ["usage_name", "first_name"]
    assert [*mapped(*[[b, a] for a, b in PEOPLE]).values()] == ["first_name", "usage_name"]
    assert [*mapped(*[[f"{a} {b}", "0612345678"] for a, b in PEOPLE]).values()] == ["full_name", "phones"]


def test_the_choice_of_the_person_frees_the_other_column() -> None:
    mapping = propose(sheet(["Nom", "Prénom", "Surnom"], *[[*row, "Z"] for row in PEOPLE]))
    changed = mapping.with_target("Surnom", "first_name")
    assert changed.as_dict() == {"Nom": "usage_name", "Prénom": "", "Surnom": "first_name"}
    assert changed.with_target("Surnom", "").as_dict()["Surnom"] == ""
    with pytest.raises(Refused, match="colonne"):
        mapping.with_target("Autre", "email")
    with pytest.raises(Refused, match="champ"):
        mapping.with_target("Surnom", "qpv")


def test_a_mapping_is_remembered_for_the_same_headings() -> None:
    one = sheet(["Nom", "Prénom", "Surnom"], *[[*row, "Z"] for row in PEOPLE])
    saved = propose(one).with_target("Surnom", "note").as_dict()
    assert remembered(one, saved).as_dict() == saved
    assert remembered(one, {"Surnom": "first_name", "Disparue": "email"}).as_dict() == {
        "Nom": "usage_name",
        "Prénom": "",
        "Surnom": "first_name",
    }
    assert signature(["Nom", "Prénom"]) == signature(["PRENOM ", "nom"])
    assert signature(["Nom", "Prénom"]) != signature(["Nom", "Prénom", "Tél"])
