"""Places the authority reserves: conditions and their reasons, answers, who has them; training in numbers."""

from typing import Any

import pytest

from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.place_conditions import conditions, unmet
from cad.domain.reserved_place import Placement, ReservedPlace
from cad.services import (
    employer,
    history,
    journeys,
    outcomes,
    placements,
    proposals,
    reserved_places,
    residents,
    trainings,
)
from cad.services.duplicates import merge_residents
from cad.services.notebook import Notebook
from cad.services.page import resident_page
from cad.services.partners import add_organisation
from cad.services.plan import plan_report
from cad.store.table import select

TODAY = "2026-11-23"


@pytest.fixture
def summer(signed: Notebook) -> ReservedPlace:
    """Two summer jobs at the swimming pools, for sixteen to twenty-five, kept for the QPV."""
    city = add_organisation(signed, name="Ville de Rennes").result.id
    return reserved_places.add_reserved_place(
        signed, title="Accueil des piscines", category="summer", employer=city, service="Sports", places=2,
        starts_on="2027-07-01", ends_on="2027-08-31", age_from=16, age_to=25, qpv_only=True,
    ).result  # fmt: skip


def someone(book: Notebook, name: str, **more: Any) -> str:
    """Whose journey is open, and who looks for work."""
    who = residents.create_resident(book, usage_name=name, **more).result.id
    journeys.open_journey(book, who)
    journeys.assess_need(book, who, "recruitment", "need")
    return who


@pytest.mark.parametrize(
    ("born", "qpv", "said"),
    [
        ("2009-03-12", "in", ()),
        ("2011-07-02", "in", ("aura 16 ans le 2 juillet 2027",)),
        ("2011-07-01", "in", ()),
        ("2011", "in", ("âge à vérifier",)),
        ("2013", "in", ("n’aura pas 16 ans le 1er juillet 2027",)),
        ("", "in", ("âge à vérifier",)),
        ("2001-07-02", "in", ()),
        ("2001-07-01", "in", ("plus de 25 ans à partir du 1er juillet 2027",)),
        ("1990", "out", ("plus de 25 ans", "hors QPV")),
        ("2008-02-29", "", ("résidence à vérifier",)),
    ],
)
def test_conditions_are_checked_with_their_reason(
    signed: Notebook, summer: ReservedPlace, born: str, qpv: str, said: tuple[str, ...]
) -> None:
    assert unmet(summer, born, qpv, TODAY).all == said


def test_an_age_may_be_looked_at_on_another_day(signed: Notebook, summer: ReservedPlace) -> None:
    made = reserved_places.change_reserved_place(
        signed, summer.id, age_on="2027-12-31", qpv_only=False, situation="étudiant·e"
    ).result
    assert unmet(made, "2011-12-31", "out", TODAY).doubtful == ("à vérifier\u00a0: étudiant·e",)
    assert conditions(made) == ("de 16 à 25 ans le 31 décembre 2027", "étudiant·e")


def test_who_meets_the_conditions_comes_first(signed: Notebook, summer: ReservedPlace) -> None:
    ready = someone(signed, "Prête", birth_date="2008-01-01", qpv="in")
    young = someone(signed, "Jeune", birth_date="2013-01-01", qpv="in")
    doubt = someone(signed, "Zoé", qpv="")
    out = someone(signed, "Dehors", birth_date="2013-01-01", qpv="out")
    found = reserved_places.place_candidates(signed, summer.id)
    assert [one.person for one in found.first] == [ready, doubt, young, out]
    assert found.first[3].against == ("aura 16 ans le 1er janvier 2029", "hors QPV")


def test_more_people_than_places(signed: Notebook, summer: ReservedPlace) -> None:
    every = tuple(someone(signed, f"Nom{n}", qpv="in") for n in range(3))
    asked = reserved_places.propose_reserved_place(signed, summer.id, every).result
    with pytest.raises(Refused, match="déjà proposé"):
        reserved_places.propose_reserved_place(signed, summer.id, every[:1])
    for one in asked[:2]:
        for state in ("willing", "met", "taken"):
            proposals.answer_proposal(signed, one.id, state)
    with pytest.raises(Refused, match="Ces 2 places sont prises"):
        proposals.answer_proposal(signed, asked[2].id, "taken")
    row = employer.place_page(signed, summer.id).row
    assert (row.taken, row.waiting, row.left) == (2, 1, 0)
    proposals.answer_proposal(signed, asked[0].id, "willing")
    assert len(select(signed.connection, Placement)) == 1
    proposals.answer_proposal(signed, asked[2].id, "taken")
    history.undo(signed)
    assert employer.place_page(signed, summer.id).row.left == 1


