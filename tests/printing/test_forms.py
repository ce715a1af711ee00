"""The plan, the appointment slip and the recovery sheet: what they say, and that nothing is cut."""

from dataclasses import replace

import pytest

from cad.domain.internship import Internship, Pupil
from cad.domain.journey import Journey, Need, Step
from cad.domain.themes import THEMES
from cad.printing import recovery_sheet, sign_in
from cad.printing.plan import PLAIN_THEMES
from tests.printing import paper, samples


def test_every_theme_has_plain_words_but_well_being() -> None:
    assert set(PLAIN_THEMES) == {theme.key for theme in THEMES} - {"mental_health"}


def test_the_plan() -> None:
    plan = samples.my_plan()
    assert plan.person == "Aïssata DIALLO-LE GOFF"
    assert plan.strengths == ("Faire garder mes enfants", "Me former, parler français")
    assert plan.needs == ("Me déplacer", "Me loger")
    assert [step.who for step in plan.steps] == ["Camille Le Bihan", "Moi", "La Navette", "Moi"]
    assert [step.due.replace("\u00a0", " ") for step in plan.steps] == [
        "mardi 24 novembre",
        "vendredi 27 novembre",
        "mercredi 1er décembre 2027",
        "",
    ]
    assert plan.done == ("Obtenir le code de la route",)
    assert plan.meeting[:2] == ("Mardi 24 novembre", "à 10\u00a0h\u00a030")


def test_the_plan_of_a_first_day() -> None:
    plan = samples.my_plan(journey=None, needs=[], steps=[], meeting=None)
    said = paper.text(samples.pdf(plan))
    assert "02 99 00 00 01" in said
    for absent in ("Ce que je veux", "Mes points forts", "étapes", "C’est fait", "prochain rendez-vous"):
        assert absent not in said


@pytest.mark.parametrize("typed", ["« Travailler »", '"Travailler"', "Travailler", "“Travailler”"])
def test_the_goal_is_quoted_once(typed: str) -> None:
    said = paper.text(samples.pdf(samples.my_plan(journey=Journey(goal=typed))))
    assert said.count("«") == 1
    assert "« Travailler »" in said


def test_a_long_plan_loses_nothing() -> None:
    steps = [Step(title=f"Étape numéro {number} à faire avec soin", who="resident") for number in range(40)]
    needs = [Need(theme=theme.key, state="need") for theme in THEMES]
    pdf = samples.pdf(samples.my_plan(steps=steps, needs=needs))
    said = paper.text(pdf)
    assert paper.pages(pdf) > 1
    assert all(f"Étape numéro {number} " in said for number in range(40))
    assert "Camille Le Bihan" in said


def test_the_slip_says_it_all_twice() -> None:
    lines = paper.lines(samples.pdf(samples.slip()))
    above = " ".join(line.text for line in lines if line.bottom < 148.5)
    below = " ".join(line.text for line in lines if line.top > 148.5)
    for half in (above, below):
        for said in ("Mardi 1er décembre 2026 à 9 h", "Permis et conduite", "Moussa Keïta", "45 min"):
            assert said in half
    assert "02 99 00 00 01" in above
    assert "Pièce d’identité" in above
    assert "K7RX-4MH2-9TLW" in below
    assert "K7RX" not in above


def test_the_slip_is_cut_in_the_middle() -> None:
    (cut,) = [box for box in paper.strokes(samples.pdf(samples.slip())) if box.right - box.left > 200]
    assert cut.top <= 148.5 <= cut.bottom


def test_a_long_slip_takes_a_page_for_each_half() -> None:
    service = replace(samples.SERVICE, access="Prendre le bus, puis marcher. " * 40)
    documents = "\n".join(f"Document numéro {number}" for number in range(30))
    pdf = samples.pdf(samples.slip(service=service, documents=documents))
    said = paper.text(pdf)
    assert paper.pages(pdf) >= 2
    assert all(f"Document numéro {number}" in said for number in range(30))
    assert said.count("Prendre le bus") == 80


def test_a_slip_for_a_place_of_ours() -> None:
    appointment = replace(samples.slip_appointment(), place="Permanence du Blosne")
    said = paper.text(
        samples.pdf(
            samples.slip(appointment=appointment, partner=None, service=None, reference="", documents="")
        )
    )
    assert said.count("Permanence du Blosne") == 2
    assert "Référence" not in said
    assert "À apporter" not in said


