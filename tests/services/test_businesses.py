"""A resident’s business: its stages, its money, its desks; what cannot be is said in words."""

import pytest

from cad.domain.business import Business, BusinessMove
from cad.domain.clock import fixed
from cad.domain.desk import DeskStay
from cad.domain.errors import Refused
from cad.domain.funding import Funding
from cad.services import (
    business_pages,
    businesses,
    desk_stays,
    duplicates,
    fundings,
    history,
    outcomes,
    residents,
)
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation
from cad.services.settings import set_rule
from cad.store.table import select
from cad.store.work import Act


@pytest.fixture
def project(signed: Notebook, awa: str) -> Business:
    return businesses.begin_business(
        signed, awa, on="2026-01-12", title="Épicerie du quartier", sector="shop"
    ).result


@pytest.fixture
def adie(signed: Notebook) -> str:
    return add_organisation(signed, name="Adie").result.id


@pytest.fixture
def caq(signed: Notebook) -> str:
    return add_organisation(signed, name="CAQ de Maurepas").result.id


def page(book: Notebook, project: Business) -> business_pages.BusinessPage:
    return business_pages.business_page(book, project.id)


def test_each_move_is_dated_and_kept(signed: Notebook, project: Business) -> None:
    businesses.move_business(signed, project.id, "structuring", on="2026-03-02")
    businesses.move_business(signed, project.id, "funding", on="2026-05-04")
    businesses.move_business(
        signed, project.id, "structuring", on="2026-06-01", reason="Prévisionnel à refaire"
    )
    shown = page(signed, project)
    assert shown.stage == "structuring"
    assert [(one.stage, one.on) for one in shown.moves] == [
        ("emergence", "2026-01-12"), ("structuring", "2026-03-02"), ("funding", "2026-05-04"),
        ("structuring", "2026-06-01"),
    ]  # fmt: skip
    history.undo(signed)
    assert page(signed, project).stage == "funding"


def test_a_company_has_a_name_and_a_day(signed: Notebook, project: Business) -> None:
    with pytest.raises(Refused, match="pas immatriculée"):
        businesses.move_business(signed, project.id, "premises")
    with pytest.raises(Refused, match="nom de l’entreprise"):
        businesses.register_business(signed, project.id, " ", "2026-09-01")
    with pytest.raises(Refused, match="pas encore arrivé"):
        businesses.register_business(signed, project.id, "Ti Épicerie", "2027-01-01")
    made = businesses.register_business(signed, project.id, "Ti Épicerie", "2026-09-01").result
    assert (made.name, page(signed, project).stage) == ("Ti Épicerie", "registered")
    businesses.move_business(signed, project.id, "follow_up")
    businesses.register_business(signed, project.id, "Ti Épicerie", "2026-09-03")
    assert page(signed, project).stage == "follow_up"


