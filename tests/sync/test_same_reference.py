"""Two laptops that had not met drew the same reference: both referrals are kept, found, and told apart."""

from pathlib import Path

import pytest

from cad.central.database import Database
from cad.domain import reference
from cad.domain.errors import Refused
from cad.services import partners, referrals, residents
from tests.sync.office import Laptop, office
from ui.finding import find_others
from ui.screens.referrals.shown import shown


def referred(laptop: Laptop, first_name: str, service: str) -> str:
    who = residents.create_resident(laptop.book, usage_name="Essai", first_name=first_name).result
    return referrals.refer(
        laptop.book, resident=who.id, service=service, purpose="Voir", consent_how="oral"
    ).result.id


def test_both_are_kept_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as centre:
        anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
        partner = partners.add_organisation(anne.book, name="Mobilité 35", category="association").result
        service = partners.add_service(anne.book, partner.id, name="Permis").result.id
        anne.sync()
        bilal.sync()
        drawn = reference.new_reference()
        with monkeypatch.context() as patched:
            patched.setattr(reference, "new_reference", lambda: drawn)
            first, second = referred(anne, "Awa", service), referred(bilal, "Malo", service)
        anne.sync()
        assert bilal.sync().waiting == 0  # formerly the page that brought it never ended
        anne.sync(whole=True)
        for one in (anne, bilal):
            rows = referrals.list_referrals(one.book, text=drawn)
            assert {row.id for row in rows} == {first, second}
            assert {row.id for row in find_others(one.book, drawn).referrals} == {first, second}
            with pytest.raises(Refused, match="Awa"):
                referrals.referral_by_reference(one.book, text=drawn)
        page = referrals.referral_page(anne.book, referral=first)
        assert page.namesakes == ("ESSAI Malo",)
        assert "ESSAI Malo" in shown(page, "2026-11-23").warning
        monkeypatch.setattr(reference, "new_reference", iter([drawn, reference.new_reference()]).__next__)
        third = referred(anne, "Zoé", service)  # what is known to be taken is drawn again
        assert referrals.referral_page(anne.book, referral=third).namesakes == ()
