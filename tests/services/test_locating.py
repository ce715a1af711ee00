"""From an address to a priority neighbourhood: files imported, candidates, answers, people looked up."""

import gzip
import os
from pathlib import Path

import pytest

from cad.domain.errors import Refused
from cad.domain.resident import Resident
from cad.services import insertions, locating, procurements, rechecking, reference, residents
from cad.services.addresses import address_candidates
from cad.services.history import undo
from cad.services.notebook import Notebook
from cad.services.people_map import people_map
from cad.services.settings import set_me
from cad.store.table import load
from tests import places

_BESIDE = Path(__file__).parents[3] / "shared" / "data" / "qpv-rennes.geojson"
RENNES = Path(os.environ.get("CAD_OUTLINES", _BESIDE))
"""The official outlines, when they are beside the sources or where the environment says."""
IN, OUT, DOUBT = "in", "out", ""


@pytest.fixture
def town(book: Notebook, tmp_path: Path) -> Notebook:
    """A notebook with outlines, and the addresses of two communes."""
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    reference.import_outlines(book, str(places.outlines_file(tmp_path)))
    reference.import_addresses(book, str(places.base_file(tmp_path)), ("Rennes", "35051", "35281"))
    return book


ANSWERS = (
    ("12 bis sq lucien rose", IN, "est dans le quartier Cleunay"),
    ("Bât. A, appt 3, 12B square Lucien-Rose, 35000 RENNES cedex 7", IN, "Cleunay"),
    ("12 lucien rose", OUT, "dans aucun quartier"),
    ("14 square lucien rose rennes", DOUBT, "limite de quartier"),
    ("13 square lucien rose", DOUBT, "Le numéro n’est pas dans la base"),
    ("square lucien rose", DOUBT, "Il manque le numéro"),
    ("12 bis sq lucein rose", DOUBT, "Peut-être\u00a0: 12 bis Square Lucien Rose, 35000 Rennes"),
    ("12 place lucien rose", DOUBT, "Peut-être"),
    ("5 rue de brest", DOUBT, "Plusieurs adresses"),
    ("5 rue de brest 35000 rennes", OUT, "aucun quartier"),
    ("5 rue de brest, 75011 Paris", DOUBT, "Peut-être"),
    ("7 rue de rennes", DOUBT, "ne disent rien de Cesson-Sévigné"),
    ("3 rue du vallon, Rennes", DOUBT, "Plusieurs adresses"),
    ("3 rue du vallon 35000 Rennes", IN, "35000 Rennes est dans le quartier Cleunay"),
    ("3 rue du vallon 35200 Rennes", OUT, "35200 Rennes n’est dans aucun"),
    ("3 rue du vallon, St Jacques de la Lande", DOUBT, "ne disent rien de Saint-Jacques"),
    ("Cleunay", DOUBT, "n’est pas dans la base"),
    ("", DOUBT, "n’est pas dans la base"),
)


@pytest.mark.slow
def test_in_out_or_to_be_checked(town: Notebook) -> None:
    for typed, state, why in ANSWERS:
        found = locating.locate(town, address=typed)
        assert (found.state, why in found.why) == (state, True), (typed, found)
        assert "ANCT" in found.source


def test_an_address_is_found_as_one_types_and_written_on_the_file(town: Notebook) -> None:
    assert [one.label for one in address_candidates(town, text="al. de brn")] == [
        "Allée de Brno, 35200 Rennes"
    ]
    assert address_candidates(town, text="12 bis luc")[0].address == "12 bis Square Lucien Rose"
    assert address_candidates(town, text="12 r") == ()
    awa = residents.create_resident(
        town, usage_name="Diallo", address="12 bis sq Lucien Rose", postcode="35000", city="Rennes"
    ).result
    situated = locating.situate(town, awa.id).result
    assert (situated.qpv, situated.neighbourhood, situated.qpv_on) == ("in", places.CODES[0], "2026-11-23")
    moved = residents.change_resident(town, awa.id, address="5 allée de Brno").result
    assert (moved.qpv, moved.neighbourhood, moved.qpv_source, moved.qpv_on) == ("", "", "", "")
    undo(town)
    said = residents.change_resident(town, awa.id, qpv="out").result
    assert (said.qpv, said.neighbourhood, said.qpv_source, said.qpv_on) == ("out", "", "", "")
    proven = residents.change_resident(town, awa.id, qpv="in", qpv_source="Quittance").result
    assert (proven.qpv_source, proven.qpv_on) == ("Quittance", "2026-11-23")
    with pytest.raises(Refused, match="Le justificatif noté reste\u00a0: Quittance"):
        locating.situate(town, awa.id, address="13 square lucien rose")


