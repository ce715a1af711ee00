"""Sur le terrain: the list of drop-ins and outreach, one of them beside, who comes and who is seen. No Qt."""

from typing import Any

from cad.domain.names import fold
from cad.domain.session import CALLED, OUTREACH, WAITING
from cad.domain.text import _
from cad.services import passages, queue, session_pages, sessions
from cad.services.finding import FoundResident, find_residents
from cad.services.session_pages import Came, SessionList, SessionPage
from ui.ports import Pending
from ui.screens.asking import Form, Names
from ui.screens.axis_presenter import AxisPresenter, Question, Told
from ui.screens.field import forms, lines, shown

LETTERS = {
    "a": "call", "v": "seen", "p": "left", "t": "back", "c": "pass_on", "m": "passage", "f": "passage_file",
}  # fmt: skip
"""What a letter does with the person one is on."""
OUTSIDE = {"c": "whom", "f": "passage_file", "m": "passage"}
"""The same of an outing, where nobody queues: what the letters do while one is out."""
MOVES = {
    "seen": (queue.passage_seen, _("Vu·e")),
    "left": (queue.passage_left, _("Parti·e sans être vu·e")),
    "back": (queue.put_back, _("Attend de nouveau")),
}


class Presenter(AxisPresenter):
    """See `AxisPresenter`."""

    touching = frozenset(
        {"session", "passage", "passage_move", "encounter", "resident", "adviser", "organisation"}
    )
    kind, writes, others = "session", forms.WRITES, forms.OTHERS
    found: SessionList | None
    page: SessionPage | None
    _finding: Pending | None = None

    def list_question(self) -> Question:
        return session_pages.session_list, {"text": self.text, "nature": self.choice}

    def page_question(self, key: str) -> Question:
        return session_pages.session_page, {"session": key}

    def listed(self, found: SessionList) -> Told:
        near = lambda row: (  # noqa: E731
            not row.session.under_way, row.session.starts_at[:10] != self.today
        )  # fmt: skip
        rows = [lines.session(row, self.today) for row in sorted(found.rows, key=near)]
        return Told(shown.summary(found), rows)

    def why_none(self) -> tuple[str, str]:
        if self.text or self.choice:
            return _("Aucune séance ne correspond."), _("Un mot de moins, ou toutes les sortes.")
        return _("Aucune permanence, aucune sortie pour l’instant."), _("Préparez la prochaine.")

    def key_of(self, page: SessionPage) -> str:
        return page.session.id

    # What is asked

    def ask(self, what: str, key: str = "") -> None:
        if what in ("drop_in", "outreach"):
            self._ask_session(Form("session", what, None, {"nature": what}))
        elif self.page:
            self._of_session(what, key, self.page)

    def _ask_session(self, form: Form) -> None:
        """With whom and what one chooses among."""

        def offered(found: Any) -> None:
            names, offices = found
            self.asking.ask(
                Form(form.kind, form.subject, form.about, form.within, form.title,
                     {"team": names, "services": offices})
            )  # fmt: skip

        self.desk.ask(session_pages.who_may_hold, offered)

    def _of_session(self, what: str, key: str, page: SessionPage) -> None:
        one, within = page.session, {"session": page.session.id}
        simple = {
            "open": (sessions.open_session, _("Séance ouverte")),
            "restore": (sessions.restore_session, _("Séance rétablie")),
        }
        if what in simple:
            self.do(*simple[what], **within)
        elif what == "again":
            said = _("Séance ouverte")
            self.desk.act(sessions.begin_again, lambda made: self.open(made.id), said=said, session=one.id)
        elif what == "join" and page.doubles:
            said = _("Les deux séances n’en font plus qu’une")
            self.do(sessions.join_sessions, said, session=page.doubles[0].id, into=one.id)
        elif what == "remove":
            self.give_up(sessions.remove_session, _("Séance retirée"), **within)
        elif what == "next":
            self.desk.act(queue.call_next, self._received, session=one.id)
        elif what == "anonymous":
            self.count_anonymous()
        elif what in ("sheet", "masked"):
            self.desk.open("paper", **{f"session_{what}": one.id})
        elif what in ("board", "outing", "ready"):
            self.desk.open(what, session=one.id)
        elif what == "edit":
            self._ask_session(Form("session", one.id, one, {"nature": one.nature}))
        elif what == "cancel":
            self.asking.ask(Form("cancel_session", one.id, None, within, one.name))
        elif what == "close":
            waiting = page.of(WAITING, CALLED)
            self.asking.ask(Form("close_session", one.id, waiting, within, one.name))
        elif someone := self.someone(key):
            self._of_someone(what, someone, page)

    def someone(self, key: str) -> Came | None:
        """Who that row is about."""
        return next((one for one in self.page.came if one.passage.id == key), None) if self.page else None

    def _of_someone(self, what: str, one: Came, page: SessionPage) -> None:
        key = one.passage.id
        if what in MOVES:
            act, said = MOVES[what]
            self.do(act, said, passage=key)
        elif what == "call":
            self.desk.act(queue.call_passage, self._received, passage=key)
        elif what == "resident" and one.person:
            self._open_file(one, page)
        elif what == "whom":
            self._known = key
            self.view.ask_whom(_("Qui est-ce\u202f? Tapez un nom…"))
        elif what == "pass_on":
            team = tuple(
                (i, page.names[i]) for i in page.session.team if i in page.names and i != self.desk.me
            )
            choice: Names = (("", _("À choisir")), *team)
            self.asking.ask(Form("pass_on", key, one, {}, one.name, {"to": choice}))
        elif what == "passage_file" and one.person:
            self._open_file(one, page)
        elif what == "passage_file":
            self.view.ask_file(one.passage)
        elif what == "passage":
            team = tuple((i, page.names[i]) for i in page.session.team if i in page.names)
            options: dict[str, Names] = {"wanted": (("", _("N’importe qui")), *team)}
            self.asking.ask(Form(what, key, one, {}, one.name, options))

    _known = ""

    def begin(self, person: str, _name: str) -> None:
        """Someone of the notebook is who came."""
        self.desk.act(
            passages.know_passage, said=_("Personne reconnue"), passage=self._known, resident=person
        )

    def _received(self, passage: Any) -> None:
        """Of whom one holds the file, the page opens to write; of the others, their row says what to do."""
        one = self.someone(passage.id)
        if self.page and one and one.person:
            place = self.page.session.name
            self.desk.open("resident", resident=one.person, passage=passage.id, at=place)

    def _open_file(self, one: Came, page: SessionPage) -> None:
        where = {"resident": one.person}
        if one.state in (WAITING, CALLED) or one.person not in page.written:
            where |= {"passage": one.passage.id, "at": page.session.name}
        self.desk.open("resident", **where)

    def enter(self, key: str) -> None:
        """Enter on someone: call who waits, write about whom one receives or saw, say who it was."""
        one = self.someone(key)
        if not one or not self.page:
            return
        if one.state == WAITING and one.passage.nature != OUTREACH:
            self.ask("call", key)
        elif one.person:
            self._open_file(one, self.page)
        else:
            self.ask("passage", key)

    def type(self, key: str, letter: str) -> None:
        """One letter on someone."""
        outside = self.page and self.page.session.nature == OUTREACH
        if key and (what := (OUTSIDE if outside else LETTERS).get(fold(letter))):
            self.ask(what, key)

    # Who comes in

    def count_anonymous(self) -> None:
        """Somebody came by, and nothing is known of them."""
        if self.page:
            self.desk.act(passages.arrive, said=_("Passage compté"), session=self.page.session.id)

    def arrive_one(self, typed: dict[str, Any], then: Any, failed: Any) -> None:
        """Somebody comes in, in three fields; `then` once it is written."""
        if self.page:
            self.desk.act(
                passages.arrive, lambda _made: then(), failed, said=_("Arrivée notée"),
                session=self.page.session.id, **typed,
            )  # fmt: skip

    def look_for(self, typed: str, show: Any) -> None:
        """Of the notebook, whose name it may be."""
        if self._finding:
            self._finding.cancel()
            self._finding = None
        if len(typed.strip()) < 2:
            show([])
            return

        def found(people: list[FoundResident]) -> None:
            self._finding = None
            show(people)

        self._finding = self.desk.ask(find_residents, found, text=typed, limit=4)
