"""Referrals as an adviser meets them: prepared, handed over, followed, found again."""

import pytest

from cad.domain import reference
from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.services.consents import give_consent, refuse_consent
from cad.services.duplicates import merge_residents
from cad.services.history import undo, undo_labels
from cad.services.journeys import add_step
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation, add_service, archive_organisation
from cad.services.referrals import (
    change_referral,
    count_referrals,
    draft_referral,
    hand_over,
    list_referrals,
    move_referral,
    refer,
    referral_by_reference,
    referral_page,
    referrals_of,
    remove_referral,
)
from cad.services.residents import create_resident
from cad.services.settings import set_rule

from .snapshot import snapshot


def test_a_draft_needs_no_consent_and_knows_the_service(signed: Notebook, awa: str, permis: Service) -> None:
    drafted = draft_referral(signed, awa, permis.id, "Passer le permis").result
    assert (drafted.state, drafted.documents, drafted.theme) == ("draft", "Pièce d’identité", "mobility")
    assert drafted.answer_by == "2026-12-08"
    assert reference.normalise(drafted.reference) == drafted.reference
    assert [e.state for e in referral_page(signed, drafted.id).happened] == ["draft"]


def test_the_usual_delay_is_a_rule(signed: Notebook, awa: str, permis: Service) -> None:
    set_rule(signed, "answer_days", 30)
    assert draft_referral(signed, awa, permis.id, "Permis").result.answer_by == "2026-12-23"
    set_rule(signed, "answer_days", 5)  # a Saturday: nobody is there to answer
    assert draft_referral(signed, awa, permis.id, "Permis").result.answer_by == "2026-11-30"


def test_no_consent_no_hand_over(signed: Notebook, awa: str, permis: Service) -> None:
    drafted = draft_referral(signed, awa, permis.id, "Permis").result
    with pytest.raises(Refused, match="Pas d’accord, pas d’orientation"):
        hand_over(signed, drafted.id)
    handed = hand_over(signed, drafted.id, {"how": "written", "on": "2026-11-21"}).result
    page = referral_page(signed, handed.id)
    assert (page.row.consent, page.row.since, page.row.seam) == ("given", "2026-11-23", "open")


def test_a_consent_given_to_another_partner_does_not_serve(
    signed: Notebook, awa: str, permis: Service
) -> None:
    other = add_organisation(signed, name="CCAS").result
    elsewhere = give_consent(signed, awa, other.id, "oral").result
    drafted = draft_referral(signed, awa, permis.id, "Permis").result
    with pytest.raises(Refused, match="Pas d’accord"):
        hand_over(signed, drafted.id, elsewhere.id)
    give_consent(signed, awa, permis.organisation, "oral")
    with pytest.raises(Refused, match="ne vaut pas pour Mobilité 35"):
        hand_over(signed, drafted.id, elsewhere.id)


def test_a_consent_serves_only_who_gave_it_for_a_referral_and_as_long_as_it_holds(
    signed: Notebook, awa: str, permis: Service
) -> None:
    someone = create_resident(signed, usage_name="Barry").result
    theirs = give_consent(signed, someone.id, permis.organisation, "oral").result
    shared = give_consent(signed, awa, permis.organisation, "oral", scope="team").result
    refused = refuse_consent(signed, awa, permis.organisation).result
    give_consent(signed, awa, permis.organisation, "oral")
    drafted = draft_referral(signed, awa, permis.id, "Permis").result
    for other in (theirs, shared, refused):
        with pytest.raises(Refused, match="ne vaut pas pour Mobilité 35"):
            hand_over(signed, drafted.id, other.id)


def test_a_consent_given_after_the_hand_over_does_not_serve_it(
    signed: Notebook, awa: str, permis: Service
) -> None:
    drafted = draft_referral(signed, awa, permis.id, "Permis").result
    give_consent(signed, awa, permis.organisation, "oral", on="2026-11-22")
    with pytest.raises(Refused, match="après la remise"):
        hand_over(signed, drafted.id, on="2026-11-21")
    assert hand_over(signed, drafted.id, on="2026-11-22").result.state == "handed_over"


def test_consent_and_hand_over_are_one_undo(signed: Notebook, awa: str, permis: Service) -> None:
    before = snapshot(signed)
    refer(signed, awa, permis.id, "Permis", consent_how="form", consent_detail="signé au guichet")
    assert undo_labels(signed).undo == "Orienter la personne"
    undo(signed)
    assert snapshot(signed) == before


