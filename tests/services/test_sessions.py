"""Drop-ins and outreach: nobody who came is lost, nor passes before the others, nor is noted twice."""

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cad.domain.clock import fixed
from cad.domain.encounter import Encounter, Note
from cad.domain.errors import Refused
from cad.domain.resident import Resident
from cad.domain.session import CALLED, LEFT, SEEN, WAITING, Session
from cad.services import encounters, history, passages, queue, session_pages, sessions
from cad.services.notebook import Notebook
from cad.services.page import resident_page
from cad.services.settings import set_me
from cad.store.table import load, select
from tests.sync.office import new_notebook


def at(book: Notebook, moment: str) -> Notebook:
    """The same notebook, at another time."""
    return replace(book, now=fixed(moment))


@pytest.fixture
def drop_in(signed: Notebook) -> Session:
    """This very morning."""
    return sessions.plan_session(
        signed, place="Maison du Blosne", starts_at="2026-11-23T09:00", ends_at="2026-11-23T12:00"
    ).result


@pytest.fixture
def market(signed: Notebook) -> Session:
    return sessions.plan_session(
        signed, nature="outreach", route="Marché de Villejean", starts_at="2026-11-23T09:00"
    ).result


def states(book: Notebook, session: Session) -> list[tuple[str, str]]:
    return [(one.name, one.state) for one in session_pages.session_page(book, session=session.id).came]


def test_who_comes_waits_in_order_and_is_called(signed: Notebook, drop_in: Session, awa: str) -> None:
    passages.arrive(signed, session=drop_in.id, name="Mme B.", reason="courrier", themes=("rights",))
    passages.arrive(signed, session=drop_in.id, resident=awa)
    passages.arrive(signed, session=drop_in.id)
    page = session_pages.session_page(signed, session=drop_in.id)
    assert [(one.rank, one.name, one.state) for one in page.came] == [
        (1, "Mme B.", WAITING), (2, "DIALLO Awa", WAITING), (3, "Anonyme", WAITING),
    ]  # fmt: skip
    assert page.session.under_way, "the first arrival opens it"
    assert page.came[1].passage.name == "Awa D.", "what is said aloud in the room"
    assert queue.call_next(signed, session=drop_in.id).result.name == "Mme B."
    queue.passage_seen(signed, passage=page.came[0].passage.id)
    queue.call_next(signed, session=drop_in.id)
    queue.passage_left(signed, passage=page.came[2].passage.id)
    assert states(signed, drop_in) == [("Mme B.", SEEN), ("DIALLO Awa", CALLED), ("Anonyme", LEFT)]
    with pytest.raises(Refused, match="Personne n’attend"):
        queue.call_next(signed, session=drop_in.id)


def test_writing_the_encounter_ends_the_passage(signed: Notebook, drop_in: Session, awa: str) -> None:
    here = passages.arrive(signed, session=drop_in.id, name="Awa").result
    queue.call_passage(signed, passage=here.id)
    made = encounters.record_encounter(signed, resident=awa, text="Vient pour la crèche.", passage=here.id)
    assert (made.result.session, made.result.place, made.result.channel) == (
        drop_in.id,
        "Maison du Blosne",
        "drop_in",
    )
    page = session_pages.session_page(signed, session=drop_in.id)
    assert [(one.person, one.state) for one in page.came] == [(awa, SEEN)]
    assert page.written == {awa}


def test_a_contact_becomes_a_file_without_typing_again(signed: Notebook, market: Session) -> None:
    met = passages.note_contact(
        signed, session=market.id, name="Moussa", phone="06 11 22 33 44", themes=("childcare",),
        heard="Cherche une place en crèche.", language="peul", call_back="yes",
    ).result  # fmt: skip
    who = passages.open_file(signed, passage=met.id, usage_name="Ba", first_name="Moussa", seen=()).result
    assert (who.first_name, who.phones, who.languages) == ("Moussa", ("0611223344",), ("peul",))
    (written,) = select(signed.connection, Encounter, "resident = ?", who.id)
    assert (written.channel, written.session, written.themes) == ("outreach", market.id, ("childcare",))
    (note,) = select(signed.connection, Note, "encounter = ?", written.id)
    assert note.text.splitlines()[0] == "Cherche une place en crèche."
    with pytest.raises(Refused, match="déjà une fiche"):
        passages.open_file(signed, passage=met.id)
    history.undo(signed)
    assert load(signed.connection, Resident, who.id).removed


def test_what_someone_known_says_outside_is_only_in_their_file(
    signed: Notebook, market: Session, awa: str
) -> None:
    met = passages.note_contact(signed, session=market.id, resident=awa, heard="A perdu son logement.").result
    assert met.heard == ""
    assert [note.text for note in select(signed.connection, Note, "resident = ?", awa)] == [
        "A perdu son logement."
    ]


def test_nobody_is_noted_where_nobody_is(signed: Notebook, drop_in: Session) -> None:
    sessions.cancel_session(signed, session=drop_in.id, reason="salle fermée")
    with pytest.raises(Refused, match="annulée"):
        passages.arrive(signed, session=drop_in.id, name="Awa")
    sessions.restore_session(signed, session=drop_in.id)
    passages.arrive(signed, session=drop_in.id, name="Awa")
    with pytest.raises(Refused, match="1 passage y est noté"):
        sessions.remove_session(signed, session=drop_in.id)
    sessions.close_session(signed, session=drop_in.id, remains="Rappeler Awa")
    with pytest.raises(Refused, match="terminée"):
        passages.arrive(signed, session=drop_in.id, name="Bilal")
    sessions.open_session(signed, session=drop_in.id)
    passages.arrive(signed, session=drop_in.id, name="Bilal")
    assert [name for name, _state in states(signed, drop_in)] == ["Awa", "Bilal"]


