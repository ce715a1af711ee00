"""What the person agreed to, and what follows when they take it back."""

import pytest

from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.services.consents import consents, give_consent, refuse_consent, withdraw_consent
from cad.services.duplicates import merge_residents, unmerge_residents
from cad.services.history import redo, undo, undo_labels
from cad.services.notebook import Notebook
from cad.services.page import resident_page
from cad.services.referrals import hand_over, list_referrals, refer
from cad.services.residents import create_resident

from .snapshot import snapshot


def test_the_latest_word_about_an_organisation_holds(signed: Notebook, awa: str, permis: Service) -> None:
    given = give_consent(signed, awa, permis.organisation, "oral", on="2026-11-02").result
    refuse_consent(signed, awa, permis.organisation, on="2026-10-01", detail="hésite encore")
    rows = consents(signed, awa)
    assert [(r.consent.state, r.current) for r in rows] == [("given", True), ("refused", False)]
    assert (rows[0].organisation, rows[0].adviser) == ("Mobilité 35", "Nora Le Gall")
    withdrawn = withdraw_consent(signed, given.id).result.consent
    assert [r.consent.id for r in consents(signed, awa) if r.current] == [withdrawn.id]


def test_the_story_tells_what_was_refused_or_taken_back(signed: Notebook, awa: str, permis: Service) -> None:
    given = give_consent(signed, awa, permis.organisation, "oral", on="2026-11-02").result
    withdraw_consent(signed, given.id, detail="ne veut plus", on="2026-11-05")
    refuse_consent(signed, awa, "", scope="team", on="2026-11-06")
    told = [
        (e.at, e.title, e.text, e.author)
        for e in resident_page(signed, awa).timeline
        if e.kind in ("given", "refused", "withdrawn")
    ]
    assert told == [
        ("2026-11-06", "Refuse le partage avec l’équipe", "", "Nora Le Gall"),
        ("2026-11-05", "Retire son accord à l’orientation · Mobilité 35", "ne veut plus", "Nora Le Gall"),
    ]


def test_nothing_new_is_handed_over_after_a_withdrawal(signed: Notebook, awa: str, permis: Service) -> None:
    first = refer(signed, awa, permis.id, "Passer le permis", consent_how="written").result
    taken = withdraw_consent(signed, first.consent, detail="ne veut plus").result
    assert taken.referrals == (first.id,)
    assert taken.sentence.startswith("Plus aucune orientation vers Mobilité 35")
    assert "1 orientation déjà remise" in taken.sentence
    with pytest.raises(Refused, match=r"retiré le 23 novembre 2026"):
        refer(signed, awa, permis.id, "Repasser le code")
    (row,) = list_referrals(signed)
    assert (row.state, row.consent) == ("handed_over", "withdrawn")


def test_a_new_consent_opens_the_way_again(signed: Notebook, awa: str, permis: Service) -> None:
    given = give_consent(signed, awa, permis.organisation, "oral").result
    withdraw_consent(signed, given.id)
    assert refer(signed, awa, permis.id, "Permis", consent_how="oral").result.state == "handed_over"


def test_a_consent_is_taken_back_once_and_not_before_it_was_given(
    signed: Notebook, awa: str, permis: Service
) -> None:
    given = give_consent(signed, awa, permis.organisation, "oral", on="2026-11-20").result
    with pytest.raises(Refused, match="avant"):
        withdraw_consent(signed, given.id, on="2026-11-19")
    withdraw_consent(signed, given.id)
    with pytest.raises(Refused, match="déjà"):
        withdraw_consent(signed, given.id)


def at(book: Notebook, moment: str) -> None:
    """It is another time."""
    book.now = fixed(moment)


def test_a_slip_of_the_mouse_is_undone_at_once(signed: Notebook, awa: str, permis: Service) -> None:
    given = give_consent(signed, awa, permis.organisation, "oral").result
    before = snapshot(signed)
    withdraw_consent(signed, given.id)
    undo(signed)
    assert snapshot(signed) == before
    assert refer(signed, awa, permis.id, "Permis").result.consent == given.id


@pytest.mark.parametrize("later", ["2026-11-23T10:06", "2026-11-24T10:01", "2026-11-23T09:58"])
def test_a_withdrawal_is_the_person_s_word_and_no_longer_undoes(
    signed: Notebook, awa: str, permis: Service, later: str
) -> None:
    """Neither minutes later, nor the next day, nor with a clock set back."""
    given = give_consent(signed, awa, permis.organisation, "oral").result
    withdraw_consent(signed, given.id)
    before = snapshot(signed)
    at(signed, later)
    assert undo_labels(signed).undo == ""
    with pytest.raises(Refused, match="parole de la personne") as said:
        undo(signed)
    assert "Noter le retrait de l’accord" in str(said.value)
    assert "notez son nouvel accord" in str(said.value)
    assert snapshot(signed) == before
    with pytest.raises(Refused, match="retiré"):
        refer(signed, awa, permis.id, "Permis")


