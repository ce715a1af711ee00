"""The screen of referrals: groups and search above, the list at the left, the one chosen at the right."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cad.domain.referral import Referral
from cad.domain.text import _
from cad.services.referrals import ReferralRow
from ui.desk import QtDesk
from ui.screens.referrals.detail import Detail
from ui.screens.referrals.lines import line
from ui.screens.referrals.list_panel import ListPanel
from ui.screens.referrals.moves import KEYS
from ui.screens.referrals.presenter import Presenter
from ui.screens.referrals.shown import Shown
from ui.widgets.beside import Beside
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import box, column
from ui.widgets.page import Page
from ui.widgets.picks import Pick, Picks


class Screen(QWidget):
    """Made for a stack of slips: the search keeps the keyboard, a letter answers, Enter notes, and so on."""

    ONCE = frozenset({"new"})
    """What one comes to do, and does not do again when one comes back."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self._whom: Any = None
        self._sheet: Any = None
        self._make_parts()
        self.presenter = Presenter(desk, self)
        desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        self._lay()
        self._listen()
        for letter in KEYS.values():
            self._on(f"Alt+{letter}", partial(self._answer, letter))
        self._on(QKeySequence.StandardKey.Find, self.panel.seek)

    def _on(self, keys: str | QKeySequence.StandardKey, do: Callable[[], None]) -> None:
        """While the keyboard is on this screen, not on what lies over it."""
        shortcut = QShortcut(QKeySequence(keys), self, do)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _make_parts(self) -> None:
        self.groups, self.panel = Picks(), ListPanel()
        self.groups.setAccessibleName(_("Quelles orientations"))
        self.search, self.list = self.panel.search, self.panel.list
        self.detail = Detail(lambda: self._desk.now().date())
        words = _("Tapez la référence d’un coupon-réponse, ou choisissez une orientation dans la liste.")
        self._unchosen = EmptyState("mail", _("Un coupon est revenu\u202f?"), words)

    def _lay(self) -> None:
        choose = self.presenter.letters.choose
        many = Button(_("Imprimer des lettres…"), icon="print", on_click=lambda: choose(True))
        new = Button(_("Nouvelle orientation"), "primary", icon="plus", on_click=self._new)
        self._page = Page(_("Orientations"), actions=(many, new))
        self._beside = Beside(self.panel, box(column(self.detail, self._unchosen)))
        self._page.body.addWidget(self.groups)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))
        self.detail.hide()

    def _listen(self) -> None:
        follow, letters = self.presenter.following, self.presenter.letters
        self.groups.changed.connect(lambda: self._filter(self.groups.value()))
        states = self.panel.states
        states.changed.connect(lambda: self._filter(self.presenter.listing.group, states.value()))
        self.search.searched.connect(self.presenter.search)
        self._beside.turned.connect(lambda turned: self.groups.setVisible(not turned))
        self.search.opened.connect(self.presenter.enter)
        self.list.selected.connect(follow.open)
        self.list.opened.connect(self._opened)
        self.list.entered.connect(self.focus_answer)
        self.list.ending.connect(self.presenter.listing.more)
        self.list.ticked.connect(letters.toggle)
        bar = self.panel.letters
        bar.all.connect(lambda: letters.all(self.presenter.listing.rows))
        bar.print.connect(letters.print)
        bar.left.connect(lambda: letters.choose(False))
        self.detail.asked.connect(self._do)
        self.detail.form.answered.connect(follow.record)
        self.detail.form.paused.connect(follow.keep)

    def arrive(self, **where: str) -> None:
        """Come to a group, a state, one referral, or to make a new one."""
        known = {name: value for name, value in where.items() if name in ("state", "late", "referral")}
        if known:
            self.search.clear()
        self.presenter.arrive(**known)
        if where.get("referral"):
            self._beside.show_chosen()
        self.panel.seek()
        if where.get("new"):
            self._new()

    # What the presenter shows

    def show_counts(self, summary: str, groups: tuple[Pick, ...], group: str) -> None:
        """See `listing.View`."""
        self._page.set_title(_("Orientations"), summary)
        self.groups.set_picks(groups, group)

    def show_states(self, states: tuple[tuple[str, str], ...], state: str) -> None:
        """See `listing.View`."""
        self.panel.show_states(states, state)

    def show_rows(self, rows: list[ReferralRow]) -> None:
        """See `listing.View`."""
        shown, letters = self.presenter.following.shown, self.presenter.letters
        typed, today = self.search.value(), self.presenter.today
        lines = [line(row, today, typed, letters.ticked(row.id)) for row in rows]
        self.panel.show_rows(lines, shown.id if shown else "")

    def show_none(self, sentence: str) -> None:
        """See `listing.View`."""
        self.panel.show_none(sentence)

    def show_referral(self, found: Shown, draft: dict[str, Any]) -> None:
        """See `following.View`."""
        self.detail.fill(found, draft)
        self.detail.show()
        self._unchosen.hide()
        self.list.point(found.id)

    def show_gone(self) -> None:
        """See `following.View`."""
        self.detail.hide()
        self._unchosen.show()
        self._beside.show_choosing()

    def show_notice(self, sentence: str) -> None:
        """See `presenter.View`."""
        self.panel.show_notice(sentence)

    def show_problems(self, problems: dict[str, str]) -> None:
        """See `following.View`."""
        self.detail.form.refuse(problems)

    def show_noted(self) -> None:
        """See `following.View`."""
        self.detail.form.clear()
        self.detail.show_top()
        self._beside.show_choosing()
        self.panel.seek()

    def ask_draft(self, draft: Referral, kept: dict[str, Any]) -> None:
        """See `following.View`."""
        from ui.screens.referrals.draft_sheet import draft_sheet

        follow = self.presenter.following
        self._sheet = draft_sheet(self.window(), draft, lambda: self._desk.now().date())
        self._sheet.submitted.connect(lambda typed: follow.save(draft, typed))
        self._sheet.paused.connect(lambda typed: follow.keep_edit(draft, typed))
        self._sheet.open(kept)

    def close_draft(self, refused: str) -> None:
        """See `following.View`."""
        from ui.screens.resident.form_sheet import tell

        if refused:
            tell(self._sheet, self._desk, {"": refused})
        else:
            self._sheet.done()

    def show_letters(self, chosen: int | None) -> None:
        """See `presenter.View`."""
        self.panel.letters.say(chosen)
        self.show_rows(self.presenter.listing.rows)

    def focus_answer(self) -> None:
        """See `presenter.View`."""
        shown = self.presenter.following.shown
        if shown and not shown.moves:
            self.show_notice(_("Cette orientation est annulée\u00a0: elle ne change plus."))
            return
        self._beside.show_chosen()
        self.detail.form.picks.setFocus(Qt.FocusReason.TabFocusReason)
        self.detail.reveal()

    # What the person does

    def _filter(self, group: str, state: str = "") -> None:
        self.search.clear()
        self.presenter.filter(group, state)

    def _opened(self, key: str) -> None:
        if self.presenter.letters.choosing:
            self.presenter.letters.toggle(key)
        else:
            self.presenter.following.open(key)
            self._beside.show_chosen()

    def _answer(self, letter: str) -> None:
        if self.presenter.following.shown:
            self._beside.show_chosen()
            self.detail.form.picks.take_hint(letter)

    def _new(self) -> None:
        if not self._whom:
            from ui.screens.referrals.whom import Whom

            self._whom = Whom(self.window(), self._desk)
        self._whom.palette.open_palette()

    def _do(self, what: str) -> None:
        follow = self.presenter.following
        {
            "person": follow.open_person,
            "partner": follow.open_partner,
            "print": follow.print_letter,
            "edit": follow.edit,
            "remove": follow.remove,
        }[what]()