def test_a_letter_without_an_object_is_not_handed_over(signed: Notebook, awa: str, permis: Service) -> None:
    with pytest.raises(Refused, match="l’objet de la demande"):
        refer(signed, awa, permis.id, " ", consent_how="oral")
    assert not list_referrals(signed)


def test_what_was_handed_over_is_not_rewritten(signed: Notebook, awa: str, permis: Service) -> None:
    drafted = draft_referral(signed, awa, permis.id, "Permis").result
    other = add_service(signed, permis.organisation, name="Vélo", documents="Rien").result
    changed = change_referral(signed, drafted.id, service=other.id, purpose="Un vélo").result
    assert (changed.service, changed.documents, changed.purpose) == (other.id, "Rien", "Un vélo")
    hand_over(signed, drafted.id, {"how": "oral"})
    for act in (change_referral, remove_referral):
        with pytest.raises(Refused, match="déjà été remise"):
            act(signed, drafted.id)


def test_an_erased_draft_is_gone_until_undone(signed: Notebook, awa: str, permis: Service) -> None:
    drafted = draft_referral(signed, awa, permis.id, "Permis").result
    remove_referral(signed, drafted.id)
    for ask in (referral_page, hand_over):
        with pytest.raises(Refused, match="effacée"):
            ask(signed, drafted.id)
    undo(signed)
    assert referral_page(signed, drafted.id).row.state == "draft"


def test_the_answer_moves_the_referral_and_its_appointment(
    signed: Notebook, awa: str, permis: Service
) -> None:
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    with pytest.raises(Refused, match="jour et une heure"):
        move_referral(signed, handed.id, "appointment")
    move_referral(signed, handed.id, "appointment", appointment_at="2026-11-23T09:00", place="Blosne")
    move_referral(signed, handed.id, "appointment", appointment_at="2026-11-23T11:00")
    (met,) = referral_page(signed, handed.id).appointments
    assert (met.at, met.place, met.state) == ("2026-11-23T11:00", "Blosne", "planned")
    move_referral(signed, handed.id, "missed", detail="malade")
    assert referral_page(signed, handed.id).appointments[0].state == "missed"
    move_referral(signed, handed.id, "appointment", appointment_at="2026-12-01T11:00")
    page = referral_page(signed, handed.id)
    assert [a.state for a in page.appointments] == ["missed", "planned"]
    move_referral(signed, handed.id, "declined", reason="Plus de place")
    assert [a.state for a in referral_page(signed, handed.id).appointments] == ["missed", "cancelled"]


def test_the_outcome_is_said_and_can_be_completed(signed: Notebook, awa: str, permis: Service) -> None:
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    with pytest.raises(Refused, match="ce qui a suivi"):
        move_referral(signed, handed.id, "outcome")
    move_referral(signed, handed.id, "outcome", detail="Inscrite au code")
    move_referral(signed, handed.id, "outcome", detail="Inscrite au code, puis reçue")
    page = referral_page(signed, handed.id)
    assert (page.referral.outcome, page.row.seam) == ("Inscrite au code, puis reçue", "closed")


@pytest.mark.parametrize(
    ("move", "sentence"),
    [
        ({"state": "received", "on": "2026-11-22"}, "remise le 23 novembre"),
        ({"state": "received", "on": "2026-11-24"}, "pas encore arrivé"),
        ({"state": "appointment", "appointment_at": "2026-11-20T10:00"}, "remise le 23 novembre"),
        ({"state": "declined"}, "raison"),
        ({"state": "draft"}, "ne peut pas devenir"),
        ({"state": "perdue"}, "état d’orientation"),
    ],
)
def test_an_impossible_answer_is_refused(
    signed: Notebook, awa: str, permis: Service, move: dict[str, str], sentence: str
) -> None:
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    with pytest.raises(Refused, match=sentence):
        move_referral(signed, handed.id, **move)


def test_silence_is_late_and_the_letter_can_be_handed_over_again(
    signed: Notebook, awa: str, permis: Service
) -> None:
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    signed.now = fixed("2026-12-20T10:00")
    (row,) = list_referrals(signed, late=True)
    assert (row.id, row.age, row.late) == (handed.id, 27, True)
    assert count_referrals(signed).late == 1
    move_referral(signed, handed.id, "no_answer")
    again = move_referral(signed, handed.id, "handed_over").result
    assert again.answer_by == "2027-01-04"
    assert not list_referrals(signed, late=True)
    assert list_referrals(signed)[0].since == "2026-11-23"


