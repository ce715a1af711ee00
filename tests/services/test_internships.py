"""Internships of pupils: a guardian’s word first, places that run out, dates, who signs, what warns."""

from typing import Any

import pytest

from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.internship import Internship, InternshipOffer, Pupil
from cad.domain.school import School
from cad.services import (
    history,
    internship_list,
    internship_offers,
    internships,
    letters,
    pupils,
    residents,
    schools,
    settings,
)
from cad.services.duplicates import merge_residents
from cad.services.notebook import Notebook
from cad.services.plan import plan_report
from cad.services.pupil_page import pupil_page
from cad.services.today import today
from cad.store.table import load, select


@pytest.fixture
def school(signed: Notebook) -> School:
    """A REP school of Maurepas, out from 7 to 11 December 2026."""
    made = schools.add_school(
        signed, name="Collège du Fil", network="rep", neighbourhood="Maurepas", city="Rennes"
    ).result
    schools.set_week(signed, made.id, "2026-12-07", "2026-12-11")
    return made


@pytest.fixture
def offer(signed: Notebook) -> InternshipOffer:
    """One place at a bakery of Maurepas."""
    return offered(signed, "Boulangerie", sector="food", neighbourhood="Maurepas", city="Rennes")


def offered(book: Notebook, name: str, **more: Any) -> InternshipOffer:
    from cad.services.partners import add_organisation

    company = add_organisation(book, name=name).result.id
    return internship_offers.add_internship_offer(book, company=company, **more).result


def pupil(book: Notebook, school: School, name: str = "Awa", *, agreed: bool = True, **more: Any) -> Pupil:
    """A pupil of fourteen, whose mother agrees."""
    said = {"birth_date": "2012-05-04", "city": "Rennes"} | more
    who = residents.create_resident(book, usage_name="Diallo", first_name=name, **said).result.id
    given = {"guardian": "Fanta Diallo", "kin": "mother", "agreed_on": "2026-11-02"} if agreed else {}
    return pupils.add_pupil(
        book, who, school.id, "3e B", ("food", "sport"), "near", **given
    ).result  # fmt: skip


def test_nothing_is_proposed_without_a_guardian(
    signed: Notebook, school: School, offer: InternshipOffer
) -> None:
    one = pupil(signed, school, agreed=False)
    for act in (
        lambda: internships.propose_internship(signed, one.id, offer.id),
        lambda: internships.add_found_internship(signed, one.id, found="Garage du Coin"),
    ):
        with pytest.raises(Refused, match="mineur·e et l’accord"):
            act()
    assert "n’est pas noté" in pupil_page(signed, one.id).row.blocked
    pupils.record_guardian_agreement(signed, one.id, "Fanta Diallo", "mother", "2026-11-20")
    assert internships.propose_internship(signed, one.id, offer.id).result.starts_on == "2026-12-07"
    for wrong in ({"wishes": ("magie",)}, {"travel": "loin"}):
        with pytest.raises(Refused, match="n’est pas un choix possible"):
            pupils.change_pupil(signed, one.id, **wrong)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="pas encore arrivé"):
        pupils.record_guardian_agreement(signed, one.id, "Fanta Diallo", on="2026-12-20")


def test_a_guardian_who_withdraws(signed: Notebook, school: School, offer: InternshipOffer) -> None:
    one = pupil(signed, school)
    made = internships.propose_internship(signed, one.id, offer.id).result
    internships.answer_internship(signed, made.id, "agreed")
    pupils.withdraw_guardian_agreement(signed, one.id)
    with pytest.raises(Refused, match="Fanta Diallo a retiré son accord le 23 novembre 2026"):
        internships.sign_internship(signed, made.id, "company")
    internships.answer_internship(signed, made.id, "broken", "Accord retiré")
    with pytest.raises(Refused, match="a retiré son accord"):
        internships.answer_internship(signed, made.id, "proposed")
    with pytest.raises(Refused, match="rien à retirer"):
        pupils.withdraw_guardian_agreement(signed, one.id)


