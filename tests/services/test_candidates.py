"""Who could take a position: free, looking for work; what they lack is said; answers are followed."""

from typing import Any

import pytest

from cad.domain.errors import Refused
from cad.domain.procurement import Opening
from cad.services import (
    availability,
    candidates,
    clauses,
    documents,
    duplicates,
    insertions,
    journeys,
    offers,
    procurements,
    proposals,
    residents,
)
from cad.services.notebook import Notebook


@pytest.fixture
def opening(signed: Notebook) -> Opening:
    contract = procurements.add_procurement(
        signed, title="Groupe scolaire", starts_on="2026-01-01", ends_on="2027-12-31"
    ).result
    lot = procurements.add_lot(signed, contract.id, title="Gros œuvre", hours_due=730).result
    return procurements.open_position(signed, lot.id, title="Aide-maçon·ne", places=2).result


def looking(book: Notebook, name: str, **more: str) -> str:
    """Someone who looks for work."""
    who = residents.create_resident(book, usage_name=name, **more).result.id
    journeys.open_journey(book, who)
    journeys.assess_need(book, who, "recruitment", "need")
    return who


def test_the_readiest_first_with_what_they_lack(signed: Notebook, opening: Opening) -> None:
    ready = looking(signed, "Petit", qpv="in")
    documents.attach_document(signed, ready, content=b"x", filename="cv.pdf", title="Justificatif")
    blocked = looking(signed, "Martin")
    journeys.assess_need(signed, blocked, "childcare", "need")
    settled = looking(signed, "Roux")
    journeys.assess_need(signed, settled, "recruitment", "lifted")
    found = candidates.candidates(signed, opening.id).first
    assert [(one.name, one.inside) for one in found] == [("PETIT", True), ("MARTIN", False)]
    assert (found[0].missing, found[0].blocks) == ((), ())
    assert found[1].missing == ("résidence en QPV à vérifier", "aucun justificatif")
    assert found[1].blocks == ("Garde",)


def test_free_hours_and_transport_are_checked_when_both_are_known(signed: Notebook) -> None:
    suited, late, far, unknown = (looking(signed, name) for name in ("Petit", "Martin", "Roux", "Diallo"))
    for who in (suited, late, far, unknown):
        journeys.assess_need(signed, who, "childcare", "need")
        journeys.assess_need(signed, who, "mobility", "in_progress")
    say = availability.say_availability
    say(signed, suited, hours="lun-ven 5h30-15h", means=("car",), minutes=60)
    say(signed, late, hours="lundi au vendredi de 8h30 à 16h", means=("bus", "car"))
    say(signed, far, means=("bus",), minutes=30)
    offer = offers.publish_offer(signed, title="Cuisine", hours="lun-ven 6h-14h", means=("car",)).result
    found = {one.person: one for one in candidates.offer_candidates(signed, offer.id).first}
    answers = {who: (one.hours.answer, one.travel.answer, one.blocks) for who, one in found.items()}
    assert answers == {
        suited: ("fits", "fits", ()),
        late: ("not", "fits", ("Garde",)),
        far: ("unknown", "not", ("Garde", "Mobilité")),
        unknown: ("unknown", "unknown", ("Garde", "Mobilité")),
    }
    assert [*found] == [suited, unknown, late, far]
    assert found[late].hours.why == "pas libre lun-ven 6h-8h30"
    assert found[far].travel.why == "il y faut\u00a0: voiture"


def test_what_two_files_of_one_person_said_is_put_together(signed: Notebook) -> None:
    one, other = looking(signed, "Petit"), residents.create_resident(signed, usage_name="Petit").result.id
    journeys.assess_need(signed, other, "childcare", "need")
    availability.say_availability(signed, other, hours="lun-ven 9h-17h")
    duplicates.merge_residents(signed, one, other)
    offer = offers.publish_offer(signed, title="Cuisine", hours="mar 10h-12h").result
    (found,) = candidates.offer_candidates(signed, offer.id).first
    assert (found.person, found.hours.answer, found.blocks) == (one, "fits", ())
    proposals.propose_offer(signed, offer.id, (other,))
    assert candidates.offer_candidates(signed, offer.id).count == 0


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"hours": "le matin"}, "essayez lun-ven 6h-14h"),
        ({"means": ("tapis volant",)}, "n’est pas un choix"),
        ({"minutes": -5}, "de 0 à 240"),
    ],
)
def test_availability_that_does_not_read_is_refused(
    signed: Notebook, awa: str, said: dict[str, Any], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        availability.say_availability(signed, awa, **said)


def test_availability_said_again_keeps_the_rest(signed: Notebook, awa: str) -> None:
    availability.say_availability(signed, awa, hours="lun 9:00-12:00", minutes=30)
    availability.say_availability(signed, awa, means=("bike",))
    known = availability.availability(signed, awa)
    assert (known.hours, known.means, known.minutes) == ("lun 9h-12h", ("bike",), 30)


def test_who_works_on_a_lot_is_not_free(signed: Notebook, opening: Opening) -> None:
    busy, over = looking(signed, "Petit"), looking(signed, "Martin")
    insertions.add_insertion(signed, busy, opening.lot, "2026-11-01")
    insertions.add_insertion(signed, over, opening.lot, "2024-03-01", ends_on="2024-09-01")
    (found,) = candidates.candidates(signed, opening.id).first
    assert found.name == "MARTIN"
    assert "période de comptage finie le 1er mars 2026" in found.missing


def test_several_are_asked_at_once_and_each_answer_is_followed(signed: Notebook, opening: Opening) -> None:
    who = tuple(looking(signed, name) for name in ("Petit", "Martin"))
    first, second = proposals.propose_position(signed, opening.id, who).result
    assert candidates.candidates(signed, opening.id).first == ()
    with pytest.raises(Refused, match="déjà proposé à PETIT"):
        proposals.propose_position(signed, opening.id, who[:1])
    proposals.answer_proposal(signed, first.id, "willing")
    proposals.answer_proposal(signed, first.id, "taken")
    proposals.answer_proposal(signed, second.id, "refused", "Trop loin")
    with pytest.raises(Refused, match="on ne passe pas"):
        proposals.answer_proposal(signed, second.id, "taken")
    asked = clauses.lot_page(signed, opening.lot).asked
    assert [(one.name, one.proposal.state) for one in asked] == [("PETIT", "taken"), ("MARTIN", "refused")]


def test_a_closed_position_is_proposed_to_nobody(signed: Notebook, opening: Opening, awa: str) -> None:
    with pytest.raises(Refused, match="Choisissez"):
        proposals.propose_position(signed, opening.id, ())
    procurements.close_position(signed, opening.id)
    with pytest.raises(Refused, match="est fermé"):
        proposals.propose_position(signed, opening.id, (awa,))
