"""The screen of referrals: groups and search above, the list at the left, the one chosen at the right."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.store.reads.referrals import ReferralRow
from ui.desk import QtDesk
from ui.screens.referrals.detail import Detail
from ui.screens.referrals.letter_bar import LetterBar
from ui.screens.referrals.lines import line
from ui.screens.referrals.moves import KEYS
from ui.screens.referrals.presenter import Presenter
from ui.screens.referrals.shown import Shown
from ui.screens.referrals.stack import Stack
from ui.theme.measures import M, S
from ui.widgets.banner import Banner
from ui.widgets.beside import Beside
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import box, column, row
from ui.widgets.page import Page
from ui.widgets.picks import Pick, Picks
from ui.widgets.search_box import SearchBox


class Screen(QWidget):
    """Made for a stack of slips: the search keeps the keyboard, a letter answers, Enter notes, and so on."""

    def __init__(self, desk: QtDesk) -> None:
        super().__init__()
        self._desk = desk
        self._whom: Any = None
        self._make_parts()
        self.presenter = Presenter(desk, self)
        desk.changed.connect(lambda done: self.presenter.changed(done, self.isVisible()))
        self._lay()
        self._listen()
        for letter in KEYS.values():
            QShortcut(QKeySequence(f"Alt+{letter}"), self, lambda letter=letter: self._answer(letter))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._to_search)
        self.setFocusProxy(self.search)

    def _make_parts(self) -> None:
        self.groups, self.states = Picks(), Choice((), width=260)
        self.groups.setAccessibleName(_("Quelles orientations"))
        self.states.setAccessibleName(_("État"))
        self.search = SearchBox(_("Référence d’un coupon, nom ou partenaire"), pause=120)
        self.notice = Banner("", tone="warning")
        self.list, self.detail = Stack(), Detail(lambda: self._desk.now().date())
        self.letter_bar = LetterBar()
        self._nothing = EmptyState("referral", _("Rien à montrer ici."))
        words = _("Tapez la référence d’un coupon-réponse, ou choisissez une orientation dans la liste.")
        self._unchosen = EmptyState("mail", _("Un coupon est revenu ?"), words)

    def _lay(self) -> None:
        choose = self.presenter.letters.choose
        many = Button(_("Imprimer des lettres…"), icon="print", on_click=lambda: choose(True))
        new = Button(_("Nouvelle orientation"), "primary", icon="plus", on_click=self._new)
        self._page = Page(_("Orientations"), actions=(many, new), scroll=False)
        listed = Card(self.letter_bar, self.notice, self.list, self._nothing, margin=S)
        top = row(self.search, self.states, spacing=S, stretch=0)
        left = column(top, listed, spacing=M)
        left.setStretch(1, 1)
        self._beside = Beside(box(left), box(column(self.detail, self._unchosen)))
        self._page.body.addWidget(self.groups)
        self._page.body.addWidget(self._beside, 1)
        self.setLayout(column(self._page))
        self.notice.hide()
        self.detail.hide()

    def _listen(self) -> None:
        follow, letters = self.presenter.following, self.presenter.letters
        self.groups.changed.connect(lambda: self._filter(self.groups.value()))
        self.states.changed.connect(lambda: self._filter(self.presenter.listing.group, self.states.value()))
        self.search.searched.connect(self.presenter.search)
        self.search.stepped.connect(self.list.step)
        self._beside.turned.connect(lambda turned: self.groups.setVisible(not turned))
        self.search.opened.connect(self.presenter.enter)
        self.list.selected.connect(follow.open)
        self.list.opened.connect(self._opened)
        self.list.entered.connect(self.focus_answer)
        self.list.ending.connect(self.presenter.listing.more)
        self.list.ticked.connect(letters.toggle)
        self.letter_bar.all.connect(lambda: letters.all(self.presenter.listing.rows))
        self.letter_bar.print.connect(letters.print)
        self.letter_bar.left.connect(lambda: letters.choose(False))
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
        self._to_search()
        if where.get("new"):
            self._new()

    # What the presenter shows

    def show_counts(self, summary: str, groups: tuple[Pick, ...], group: str) -> None:
        """See `listing.View`."""
        self._page.set_title(_("Orientations"), summary)
        self.groups.set_picks(groups, group)

    def show_states(self, states: tuple[tuple[str, str], ...], state: str) -> None:
        """See `listing.View`."""
        self.states.set_options(states)
        self.states.set_value(state)
        self.states.setVisible(bool(states))

    def show_rows(self, rows: list[ReferralRow]) -> None:
        """See `listing.View`."""
        shown, letters = self.presenter.following.shown, self.presenter.letters
        typed, today = self.search.value(), self.presenter.today
        self.list.set_rows([line(r, today, typed, letters.ticked(r.id)) for r in rows])
        self.list.show()
        self._nothing.hide()
        if shown and not self.list.current():
            self.list.point(shown.id)

    def show_none(self, sentence: str) -> None:
        """See `listing.View`."""
        self.list.set_rows(())
        self.list.hide()
        self._nothing.say(sentence)
        self._nothing.show()

    def show_referral(self, found: Shown, draft: dict[str, Any]) -> None:
        """See `following.View`."""
        self.detail.fill(found, draft)
        self.detail.show()
        self._unchosen.hide()

    def show_gone(self) -> None:
        """See `following.View`."""
        self.detail.hide()
        self._unchosen.show()
        self._beside.show_choosing()

    def show_notice(self, sentence: str) -> None:
        """See `presenter.View`."""
        self.notice.say(sentence)
        self.notice.setVisible(bool(sentence))

    def show_problems(self, problems: dict[str, str]) -> None:
        """See `following.View`."""
        self.detail.form.refuse(problems)

    def show_noted(self) -> None:
        """See `following.View`."""
        self.detail.form.clear()
        self._beside.show_choosing()
        self._to_search()

    def show_letters(self, chosen: int | None) -> None:
        """See `presenter.View`."""
        self.letter_bar.say(chosen)
        self.show_rows(self.presenter.listing.rows)

    def focus_answer(self) -> None:
        """See `presenter.View`."""
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

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

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
            "remove": follow.remove,
        }[what]()
