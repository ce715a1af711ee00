"""Clauses sociales without a window: lots listed, figures shown, hours entered and corrected."""

from pathlib import Path

import pytest

from cad.services import clauses, journeys, procurements, residents
from cad.services.notebook import Notebook
from tests.ui.fakes import FakeDesk
from tests.ui.screens.axis_seen import Seen
from tests.ui.screens.clauses_made import Made, make
from ui.screens.axis_presenter import WHOLE
from ui.screens.clauses import lines, statement
from ui.screens.clauses.forms import next_month
from ui.screens.clauses.presenter import Presenter
from ui.screens.clauses.shown import overview


@pytest.fixture
def made(book: Notebook) -> Made:
    return make(book)


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def presenter(made: Made, seen: Seen) -> Presenter:
    desk = FakeDesk(made.book)
    shown = Presenter(desk, seen)
    desk.changed.append(lambda done: shown.changed(done, True))
    shown.arrive()
    return shown


def test_the_whole_first_then_lots_the_latest_first(presenter: Presenter, seen: Seen) -> None:
    assert [row.title for row in seen.rows] == ["Tous les lots", "Gros œuvre", "Peinture"]
    assert seen.summary == "1 marché, 2 lots"
    assert seen.options == (("", "Toutes les années"), ("2027", "2027"), ("2026", "2026"))
    assert seen.whole is not None
    whole = overview(seen.whole)
    assert [(n, what) for n, what, _icon, _tone in whole.figures] == [
        ("830\u00a0h", "dues"), ("152\u00a0h", "faites"), ("220\u00a0h", "en retard"),
        ("1", "bénéficiaire"), ("100\u00a0%", "en QPV à l’entrée"),
    ]  # fmt: skip
    assert [(row.title, row.trailing) for row in whole.places] == [("Maurepas", "1 personne")]
    assert [row.title for row in whole.companies] == ["Bâti Vilaine"]
    assert "825 personnes, 323\u202f000\u00a0h, 23\u00a0%" in whole.notes[0]


def test_a_year_and_words(presenter: Presenter, seen: Seen) -> None:
    presenter.look("peint", "2027")
    assert [row.title for row in seen.rows] == ["Tous les lots", "Peinture"]
    assert seen.whole is not None
    whole = overview(seen.whole)
    assert (whole.title, whole.figures[0][0]) == ("Tous les lots en 2027", "415\u00a0h")
    presenter.look("xyz", "")
    assert seen.none[0] == "Aucun lot ne correspond."


def test_a_notebook_without_contracts_says_what_to_do(book: Notebook, seen: Seen) -> None:
    Presenter(FakeDesk(book), seen).arrive()
    assert seen.none == (
        "Aucun marché pour l’instant.", "Ajoutez un marché, puis ses lots et les heures dues.",
    )  # fmt: skip


def test_hours_are_entered_then_corrected_with_a_reason(made: Made, presenter: Presenter, seen: Seen) -> None:
    presenter.open(made.lot.id)
    presenter.ask("hours", made.insertion.id)
    form = seen.asked()
    assert (form.kind, form.title) == ("hours", "DIOP Awa")
    assert next_month(form.about, "2026-11-23") == "2026-11"
    presenter.submit(form, {"month": "2026-10", "hours": "120", "reason": ""})
    assert seen.errors[""].startswith("Octobre 2026 a déjà 151,67")
    assert seen.form is not None
    presenter.submit(form, {"month": "2026-10", "hours": "120", "reason": "Bulletin"})
    assert seen.form is None
    assert seen.page is not None
    assert (seen.page.line.done, seen.page.workers[0].history[-1].reason) == (120_00, "Bulletin")
    presenter.ask("hours", made.insertion.id)
    presenter.submit(seen.asked(), {"month": "2026-09", "hours": "-5", "reason": ""})
    assert "jamais négatives" in seen.errors[""]


def test_a_contract_is_begun_and_its_residence_frozen(made: Made, presenter: Presenter, seen: Seen) -> None:
    presenter.open(made.other.id)
    presenter.ask("whom")
    assert seen.question.startswith("Pour qui")
    presenter.begin(made.awa, "DIOP Awa")
    typed = {
        "starts_on": "2026-11-02", "ends_on": "", "employer": "", "way": "hire", "lives": "out",
        "qpv_source": "", "ground": "jobless", "proof": "", "proof_on": "", "proof_until": "",
    }  # fmt: skip
    form = seen.asked()
    presenter.submit(form, typed)
    assert "ce qui le prouve" in seen.errors[""]
    presenter.submit(form, {**typed, "qpv_source": "Carte officielle"})
    (worker,) = clauses.lot_page(made.book, made.other.id).workers
    assert (worker.insertion.qpv, worker.insertion.qpv_source) == ("out", "Carte officielle")
    assert worker.insertion.counts_from == "2026-09-01"