def test_a_withdrawal_is_somebody_s_word(signed: Notebook, school: School) -> None:
    one = pupil(signed, school)
    pupils.withdraw_guardian_agreement(signed, one.id)
    history.undo(signed)
    history.redo(signed)
    signed.now = fixed("2026-11-23T10:20")
    with pytest.raises(Refused, match="ne s’annule plus"):
        history.undo(signed)
    pupils.record_guardian_agreement(signed, one.id, "Fanta Diallo")
    assert load(signed.connection, Pupil, one.id).withdrew_on == ""


def test_of_age_no_guardian_is_asked(signed: Notebook, school: School, offer: InternshipOffer) -> None:
    one = pupil(signed, school, agreed=False, birth_date="2008-11-24")
    with pytest.raises(Refused, match="mineur·e"):
        internships.propose_internship(signed, one.id, offer.id)
    signed.now = fixed("2026-11-24T10:00")
    made = internships.propose_internship(signed, one.id, offer.id).result
    internships.answer_internship(signed, made.id, "agreed")
    for who in ("company", "school"):
        assert internships.sign_internship(signed, made.id, who).result.state == "agreed"
    assert internships.sign_internship(signed, made.id, "pupil").result.state == "signed"
    internships.unsign_internship(signed, made.id, "pupil")
    assert pupil_page(signed, one.id).internships[0].missing == ("pupil",)
    internships.sign_internship(signed, made.id, "pupil")
    settings.set_rule(signed, "majority_age", 21)
    assert pupil_page(signed, one.id).internships[0].missing == ("guardian",)


@pytest.mark.parametrize("born", ["", "2008"])
def test_an_age_that_is_not_sure_is_a_minor_s(signed: Notebook, school: School, born: str) -> None:
    one = pupil(signed, school, agreed=False, birth_date=born)
    assert pupil_page(signed, one.id).row.blocked


def test_more_pupils_than_places(signed: Notebook, school: School, offer: InternshipOffer) -> None:
    both = [pupil(signed, school, name) for name in ("Awa", "Léo")]
    asked = [internships.propose_internship(signed, one.id, offer.id).result for one in both]
    internships.answer_internship(signed, asked[0].id, "agreed")
    with pytest.raises(Refused, match="Sa place est prise"):
        internships.answer_internship(signed, asked[1].id, "agreed")
    third = pupil(signed, school, "Inès")
    with pytest.raises(Refused, match="Sa place est prise"):
        internships.propose_internship(signed, third.id, offer.id)
    (match,) = pupil_page(signed, third.id).offers
    assert (match.match.left, match.match.reasons[-1]) == (0, "plus de place")
    internship_offers.change_internship_offer(signed, offer.id, places=2)
    assert internships.answer_internship(signed, asked[1].id, "agreed").result.state == "agreed"


def test_a_pupil_has_one_internship(signed: Notebook, school: School, offer: InternshipOffer) -> None:
    one = pupil(signed, school)
    found = internships.add_found_internship(signed, one.id, found="Garage du Coin").result
    assert (found.state, found.starts_on, found.ends_on) == ("agreed", "2026-12-07", "2026-12-11")
    with pytest.raises(Refused, match="déjà un stage"):
        internships.propose_internship(signed, one.id, offer.id)
    internships.answer_internship(signed, found.id, "broken", "Fermeture")
    internships.propose_internship(signed, one.id, offer.id)
    with pytest.raises(Refused, match="déjà proposée"):
        internships.propose_internship(signed, one.id, offer.id)
    for state in ("proposed", "agreed"):
        internships.answer_internship(signed, found.id, state)
    with pytest.raises(Refused, match="pas encore fait"):
        internships.answer_internship(signed, found.id, "done")


