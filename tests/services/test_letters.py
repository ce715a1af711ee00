"""The letter of a referral: with consent, masked where it must be, in our own words."""

import io

import pypdf
import pytest

from cad.domain import reference
from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.services.appointments import plan_appointment
from cad.services.consents import give_consent, withdraw_consent
from cad.services.duplicates import merge_residents
from cad.services.history import undo
from cad.services.journeys import add_step, assess_need, complete_step, set_goal
from cad.services.letters import (
    appointment_slip_document,
    appointment_slip_pdf,
    letter_document,
    letter_pdf,
    letter_template,
    letters_pdf,
    plan_document,
    plan_pdf,
    reset_letter_template,
    set_letter_template,
)
from cad.services.notebook import Notebook
from cad.services.partners import change_organisation
from cad.services.referrals import draft_referral, move_referral, refer, referral_page
from cad.services.residents import create_resident
from cad.services.settings import set_me


@pytest.fixture
def handed(signed: Notebook, awa: str, permis: Service) -> str:
    """The id of a referral handed over."""
    change_organisation(
        signed, permis.organisation, address="12 rue de la Gare", postcode="35000", city="Rennes"
    )
    return refer(signed, awa, permis.id, "Passer le permis B", consent_how="written").result.id


def text(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_a_letter_says_what_the_referral_says(signed: Notebook, handed: str) -> None:
    letter = letter_document(signed, handed)
    assert "Mobilité 35" in letter.window
    assert any("permis B" in paragraph for paragraph in letter.paragraphs)
    assert letter.documents == ("Pièce d’identité",)
    assert reference.normalise(letter.reference) == letter.code
    (page,) = text(letter_pdf(signed, handed))
    assert letter.reference in page.replace("\u2011", "-")


def test_several_letters_make_one_file(signed: Notebook, handed: str) -> None:
    assert len(text(letters_pdf(signed, (handed, handed)))) == 2
    with pytest.raises(Refused, match="au moins une"):
        letters_pdf(signed, ())


def test_a_letter_printed_again_bears_the_day_it_was_handed_over(signed: Notebook, handed: str) -> None:
    first = letter_document(signed, handed)
    signed.now = fixed("2027-01-04T10:00")
    assert letter_document(signed, handed) == first


def test_no_consent_no_letter(signed: Notebook, awa: str, permis: Service, handed: str) -> None:
    given = give_consent(signed, awa, permis.organisation, "oral").result
    assert letter_document(signed, draft_referral(signed, awa, permis.id, "Code").result.id)
    withdraw_consent(signed, given.id)
    with pytest.raises(Refused, match="Sans l’accord"):
        letter_document(signed, handed)


def test_a_sensitive_partner_is_not_named_on_the_envelope(
    signed: Notebook, permis: Service, handed: str
) -> None:
    change_organisation(signed, permis.organisation, category="csapa", name="CSAPA du Blosne")
    assert not any("CSAPA" in line for line in letter_document(signed, handed).window)


def test_a_merged_person_is_named_as_they_now_are(signed: Notebook, awa: str, handed: str) -> None:
    other = create_resident(signed, usage_name="Barry", first_name="Awa").result.id
    merge_residents(signed, survivor=other, absorbed=awa)
    assert "BARRY" in letter_document(signed, handed).subject


def test_one_says_who_writes_first(book: Notebook) -> None:
    from cad.services.partners import add_organisation, add_service

    who = create_resident(book, usage_name="Ba").result.id
    partner = add_organisation(book, name="CCAS").result.id
    budget = add_service(book, partner, name="Budget").result
    unsigned = refer(book, who, budget.id, "Dettes", consent_how="oral").result
    with pytest.raises(Refused, match="qui vous êtes"):
        letter_document(book, unsigned.id)
    with pytest.raises(Refused, match="qui vous êtes"):
        set_letter_template(book, "Bonjour {personne}")


def test_our_wording_is_checked_when_saved(signed: Notebook, handed: str) -> None:
    usual = letter_template(signed)
    assert usual.is_default
    assert "personne" in usual.fields
    with pytest.raises(Refused, match="personne"):
        set_letter_template(signed, "Bonjour {persone}")
    set_letter_template(signed, "Chère équipe,\n\n{objet}\n\nMerci.")
    set_letter_template(signed, "Chère équipe,\n\n{objet}\n\nMerci beaucoup.")
    assert letter_document(signed, handed).paragraphs == (
        "Chère équipe,",
        "Passer le permis B",
        "Merci beaucoup.",
    )
    undo(signed)
    assert letter_template(signed).text.endswith("Merci.")
    reset_letter_template(signed)
    assert letter_template(signed) == usual


def test_another_organisation_keeps_its_own_wording(signed: Notebook, handed: str) -> None:
    set_letter_template(signed, "Bonjour,\n\n{objet}")
    set_me(signed, name="Nora", organisation="CCAS")
    assert letter_template(signed).is_default
    assert letter_document(signed, handed).paragraphs[0] == "Bonjour,"


def test_the_plan_is_the_persons_own(signed: Notebook, awa: str) -> None:
    set_goal(signed, awa, "Conduire un bus")
    assess_need(signed, awa, "mobility", "need")
    assess_need(signed, awa, "digital", "need")
    assess_need(signed, awa, "digital", "strength")
    steps = [add_step(signed, awa, f"Étape {number}").result for number in range(9)]
    for step in steps[:7]:
        complete_step(signed, step.id)
    plan_appointment(signed, awa, "2026-11-25T14:00", "Villejean")
    plan = plan_document(signed, awa)
    assert plan.goal == "Conduire un bus"
    assert (len(plan.needs), len(plan.strengths)) == (1, 1)
    assert [step.what for step in plan.steps] == ["Étape 7", "Étape 8"]
    assert len(plan.done) == 5
    assert "Villejean" in plan.meeting
    (page,) = text(plan_pdf(signed, awa))
    assert "Conduire un bus" in page


def test_a_plan_announces_the_next_appointment_not_one_nobody_confirmed(signed: Notebook, awa: str) -> None:
    plan_appointment(signed, awa, "2026-11-25T14:00", "Maurepas")
    plan_appointment(signed, awa, "2026-11-27T14:00", "Villejean")
    assert "Maurepas" in plan_document(signed, awa).meeting
    signed.now = fixed("2026-11-26T10:00")
    assert "Villejean" in plan_document(signed, awa).meeting
    signed.now = fixed("2026-11-28T10:00")
    assert not plan_document(signed, awa).meeting


def test_a_slip_says_where_to_go_and_with_what(signed: Notebook, handed: str) -> None:
    move_referral(signed, handed, "appointment", appointment_at="2026-11-25T14:00", place="2e étage")
    (met,) = referral_page(signed, handed).appointments
    slip = appointment_slip_document(signed, met.id)
    assert slip.documents == ("Pièce d’identité",)
    assert {"Mobilité 35", "12 rue de la Gare", "2e étage"} <= set(slip.where)
    assert slip.reference
    assert len(text(appointment_slip_pdf(signed, met.id))) == 1


def test_a_slip_of_ours_needs_no_partner(signed: Notebook, awa: str) -> None:
    ours = plan_appointment(signed, awa, "2026-11-25T14:00", "Villejean", with_name="Nora").result
    slip = appointment_slip_document(signed, ours.id)
    assert (slip.where, slip.reference) == (("Villejean",), "")
    assert len(text(appointment_slip_pdf(signed, ours.id))) == 1


def test_paper_is_always_signed(book: Notebook) -> None:
    who = create_resident(book, usage_name="Ba").result.id
    with pytest.raises(Refused, match="qui vous êtes"):
        plan_pdf(book, who)