@pytest.mark.slow
def test_everyone_is_looked_up_again_when_outlines_change(town: Notebook, tmp_path: Path) -> None:
    def lives(name: str, address: str, **more: str) -> str:
        given = {"postcode": "35000", "city": "Rennes", **more}
        return residents.create_resident(town, usage_name=name, address=address, **given).result.id

    awa, ben = lives("Awa", "12 bis sq Lucien Rose"), lives("Ben", "12 square Lucien Rose")
    cam = lives("Cam", "12 bis square Lucien Rose", qpv="out", qpv_source="Bail du 3 mai")
    dan = lives("Dan", "dans le quartier de Cleunay", qpv="in")
    lives("Eve", "")
    first = rechecking.recheck_residences(town).result
    assert (first.looked_at, first.to_check) == (4, 1)
    assert [(one.name, one.after, one.kept) for one in first.changed] == [
        ("AWA", "Cleunay", False), ("BEN", "Hors QPV", False), ("CAM", "Cleunay", True),
    ]  # fmt: skip
    dated = {"starts_on": "2026-01-01", "ends_on": "2027-01-01"}
    market = procurements.add_procurement(town, title="Voirie", **dated).result
    lot = procurements.add_lot(town, market.id, title="Lot 1", hours_due=100).result
    signed = insertions.add_insertion(town, awa, lot.id, "2026-11-02").result
    wider = places.collection(**{places.CODES[0]: [[places.square(0, 2 * places.SIDE)]]})
    reference.import_outlines(town, str(places.outlines_file(tmp_path, wider, "qpv-2025.geojson")))
    second = rechecking.recheck_residences(town).result
    assert [(one.name, one.before, one.after, one.kept) for one in second.changed] == [
        ("BEN", "Hors QPV", "Cleunay", False), ("CAM", "Hors QPV", "Cleunay", True),
    ]  # fmt: skip
    people = {who: load(town.connection, Resident, who) for who in (awa, ben, cam, dan)}
    assert [people[who].qpv for who in (awa, ben, cam, dan)] == ["in", "in", "out", "in"]
    assert people[cam].qpv_source == "Bail du 3 mai"
    assert load(town.connection, type(signed), signed.id) == signed
    assert all(one.kept for one in rechecking.recheck_residences(town).result.changed)
    assert [one.name for one in reference.reference_data(town)] == [
        "qpv-2025.geojson", "adresses-35.csv.gz", "qpv.geojson",
    ]  # fmt: skip


@pytest.mark.slow
def test_what_was_written_while_everyone_was_looked_up_stays(town: Notebook) -> None:
    """Read first, written then: who moved meanwhile, or was given a proof, is left alone; one act, undone."""
    people = [
        residents.create_resident(town, usage_name=name, address="12 bis square Lucien Rose").result.id
        for name in ("Awa", "Ben", "Cam")
    ]
    looked = rechecking.look_again(town)
    residents.change_resident(town, people[1], address="12 square Lucien Rose")
    residents.change_resident(town, people[2], qpv="out", qpv_source="Bail")
    assert rechecking.write_residences(town, looked.answers).result == 1
    found = [load(town.connection, Resident, who) for who in people]
    assert [(one.qpv, one.qpv_source[:4]) for one in found] == [("in", "Adre"), ("", ""), ("out", "Bail")]
    undo(town)
    assert load(town.connection, Resident, people[0]).qpv == ""
    with pytest.raises(Refused, match="interrompue"):
        rechecking.look_again(town, cancelled=lambda: True)


@pytest.mark.slow
def test_people_are_placed_on_a_map_kept_nowhere(town: Notebook) -> None:
    def lives(name: str, address: str, **said: str) -> None:
        residents.create_resident(town, usage_name=name, address=address, **said)

    lives("Awa", "12 bis square Lucien Rose", qpv="in", qpv_source="Bail")
    lives("Ben", "7 rue de Rennes, 35510 Cesson-Sévigné")
    lives("Cam", "square Lucien Rose")
    lives("Dan", "")
    rechecking.recheck_residences(town)
    found = people_map(town)
    placed = [(one.name, one.state, one.proven) for one in found.placed]
    assert placed == [("AWA", "in", True), ("BEN", "", False)]
    assert (round(found.placed[0].lon, 3), round(found.placed[0].lat, 3)) == (-1.718, 48.102)
    assert [(one.name, one.why) for one in found.unplaced] == [("CAM", "Il manque le numéro dans la rue.")]
    assert (len(found.outlines), found.without) == (5, 1)
    with pytest.raises(Refused, match="interrompue"):
        people_map(town, cancelled=lambda: True)