def test_what_is_signed_and_moves_is_signed_again(
    signed: Notebook, school: School, offer: InternshipOffer
) -> None:
    one = pupil(signed, school)
    made = internships.add_found_internship(signed, one.id, company=offer.company, hours="6").result
    for who in ("company", "school", "guardian", "pupil"):
        internships.sign_internship(signed, made.id, who, "2026-11-20")
    assert load(signed.connection, Internship, made.id).state == "signed"
    internships.change_internship(signed, made.id, tutor="M. Le Fur")
    assert load(signed.connection, Internship, made.id).state == "signed"
    moved = internships.change_internship(signed, made.id, ends_on="2026-12-10").result
    assert (moved.state, moved.pupil_signed) == ("agreed", "")
    with pytest.raises(Refused, match="avant le début"):
        internships.change_internship(signed, made.id, ends_on="2026-12-01")


def test_rules_warn_with_their_source_and_block_nothing(signed: Notebook, school: School) -> None:
    one = pupil(signed, school, birth_date="2013-01-10")
    made = internships.add_found_internship(
        signed,
        one.id,
        found="Garage",
        sector="garage",
        starts_on="2026-12-04",
        ends_on="2026-12-11",
        hours="8",
    ).result
    (placed,) = pupil_page(signed, one.id).internships
    said = [warned.sentence.replace("\u00a0", " ") for warned in placed.warnings]
    assert said == [
        "Ces dates sortent de la semaine de l’établissement, du 7 au 11 décembre 2026.",
        "6 jours : plus que 5 jours d’observation.",
        "8 h par jour : plus que 7 h.",
        "40 h dans la semaine : plus que 30 h à cet âge.",
        "Moins de 14 ans ce jour-là : vérifiez que ce lieu peut l’accueillir.",
        "Observer seulement : machines, produits et hauteur sont réglementés avant 18 ans.",
    ]
    assert all(warned.source for warned in placed.warnings)
    settings.set_rule(signed, "internship_day_hours", 8, source="Circulaire relue")
    after = [warned.sentence for warned in pupil_page(signed, one.id).internships[0].warnings]
    assert len(after) == 5
    internships.sign_internship(signed, made.id, "company")


def test_offers_are_ordered_by_dates_wish_and_distance(signed: Notebook, school: School) -> None:
    one = pupil(signed, school)
    near = offered(signed, "Boulangerie", sector="food", neighbourhood="Maurepas", city="Rennes")
    town = offered(signed, "Salle", sector="sport", neighbourhood="Cleunay", city="Rennes")
    other = offered(signed, "Bureau", sector="office", city="Chantepie")
    late = offered(
        signed,
        "Stade",
        sector="sport",
        neighbourhood="Maurepas",
        starts_on="2027-01-04",
        ends_on="2027-01-08",
    )
    found = pupil_page(signed, one.id).offers
    assert [each.match.offer.id for each in found] == [near.id, town.id, other.id, late.id]
    assert [each.match.distance for each in found] == ["near", "town", "unknown", "near"]
    said = [" · ".join(each.match.reasons).replace("\u00a0", " ") for each in found]
    assert said[0].startswith("parmi ses souhaits · même quartier que l’établissement")
    assert "au-delà du trajet possible (à pied, dans le quartier)" in said[1]
    assert "Chantepie : trajet à vérifier" in said[2]
    assert "à d’autres dates, du 4 au 8 janvier 2027" in said[3]


def test_who_has_nothing_near_the_date_comes_first(
    signed: Notebook, school: School, offer: InternshipOffer
) -> None:
    one, two = pupil(signed, school, "Zoé"), pupil(signed, school, "Adama")
    internships.add_found_internship(signed, two.id, company=offer.company)
    listed = internship_list.internship_list(signed)
    assert [row.name for row in listed.rows] == ["DIALLO Zoé", "DIALLO Adama"]
    assert [row.pressing for row in listed.rows] == [True, False]
    assert listed.counts == {"without": 1, "to_sign": 1, "all": 2}
    kept = internship_list.internship_list(signed, show="to_sign", text="dial ada")
    assert [row.missing for row in kept.rows] == [("company", "school", "guardian", "pupil")]
    settings.set_rule(signed, "internship_warning_days", 10)
    assert [row.pressing for row in internship_list.internship_list(signed).rows] == [False, False]
    assert load(signed.connection, Pupil, one.id).year == 2026