def test_what_was_done_before_a_withdrawal_is_not_undone_in_its_place(
    signed: Notebook, awa: str, permis: Service
) -> None:
    given = give_consent(signed, awa, permis.organisation, "oral").result
    withdraw_consent(signed, given.id)
    at(signed, "2026-11-23T11:00")
    create_resident(signed, usage_name="Après")
    undo(signed)
    for _time in range(2):
        with pytest.raises(Refused, match="parole de la personne"):
            undo(signed)
    assert [row.consent.state for row in consents(signed, awa)] == ["withdrawn", "given"]


def test_a_refusal_does_not_undo_into_the_consent_before_it(
    signed: Notebook, awa: str, permis: Service
) -> None:
    give_consent(signed, awa, permis.organisation, "oral", on="2026-11-02")
    refuse_consent(signed, awa, permis.organisation)
    at(signed, "2026-11-23T10:30")
    with pytest.raises(Refused, match="parole de la personne"):
        undo(signed)


def test_a_withdrawal_done_again_is_sealed_in_its_turn(signed: Notebook, awa: str, permis: Service) -> None:
    given = give_consent(signed, awa, permis.organisation, "oral").result
    withdraw_consent(signed, given.id)
    undo(signed)
    at(signed, "2026-11-23T12:00")
    redo(signed)
    undo(signed)
    redo(signed)
    at(signed, "2026-11-23T12:10")
    with pytest.raises(Refused, match="parole de la personne"):
        undo(signed)


def test_a_consent_given_by_mistake_is_undone_whenever(signed: Notebook, awa: str, permis: Service) -> None:
    give_consent(signed, awa, permis.organisation, "oral")
    at(signed, "2026-12-23T10:00")
    undo(signed)
    assert not consents(signed, awa)


@pytest.mark.parametrize("later", ["2026-11-20T10:00", "2026-11-23T08:00"])
def test_a_clock_set_back_keeps_nobody_from_saying_no(
    signed: Notebook, awa: str, permis: Service, later: str
) -> None:
    """What is said now holds over what was said before, whatever the clock says of the two."""
    given = give_consent(signed, awa, permis.organisation, "oral").result
    at(signed, later)
    withdraw_consent(signed, given.id)
    assert [r.consent.state for r in consents(signed, awa) if r.current] == ["withdrawn"]
    give_consent(signed, awa, permis.organisation, "written")
    refuse_consent(signed, awa, permis.organisation)
    assert [r.consent.state for r in consents(signed, awa) if r.current] == ["refused"]


def test_two_files_parted_keep_what_was_refused_while_they_were_one(
    signed: Notebook, awa: str, permis: Service
) -> None:
    give_consent(signed, awa, permis.organisation, "oral")
    other = create_resident(signed, usage_name="Diallo", first_name="Hawa").result.id
    merge_residents(signed, survivor=other, absorbed=awa)
    refuse_consent(signed, other, permis.organisation)
    unmerge_residents(signed, absorbed=awa)
    for who in (awa, other):
        with pytest.raises(Refused, match="n’accepte pas"):
            refer(signed, who, permis.id, "Permis")
    assert len(consents(signed, other)) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"how": "fumée"}, "comment"),
        ({"on": "2026-11-24"}, "pas encore arrivé"),
        ({"on": "hier"}, "n’est pas un jour"),
        ({"organisation": ""}, "structure"),
        ({"scope": "monde"}, "choix possible"),
    ],
)
def test_what_does_not_say_enough_is_refused(
    signed: Notebook, awa: str, permis: Service, change: dict[str, str], sentence: str
) -> None:
    said = {"resident": awa, "organisation": permis.organisation, "how": "oral"} | change
    with pytest.raises(Refused, match=sentence):
        give_consent(signed, **said)
    assert not consents(signed, awa)


def test_sharing_with_the_team_opens_no_referral(signed: Notebook, awa: str, permis: Service) -> None:
    shared = give_consent(signed, awa, "", "form", scope="team").result
    with pytest.raises(Refused, match="Pas d’accord"):
        refer(signed, awa, permis.id, "Permis")
    assert "équipe" in withdraw_consent(signed, shared.id).result.sentence


def test_a_merged_person_keeps_what_they_said(signed: Notebook, awa: str, permis: Service) -> None:
    give_consent(signed, awa, permis.organisation, "oral")
    other = create_resident(signed, usage_name="Diallo", first_name="Hawa").result.id
    merge_residents(signed, survivor=other, absorbed=awa)
    drafted = refer(signed, other, permis.id, "Permis").result
    (row,) = list_referrals(signed)
    assert (row.person.id, row.consent, drafted.state) == (other, "given", "handed_over")
    with pytest.raises(Refused, match="ne peut pas devenir"):
        hand_over(signed, drafted.id)
