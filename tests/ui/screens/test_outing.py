"""What is typed of a contact, and whether one may leave: without a window."""

from typing import Any

import pytest

from cad.domain.session import Session
from cad.services import battery, sessions
from cad.services.battery import Battery
from cad.services.leaving import Leaving
from cad.services.notebook import Notebook
from cad.services.session_pages import SessionPage
from cad.services.settings import set_me
from cad.services.syncing import Standing
from cad.services.upkeep import Health, Problem
from tests.ui.fakes import FakeDesk
from ui.screens.outing import states
from ui.screens.outing.presenter import Presenter
from ui.screens.outing.typed import Typed, from_draft
from ui.screens.ready.checks import BAD, GOOD, LOOKING, Machine, checks, verdict

ALONE = Standing("", "", 0, 0, "", "", False, 0)
JOINED = Standing("http://centre", "Rennes", 0, 0, "2026-11-23T08:00:00.000Z", "", False, 0)
FINE = Machine(Battery(80, False, 200), 20_000, Health((), {}), "")


def page(**changed: Any) -> Leaving:
    wanted = ("outlines", "addresses", "directory")
    told: dict[str, Any] = {
        "session": None, "sought": (), "to_check": 0, "unsure": (), "standing": JOINED, "minutes": 40,
        "imported": frozenset(wanted), "wanted": wanted, "exchange_hours": 12, "battery_percent": 50,
        "room_megabytes": 500,
    }  # fmt: skip
    return Leaving(**told | changed)


def wrong(found: Leaving, machine: Machine = FINE) -> list[str]:
    return [one.key for one in checks(found, machine) if one.state == BAD]


def test_yes_when_everything_is_there() -> None:
    assert verdict(checks(page(), FINE)) == (GOOD, "Vous pouvez partir.")
    assert verdict(checks(page(standing=ALONE, minutes=None), FINE))[0] == GOOD
    assert verdict(checks(page(), Machine()))[0] == LOOKING


def test_what_is_missing_is_said_each_with_what_to_do() -> None:
    unsent = Standing("http://centre", "Rennes", 3, 1, "x", "", False, 0)
    assert wrong(page(standing=unsent)) == ["exchange", "aside"]
    assert wrong(page(minutes=13 * 60)) == ["exchange"]
    assert wrong(page(minutes=None)) == ["exchange"]
    assert wrong(page(imported=frozenset({"outlines"}))) == ["addresses", "directory"]
    ill = Machine(Battery(34, True), 100, Health((Problem("Abîmé.", "Remettez."),), {}), "Elle retarde.")
    assert wrong(page(), ill) == ["battery", "clock", "room", "health"]
    assert verdict(checks(page(minutes=None), FINE)) == (BAD, "Pas encore\u00a0: 1 chose à faire avant.")


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        (Typed(), "name"),
        (Typed(heard="Son numéro\u00a0: 1 85 05 78 006 084 36"), "heard"),
        (Typed(name="Awa", phone="06 12"), "phone"),
        (Typed(name="Awa", phone="06 39 98 00 11"), "call_back"),
        (Typed(themes=("rights",)), ""),
        (Typed(name="Awa", phone="06 39 98 00 11", call_back="yes"), ""),
    ],
)
def test_what_cannot_be_noted_is_said_where_it_is(typed: Typed, where: str) -> None:
    assert next(iter(typed.wrong()), "") == where


def test_a_session_that_is_not_simply_under_way_says_what_to_do() -> None:
    def ways(today: str = "2026-11-23", doubles: tuple[Session, ...] = (), **changed: Any) -> list[str]:
        one = Session(nature="outreach", place="Marché", starts_at="2026-11-23T09:00", **changed)
        told = states.state(SessionPage(one, (), {}, frozenset(), doubles, today))
        return [key for key, _label in told.ways] if told else ["fine"]

    assert ways() == ["fine"]
    assert ways("2026-11-26", opened_at="2026-11-23T09:10") == ["again", "end"], "open for three days"
    assert ways("2026-11-20") == []
    assert ways(closed_at="2026-11-23T12:00") == ["open"]
    assert ways(cancelled_on="2026-11-23") == ["restore"]
    assert ways(doubles=(Session(),)) == ["join"], "two laptops made the same"


def test_a_draft_comes_back_whatever_the_version() -> None:
    typed = Typed(name="Awa", themes=("rights", "money"), heard="Papiers")
    assert from_draft({**typed.kept(), "themes": ["rights", "money"], "later": "x"}) == typed
    assert Typed().kept() == {}


class View:
    """Fields without widgets."""

    def __init__(self) -> None:
        self.now, self.errors, self.said = Typed(), {}, ""

    def __getattr__(self, name: str) -> Any:
        return lambda *_said, **_more: None

    def typed(self) -> Typed:
        return self.now

    def fill(self, typed: Typed, correcting: bool = False) -> None:
        self.now, self.errors = typed, {}

    def show_errors(self, errors: dict[str, str]) -> None:
        self.errors = errors

    def show_noted(self, sentence: str, tone: str) -> None:
        self.said = sentence


def test_what_could_not_be_written_comes_back(book: Notebook) -> None:
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    day = book.now().date().isoformat()
    held = sessions.plan_session(book, nature="outreach", place="Marché", starts_at=f"{day}T09:00").result
    sessions.close_session(book, session=held.id)
    desk, view = FakeDesk(book), View()
    presenter = Presenter(desk, view)
    presenter.arrive(held.id)
    view.now = awa = Typed(name="Awa", heard="Papiers")
    presenter.submit()
    assert (view.now, "terminée" in view.errors[""]) == (awa, True)

    desk.late = True
    presenter.submit()
    view.now = bilal = Typed(name="Bilal")
    desk.waiting.pop().answer()
    assert view.now == bilal, "one is already with somebody else"
    assert "terminée" in view.said
    assert desk.drafts["outing", held.id] == {"name": "Bilal", "refused": [awa.kept()]}, "after a crash too"
    presenter.take_up()
    assert (view.now, presenter.refused) == (awa, [bilal])


def test_the_battery_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    import psutil

    assert Battery(34, False, 71).words() == "Batterie 34\u202f%, environ 1\u00a0h\u00a010"
    assert Battery(18, False, 25).words() == "Batterie 18\u202f%, environ 25\u00a0minutes"
    assert Battery(90, True).words() == "Batterie 90\u202f%, branchée"
    assert (Battery(18, False).low, Battery(18, True).low, Battery(20, False).low) == (True, False, False)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: None, raising=False)
    assert battery.battery() is None
