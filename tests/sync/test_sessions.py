"""One drop-in on two laptops: who came is on both, and is nobody else’s to know."""

import pytest

from cad.domain.clash import Clash
from cad.domain.ids import new_id
from cad.domain.session import CALLED, SEEN, Passage, Session
from cad.services import (
    calling_back,
    passages,
    queue,
    registry,
    session_pages,
    sessions,
    taking_up,
    today,
)
from cad.store.table import select
from tests.sync.office import Laptop, Office
from tests.sync.scene import change, push
from tests.sync.test_leaks import dump
from ui.screens.field import lines, shown


def plan(laptop: Laptop, *team: str) -> Session:
    return sessions.plan_session(
        laptop.book, place="Maison du Blosne", starts_at="2026-11-22T09:00",
        team=(laptop.book.me, *team),
    ).result  # fmt: skip


def states(laptop: Laptop, session: Session) -> list[tuple[str, str]]:
    return [(one.name, one.state) for one in session_pages.session_page(laptop.book, session=session.id).came]


def test_someone_is_here_for_you(centre: Office) -> None:
    a, b, c = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS"), centre.laptop("Emma", "CCAS")
    for one in (a, b, c, a):
        one.sync()
    held = plan(a, b.book.me)
    passages.arrive(a.book, session=held.id, name="Awazeline", wanted=b.book.me)
    for one in (a, b, c):
        one.sync()
    (waits,) = session_pages.waiting_for_me(b.book)
    assert (waits.place, waits.came.name) == ("Maison du Blosne", "Awazeline")
    assert "Awazeline" not in dump(c.book), "of the same organisation, and not of the team"
    assert select(c.book.connection, Session) == []
    queue.call_passage(b.book, passage=waits.came.passage.id)
    for one in (b, a):
        one.sync()
    assert states(a, held) == [("Awazeline", CALLED)]


def test_both_call_the_same_person_apart(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    held = plan(a)
    one = passages.arrive(a.book, session=held.id, name="Awa").result
    for laptop in (a, b):
        laptop.sync()
    queue.call_passage(a.book, passage=one.id)
    queue.call_passage(b.book, passage=one.id)
    queue.passage_seen(b.book, passage=one.id)
    passages.arrive(b.book, session=held.id, name="Bilal")
    for laptop in (a, b, a):
        laptop.sync()
    assert states(a, held) == states(b, held)
    assert states(a, held)[0] == ("Awa", SEEN)
    assert select(a.book.connection, Clash) == []


def test_two_laptops_made_the_same(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    first, second = plan(a), plan(b)
    passages.arrive(a.book, session=first.id, name="Awa")
    passages.arrive(b.book, session=second.id, name="Bilal")
    for laptop in (a, b, a):
        laptop.sync()
    assert [one.id for one in session_pages.session_page(a.book, session=first.id).doubles] == [second.id]
    sessions.join_sessions(a.book, session=second.id, into=first.id)
    passages.arrive(b.book, session=second.id, name="Chloé")
    for laptop in (b, a, b):
        laptop.sync()
    for laptop in (a, b):
        assert {name for name, _state in states(laptop, first)} == {"Awa", "Bilal", "Chloé"}


def test_another_plan_of_the_day_is_settled_by_a_person(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    held = plan(a)
    for laptop in (a, b):
        laptop.sync()
    sessions.change_session(a.book, session=held.id, place="Salle des fêtes")
    sessions.change_session(b.book, session=held.id, place="Gymnase")
    for laptop in (a, b, a):
        laptop.sync()
    from cad.services import clashes

    (one,) = clashes.open_clashes(a.book)
    assert {one.kept.shown, one.current.shown} == {"Salle des fêtes", "Gymnase"}


def test_who_left_the_team_keeps_nothing(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
    for one in (a, b, a):
        one.sync()
    held = plan(a, b.book.me)
    passages.arrive(a.book, session=held.id, name="Awazeline")
    a.sync()
    b.sync()
    assert select(b.book.connection, Passage)
    sessions.change_session(a.book, session=held.id, team=(a.book.me,))
    a.sync()
    b.sync()
    assert "Awazeline" not in dump(b.book)


def test_the_reception_notes_who_comes_and_reads_no_contact(centre: Office) -> None:
    a, r = centre.laptop("Anne", "We Ker"), centre.laptop("Rose", "We Ker", "reception")
    held = plan(a)
    market = sessions.plan_session(
        a.book, nature="outreach", route="Marché", starts_at="2026-11-22T09:00"
    ).result
    passages.note_contact(a.book, session=market.id, name="Moussaline", heard="Dort dehors.")
    a.sync()
    r.sync()
    assert "Moussaline" not in dump(r.book)
    assert [one.id for one in select(r.book.connection, Session)] == [held.id], "nor where a team is out"
    passages.arrive(r.book, session=held.id, name="Awa")
    assert r.sync().aside == 0
    a.sync()
    assert [name for name, _state in states(a, held)] == ["Awa"]


@pytest.mark.slow
def test_the_team_knows_whom_to_call_back(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    r = centre.laptop("Rose", "We Ker", "reception")
    market = sessions.plan_session(
        a.book, nature="outreach", route="Marché", starts_at="2026-11-22T09:00"
    ).result
    met = passages.note_contact(
        a.book, session=market.id, name="Moussa", phone="0639980011", call_back="yes"
    ).result
    for laptop in (a, b):
        laptop.sync()
    assert [(one.met.name, one.by) for one in taking_up.to_take_up(b.book)] == [("Moussa", "Anne")]
    calling_back.let_contact_go(b.book, passage=met.id, reason="Trois fois en vainzeline")
    calling_back.contact_reached(a.book, passage=met.id)
    for laptop in (b, a, b, r):
        laptop.sync()
    assert taking_up.to_take_up(a.book) == taking_up.to_take_up(b.book) == []
    assert select(a.book.connection, Clash) == [], "both are history"
    assert "vainzeline" not in dump(r.book)


def test_an_odd_session_breaks_nobody_s_screens(centre: Office) -> None:
    """What a newer app, or a hostile one, leaves empty or says in words of its own."""
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    odd, came = new_id(), new_id()
    push(
        a,
        change(
            1, "session", odd, {"nature": "marche", "opened_at": "2026-11-22T09:00", "team": [b.book.me, "x"]}
        ),
        change(2, "passage", came, {"session": odd, "themes": ["inconnu"], "wanted": b.book.me}),
        change(3, "passage_move", new_id(), {"session": odd, "passage": "x", "move": "danse", "at": ""}),
        change(
            4,
            "passage_move",
            new_id(),
            {"session": odd, "passage": came, "move": "danse", "at": "2026-11-22T09:10"},
        ),
        change(5, "session", odd, {"merged_into": odd}),
    )
    b.sync(whole=True)
    assert [row.session.id for row in session_pages.session_list(b.book).rows] in ([odd], [])
    page = session_pages.session_page(b.book, session=odd)
    assert [one.name for one in page.came] == ["Anonyme"]
    session_pages.waiting_for_me(b.book)
    for row in today.today(b.book).sessions:
        lines.session(row, "2026-11-22")
    [lines.came(one, page) for one in page.came]
    shown.facts(page)
    shown.when(page)
    shown.figures(page)
    for question in ("session_sheet_pdf", "session_masked_pdf"):
        assert registry.call(b.book, question, {"session": odd}).startswith(b"%PDF")