def test_contracts_lots_and_positions_are_added(made: Made, presenter: Presenter, seen: Seen) -> None:
    presenter.ask("procurement")
    span = {"starts_on": "2026-02-01", "ends_on": "2026-12-31"}
    presenter.submit(seen.asked(), {"title": "Voirie", "reference": "", "buyer": "", **span})
    presenter.ask("lot")
    contract = next(key for key, title in seen.asked().options["procurement"] if title == "Voirie")
    asked = {"title": "Trottoirs", "company": "", "ways": ("hire",), "starts_on": "", "ends_on": ""}
    presenter.submit(seen.asked(), {**asked, "procurement": contract, "hours_due": "beaucoup"})
    assert seen.errors
    presenter.submit(seen.asked(), {**asked, "procurement": contract, "hours_due": "300"})
    assert seen.page is not None
    assert (seen.page.lot.title, seen.page.lot.hours_due) == ("Trottoirs", 300)
    presenter.ask("opening")
    opening = {"title": "Paveur·se", "way": "hire", "places": "2", "starts_on": "", "detail": ""}
    presenter.submit(seen.asked(), opening)
    assert [one.places for one in seen.page.openings] == [2]
    presenter.ask("close", seen.page.openings[0].id)
    assert seen.page.openings[0].closed_on == "2026-11-23"
    presenter.ask("remove-lot")
    assert seen.rows[0].key == WHOLE
    assert "Trottoirs" not in [row.title for row in seen.rows]


def test_what_is_half_typed_comes_back(made: Made, presenter: Presenter, seen: Seen) -> None:
    presenter.open(made.lot.id)
    presenter.ask("opening")
    presenter.asking.keep(seen.asked(), {"title": "Maç"})
    assert isinstance(presenter.desk, FakeDesk)
    assert presenter.desk.drafts == {("opening", made.lot.id): {"title": "Maç"}}


def test_a_position_is_proposed_in_two_clicks_and_answers_are_followed(
    made: Made, presenter: Presenter, seen: Seen
) -> None:
    who = residents.create_resident(made.book, usage_name="Martin", first_name="Zoé").result.id
    journeys.open_journey(made.book, who)
    journeys.assess_need(made.book, who, "recruitment", "need")
    opening = procurements.open_position(made.book, made.lot.id, title="Aide-maçon·ne").result
    presenter.open(made.lot.id)
    presenter.ask("candidates", opening.id)
    form = seen.asked()
    assert [one.name for one in form.about.first] == ["MARTIN Zoé"]
    presenter.submit(form, {"residents": ()})
    assert seen.errors == {"": "Choisissez à qui le proposer."}
    presenter.submit(form, {"residents": (who,)})
    assert seen.page is not None
    (asked,) = seen.page.asked
    line = lines.asked(asked)
    assert (line.title, line.badge[0]) == ("MARTIN Zoé", "Réponse attendue")
    assert [label for _key, label, _icon in line.actions] == ["Intéressé·e", "Ne souhaite pas"]
    presenter.answer(asked.proposal.id, "willing")
    assert lines.asked(seen.page.asked[0]).badge[0] == "Intéressé·e"
    presenter.answer(asked.proposal.id, "resident")
    assert isinstance(presenter.desk, FakeDesk)
    assert presenter.desk.opened == [("resident", {"resident": who})]


def test_a_contract_ends_and_keeps_the_residence_at_entry(
    made: Made, presenter: Presenter, seen: Seen
) -> None:
    presenter.open(made.lot.id)
    presenter.ask("amend", made.insertion.id)
    typed = {"employer": "", "way": "geiq", "proof": "", "proof_on": "", "proof_until": ""}
    presenter.submit(seen.asked(), {"ends_on": "2026-09-30", **typed})
    assert "octobre 2026, après cette fin" in seen.errors[""]
    presenter.submit(seen.asked(), {"ends_on": "2026-11-20", **typed})
    assert seen.page is not None
    (worker,) = seen.page.workers
    assert (worker.insertion.ends_on, worker.insertion.neighbourhood) == ("2026-11-20", "QN03504M")
    presenter.ask("amend", made.insertion.id)
    presenter.submit(seen.asked(), typed, "remove")
    assert "corrigez-les à 0" in seen.errors[""]


def test_a_statement_is_seen_then_written(
    presenter: Presenter, made: Made, seen: Seen, tmp_path: Path
) -> None:
    presenter.open(made.lot.id)
    presenter.ask("file")
    assert seen.file
    file = tmp_path / "releve.csv"
    file.write_text("Nom;Prénom;Mois;Heures\nDiop;Awa;11/2026;70\nDiop;Awa;10/2026;150\nX;Y;10/2026;1\n")
    presenter.statement(str(file))
    form = seen.asked()
    assert [figure[0] for figure in statement.figures(form.about)] == ["1", "1", "1", "0"]
    assert [statement.row(one).title for one in form.about.lines] == ["DIOP Awa", "DIOP Awa", "X Y"]
    presenter.submit(form, {"reason": ""})
    assert seen.page is not None
    assert seen.page.line.done == 220_00
    presenter.statement(str(tmp_path / "absent.csv"))
