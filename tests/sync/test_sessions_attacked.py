"""A good token in bad hands, and a session held by others: nobody lets themselves in, nor reads who came."""

from pathlib import Path

import pytest

from cad.central.database import Database
from cad.domain.ids import new_id
from cad.services import passages, residents, session_pages, session_papers, sessions, today
from cad.store.table import select
from cad.sync.protocol import Change
from tests.sync.office import Laptop, office
from tests.sync.scene import change, push
from tests.sync.test_leaks import dump

pytestmark = pytest.mark.slow
NAME = "Awazeline"


def test_nobody_lets_themselves_in(tmp_path: Path) -> None:
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as centre:
        anne, emma = centre.laptop("Anne", "We Ker"), centre.laptop("Emma", "Association")
        held, own = (
            sessions.plan_session(one.book, place="Ici", starts_at="2026-11-22T09:00").result.id
            for one in (anne, emma)
        )
        came = passages.arrive(anne.book, session=held, name=NAME).result.id
        mine = passages.arrive(emma.book, session=own, name="Leurre").result.id
        who = residents.create_resident(emma.book, usage_name="Leurre").result.id
        theirs = residents.create_resident(anne.book, usage_name="Essai").result.id
        for one in (anne, emma):
            one.sync()
        for attack in attacks(emma, held, came, own, mine, who, theirs):
            refused = push(emma, attack).refused
            assert len(refused) == 1, attack
        emma.sync(whole=True)
        assert NAME not in dump(emma.book)
        anne.sync(whole=True)
        assert [one.name for one in select(anne.book.connection, passages.Passage)] == [NAME]


def test_what_says_no_moment_silences_nobody(tmp_path: Path) -> None:
    """A passage and a session of which a laptop says almost nothing: the others go on showing theirs."""
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as centre:
        anne, bilal = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
        bilal.sync()
        held = sessions.plan_session(anne.book, place="Ici", starts_at="2026-11-22T09:00").result.id
        sessions.open_session(anne.book, session=held)
        anne.sync()
        empty, came = new_id(), new_id()
        nowhere = {"opened_at": "2026-11-22T09:00", "nature": "outreach"}
        said = {"session": held, "nature": "outreach", "call_back": "yes", "wanted": bilal.book.me}
        cycle = [change(3, "session", empty, {"merged_into": empty})]
        move = {"session": empty, "passage": came, "move": "left"}
        push(anne, change(1, "session", empty, nowhere), change(2, "passage", came, said), *cycle,
             change(4, "passage_move", new_id(), move))  # fmt: skip
        bilal.sync()
        assert [one.met.id for one in today.today(bilal.book).contacts.first] == [came]
        assert [one.waited for one in session_pages.session_page(bilal.book, session=held).came] == [0]
        assert [one.session.id for one in session_pages.session_list(bilal.book).rows] == [held, empty]
        for one in (held, empty):
            assert session_papers.session_sheet_pdf(bilal.book, session=one)


def test_a_reception_makes_no_drop_in_of_outreach(tmp_path: Path) -> None:
    """What is then noted there would be theirs to read."""
    with office(Database(f"sqlite:///{tmp_path / 'centre.db'}"), tmp_path) as centre:
        anne, rose = centre.laptop("Anne", "We Ker"), centre.laptop("Rose", "We Ker", "reception")
        about = {"nature": "outreach", "place": "Marché", "starts_at": "2026-11-22T09:00"}
        held = sessions.plan_session(anne.book, **about).result.id
        anne.sync()
        rose.sync()
        for n, values in enumerate(({"nature": "drop_in"}, {"place": "Dalle"}), 1):
            (refused,) = push(rose, change(n, "session", held, values)).refused
            assert "périmètre" in refused.reason, "nor do they know where the team is"
        passages.note_contact(anne.book, session=held, name=NAME)
        anne.sync()
        rose.sync(whole=True)
        assert NAME not in dump(rose.book)
        sessions.plan_session(rose.book, place="Accueil", starts_at="2026-11-22T09:00")
        rose.sync()
        anne.sync()
        assert {one.place for one in select(anne.book.connection, sessions.Session)} == {"Marché", "Accueil"}


def attacks(emma: Laptop, held: str, came: str, own: str, mine: str, who: str, theirs: str) -> list[Change]:
    me = emma.book.me
    office_of_emma = emma.office.organisation("Association")
    return [
        change(1, "session", held, {"team": [me]}),
        change(2, "session", held, {"organisation": office_of_emma}),
        change(3, "session", held, {"merged_into": own}),
        change(4, "session", own, {"merged_into": held}),
        change(5, "session", own, {"organisation": emma.office.organisation("We Ker")}),
        change(6, "resident", who, {"merged_into": held}),
        change(7, "resident", who, {"merged_into": own}),
        change(8, "passage", came, {"session": own}),
        change(9, "passage", mine, {"session": held}),
        change(10, "passage", new_id(), {"session": held, "name": "Intruse"}),
        change(11, "passage_move", new_id(), {"session": held, "passage": came, "move": "left"}),
        change(12, "passage", came, {"removed": True}),
        change(13, "passage", new_id(), {"session": own, "resident": theirs}),
        change(14, "passage", mine, {"resident": theirs}),
    ]