@pytest.mark.parametrize(
    ("stage", "on", "why"),
    [
        ("emergence", "", "déjà à l’étape"),
        ("structuring", "2026-01-11", "L’étape actuelle date du 12 janvier 2026"),
        ("structuring", "2026-12-01", "n’est pas encore arrivé"),
        ("structuring", "hier", "n’est pas un jour"),
        ("gloire", "", "n’est pas une étape"),
    ],
)
def test_a_move_that_cannot_be(signed: Notebook, project: Business, stage: str, on: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        businesses.move_business(signed, project.id, stage, on=on)
    assert len(select(signed.connection, BusinessMove)) == 1


def test_one_goes_back_with_a_reason(signed: Notebook, project: Business) -> None:
    businesses.move_business(signed, project.id, "funding")
    with pytest.raises(Refused, match="dites pourquoi"):
        businesses.move_business(signed, project.id, "structuring")


def test_an_abandoned_project_waits_where_it_was(signed: Notebook, project: Business) -> None:
    businesses.move_business(signed, project.id, "structuring", on="2026-03-02")
    with pytest.raises(Refused, match="pourquoi le projet est abandonné"):
        businesses.abandon_business(signed, project.id, " ")
    businesses.abandon_business(signed, project.id, "A trouvé un emploi", on="2026-04-01")
    with pytest.raises(Refused, match="abandonné depuis le 1er avril 2026"):
        businesses.move_business(signed, project.id, "funding")
    assert not business_pages.business_list(signed, stage="running").rows
    assert len(business_pages.business_list(signed, stage="abandoned").rows) == 1
    businesses.resume_business(signed, project.id)
    assert page(signed, project).stage == "structuring"


def test_money_is_counted_to_the_cent(signed: Notebook, project: Business, adie: str) -> None:
    loan = fundings.ask_funding(signed, project.id, adie, "7 500 €", way="micro", on="2026-05-04").result
    grant = fundings.ask_funding(signed, project.id, adie, "0,10", way="grant", on="2026-05-04").result
    fundings.ask_funding(signed, project.id, adie, "0,20", way="seed", on="2026-05-04")
    fundings.grant_funding(signed, loan.id, "6000,50", on="2026-06-01")
    fundings.refuse_funding(signed, grant.id, "Enveloppe épuisée", on="2026-06-02")
    money = page(signed, project).money
    assert (money.asked, money.granted, money.waiting) == (7_500_30, 6_000_50, 20)
    fundings.reopen_funding(signed, grant.id)
    assert page(signed, project).money.waiting == 30


def test_an_answer_makes_sense(signed: Notebook, project: Business, adie: str) -> None:
    asked = fundings.ask_funding(signed, project.id, adie, "3000", on="2026-05-04").result
    for amount, on, why in (
        ("3000,01", "", "pour 3\u202f000\u00a0€ demandés"),
        ("0", "", "notez plutôt le refus"),
        ("-5", "", "jamais négatif"),
        ("", "2026-05-03", "vient avant la demande"),
    ):
        with pytest.raises(Refused, match=why):
            fundings.grant_funding(signed, asked.id, amount, on=on)
    with pytest.raises(Refused, match="montant demandé"):
        fundings.ask_funding(signed, project.id, adie, "0 €")
    fundings.grant_funding(signed, asked.id)
    with pytest.raises(Refused, match="corrigez l’un ou l’autre"):
        fundings.change_funding(signed, asked.id, amount="2000")
    with pytest.raises(Refused, match="abandonnez ce projet"):
        businesses.remove_business(signed, project.id)


def test_two_answers_that_disagree_count_for_neither(signed: Notebook, project: Business, adie: str) -> None:
    asked = fundings.ask_funding(signed, project.id, adie, "3000", on="2026-05-04").result
    fundings.grant_funding(signed, asked.id, on="2026-06-01")
    with signed.store.work(Act("receive", "Reçu"), signed.me, signed.now()) as work:
        work.change(work.get(Funding, asked.id), refused_on="2026-06-02")
    shown = page(signed, project)
    assert (shown.fundings[0].state, shown.money.granted, shown.money.waiting) == ("both", 0, 0)
    fundings.refuse_funding(signed, asked.id, on="2026-06-02")
    assert page(signed, project).fundings[0].state == "refused"


def test_two_are_not_at_the_same_desk(signed: Notebook, project: Business, caq: str) -> None:
    other = residents.create_resident(signed, usage_name="Petit", first_name="Jeanne").result.id
    theirs = businesses.begin_business(signed, other, title="Couture").result
    desk_stays.host_business(signed, project.id, caq, "Bureau 2", "2026-03-01", "2026-12-31")
    with pytest.raises(
        Refused, match="pris par DIALLO Awa depuis le 1er mars 2026, jusqu’au 31 décembre 2026"
    ):
        desk_stays.host_business(signed, theirs.id, caq, "bureau  2", "2026-12-31")
    with pytest.raises(Refused, match="vient avant le début"):
        desk_stays.host_business(signed, theirs.id, caq, "Bureau 2", "2027-02-01", "2027-01-01")
    made = desk_stays.host_business(signed, theirs.id, caq, "Bureau 2", "2027-01-01").result
    with pytest.raises(Refused, match="pris par"):
        desk_stays.change_stay(signed, made.id, starts_on="2026-12-01")
    assert select(signed.connection, DeskStay, "id = ?", made.id)[0].starts_on == "2027-01-01"


def test_a_desk_is_for_young_companies(signed: Notebook, project: Business, caq: str) -> None:
    businesses.register_business(signed, project.id, "Ti Épicerie", "2022-06-15")
    with pytest.raises(Refused, match=r"plus de 36 mois depuis le 15 juin 2025.* dites pourquoi"):
        desk_stays.host_business(signed, project.id, caq, "Bureau 2", "2026-03-01")
    made = desk_stays.host_business(
        signed, project.id, caq, "Bureau 2", "2026-03-01", "2026-06-30", reason="Travaux chez elle"
    ).result
    assert page(signed, project).hosted[0].too_old == "2025-06-15"
    set_rule(signed, "caq_months", 60, since="2026-01-01")
    desk_stays.change_stay(signed, made.id, reason="")
    assert page(signed, project).hosted[0].too_old == ""


def test_a_stay_that_ends_soon_is_told(signed: Notebook, project: Business, caq: str) -> None:
    businesses.register_business(signed, project.id, "Ti Épicerie", "2024-01-10")
    desk_stays.host_business(signed, project.id, caq, "Bureau 2", "2026-03-01", "2027-01-31")
    assert business_pages.stays_ending(signed) == []
    assert page(signed, project).hosted[0].too_old == "2027-01-10"
    signed.now = fixed("2026-12-10T10:00")
    (row,) = business_pages.stays_ending(signed)
    assert row.hosted
    assert (row.business.id, row.hosted.ending) == (project.id, True)


def test_one_asks_whether_it_lives(signed: Notebook, awa: str, project: Business) -> None:
    residents.change_resident(signed, awa, lead_adviser=signed.me)
    businesses.register_business(signed, project.id, "Ti Épicerie", "2025-11-10")
    (asked,) = outcomes.outcomes_due(signed)
    assert (asked.row.months, asked.row.origin, asked.after) == (12, project.id, "l’immatriculation")
    outcomes.record_outcome(signed, "business", project.id, 12, "business")
    assert outcomes.outcomes_due(signed) == []
    assert [(one.months, one.state) for one in page(signed, project).outcomes] == [(12, "business")]


def test_a_project_follows_its_person(signed: Notebook, awa: str, project: Business, adie: str) -> None:
    twin = residents.create_resident(signed, usage_name="Diallo", first_name="Hawa").result.id
    duplicates.merge_residents(signed, twin, awa)
    businesses.meet_partner(signed, project.id, adie, way="permanence", purpose="Première visite")
    (row,) = business_pages.business_list(signed, text="epi dial").rows
    assert (row.person, row.stage) == (twin, "emergence")
    assert page(signed, project).contacts[0].way == "permanence"
