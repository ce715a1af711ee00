"""The journey: one at a time, its needs kept in time, its steps closed with a reason."""

import pytest

from cad.domain.errors import Refused
from cad.domain.journey import Journey, Need
from cad.services.history import undo
from cad.services.journeys import (
    add_step,
    assess_need,
    close_journey,
    complete_step,
    drop_step,
    join_team,
    leave_team,
    open_journey,
    pause_journey,
    reopen_journey,
    reopen_step,
    set_goal,
)
from cad.services.notebook import Notebook
from cad.services.page import resident_page
from cad.services.residents import create_resident
from cad.store.table import select


def test_a_journey_is_opened_once_even_while_paused(signed: Notebook, awa: str) -> None:
    open_journey(signed, awa, " Conduire un bus ")
    for act in (
        lambda: None,
        lambda: pause_journey(signed, awa, "Congé"),
        lambda: reopen_journey(signed, awa),
    ):
        act()
        with pytest.raises(Refused, match="déjà un parcours ouvert"):
            open_journey(signed, awa)
    close_journey(signed, awa, "Emploi")
    second = open_journey(signed, awa).result
    assert [j.status for j in select(signed.connection, Journey)] == ["closed", "open"]
    page = resident_page(signed, awa)
    assert page.journey == second


def test_it_ends_with_a_reason_and_can_go_on(signed: Notebook, awa: str) -> None:
    with pytest.raises(Refused, match="raison"):
        close_journey(signed, awa, "  ")
    closed = close_journey(signed, awa, "Déménagement").result
    assert (closed.status, closed.closed_on, closed.closing_reason) == (
        "closed",
        "2026-11-23",
        "Déménagement",
    )
    again = reopen_journey(signed, awa).result
    assert (again.id, again.status, again.closed_on, again.closing_reason) == (closed.id, "open", "", "")


def test_nothing_is_written_about_someone_whose_file_was_withdrawn(signed: Notebook) -> None:
    gone = create_resident(signed, usage_name="Erreur").result.id
    undo(signed)
    for write in (
        lambda: set_goal(signed, gone, "But"),
        lambda: add_step(signed, gone, "Appeler"),
        lambda: assess_need(signed, gone, "mobility", "need"),
    ):
        with pytest.raises(Refused, match="a été retirée"):
            write()


def test_a_need_seen_again_keeps_what_was_seen_before(signed: Notebook, awa: str) -> None:
    with pytest.raises(Refused, match="n’existe pas"):
        assess_need(signed, awa, "astrology", "need")
    assess_need(signed, awa, "mobility", "need", " Sans permis ")
    assess_need(signed, awa, "mobility", "lifted")
    (mobility,) = [t for t in resident_page(signed, awa).themes if t.theme == "mobility"]
    assert (mobility.state, [look.state for look in mobility.history]) == ("lifted", ["need", "lifted"])
    assert select(signed.connection, Need)[0].detail == "Sans permis"


def test_a_step_is_done_or_dropped_and_may_come_back(signed: Notebook, awa: str) -> None:
    step = add_step(signed, awa, " Appeler la CAF ", due_on="2026-12-01").result
    assert step.title == "Appeler la CAF"
    with pytest.raises(Refused, match="abandonnée"):
        drop_step(signed, step.id, " ")
    assert drop_step(signed, step.id, "Déjà fait ailleurs").result.state == "dropped"
    assert reopen_step(signed, step.id).result.state == "to_do"
    done = complete_step(signed, step.id).result
    assert (done.state, done.closed_on) == ("done", "2026-11-23")


def test_the_team_is_made_of_those_who_have_not_left(signed: Notebook, awa: str) -> None:
    with pytest.raises(Refused, match="nom de la personne"):
        join_team(signed, awa)
    here, gone = (join_team(signed, awa, name=name).result for name in ("Lucie", "Karim"))
    left = leave_team(signed, gone.id).result
    assert left.until == "2026-11-23"
    assert [member.id for member in resident_page(signed, awa).team] == [here.id]