@pytest.mark.parametrize(
    ("with_name", "where"),
    [
        ("", ("We Ker", "7 rue de Lorraine", "35000 Rennes")),
        ("Camille Le Bihan", ("We Ker", "7 rue de Lorraine", "35000 Rennes")),
        ("Moussa Keïta", ()),
    ],
)
def test_without_a_place_it_is_at_ours_or_not_said(with_name: str, where: tuple[str, ...]) -> None:
    appointment = replace(samples.slip_appointment(), with_name=with_name)
    slip = samples.slip(appointment=appointment, partner=None, service=None, reference="", documents="")
    assert slip.where == where
    assert ("Où" in paper.text(samples.pdf(slip))) == bool(where)


def test_the_recovery_key_is_hidden_when_folded() -> None:
    lines = paper.lines(samples.pdf(samples.recovery()))
    groups = [line for line in lines if any(group in line.text for group in samples.recovery().groups)]
    assert groups
    assert all(line.top > 99 and line.bottom < 198 for line in groups)
    said = " ".join(line.text for line in groups)
    assert [group for group in samples.recovery().groups if group not in said] == []


def test_only_the_last_steps_done_are_told() -> None:
    done = [Step(title=f"Fait {day}", state="done", closed_on=f"2026-10-{day:02}") for day in range(1, 20)]
    assert samples.my_plan(steps=done).done == ("Fait 19", "Fait 18", "Fait 17", "Fait 16", "Fait 15")


def test_the_barest_records_print() -> None:
    nobody = replace(samples.RESIDENT, civility="", first_name="", usage_name="")
    slip = samples.slip(
        appointment=replace(samples.slip_appointment(), minutes=0, with_name="", place=""),
        resident=nobody,
        partner=None,
        service=None,
        documents="",
        reference="",
    )
    assert paper.pages(samples.pdf(slip, samples.my_plan(resident=nobody))) == 2


def test_a_recovery_sheet_made_before_saying_who_one_is() -> None:
    sheet = recovery_sheet.compose(code="AAAA-BBBB", adviser="", today=samples.TODAY)
    assert sheet.owner == "Fiche imprimée le 22 novembre 2026"


def test_the_sign_in_sheet_says_names_alone_and_has_lines_for_the_others() -> None:
    said = paper.text(samples.pdf(samples.sheet()))
    assert "DIALLO-LE GOFF Aïssata" in said
    assert "06 12 34 56 78" not in said
    assert samples.sheet().blanks == tuple(str(number) for number in range(11, 25))
    full = sign_in.compose(event=samples.forum(), names=["NOM Prénom"] * 60, ours=samples.OURS)
    assert len(full.blanks) == sign_in.LEAST
    assert paper.pages(samples.pdf(full)) > 1


def test_an_invitation_with_many_companies_holds_on_its_page() -> None:
    companies = [f"Entreprise numéro {number} de la zone d’activité" for number in range(14)]
    event = replace(samples.forum(), title="Rencontre " * 12)
    made = replace(samples.invited(), event=event.title, companies=tuple(companies))
    pdf = samples.pdf(made)
    assert paper.pages(pdf) == 1
    assert "numéro 13" in paper.text(pdf)


def test_the_agreement_has_a_box_for_each_who_signs() -> None:
    said = paper.text(samples.pdf(samples.agreement()))
    for who in ("L’entreprise", "L’établissement scolaire", "Le ou la responsable légal·e", "L’élève"):
        assert said.count(who) >= 2
    assert "Signé le 20 novembre 2026" in said
    adult = paper.text(samples.pdf(samples.agreement(adult=True)))
    assert "responsable" not in adult.replace("responsable de l’atelier", "")
    assert "Fanta" not in adult


def test_the_barest_agreement_prints_and_a_long_one_loses_nothing() -> None:
    bare = samples.agreement(
        internship=Internship(found="Garage"), pupil=Pupil(), school=None, company=None,
        resident=replace(samples.RESIDENT, civility="", usage_name="", first_name=""),
    )  # fmt: skip
    assert "Garage" in paper.text(samples.pdf(bare))
    long = Internship(tutor="Un nom très long " * 30, schedule="de 9 h à 12 h, puis " * 40)
    pdf = samples.pdf(samples.agreement(internship=long))
    assert paper.text(pdf).replace("\n", " ").count("Un nom très long") >= 30
    assert paper.text(pdf).count("Signatures") == 1
