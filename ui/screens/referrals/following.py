"""One referral beside the list: opened, answered, printed, given up. No Qt here."""

from collections.abc import Callable
from typing import Any, Protocol

from cad.domain.referral import Referral
from cad.domain.text import _
from cad.services import drafts, referrals
from cad.services.drafts import Draft
from cad.services.notebook import Notebook
from cad.services.referrals import ReferralPage
from ui.ports import Desk, Pending
from ui.screens.referrals import moves
from ui.screens.referrals.moves import Answer
from ui.screens.referrals.shown import Shown, shown

FORM, EDIT = "referral_move", "referral_edit"
"""The forms whose half-typed answers are kept, under the id of the referral."""


class View(Protocol):
    """What it asks of the screen."""

    def show_referral(self, found: Shown, draft: dict[str, Any]) -> None:
        """Show one, with the answer that was being typed."""

    def show_gone(self) -> None:
        """The one shown is no more."""

    def show_problems(self, problems: dict[str, str]) -> None:
        """What is missing in the answer, by field, "" for the whole."""

    def show_noted(self) -> None:
        """The answer is written: ready for the next slip."""

    def ask_draft(self, draft: Referral, kept: dict[str, Any]) -> None:
        """Open the form of a draft."""

    def close_draft(self, refused: str) -> None:
        """It is written, or `refused` says why not."""


class Following:
    """`shown` is the referral on screen, None before any; `opened` is told when one is there."""

    def __init__(self, desk: Desk, view: View, opened: Callable[[], None]) -> None:
        self._desk, self._view, self._told = desk, view, opened
        self.shown: Shown | None = None
        self._asked: Pending | None = None

    def open(self, referral: str, *, anew: bool = False) -> None:
        """Show one; the one already shown stays as it is unless asked `anew`."""
        if not referral or (self.shown and self.shown.id == referral and not anew):
            return
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.ask(_page_and_draft, self._opened, self._lost, referral=referral)

    def again(self) -> None:
        """Something was written: read it again."""
        if self.shown:
            self.open(self.shown.id, anew=True)

    def _opened(self, answer: tuple[ReferralPage, dict[str, Any]]) -> None:
        page, draft = answer
        self._asked = None
        self.shown = shown(page, self._desk.now().date().isoformat())
        self._view.show_referral(self.shown, draft)
        self._told()

    def _lost(self, _sentence: str) -> None:
        """It was erased, here or by an undo."""
        self.leave()

    def leave(self) -> None:
        """Show none."""
        if self._asked:
            self._asked.cancel()
        self._asked = self.shown = None
        self._view.show_gone()

    def keep(self, answer: dict[str, Any]) -> None:
        """Keep an answer being typed; {} forgets it."""
        if self.shown:
            self._desk.keep_draft(FORM, self.shown.id, answer)

    def record(self, answer: Answer) -> None:
        """Write down what became of the referral shown."""
        if not self.shown or not answer.state:
            return
        wrong = moves.problems(answer, consented=self.shown.consented)
        self._view.show_problems(wrong)
        if wrong:
            return
        handed = answer.state == "handed_over"
        self._desk.act(
            referrals.hand_over if handed else referrals.move_referral,
            self._noted,
            lambda sentence: self._view.show_problems({"": sentence}),
            said=moves.noted(self.shown.person, answer.state),
            referral=self.shown.id,
            **(moves.handing(answer) if handed else moves.given(answer)),
        )

    def _noted(self, _referral: Any) -> None:
        self.keep({})
        self._view.show_noted()

    def edit(self) -> None:
        """Correct the draft shown, from where one left off."""
        if self.shown:
            self._desk.ask(
                _draft_and_kept, lambda answer: self._view.ask_draft(*answer), referral=self.shown.id
            )

    def keep_edit(self, draft: Referral, typed: dict[str, Any]) -> None:
        """Keep what is half typed."""
        self._desk.keep_draft(EDIT, draft.id, typed)

    def save(self, draft: Referral, typed: dict[str, Any]) -> None:
        """Write the corrections of a draft."""

        def written(_referral: Referral) -> None:
            self._desk.keep_draft(EDIT, draft.id, {})
            self._view.close_draft("")

        changed = {name: value for name, value in typed.items() if getattr(draft, name) != value}
        said = _("Brouillon modifié")
        self._desk.act(
            referrals.change_referral,
            written,
            self._view.close_draft,
            said=said,
            referral=draft.id,
            **changed,
        )

    def remove(self) -> None:
        """Give up the draft shown."""
        if self.shown:
            self._desk.act(referrals.remove_referral, said=_("Brouillon effacé"), referral=self.shown.id)

    def print_letter(self) -> None:
        """The letter of the one shown."""
        if self.shown:
            self._desk.open("paper", referral=self.shown.id)

    def open_person(self) -> None:
        """The page of the person."""
        if self.shown:
            self._desk.open("resident", resident=self.shown.resident)

    def open_partner(self) -> None:
        """The page of the partner."""
        if self.shown:
            self._desk.open("partners", organisation=self.shown.organisation)


def _draft_and_kept(book: Notebook, referral: str) -> tuple[Referral, dict[str, Any]]:
    kept: list[Draft] = drafts.drafts(book, form=EDIT, subject=referral)
    return referrals.referral_page(book, referral=referral).referral, kept[0].value if kept else {}


def _page_and_draft(book: Notebook, referral: str) -> tuple[ReferralPage, dict[str, Any]]:
    kept: list[Draft] = drafts.drafts(book, form=FORM, subject=referral)
    return referrals.referral_page(book, referral=referral), kept[0].value if kept else {}