def test_a_list_by_state_is_read_page_by_page(signed: Notebook, awa: str, permis: Service) -> None:
    days = ("2026-12-05", "2026-12-01", "2026-12-03", "2026-12-01")
    made = [draft_referral(signed, awa, permis.id, "P", answer_by=day).result for day in days]
    first = list_referrals(signed, "draft", limit=2)
    then = list_referrals(signed, "draft", limit=2, after=first[-1].id)
    assert [r.answer_by for r in first + then] == sorted(days)
    latest = list_referrals(signed, limit=3)
    rest = list_referrals(signed, limit=3, after=latest[-1].id)
    assert [r.id for r in latest + rest] == [m.id for m in reversed(made)]
    assert not list_referrals(signed, "open")
    with pytest.raises(Refused, match="perdue"):
        list_referrals(signed, "perdue")


def test_a_referral_is_found_by_the_person_the_partner_or_its_reference(
    signed: Notebook, awa: str, permis: Service
) -> None:
    drafted = draft_referral(signed, awa, permis.id, "Permis").result
    other = create_resident(signed, usage_name="N’Guessan", first_name="Zoé").result.id
    ccas = add_organisation(signed, name="CCAS de Rennes", acronym="CCAS").result
    budget = add_service(signed, ccas.id, name="Budget").result
    second = draft_referral(signed, other, budget.id, "Dettes").result
    found = {text: [r.id for r in list_referrals(signed, text=text)] for text in ("DIALLO", "guess", "mob")}
    assert found == {"DIALLO": [drafted.id], "guess": [second.id], "mob": [drafted.id]}
    assert [r.id for r in list_referrals(signed, text=second.reference[:5].lower())] == [second.id]
    assert not list_referrals(signed, text="personne de ce nom")
    assert len(list_referrals(signed, text='"* OR')) == 0


def test_a_reference_is_found_however_it_is_typed(signed: Notebook, awa: str, permis: Service) -> None:
    drafted = draft_referral(signed, awa, permis.id, "Permis").result
    typed = "Réf. " + reference.show(drafted.reference).lower().replace("0", "o")
    assert referral_by_reference(signed, typed).id == drafted.id
    with pytest.raises(Refused, match="Aucune orientation"):
        referral_by_reference(signed, reference.new_reference())
    with pytest.raises(Refused, match="12 signes"):
        referral_by_reference(signed, "K7RX")


def test_a_service_no_longer_offered_is_not_referred_to(signed: Notebook, awa: str, permis: Service) -> None:
    archive_organisation(signed, permis.organisation)
    with pytest.raises(Refused, match="n’est plus proposé"):
        draft_referral(signed, awa, permis.id, "Permis")


def test_a_referral_within_our_own_organisation_is_no_seam(signed: Notebook, awa: str) -> None:
    ours = add_service(signed, signed_organisation(signed), name="Atelier CV").result
    refer(signed, awa, ours.id, "CV", consent_how="oral")
    assert list_referrals(signed)[0].seam == ""


def test_a_person_shows_their_referrals_under_any_of_their_names(
    signed: Notebook, awa: str, permis: Service
) -> None:
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    other = create_resident(signed, usage_name="Diallo", first_name="Hawa").result.id
    drafted = draft_referral(signed, other, permis.id, "Code").result
    merge_residents(signed, survivor=other, absorbed=awa)
    assert [(r.id, r.seam) for r in referrals_of(signed, awa)] == [(drafted.id, ""), (handed.id, "open")]
    assert referrals_of(signed, awa) == referrals_of(signed, other)


def signed_organisation(book: Notebook) -> str:
    from cad.services.settings import me

    mine = me(book).organisation
    assert mine
    return mine.id


def test_answering_opens_nothing_else(signed: Notebook, awa: str, permis: Service) -> None:
    add_step(signed, awa, "Appeler")
    handed = refer(signed, awa, permis.id, "Permis", consent_how="oral").result
    before = snapshot(signed)
    moved = move_referral(signed, handed.id, "received", asked_by="orientations")
    assert {kind for kind, _id in moved.changed} == {"referral", "referral_event"}
    assert moved.asked_by == "orientations"
    undo(signed)
    assert snapshot(signed) == before
