"""Orientations without a window: groups, search, answers, letters."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from cad.domain import reference
from cad.domain.clock import fixed
from cad.domain.referral import Referral
from cad.services import consents, partners, referrals
from cad.services.drafts import drafts
from cad.services.notebook import Notebook
from cad.services.referrals import ReferralRow
from tests.ui.fakes import FakeDesk
from tests.ui.screens.handed import Handed, make
from ui.screens.referrals import listing
from ui.screens.referrals.following import FORM
from ui.screens.referrals.moves import Answer
from ui.screens.referrals.presenter import Presenter
from ui.screens.referrals.shown import Shown
from ui.widgets.picks import Pick

LATER = "2026-12-20T10:00"
"""A day when what was handed over on 23 November is late."""


@dataclass
class Seen:
    """What the screen would show."""

    summary: str = ""
    groups: tuple[Pick, ...] = ()
    group: str = ""
    states: tuple[tuple[str, str], ...] = ()
    state: str = ""
    rows: list[ReferralRow] = field(default_factory=list)
    none: str = ""
    shown: Shown | None = None
    draft: dict[str, Any] = field(default_factory=dict)
    notice: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    noted: int = 0
    letters: int | None = None
    answering: int = 0
    editing: tuple[Referral, dict[str, Any]] | None = None
    refused: str = ""

    def show_counts(self, summary: str, groups: tuple[Pick, ...], group: str) -> None:
        self.summary, self.groups, self.group = summary, groups, group

    def show_states(self, states: tuple[tuple[str, str], ...], state: str) -> None:
        self.states, self.state = states, state

    def show_rows(self, rows: list[ReferralRow]) -> None:
        self.rows, self.none = rows, ""

    def show_none(self, sentence: str) -> None:
        self.rows, self.none = [], sentence

    def show_referral(self, found: Shown, draft: dict[str, Any]) -> None:
        self.shown, self.draft = found, draft

    def show_gone(self) -> None:
        self.shown = None

    def ask_draft(self, draft: Referral, kept: dict[str, Any]) -> None:
        self.editing = (draft, kept)

    def close_draft(self, refused: str) -> None:
        self.editing, self.refused = None, refused

    def show_notice(self, sentence: str) -> None:
        self.notice = sentence

    def show_problems(self, problems: dict[str, str]) -> None:
        self.problems = problems

    def show_noted(self) -> None:
        self.noted += 1

    def show_letters(self, chosen: int | None) -> None:
        self.letters = chosen

    def focus_answer(self) -> None:
        self.answering += 1

    def names(self) -> list[str]:
        return [row.person.name for row in self.rows]


@pytest.fixture
def handed(book: Notebook) -> Handed:
    return make(book)


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def desk(handed: Handed) -> FakeDesk:
    return FakeDesk(handed.book)


@pytest.fixture
def presenter(desk: FakeDesk, seen: Seen) -> Presenter:
    made = Presenter(desk, seen)
    desk.changed.append(lambda done: made.changed(done, True))
    return made


def later(handed: Handed) -> None:
    """Weeks pass."""
    handed.book.now = fixed(LATER)


def test_what_is_late_comes_first(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    handed.refer("Awa Diop")
    handed.refer("Yann Le Goff", answer_by="2027-02-01")
    later(handed)
    presenter.arrive()
    assert seen.group == "late"
    assert seen.names() == ["DIOP Awa"]
    assert seen.summary == "1 réponse en retard, 2 coutures ouvertes"
    assert seen.shown is not None
    assert seen.shown.person == "DIOP Awa"
    assert [badge[0] for badge in seen.shown.badges] == ["Remise", "En retard de 12\u00a0jours"]


def test_without_anything_late_the_open_ones(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    handed.refer("Awa Diop")
    presenter.arrive()
    assert seen.group == "open"


def test_an_empty_notebook_says_what_to_do(presenter: Presenter, seen: Seen) -> None:
    presenter.arrive()
    assert (seen.group, seen.rows) == ("all", [])
    assert "depuis sa fiche" in seen.none


@pytest.mark.parametrize(
    ("where", "group", "state"),
    [
        ({"late": "1"}, "late", ""),
        ({"state": "open"}, "open", ""),
        ({"state": "broken"}, "broken", ""),
        ({"state": "draft"}, "draft", ""),
        ({"state": "received"}, "open", "received"),
        ({"state": "came"}, "closed", "came"),
        ({"state": "revoked"}, "all", "revoked"),
    ],
)
def test_one_comes_to_a_group_or_a_state(
    presenter: Presenter, seen: Seen, where: dict[str, str], group: str, state: str
) -> None:
    presenter.arrive(**where)
    assert (seen.group, seen.state) == (group, state)


def test_each_group_says_how_many(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    handed.refer("Awa Diop")
    handed.draft("Yann Le Goff")
    handed.move(handed.refer("Zoé Martin"), "came")
    presenter.arrive()
    assert {pick.key: pick.mark for pick in seen.groups} == {
        "late": "0", "open": "1", "closed": "1", "broken": "0", "draft": "1", "all": "3",
    }  # fmt: skip
    assert ("received", "Reçue (0)") in seen.states


def test_a_name_is_looked_for_in_every_state(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    handed.draft("Awa Diop")
    handed.move(handed.refer("Zoé Martin"), "came")
    presenter.arrive(state="open")
    presenter.search("mart")
    assert (seen.group, seen.names()) == ("", ["MARTIN Zoé"])
    presenter.search("mobil")
    assert seen.names() == ["MARTIN Zoé", "DIOP Awa"]
    presenter.search("")
    assert seen.group == "open"


def written(kept: str) -> list[str]:
    """The ways people write a reference."""
    shown = reference.show(kept)
    return [
        kept,
        shown,
        shown.lower(),
        shown.replace("-", " "),
        f"Réf. : {shown}",
        kept.replace("0", "O"),
        f"  {kept[:4]}.{kept[4:8]}.{kept[8:]} ",
    ]


@pytest.mark.parametrize("way", range(7))
def test_a_reference_opens_however_it_is_typed(
    handed: Handed, presenter: Presenter, seen: Seen, way: int
) -> None:
    handed.refer("Awa Diop")
    one = handed.refer("Yann Le Goff")
    presenter.arrive()
    presenter.search(written(one.reference)[way])
    assert seen.shown is not None
    assert seen.shown.person == "LE GOFF Yann"
    assert seen.names() == ["LE GOFF Yann"]


def test_enter_goes_to_the_answer(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    one = handed.refer("Yann Le Goff")
    presenter.arrive()
    presenter.search(one.reference)
    presenter.enter()
    assert seen.answering == 1


def test_enter_before_the_answer_comes_waits_for_it(
    handed: Handed, desk: FakeDesk, presenter: Presenter, seen: Seen
) -> None:
    """A reader of QR codes types the reference and Enter in one go."""
    one = handed.refer("Yann Le Goff")
    presenter.arrive()
    desk.late = True
    presenter.search(one.reference)
    presenter.enter()
    assert seen.answering == 0
    while desk.waiting:
        desk.waiting.pop(0).answer()
    assert seen.answering == 1


def test_a_wrong_reference_is_said_at_once(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    one = handed.refer("Yann Le Goff")
    presenter.arrive()
    other = next(sign for sign in reference.ALPHABET if sign != one.reference[4])
    presenter.search(one.reference[:4] + other + one.reference[5:])
    assert "erreur" in seen.none
    presenter.enter()
    assert seen.notice == ""  # said once
    presenter.search("K7RX-0")
    assert "ne commence ainsi" in seen.none
    presenter.search("K7RX-4MH2-9T")
    presenter.enter()
    assert "12 signes" in seen.notice
    presenter.search("Personne de ce nom")
    presenter.enter()
    assert seen.notice == ""
    assert "Rien ne correspond" in seen.none


def test_what_matches_nobody_leaves_nobody_beside(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    """Someone reads a reference aloud: the answer must not be noted about whoever was shown before."""
    handed.refer("Yann Le Goff")
    presenter.arrive(state="open")
    assert seen.shown is not None
    presenter.search(reference.new_reference())
    assert seen.shown is None
    presenter.following.record(Answer("came"))
    assert seen.noted == 0
    presenter.search("goff")
    assert seen.shown is not None


def test_the_partner_is_called_from_the_referral(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    partners.change_organisation(handed.book, handed.partner.id, phone="0299010204")
    one = handed.refer("Yann Le Goff", answer_by="2026-12-07")
    presenter.arrive(referral=one.id)
    assert seen.shown is not None
    assert ("Téléphone", "02\u00a099\u00a001\u00a002\u00a004") in seen.shown.facts
    assert ("Réponse attendue", "lundi 7 décembre 2026") in seen.shown.facts


def test_a_reference_of_another_notebook(presenter: Presenter, seen: Seen) -> None:
    presenter.arrive()
    presenter.search(reference.new_reference())
    assert seen.notice == "Aucune orientation de ce carnet ne porte cette référence."


ANSWERS = (
    (Answer("received"), "received"),
    (Answer("appointment", day="2026-11-30", time="14:30", place="3 rue du Bus"), "appointment"),
    (Answer("came"), "came"),
    (Answer("missed"), "missed"),
    (Answer("outcome", detail="Inscrit au code"), "outcome"),
    (Answer("declined", reason="Plus de place"), "declined"),
    (Answer("no_answer"), "no_answer"),
    (Answer("revoked", detail="Erreur de service"), "revoked"),
)


@pytest.mark.parametrize(("answer", "state"), ANSWERS)
def test_every_answer_is_written_down(
    handed: Handed, presenter: Presenter, desk: FakeDesk, seen: Seen, answer: Answer, state: str
) -> None:
    one = handed.refer("Awa Diop")
    presenter.arrive(referral=one.id)
    presenter.following.record(answer)
    assert (handed.state(one), seen.noted, seen.problems) == (state, 1, {})
    assert seen.shown is not None
    assert seen.shown.state == state
    assert desk.said[-1].startswith("DIOP Awa")


INCOMPLETE = (
    (Answer("appointment"), {"day", "time"}),
    (Answer("appointment", day="2026-11-30"), {"time"}),
    (Answer("outcome"), {"detail"}),
    (Answer("declined"), {"reason"}),
    (Answer("revoked"), {"detail"}),
)


@pytest.mark.parametrize(("answer", "missing"), INCOMPLETE)
def test_what_is_missing_is_said_beside_its_field(
    handed: Handed, presenter: Presenter, seen: Seen, answer: Answer, missing: set[str]
) -> None:
    one = handed.refer("Awa Diop")
    presenter.arrive(referral=one.id)
    presenter.following.record(answer)
    assert set(seen.problems) == missing
    assert (handed.state(one), seen.noted) == ("handed_over", 0)


def test_what_the_record_refuses_is_said_as_a_whole(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    one = handed.refer("Awa Diop")
    presenter.arrive(referral=one.id)
    presenter.following.record(Answer("came", on="2026-11-01"))
    assert "rien n’a pu se passer avant" in seen.problems[""]


def test_a_draft_is_handed_over_with_a_consent(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    one = handed.draft("Awa Diop")
    presenter.arrive(state="draft")
    presenter.following.record(Answer("handed_over"))
    assert set(seen.problems) == {"how"}
    presenter.following.record(Answer("handed_over", how="oral"))
    assert handed.state(one) == "handed_over"


def test_a_draft_is_corrected(handed: Handed, presenter: Presenter, desk: FakeDesk, seen: Seen) -> None:
    one = handed.draft("Awa Diop")
    presenter.arrive(referral=one.id)
    presenter.following.edit()
    assert seen.editing is not None
    draft, kept = seen.editing
    assert kept == {}
    presenter.following.keep_edit(draft, {"purpose": "Le perm"})
    presenter.following.save(draft, {"purpose": "Le permis", "theme": draft.theme})
    assert desk.acted[-1][1] == {"referral": one.id, "purpose": "Le permis"}
    assert (seen.editing, seen.refused, desk.drafts) == (None, "", {})
    assert seen.shown is not None
    assert seen.shown.purpose == "Le permis"
    presenter.following.save(draft, {"answer_by": "2020-01-01"})
    assert "déjà passé" in seen.refused


def test_a_draft_is_given_up(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    handed.draft("Awa Diop")
    presenter.arrive(state="draft")
    presenter.following.remove()
    assert seen.rows == []
    assert seen.shown is None


def test_a_withdrawn_consent_is_told(
    handed: Handed, presenter: Presenter, desk: FakeDesk, seen: Seen
) -> None:
    one = handed.refer("Awa Diop")
    consents.withdraw_consent(handed.book, consent=one.consent)
    presenter.arrive(referral=one.id)
    presenter.filter("open")
    assert seen.shown is not None
    assert "a retiré son accord" in seen.shown.warning
    presenter.letters.choose(True)
    presenter.letters.toggle(one.id)
    assert seen.letters == 0
    assert "Sans l’accord" in desk.said[-1]


def test_letters_are_printed_in_the_order_of_the_list(
    handed: Handed, presenter: Presenter, desk: FakeDesk, seen: Seen
) -> None:
    made = [handed.refer(name) for name in ("Awa Diop", "Yann Le Goff", "Zoé Martin")]
    handed.draft("Un Brouillon")
    presenter.arrive(state="open")
    presenter.letters.choose(True)
    for one in reversed(made):
        presenter.letters.toggle(one.id)
    presenter.letters.toggle(made[1].id)
    assert seen.letters == 2
    presenter.letters.print()
    assert desk.opened[-1] == ("paper", {"referrals": f"{made[0].id},{made[2].id}"})
    assert seen.letters is None


def test_all_then_none(handed: Handed, presenter: Presenter, seen: Seen) -> None:
    for name in ("Awa Diop", "Yann Le Goff"):
        handed.refer(name)
    handed.draft("Un Brouillon")
    presenter.arrive()
    presenter.filter("all")
    presenter.letters.choose(True)
    presenter.letters.all(presenter.listing.rows)
    assert seen.letters == 2
    presenter.letters.all(presenter.listing.rows)
    assert seen.letters == 0


def test_the_list_grows_as_one_scrolls(
    handed: Handed, presenter: Presenter, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    names = [handed.refer(f"Awa Diop{n}").id for n in range(5)]
    presenter.arrive(state="open")
    assert len(seen.rows) == 2
    for _page in range(4):
        presenter.listing.more()
    assert [row.id for row in seen.rows] == names


def test_a_slow_answer_never_replaces_a_later_one(
    handed: Handed, desk: FakeDesk, presenter: Presenter, seen: Seen
) -> None:
    handed.refer("Awa Diop")
    handed.refer("Yann Le Goff")
    presenter.arrive()
    desk.late = True
    presenter.search("awa")
    presenter.search("yann")
    waiting = list(desk.waiting)
    for asked in reversed(waiting):
        asked.answer()
    assert seen.names() == ["LE GOFF Yann"]


def test_a_half_given_answer_is_found_again(
    handed: Handed, desk: FakeDesk, presenter: Presenter, seen: Seen
) -> None:
    one = handed.refer("Awa Diop")
    presenter.arrive(referral=one.id)
    presenter.following.keep({"state": "outcome", "detail": "Inscrit"})
    assert desk.drafts[FORM, one.id] == {"state": "outcome", "detail": "Inscrit"}
    presenter.following.record(Answer("outcome", detail="Inscrit au code"))
    assert (FORM, one.id) not in desk.drafts
    assert drafts(handed.book, form=FORM) == []


def test_a_hidden_screen_waits(handed: Handed, desk: FakeDesk, seen: Seen) -> None:
    presenter = Presenter(desk, seen)
    desk.changed.append(lambda done: presenter.changed(done, False))
    presenter.arrive()
    before = len(desk.asked)
    desk.act(
        referrals.draft_referral,
        resident=handed.person("Awa Diop").id,
        service=handed.service.id,
        purpose="x",
    )
    assert len(desk.asked) == before
    presenter.arrive()
    assert len(desk.asked) > before
