"""The invented neighbourhood: the same each time, visibly invented, in every state a screen must show."""

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest

from cad.domain.clock import fixed
from cad.domain.encounter import Appointment, Encounter, Note
from cad.domain.errors import Refused
from cad.domain.journey import NEED_STATES, Journey, Need, Step
from cad.domain.organisation import Adviser, Organisation
from cad.domain.reference import normalise
from cad.domain.referral import REFERRAL_STATES, Consent, Referral, ReferralEvent
from cad.domain.referral_life import MOVES, is_late
from cad.domain.resident import Document, HouseholdMember, Resident
from cad.domain.transfer import Transfer
from cad.services import duplicates, history, notebook, upkeep
from cad.services.demo import fill_demo
from cad.services.demo.people import FICTION
from cad.services.notebook import Notebook
from cad.store.table import select
from tests.conftest import CHEAP, PASSPHRASE, TODAY


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    """The usual demonstration: 300 people."""
    book = new_book(tmp_path_factory.mktemp("demo"))
    fill_demo(book)
    return book


def new_book(folder: Path) -> Notebook:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cad.store.keys.ARGON", CHEAP)
        return notebook.create(folder / "carnet", PASSPHRASE, fixed(f"{TODAY}T10:00"))[0]


def everything(book: Notebook) -> list[tuple[object, ...]]:
    tables = ("resident", "note", "referral_event", "adviser")
    return [row for t in tables for row in book.connection.execute(f"SELECT * FROM {t} ORDER BY id")]


def test_everyone_is_invented_and_can_be_reached_by_nobody(demo: Notebook) -> None:
    residents = select(demo.connection, Resident)
    assert len(residents) == 300
    assert all(r.invented for r in residents)
    assert {p[:6] for r in residents for p in r.phones} <= set(FICTION)
    assert all(r.postcode in ("35000", "35200") for r in residents if r.postcode)


def test_partners_and_advisers_say_they_are_a_demonstration(demo: Notebook) -> None:
    for cls in (Organisation, Adviser):
        assert all("(démo)" in made.name for made in select(demo.connection, cls))
    assert all(re.fullmatch(r"0261910\d\d\d", o.phone) for o in select(demo.connection, Organisation))
    assert [o.name for o in select(demo.connection, Organisation) if o.ours]
    assert demo.me == demo.store.setting("me")


def test_every_state_is_there(demo: Notebook) -> None:
    at = demo.connection
    assert {j.status for j in select(at, Journey)} == {"open", "paused", "closed"}
    assert {n.state for n in select(at, Need)} >= set(NEED_STATES) - {"not_discussed"}
    assert {n.visibility for n in select(at, Note)} == {"author", "team", "organisation", "shared"}
    assert {r.state for r in select(at, Referral)} == set(REFERRAL_STATES)
    assert {c.state for c in select(at, Consent)} >= {"given", "refused"}
    steps = select(at, Step)
    assert {s.state for s in steps} == {"to_do", "done", "dropped"}
    to_do = [s.due_on for s in steps if s.state == "to_do"]
    assert min(to_do) < TODAY < max(to_do)
    assert any(is_late(r.state, r.answer_by, TODAY) for r in select(at, Referral))
    assert sum(a.at[:10] == TODAY for a in select(at, Appointment)) >= 5
    assert sorted(t.state for t in select(at, Transfer)) == ["declined", "proposed", "proposed"]
    assert select(at, Document)
    assert select(at, HouseholdMember)


def test_nothing_that_happened_is_to_come(demo: Notebook) -> None:
    at = demo.connection
    assert all(e.at <= f"{TODAY}T10:00" for e in select(at, Encounter))
    assert all(e.on <= TODAY for cls in (Need, Consent, ReferralEvent) for e in select(at, cls))
    assert all(s.closed_on <= TODAY for s in select(at, Step))


def test_what_only_its_author_may_read_is_ours(demo: Notebook) -> None:
    notes = select(demo.connection, Note)
    ours = {o.id for o in select(demo.connection, Organisation) if o.ours}
    assert all(n.adviser == demo.me for n in notes if n.visibility == "author")
    assert all(n.organisation in ours for n in notes if n.visibility == "organisation")


def test_referrals_went_by_permitted_ways_with_consent(demo: Notebook) -> None:
    at = demo.connection
    given = {c.id: c for c in select(at, Consent, "state = 'given'")}
    for referral in select(at, Referral):
        assert normalise(referral.reference) == referral.reference
        events = select(at, ReferralEvent, "referral = ? ORDER BY id", referral.id)
        states = ["draft", *(e.state for e in events)]
        assert states[-1] == referral.state
        assert all(new in MOVES[old] for old, new in itertools.pairwise(states))
        assert [e.on for e in events] == sorted(e.on for e in events)
        assert referral.state == "draft" or given[referral.consent].resident == referral.resident


def test_names_that_forms_must_hold(demo: Notebook) -> None:
    names = [f"{r.first_name} {r.usage_name}" for r in select(demo.connection, Resident)]
    assert max(map(len, names)) > 100
    assert any("\u0600" < c < "\u06ff" for name in names for c in name)
    assert Counter(p for r in select(demo.connection, Resident) for p in r.phones).most_common(1)[0][1] > 1


def test_doubles_are_found_and_couples_are_not(demo: Notebook) -> None:
    pairs = duplicates.duplicates_in_notebook(demo)
    assert 3 <= len(pairs) <= 25
    couples = {frozenset((m.resident, m.other)) for m in select(demo.connection, HouseholdMember) if m.other}
    assert couples
    assert not couples & {frozenset((p.first.id, p.second.id)) for p in pairs}


def test_the_notebook_is_whole_and_the_filling_is_not_undone(demo: Notebook) -> None:
    assert upkeep.check(demo).problems == ()
    assert history.undo_labels(demo).undo == ""


def test_one_seed_one_town(tmp_path: Path) -> None:
    books = [new_book(tmp_path / name) for name in "abc"]
    for book, seed in zip(books, (7, 7, 8), strict=True):
        fill_demo(book, residents=40, seed=seed)
    first, same, other = map(everything, books)
    assert first == same
    assert first != other


def test_who_said_who_they_are_stays_themselves(book: Notebook) -> None:
    from cad.services import settings

    settings.set_me(book, name="Anne Besnard", organisation="We Ker")
    me = book.me
    fill_demo(book, residents=30)
    assert book.me == me
    assert {r.lead_adviser for r in select(book.connection, Resident)} >= {me}


def test_invented_people_never_join_real_ones(book: Notebook) -> None:
    from cad.services.residents import create_resident

    create_resident(book, first_name="Awa")
    with pytest.raises(Refused, match="vide"):
        fill_demo(book)
    assert not select(book.connection, Organisation)


@pytest.mark.parametrize("residents", [0, -1, 100_001])
def test_a_town_has_a_size(book: Notebook, residents: int) -> None:
    with pytest.raises(Refused, match="de 1 à"):
        fill_demo(book, residents=residents)