def test_who_is_taken_has_it_until_its_end_and_what_follows_is_asked(
    signed: Notebook, summer: ReservedPlace
) -> None:
    who = someone(signed, "Diallo", qpv="in")
    (asked,) = reserved_places.propose_reserved_place(signed, summer.id, (who,)).result
    proposals.answer_proposal(signed, asked.id, "taken")
    (held,) = select(signed.connection, Placement)
    assert (held.starts_on, held.ends_on) == ("2027-07-01", "2027-08-31")
    placements.change_placement(signed, held.id, ends_on="2027-07-31", reason="Contrat trouvé")
    with pytest.raises(Refused, match="avant le début"):
        placements.change_placement(signed, held.id, ends_on="2027-06-01")
    signed.now = fixed("2027-11-05T10:00")
    (due,) = outcomes.outcomes_due(signed)
    assert (due.row.kind, due.row.months) == ("placement", 3)
    outcomes.record_outcome(signed, "placement", held.id, 3, "job")
    (one,) = employer.place_page(signed, summer.id).asked
    assert one.outcomes == ((3, "job"),)
    titles = [entry.title for entry in resident_page(signed, who).timeline]
    assert titles[0] == "3\u00a0mois après la fin de la place réservée\u00a0: en emploi"
    assert "Place réservée prise\u00a0: Accueil des piscines · Sports" in titles


def test_a_merged_person_keeps_the_place(signed: Notebook, summer: ReservedPlace) -> None:
    one, other = someone(signed, "Diallo", qpv="in"), someone(signed, "Dialo", qpv="in")
    (asked,) = reserved_places.propose_reserved_place(signed, summer.id, (other,)).result
    proposals.answer_proposal(signed, asked.id, "taken")
    merge_residents(signed, one, other)
    (found,) = employer.place_page(signed, summer.id).asked
    assert (found.person, bool(found.placement)) == (one, True)


def test_what_cannot_be_is_said(signed: Notebook, summer: ReservedPlace) -> None:
    for wrong, why in (
        ({"age_from": 30}, "premier avant le second"), ({"places": 0}, "au moins une place"),
        ({"ends_on": "2027-01-01"}, "avant le début"), ({"title": " "}, "nom du poste"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            reserved_places.change_reserved_place(signed, summer.id, **wrong)
    reserved_places.close_reserved_place(signed, summer.id)
    with pytest.raises(Refused, match="fermée"):
        reserved_places.propose_reserved_place(signed, summer.id, (someone(signed, "X"),))


def test_a_training_counts_its_people_by_service(signed: Notebook, summer: ReservedPlace) -> None:
    session = trainings.add_training(
        signed, subject="discrimination", day="2026-11-10", audience="Managers", heads=20
    ).result
    trainings.record_attendance(signed, session.id, summer.employer, "Sports", 7)
    trainings.record_attendance(signed, session.id, summer.employer, " sports ", 8)
    trainings.record_attendance(signed, session.id, summer.employer, "Culture", 4)
    (row,) = employer.employer_list(signed).trainings
    assert (row.people, len(row.came)) == (12, 2)
    with pytest.raises(Refused, match="ramenez-les à 0"):
        trainings.remove_training(signed, session.id)
    later = trainings.add_training(signed, subject="purchasing", day="2027-01-10").result
    with pytest.raises(Refused, match="pas encore eu lieu"):
        trainings.record_attendance(signed, later.id, summer.employer, "Achats", 3)
    with pytest.raises(Refused, match="sujet"):
        trainings.add_training(signed, day="2027-01-10")


def test_the_figures_of_the_plan_recounted(signed: Notebook, summer: ReservedPlace) -> None:
    reserved_places.change_reserved_place(
        signed, summer.id, places=24, starts_on="2026-11-01", ends_on="2027-01-31"
    )
    every = tuple(someone(signed, f"Nom{n}", qpv=("in", "out", "")[n % 3]) for n in range(24))
    asked = reserved_places.propose_reserved_place(signed, summer.id, every).result
    for one in asked:
        proposals.answer_proposal(signed, one.id, "taken")
    report = plan_report(signed, first="2026-11-01", last="2026-11-30")
    found = {key: report.of(key).value for key in ("places_proposed", "places_taken", "places_in_qpv")}
    assert found == {"places_proposed": 24, "places_taken": 24, "places_in_qpv": 50}