def test_a_clock_set_back_lets_nobody_pass_before(signed: Notebook, drop_in: Session) -> None:
    passages.arrive(at(signed, "2026-11-23T10:50"), session=drop_in.id, name="Awa")
    earlier = at(signed, "2026-11-23T10:05")
    passages.arrive(earlier, session=drop_in.id, name="Bilal")
    page = session_pages.session_page(earlier, session=drop_in.id)
    assert [(one.name, one.passage.at[11:], one.waited) for one in page.came] == [
        ("Awa", "10:50", 0), ("Bilal", "10:51", 0),
    ]  # fmt: skip
    assert queue.call_next(earlier, session=drop_in.id).result.name == "Awa"


def test_one_left_open_is_ended_as_it_should_have_been(signed: Notebook, drop_in: Session) -> None:
    passages.arrive(signed, session=drop_in.id, name="Awa")
    later = at(signed, "2026-11-26T09:10")
    assert session_pages.session_page(later, session=drop_in.id).left_open
    again = sessions.begin_again(later, session=drop_in.id).result
    former = load(signed.connection, Session, drop_in.id)
    assert former.closed_at == "2026-11-23T12:00"
    assert (again.place, again.starts_at, again.ends_at) == (
        "Maison du Blosne",
        "2026-11-26T09:10",
        "2026-11-26T12:00",
    )
    assert again.under_way
    assert states(later, drop_in) == [("Awa", WAITING)]


def test_two_of_a_day_and_place_become_one(signed: Notebook, drop_in: Session) -> None:
    other = sessions.plan_session(signed, place="maison du blosne", starts_at="2026-11-23T09:30").result
    passages.arrive(signed, session=drop_in.id, name="Awa")
    passages.arrive(signed, session=other.id, name="Bilal")
    assert [one.id for one in session_pages.session_page(signed, session=drop_in.id).doubles] == [other.id]
    sessions.join_sessions(signed, session=other.id, into=drop_in.id)
    for one in (drop_in, other):
        assert states(signed, one) == [("Awa", WAITING), ("Bilal", WAITING)]
    (row,) = session_pages.session_list(signed).rows
    assert row.came == 2
    passages.arrive(signed, session=other.id, name="Chloé")
    assert len(states(signed, drop_in)) == 3


def test_who_left_unseen_is_in_their_timeline(signed: Notebook, drop_in: Session, awa: str) -> None:
    came = passages.arrive(signed, session=drop_in.id, resident=awa, reason="courrier").result
    queue.passage_left(signed, passage=came.id)
    titles = [entry.title for entry in resident_page(signed, awa).timeline]
    assert titles == ["Permanence · Maison du Blosne · parti·e sans être vu·e"]
    encounters.record_encounter(signed, resident=awa, text="Revue.", passage=came.id)
    assert [entry.kind for entry in resident_page(signed, awa).timeline] == ["encounter", "journey"]


class Queue(RuleBasedStateMachine):
    """Whatever is done, each who came is in one state, in the order they came, and the counts add up."""

    def __init__(self) -> None:
        super().__init__()
        from pathlib import Path
        from tempfile import TemporaryDirectory

        self.folder = TemporaryDirectory()
        self.book = replace(new_notebook(Path(self.folder.name) / "book"), now=fixed("2026-11-23T10:00"))
        set_me(self.book, "Nora", "We Ker")
        self.session = sessions.plan_session(self.book, place="Ici", starts_at="2026-11-23T09:00").result
        self.names: list[str] = []
        self.expected: dict[str, str] = {}

    def teardown(self) -> None:
        self.book.close()
        self.folder.cleanup()

    @rule(minute=st.integers(0, 59))
    def somebody_comes(self, minute: int) -> None:
        name = f"N{len(self.names)}"
        made = passages.arrive(
            at(self.book, f"2026-11-23T10:{minute:02}"), session=self.session.id, name=name
        )
        self.names.append(made.result.id)
        self.expected[made.result.id] = WAITING

    @precondition(lambda self: self.names)
    @rule(which=st.integers(0, 99), what=st.sampled_from(["seen", "left", "back", "call"]))
    def something_becomes_of_one(self, which: int, what: str) -> None:
        one = self.names[which % len(self.names)]
        act = {
            "seen": (queue.passage_seen, SEEN), "left": (queue.passage_left, LEFT),
            "back": (queue.put_back, WAITING), "call": (queue.call_passage, CALLED),
        }[what]  # fmt: skip
        if what == "call" and self.expected[one] in (SEEN, LEFT):
            with pytest.raises(Refused):
                act[0](self.book, passage=one)
            return
        act[0](self.book, passage=one)
        self.expected[one] = act[1]

    @rule()
    def the_next_is_called(self) -> None:
        waiting = [one for one in self.names if self.expected[one] == WAITING]
        if not waiting:
            with pytest.raises(Refused):
                queue.call_next(self.book, session=self.session.id)
            return
        assert queue.call_next(self.book, session=self.session.id).result.id == waiting[0]
        self.expected[waiting[0]] = CALLED

    @rule()
    def the_last_act_is_undone_and_done_again(self) -> None:
        if self.names:
            history.undo(self.book)
            history.redo(self.book)

    @invariant()
    def everyone_is_there(self) -> None:
        came = session_pages.session_page(self.book, session=self.session.id).came
        assert [one.passage.id for one in came] == self.names
        assert {one.passage.id: one.state for one in came} == self.expected
        assert [one.passage.at for one in came] == sorted(one.passage.at for one in came)


TestQueue = Queue.TestCase
TestQueue.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestQueue.pytestmark = [pytest.mark.slow]