def test_a_school_has_one_week_a_year(signed: Notebook, school: School) -> None:
    schools.set_week(signed, school.id, "2026-12-14", "2026-12-18")
    one = pupil(signed, school)
    assert pupil_page(signed, one.id).row.week.starts_on == "2026-12-14"  # type: ignore[union-attr]
    schools.set_week(signed, school.id, "2027-12-13", "2027-12-17")
    assert pupil_page(signed, one.id).row.week.starts_on == "2026-12-14"  # type: ignore[union-attr]
    with pytest.raises(Refused, match="1 élève y est"):
        schools.remove_school(signed, school.id)
    with pytest.raises(Refused, match="avant le début"):
        schools.set_week(signed, school.id, "2026-12-14", "2026-12-11")


def test_two_files_of_one_pupil_are_one(signed: Notebook, school: School, offer: InternshipOffer) -> None:
    one, two = pupil(signed, school), pupil(signed, school)
    internships.add_found_internship(signed, one.id, company=offer.company)
    merge_residents(signed, one.resident, two.resident)
    (row,) = internship_list.internship_list(signed).rows
    assert row.hosted
    for each in (one, two):
        page = pupil_page(signed, each.id)
        assert (page.row.pupil.id, len(page.internships)) == (two.id, 1)
        with pytest.raises(Refused, match="déjà un stage"):
            internships.propose_internship(signed, each.id, offer.id)
    assert len(select(signed.connection, Internship)) == 1


def test_the_agreement_says_what_it_is_for_and_no_more(
    signed: Notebook, school: School, offer: InternshipOffer
) -> None:
    one = pupil(signed, school)
    made = internships.propose_internship(signed, one.id, offer.id).result
    with pytest.raises(Refused, match="n’a pas encore accepté"):
        letters.internship_agreement_document(signed, made.id)
    internships.answer_internship(signed, made.id, "agreed")
    internships.sign_internship(signed, made.id, "company", "2026-11-20")
    paper = letters.internship_agreement_document(signed, made.id)
    assert [(each.name, each.signed) for each in paper.signatures] == [
        ("", "Signé le 20 novembre 2026"), ("", ""), ("Fanta Diallo", ""), ("Awa DIALLO", ""),
    ]  # fmt: skip
    said = repr(paper)
    assert "Boulangerie" in said
    for absent in ("Sport", "sport", "souhait", "quartier", "0299010203"):
        assert absent not in said
    pupils.withdraw_guardian_agreement(signed, one.id)
    with pytest.raises(Refused, match="retiré son accord"):
        letters.internship_agreement_pdf(signed, made.id)


def test_the_adviser_who_leads_is_told_on_the_day(signed: Notebook, school: School) -> None:
    one = pupil(signed, school)
    assert [row.name for row in today(signed).pupils] == ["DIALLO Awa"]
    residents.change_resident(signed, one.resident, lead_adviser="")
    assert today(signed).pupils == ()
    residents.change_resident(signed, one.resident, lead_adviser=signed.me)
    internships.add_found_internship(signed, one.id, found="Garage")
    assert today(signed).pupils == ()


def test_the_figures_of_the_plan_recounted(signed: Notebook, school: School, offer: InternshipOffer) -> None:
    every = [pupil(signed, school, f"Élève {n}") for n in range(12)]
    for one in every[:7]:
        made = internships.add_found_internship(signed, one.id, found="Garage").result
    internships.answer_internship(signed, made.id, "broken")
    elsewhere = residents.create_resident(signed, usage_name="Ailleurs").result.id
    pupils.add_pupil(signed, elsewhere)
    report = plan_report(signed, first="2026-12-01", last="2026-12-31")
    found = {key: report.of(key).value for key in ("pupils_hosted", "pupils_without", "pupils_share")}
    assert found == {"pupils_hosted": 6, "pupils_without": 6, "pupils_share": 50}
    earlier = plan_report(signed, first="2026-11-01", last="2026-11-30")
    assert earlier.of("pupils_hosted").value is None