def test_nothing_is_said_before_the_outlines_and_the_addresses_are_there(
    book: Notebook, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="contours officiels ne sont pas encore importés"):
        locating.locate(book, address="12 rue de Brest")
    reference.import_outlines(book, str(places.outlines_file(tmp_path)))
    with pytest.raises(Refused, match="base d’adresses n’est pas encore importée"):
        locating.locate(book, address="12 rue de Brest")


_BOW = [[[[-1.7, 48.1], [-1.6, 48.2], [-1.6, 48.1], [-1.7, 48.2], [-1.7, 48.1]]]]
_LAMBERT = [[[[351000, 6789000], [352000, 6789000], [352000, 6790000], [351000, 6789000]]]]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (places.collection(**{places.CODES[0]: _BOW}), "Cleunay se croise lui-même"),
        (places.collection(**{places.CODES[0]: _LAMBERT}), "n’est pas en degrés"),
        (places.collection(**{places.CODES[0]: _BOW[0]}), "n’est pas une surface"),
        (places.collection(**{places.CODES[0]: [[[[0, 0], [1, 0], [1, 1]]]]}), "n’est pas fermé"),
        ({"features": []}, "fichier d’une autre ville"),
        ({"features": places.collection()["features"][1:]}, "Il manque des quartiers.*Cleunay"),
        ('{"features": [{"type": "Fea', "coupé avant sa fin"),
        ("quartiers;communes", "n’est pas un fichier de contours"),
        ('{"features": 3}', "n’est pas un fichier de contours"),
    ],
    ids=[
        "crossed",
        "lambert",
        "no surface",
        "open",
        "elsewhere",
        "one missing",
        "cut",
        "no json",
        "no features",
    ],
)
def test_outlines_that_cannot_be_trusted(content: object, why: str, tmp_path: Path) -> None:
    from cad.exchange.outlines import read_outlines
    from cad.exchange.sheet import Watch

    with pytest.raises(Refused, match=why):
        read_outlines(places.outlines_file(tmp_path, content), Watch())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (gzip.compress(places.base_text().encode())[:-30], "coupé ou abîmé"),
        (places.base_text().encode()[:-90], r"coupé ou abîmé \(ligne 11\)"),
        (b"nom;prenom\nDiallo;Awa\n", "pas la base d’adresses.*il manque numero"),
        (b"\xff\xfe\x00\x80" * 20, "pas du texte lisible"),
        (places.base_text().replace(";-1.7", ";351000.7").encode(), "pas en degrés"),
        (places.HEADINGS.encode(), "n’a aucune adresse"),
    ],
    ids=["cut", "cut text", "another table", "not text", "lambert", "empty"],
)
def test_an_address_base_that_cannot_be_trusted(content: bytes, why: str, tmp_path: Path) -> None:
    from cad.exchange.address_base import read_addresses
    from cad.exchange.sheet import Watch

    file = tmp_path / "adresses.csv"
    file.write_bytes(content)
    with pytest.raises(Refused, match=why):
        read_addresses(file, ("Rennes",), Watch())


@pytest.mark.slow
def test_another_import_replaces_its_communes_only_and_one_that_is_stopped_nothing(
    town: Notebook, tmp_path: Path
) -> None:
    file = str(places.base_file(tmp_path, packed=False))
    with pytest.raises(Refused, match=r"n’a aucune adresse de Brest.*Cesson-Sévigné"):
        reference.import_addresses(town, file, ("Brest",))
    with pytest.raises(Refused, match="n’a aucune adresse de\u00a0: Brest"):
        reference.import_addresses(town, file, ("Rennes", "Brest"))
    with pytest.raises(Refused, match="annulée"):
        reference.import_outlines(town, str(places.outlines_file(tmp_path)), cancelled=lambda: True)
    assert reference.import_addresses(town, file, ("Cesson-Sévigné",)).result.total == 2
    assert [(one.name, one.total) for one in reference.reference_data(town)] == [
        ("adresses-35.csv", 2), ("adresses-35.csv.gz", 10), ("qpv.geojson", 5),
    ]  # fmt: skip
    assert len(address_candidates(town, text="5 rue de brest")) == 2


@pytest.mark.slow
@pytest.mark.skipif(not RENNES.exists(), reason="no file of outlines: say where it is in CAD_OUTLINES")
def test_known_places_of_rennes() -> None:
    from cad.domain.outlines import Outlines
    from cad.exchange.outlines import read_outlines
    from cad.exchange.sheet import Watch

    rennes = Outlines(read_outlines(RENNES, Watch()))
    kennedy, republique = (-1.7107, 48.1211), (-1.6794, 48.1099)
    assert rennes.where(*kennedy).code == "QN03502M"
    assert rennes.where(*republique) == ("", None)
    assert rennes.where(-1.665, 48.125).code == "QN03504M"
    assert rennes.where(-1.708, 48.100).code == "QN03506I"
