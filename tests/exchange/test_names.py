"""Names as lists write them come out as people write them."""

import pytest

from cad.domain.errors import Refused
from cad.exchange.case import checked_name, proper, proper_city
from cad.exchange.names import family_name, full_name


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("DUPONT", "Dupont"),
        ("dupont", "Dupont"),
        ("Dupont-MARTIN", "Dupont-MARTIN"),
        ("DE LA TOUR", "de La Tour"),
        ("D'ORMESSON", "d'Ormesson"),
        ("LE GOFF", "Le Goff"),
        ("DA SILVA", "Da Silva"),
        ("N'GUYEN", "N'Guyen"),
        ("N’DIAYE", "N’Diaye"),
        ("O'BRIEN", "O'Brien"),
        ("L'HOSTIS", "L'Hostis"),
        ("JEAN-PIERRE", "Jean-Pierre"),
        ("ÉLÉONORE", "Éléonore"),
        ("İBRAHİM", "Ibrahim"),
        ("NGUYỄN", "Nguyễn"),
        ("ŠIMIĆ", "Šimić"),
        ("X", "X"),
        ("محمد", "محمد"),
        ("ZOÉ 😀", "Zoé 😀"),
    ],
)
def test_case(typed: str, expected: str) -> None:
    assert proper(typed) == expected.replace("Ibrahim", "İbrahim")


def test_cities() -> None:
    assert proper_city("SAINT-JACQUES-DE-LA-LANDE") == "Saint-Jacques-de-la-Lande"
    assert proper_city("VERN-SUR-SEICHE") == "Vern-sur-Seiche"
    assert proper_city("L'HERMITAGE") == "L'Hermitage"
    assert proper_city("RENNES CEDEX 7") == "Rennes Cedex 7"
    assert proper_city("Le Rheu") == "Le Rheu"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("A" * 200, "200"), ("😀", "aucune lettre"), ("Total : 5", "chiffres"), ("---", "lettre")],
)
def test_what_is_no_name(typed: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        checked_name(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("DUPONT", {"usage_name": "Dupont"}),
        ("Mme DUPONT", {"civility": "mme", "usage_name": "Dupont"}),
        ("M. LE GOFF", {"civility": "m", "usage_name": "Le Goff"}),
        ("DUPONT née MARTIN", {"usage_name": "Dupont", "birth_name": "Martin"}),
        ("DUPONT (née MARTIN)", {"usage_name": "Dupont", "birth_name": "Martin"}),
        ("MARTIN épouse DUPONT", {"usage_name": "Dupont", "birth_name": "Martin"}),
        ("MARTIN EP. DUPONT", {"usage_name": "Dupont", "birth_name": "Martin"}),
    ],
)
def test_family_names(typed: str, expected: dict[str, str]) -> None:
    assert family_name(typed) == expected


@pytest.mark.parametrize(
    ("typed", "family", "first"),
    [
        ("DUPONT Marie", "Dupont", "Marie"),
        ("Marie DUPONT", "Dupont", "Marie"),
        ("DE LA TOUR Marie Anne", "de La Tour", "Marie Anne"),
        ("Marie de LA TOUR", "de LA TOUR", "Marie"),
        ("Dupont, Marie", "Dupont", "Marie"),
        ("Dupont Marie", "Dupont", "Marie"),
        ("DUPONT MARIE", "Dupont", "Marie"),
        ("Ben Ali Fatima", "Ben Ali", "Fatima"),
        ("Da Silva Maria", "Da Silva", "Maria"),
        ("NGUYỄN Văn", "Nguyễn", "Văn"),
    ],
)
def test_full_names(typed: str, family: str, first: str) -> None:
    assert full_name(typed) == {"usage_name": family, "first_name": first}


def test_full_names_in_the_other_order_and_with_more() -> None:
    assert full_name("Marie Dupont", first_name_first=True) == {"usage_name": "Dupont", "first_name": "Marie"}
    assert full_name("Mme DUPONT née MARTIN Sophie") == {
        "civility": "mme",
        "usage_name": "Dupont",
        "birth_name": "Martin",
        "first_name": "Sophie",
    }
    assert full_name("Madonna") == {"usage_name": "Madonna"}


@pytest.mark.parametrize("typed", ["Dupont Marie Claude", "A B C", "123", "DUPONT " + "A" * 200])
def test_full_names_nothing_can_tell(typed: str) -> None:
    with pytest.raises(Refused, match=r"Nom et prénom|nom"):
        full_name(typed)
