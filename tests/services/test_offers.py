"""Offers of companies: what is thrown at them is said; what each channel yields is counted."""

from typing import Any

import pytest

from cad.domain.errors import Refused
from cad.services import offer_pages, offers, proposals, residents
from cad.services.notebook import Notebook
from cad.services.page import resident_page


def test_what_each_channel_yields(signed: Notebook, awa: str) -> None:
    other = residents.create_resident(signed, usage_name="Petit").result.id
    by_poster = offers.publish_offer(signed, title="Cuisine", channels=("poster", "event")).result
    offers.publish_offer(signed, title="Ménage", channels=("poster",))
    one, _two = proposals.propose_offer(signed, by_poster.id, (awa, other)).result
    proposals.answer_proposal(signed, one.id, "taken")
    found = offer_pages.offer_list(signed)
    assert [(y.channel, y.offers, y.proposed, y.taken) for y in found.yields] == [
        ("poster", 2, 2, 1),
        ("event", 1, 2, 1),
    ]
    page = offer_pages.offer_page(signed, by_poster.id)
    assert (page.row.proposed, page.row.waiting, page.row.taken, page.row.left) == (2, 1, 1, 0)
    told = [entry.title for entry in resident_page(signed, awa).timeline if entry.kind == "proposal"]
    assert told == ["Offre proposée\u00a0: Cuisine · retenu·e"]


def test_a_closed_offer_is_proposed_to_nobody_and_found_apart(signed: Notebook, awa: str) -> None:
    one = offers.publish_offer(signed, title="Cuisine de collectivité").result
    offers.close_offer(signed, one.id)
    with pytest.raises(Refused, match="est fermée"):
        proposals.propose_offer(signed, one.id, (awa,))
    assert offer_pages.offer_list(signed, state="open").rows == ()
    assert [row.offer.id for row in offer_pages.offer_list(signed, "cuis coll", "closed").rows] == [one.id]
    offers.reopen_offer(signed, one.id)
    proposals.propose_offer(signed, one.id, (awa,))
    with pytest.raises(Refused, match="1 personne"):
        offers.remove_offer(signed, one.id)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": "  "}, "le métier"),
        ({"hours": "le matin"}, "essayez"),
        ({"places": 0}, "au moins une place"),
        ({"channels": ("pigeon",)}, "n’est pas un choix"),
        ({"means": ("fusée",)}, "n’est pas un choix"),
        ({"minutes": 1000}, "de 0 à 240"),
        ({"company": "0" * 32}, "introuvable"),
        ({"published_on": "2027-01-01"}, "pas encore arrivé"),
        ({"answer_by": "demain"}, "n’est pas un jour"),
        ({"contract": "esclave"}, "n’est pas un choix"),
        ({"salaire": 3}, "Champ inconnu"),
    ],
)
def test_what_cannot_be_is_said(signed: Notebook, said: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        offers.publish_offer(signed, **{"title": "Cuisine", **said})
    assert offer_pages.offer_list(signed).total == 0
