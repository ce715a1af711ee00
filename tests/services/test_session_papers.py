"""The evening’s sheet of a drop-in: who came, what follows; and numbers alone for others."""

import pytest

from cad.domain.organisation import Service
from cad.services import encounters, partners, passages, queue, referrals, registry, sessions
from cad.services.notebook import Notebook
from tests.printing import paper

pytestmark = pytest.mark.slow


@pytest.fixture
def held(signed: Notebook) -> str:
    return sessions.plan_session(signed, place="Maison du Blosne", starts_at="2026-11-23T09:00").result.id


def sheet(book: Notebook, held: str, question: str = "session_sheet_pdf") -> str:
    return paper.plain(paper.text(registry.call(book, question, {"session": held})))


def test_what_follows_is_on_the_sheet(signed: Notebook, held: str, awa: str, permis: Service) -> None:
    here = passages.arrive(signed, session=held, resident=awa, reason="permis").result
    passages.arrive(signed, session=held, name="Moussa", phone="0639980011", call_back="yes")
    passages.arrive(signed, session=held)
    encounters.record_encounter(
        signed, resident=awa, text="Secret.", passage=here.id, steps=({"title": "Appeler l’auto-école"},)
    )
    drafted = referrals.draft_referral(signed, awa, service=permis.id, purpose="Passer le code").result
    referrals.hand_over(signed, drafted.id, consent={"how": "oral"})
    sessions.close_session(signed, session=held, remains="Rendre la clé")
    said = sheet(signed, held)
    for words in (
        "DIALLO Awa",
        "permis",
        "orienté·e vers Mobilité 35",
        "Appeler l’auto-école",
        "Rendre la clé",
    ):
        assert words in said, said
    assert "1 personne veut bien être rappelée : Moussa" in said
    for secret in ("Secret", "0639980011", "06 39 98"):
        assert secret not in said


def test_a_partner_that_would_tell_is_masked(signed: Notebook, held: str, awa: str) -> None:
    office = partners.add_organisation(signed, name="CSAPA L’Envol", category="csapa").result
    service = partners.add_service(signed, office.id, name="Accueil").result
    sessions.change_session(signed, session=held, services=(office.id,))
    here = passages.arrive(signed, session=held, resident=awa).result
    encounters.record_encounter(signed, resident=awa, text="Vue.", passage=here.id)
    drafted = referrals.draft_referral(signed, awa, service=service.id, purpose="Être reçue").result
    referrals.hand_over(signed, drafted.id, consent={"how": "oral"})
    for question in ("session_sheet_pdf", "session_masked_pdf"):
        said = sheet(signed, held, question)
        assert "CSAPA" not in said
        assert "Autre partenaire" in said


def test_numbers_about_too_few_are_masked(signed: Notebook, held: str) -> None:
    for number in range(9):
        came = passages.arrive(signed, session=held, name=f"Nom{number}", themes=("housing",)).result
        if number < 7:
            queue.passage_seen(signed, passage=came.id)
        elif number == 7:
            queue.passage_left(signed, passage=came.id)
    said = sheet(signed, held, "session_masked_pdf")
    assert "Nom" not in said.replace("Nombre", "")
    assert "9 personnes venues" in said.replace("\n", " ")
    assert "Logement" in said
    assert "partie sans" not in said, "a word in the singular tells a masked number"


def test_what_is_left_of_the_whole_is_masked_too(signed: Notebook) -> None:
    """Eighteen anonymous contacts of twenty would say that two gave a name."""
    about = {"place": "Marché", "nature": "outreach", "starts_at": "2026-11-23T09:00"}
    held = sessions.plan_session(signed, **about).result.id
    for name in ("Awa", "Moussa", *[""] * 8):
        passages.note_contact(signed, session=held, name=name)
    said = sheet(signed, held, "session_masked_pdf").replace("\n", " ")
    assert "10 contacts" in said
    assert "· anonymes" in said, said
