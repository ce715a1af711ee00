"""Partners and their services: added, corrected, found, put away."""

import pytest

from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.services.history import undo
from cad.services.notebook import Notebook
from cad.services.partners import (
    add_organisation,
    add_service,
    archive_organisation,
    change_organisation,
    change_service,
    find_services,
    list_partners,
    partner_page,
    remove_organisation,
    remove_service,
    restore_organisation,
)
from cad.services.referrals import move_referral, refer
from cad.services.settings import me

from .snapshot import snapshot


def test_partners_are_listed_with_their_services_ours_first(signed: Notebook, permis: Service) -> None:
    add_organisation(signed, name="Atelier vélo")
    listed = list_partners(signed)
    assert [p.organisation.name for p in listed] == ["We Ker", "Atelier vélo", "Mobilité 35"]
    assert listed[2].services == (permis,)


@pytest.mark.parametrize("typed", ["mobi", "MOBILITE", "permis tous", "renn assoc", ""])
def test_a_partner_is_found_by_any_of_its_words(signed: Notebook, permis: Service, typed: str) -> None:
    assert "Mobilité 35" in [p.organisation.name for p in list_partners(signed, typed)]
    assert permis in [found.service for found in find_services(signed, typed)]
    assert not list_partners(signed, typed + " xyz")


def test_services_are_found_by_theme(signed: Notebook, permis: Service) -> None:
    add_service(signed, permis.organisation, name="Aide aux devoirs", themes=("childcare", "childcare"))
    assert [f.service.name for f in find_services(signed, theme="childcare")] == ["Aide aux devoirs"]
    assert find_services(signed, theme="mobility")[0].organisation.name == "Mobilité 35"
    assert len(find_services(signed, limit=1)) == 1


@pytest.mark.parametrize("name", ["mobilite 35", "MOBILITÉ 35 ", ""])
def test_a_name_is_needed_and_taken_once(signed: Notebook, permis: Service, name: str) -> None:
    with pytest.raises(Refused, match=r"déjà parmi|Il manque"):
        add_organisation(signed, name=name)


def test_corrections_keep_the_rest(signed: Notebook, permis: Service) -> None:
    changed = change_organisation(signed, permis.organisation, phone="0299000000", name="Mobilité 35").result
    assert (changed.phone, changed.category) == ("0299000000", "association")
    service = change_service(signed, permis.id, access=" Sur rendez-vous ").result
    assert (service.access, service.name) == ("Sur rendez-vous", "Permis pour tous")
    with pytest.raises(Refused, match="nom du service"):
        change_service(signed, permis.id, name=" ")
    with pytest.raises(Refused, match="Thème inconnu"):
        change_service(signed, permis.id, themes=("sport",))
    with pytest.raises(Refused, match="Champ inconnu"):
        change_organisation(signed, permis.organisation, siret="1")  # type: ignore[call-arg]


def test_a_partner_with_referrals_is_archived_not_removed(
    signed: Notebook, awa: str, permis: Service
) -> None:
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    with pytest.raises(Refused, match="archivez"):
        remove_organisation(signed, permis.organisation)
    with pytest.raises(Refused, match="encore ouverte"):
        archive_organisation(signed, permis.organisation)
    move_referral(signed, handed.id, "came")
    before = snapshot(signed)
    archive_organisation(signed, permis.organisation)
    assert [p.organisation.name for p in list_partners(signed)] == ["We Ker"]
    assert [p.organisation.name for p in list_partners(signed, archived=True)] == ["Mobilité 35"]
    assert not find_services(signed, "permis")
    restore_organisation(signed, permis.organisation)
    assert snapshot(signed) == before


def test_a_partner_added_by_mistake_is_removed_and_undone(signed: Notebook, permis: Service) -> None:
    before = snapshot(signed)
    remove_organisation(signed, permis.organisation)
    undo(signed)
    assert snapshot(signed) == before
    remove_service(signed, permis.id)
    assert not find_services(signed)


def test_ours_is_not_put_away(signed: Notebook) -> None:
    ours = me(signed).organisation
    assert ours
    with pytest.raises(Refused, match="votre structure"):
        remove_organisation(signed, ours.id)


def test_a_partner_page_counts_what_was_entrusted(signed: Notebook, awa: str, permis: Service) -> None:
    moves = [("came", {}), ("declined", {"reason": "Plus de place"}), ("", {})]
    for state, given in moves:
        made = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
        if state:
            move_referral(signed, made.id, state, **given)
    page = partner_page(signed, permis.organisation)
    assert page.services == (permis,)
    assert (page.entrusted.total, page.entrusted.open, page.entrusted.closed, page.entrusted.broken) == (
        3,
        1,
        1,
        1,
    )
    assert page.entrusted.days == 0
    assert [row.state for row in page.open] == ["handed_over"]
