"""The directory: imported, asked who can help, chosen from, marked, imported again."""

from pathlib import Path

import pytest

from cad.domain.errors import Refused
from cad.domain.organisation import Organisation, Service
from cad.services.choosing import (
    choose_service,
    directory_changes,
    follow_directory,
    keep_ours,
    mark_service,
    services_changed,
)
from cad.services.directory import directory_in_use, import_directory
from cad.services.notebook import Notebook
from cad.services.partners import change_service
from cad.services.reference import import_addresses
from cad.services.residents import change_resident
from cad.services.who_can_help import compare_helpers, helper, who_can_help
from cad.store.table import select
from tests import places
from tests.directory import directory_files, service

pytestmark = pytest.mark.slow
VELO = "invente--velo"


@pytest.fixture
def held(signed: Notebook, tmp_path: Path) -> Notebook:
    """The same notebook, with a directory and the base of addresses."""
    import_addresses(signed, str(places.base_file(tmp_path)), ("Rennes", "Cesson-Sévigné"))
    import_directory(signed, _files(tmp_path))
    return signed


def _files(folder: Path, **changed: object) -> tuple[str, str]:
    east = places.WEST + 9 * places.SIDE
    loin = service(
        "loin", longitude=east, publics=["jeunes"], horaires_accueil="Mo-Su 00:00-24:00", frais="payant"
    )
    garde = service("garde", thematiques=["famille--garde-denfants"], publics=["residents-qpv-frr"])
    distance = service(
        "distance", longitude=None, latitude=None, adresse=None, commune=None, code_insee=None,
        code_postal=None,
        modes_accueil=["a-distance"], zone_eligibilite=["france"],
    )  # fmt: skip
    return directory_files(
        folder, loin, garde, distance, service("ailleurs", code_insee="75056", code_postal="75001")
    )


def _names(book: Notebook, **given: object) -> list[str]:
    return [one.offered.name for one in who_can_help(book, **given).helpers]  # type: ignore[arg-type]


def test_the_nearest_first_open_free_and_by_words(held: Notebook) -> None:
    used = directory_in_use(held)
    assert used
    assert (used.total, used.dated) == (4, "2025-10-05")
    near = who_can_help(held, theme="mobility", near="5 rue de Brest, Rennes")
    assert [one.offered.name for one in near.helpers] == [
        "Apprendre le vélo",
        "Service loin",
        "Service distance",
    ]
    assert near.helpers[0].metres is not None
    assert near.helpers[0].metres < 1
    assert near.helpers[0].offered.partner == "La Roue Libre (inventée)"
    assert near.helpers[0].offered.documents == "Pièce d’identité"
    assert near.helpers[0].offered.requirements == "Être inscrit à France Travail."
    assert near.helpers[0].offered.hours == "Mo-Fr 09:00-12:00"  # its structure’s
    assert _names(held, theme="mobility", fees="payant") == ["Service loin"]
    assert _names(held, theme="mobility", at="2026-11-28T10:00") == ["Service loin"]
    assert "Apprendre le vélo" in _names(held, theme="mobility", at="2026-11-27T10:00")
    assert _names(held, remote=True) == ["Service distance"]
    assert _names(held, text="velo roue", near="5 rue de Brest")[0] == "Apprendre le vélo"
    assert _names(held, text="ailleurs") == []
    assert _names(held, text="…") == []


def test_for_this_person(held: Notebook, awa: str) -> None:
    change_resident(held, awa, birth_date="1980-05-02", qpv="out", languages=("Arabe",))
    change_resident(held, awa, address="5 rue de Brest", postcode="35000", city="Rennes")
    found = {one.offered.name: one for one in who_can_help(held, resident=awa).helpers}
    assert found["Service loin"].suits.answer == "not"
    assert found["Service garde"].suits.answer == "not"
    assert found["Apprendre le vélo"].suits.answer == "fits"
    assert found["Apprendre le vélo"].speaks == ("Arabe",)
    assert [*found][-1] in ("Service loin", "Service garde")


def test_a_service_is_chosen_marked_and_followed(held: Notebook, tmp_path: Path) -> None:
    chosen = choose_service(held, VELO).result
    assert choose_service(held, VELO).result == chosen
    (partner,) = select(held.connection, Organisation, "directory <> ''")
    assert (partner.name, chosen.documents, chosen.hours) == (
        "La Roue Libre (inventée)",
        "Pièce d’identité",
        "",
    )
    mark_service(held, VELO, favourite=True)
    mark_service(held, VELO, note="Demander Lou")
    mark_service(held, "invente--garde", note="Liste d’attente")
    change_service(held, chosen.id, phone="0299000000")
    assert directory_changes(held, chosen.id) == ()

    newer = service("velo", nom="Le vélo en ville", date_maj="2025-11-02")
    import_directory(held, directory_files(tmp_path, newer)[1:])
    told = {one.name: one.theirs for one in directory_changes(held, chosen.id)}
    assert told == {"name": "Le vélo en ville"}
    assert [one.id for one in services_changed(held)] == [chosen.id]
    found = helper(held, VELO)
    assert (found.favourite, found.note, found.service) == (True, "Demander Lou", chosen.id)
    gone = helper(held, "invente--garde")
    assert gone.gone_on
    assert gone.note == "Liste d’attente"
    with pytest.raises(Refused, match="n’est plus dans l’annuaire"):
        choose_service(held, "invente--garde")
    with pytest.raises(Refused, match="cherchez-en un autre"):
        helper(held, "invente--loin")
    assert follow_directory(held, chosen.id).result.phone == "0299000000"
    assert select(held.connection, Service, "id = ?", chosen.id)[0].name == "Le vélo en ville"
    keep_ours(held, chosen.id)
    assert services_changed(held) == ()


def test_two_are_compared(held: Notebook) -> None:
    assert [one.key for one in compare_helpers(held, (VELO, "invente--loin"))] == [VELO, "invente--loin"]
    with pytest.raises(Refused, match="deux ou trois"):
        compare_helpers(held, (VELO,))


def test_services_written_by_hand_are_found_too(held: Notebook, permis: Service) -> None:
    found = {one.key: one for one in who_can_help(held, theme="mobility").helpers}
    assert found[f"service:{permis.id}"].themes == ("mobility",)
    mark_service(held, f"service:{permis.id}", favourite=True)
    assert _names(held, theme="mobility")[0] == "Permis pour tous"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_structures_and_services_in_either_order_or_apart(
    signed: Notebook, tmp_path: Path, order: tuple[int, int]
) -> None:
    files = directory_files(tmp_path)
    for place in order:
        import_directory(signed, (files[place],))
    assert helper(signed, VELO).offered.partner == "La Roue Libre (inventée)"
    import_directory(signed, (files[order[0]], files[order[1]]))
    assert _names(signed, text="roue velo") == ["Apprendre le vélo"]
