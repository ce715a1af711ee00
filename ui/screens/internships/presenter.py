"""Stages de 3e: the pupils, one of them or the whole year beside, what is entered there. No Qt here."""

from typing import Any, Protocol

from cad.domain.internship import SIGNATORIES
from cad.domain.school import School, week_of
from cad.domain.text import _
from cad.services import internship_list, internship_offers, internships, pupils, schools
from cad.services.action import Done
from cad.services.internship_list import ALL, SHOWN, InternshipList
from cad.services.pupil_page import PupilPage, pupil_page
from ui.ports import Desk, Pending
from ui.screens.asking import Asking, Form, Names
from ui.screens.asking import View as Asked
from ui.screens.internships import forms, lines, shown
from ui.widgets.rows import Row

_TOUCHING = {
    "school", "observation_week", "internship_offer", "pupil", "internship", "resident", "organisation",
    "rule",
}  # fmt: skip
"""Kinds of record that the screen shows."""


class View(Asked, Protocol):
    """What the presenter asks of the screen."""

    def show_pupils(self, summary: str, rows: list[Row], choices: Names) -> None:
        """Show the list, and what one may keep of it."""

    def show_none(self, sentence: str, advice: str) -> None:
        """Nothing to list, and what to do."""

    def show_whole(self, found: InternshipList) -> None:
        """Show the school year."""

    def show_pupil(self, page: PupilPage) -> None:
        """Show one pupil."""

    def ask_whom(self) -> None:
        """Who is a pupil."""


class Presenter:
    """One text, one filter, one pupil ("" for the whole year); the latest answer wins."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.asking = Asking(desk, view, forms.act)
        self.text, self.show, self.pupil = "", ALL, ""
        self.found: InternshipList | None = None
        self.page: PupilPage | None = None
        self._asked: Pending | None = None
        self._opening: Pending | None = None
        self._stale = True

    def arrive(self, pupil: str = "", show: str = "") -> None:
        """Come to the list, or to one pupil."""
        self.pupil, self.show = pupil or self.pupil, show or self.show
        if self._stale or pupil or show:
            self.refresh()

    def changed(self, done: Done[Any], visible: bool) -> None:
        """Something was written; a hidden screen waits until one comes back to it."""
        if any(kind in _TOUCHING for kind, _id in done.changed):
            self._stale = True
            if visible:
                self.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""
        self._stale = False
        self._list()
        if self.pupil:
            self.open(self.pupil)

    def look(self, text: str, show: str) -> None:
        """Keep the pupils these words name, of one filter."""
        self.text, self.show = " ".join(text.split()), show or ALL
        self._list()

    def _list(self) -> None:
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.ask(
            internship_list.internship_list, self._show, show=self.show, text=self.text
        )

    def _show(self, found: InternshipList) -> None:
        self._asked, self.found = None, found
        today = self._desk.now().date().isoformat()
        rows = [lines.whole(found), *(lines.pupil(row, today) for row in found.rows)]
        names = {"without": _("Sans stage"), "to_sign": _("À signer"), "all": _("Tous")}
        choices = tuple((key, f"{names[key]} ({found.counts[key]})") for key in reversed(SHOWN))
        self._view.show_pupils(shown.summary(found), rows, choices)
        if not found.rows and (self.text or self.show != ALL):
            self._view.show_none(_("Aucun·e élève ne correspond."), _("Un mot de moins, ou « Tous »."))
        if not self.pupil:
            self._view.show_whole(found)

    def open(self, pupil: str) -> None:
        """Show one pupil beside the list, or the year."""
        if self._opening:
            self._opening.cancel()
        if pupil in ("", lines.WHOLE):
            self.pupil, self.page, self._opening = "", None, None
            if self.found:
                self._view.show_whole(self.found)
            return
        self._opening = self._desk.ask(pupil_page, self._opened, lambda _why: self.open(""), pupil=pupil)

    def _opened(self, page: PupilPage) -> None:
        self._opening, self.page, self.pupil = None, page, page.row.pupil.id
        self._view.show_pupil(page)

    # What is asked

    def ask(self, what: str, key: str = "") -> None:
        """Do what a button says; `key` is the school, the offer or the internship meant."""
        if what == "whom":
            self._view.ask_whom()
        elif what in ("remove-school", "close", "reopen", "remove-offer"):
            self._directory(what, key)
        elif what in ("withdraw", "remove-pupil", "resident") and self.page:
            self._about_pupil(what, self.page)
        elif form := self._form(what, key):
            self.asking.ask(form)

    def _directory(self, what: str, key: str) -> None:
        if what == "remove-school":
            self._desk.act(schools.remove_school, said=_("Établissement retiré"), school=key)
            return
        act, said = {
            "close": (internship_offers.close_internship_offer, _("Offre fermée")),
            "reopen": (internship_offers.reopen_internship_offer, _("Offre rouverte")),
            "remove-offer": (internship_offers.remove_internship_offer, _("Offre retirée")),
        }[what]
        self._desk.act(act, said=said, internship_offer=key)

    def _about_pupil(self, what: str, page: PupilPage) -> None:
        pupil = page.row.pupil.id
        if what == "resident":
            self._desk.open("resident", resident=page.row.person)
        elif what == "withdraw":
            said = _("Retrait de l’accord noté")
            self._desk.act(pupils.withdraw_guardian_agreement, said=said, pupil=pupil)
        else:
            self._desk.act(
                pupils.remove_pupil, lambda _done: self.open(""), said=_("Élève retiré·e"), pupil=pupil
            )

    def act(self, key: str, what: str) -> None:
        """Do what the line of an internship, of a signature or of an offer says."""
        internship, _slash, who = key.partition("/")
        if what == "propose" and self.page:
            self._desk.act(
                internships.propose_internship, said=_("Offre proposée"), pupil=self.page.row.pupil.id,
                internship_offer=key,
            )  # fmt: skip
        elif what in ("done", "unsign") and who:
            sign = internships.sign_internship if what == "done" else internships.unsign_internship
            said = _("Signature notée") if what == "done" else _("Signature retirée")
            self._desk.act(sign, failed=self._refused, said=said, internship=internship, who=who)
        elif what == "sign":
            within = {"internship": internship, "who": who}
            self.asking.ask(Form("signed", key, None, within, SIGNATORIES[who]))
        elif what == "print":
            self._desk.open("paper", agreement=key)
        elif what == "remove":
            self._desk.act(internships.remove_internship, said=_("Stage retiré"), internship=key)
        elif what in ("change", "broken"):
            self.ask(what, key)
        else:
            self._desk.act(internships.answer_internship, said=_("Suite notée"), internship=key, state=what)

    def _refused(self, sentence: str) -> None:
        """A box that was ticked for nothing is shown as it is."""
        self._desk.say(sentence, "danger")
        self.open(self.pupil)

    def begin(self, person: str, name: str) -> None:
        """This person is a pupil."""
        form = Form("pupil", person, None, {"resident": person}, name, {"school": self._schools()})
        self.asking.ask(form)

    def _form(self, what: str, key: str) -> Form | None:
        found, page = self.found, self.page
        if not found:
            return None
        if what in ("school", "week"):
            school = next((one for one in found.schools if one.id == key), None)
            return self._of_school(what, school)
        if what == "internship_offer":
            offer = next((one.offer for one in found.offers if one.offer.id == key), None)
            options = {"company": (("", _("À choisir")), *found.companies)}
            return Form(what, key or "new", offer, {}, "", options)
        return self._of_pupil(what, key, page) if page else None

    def _of_school(self, what: str, school: School | None) -> Form:
        if what == "week" and school and self.found:
            week = week_of(list(self.found.weeks), school.id, self.found.year)
            return Form("week", school.id, week, {}, school.name)
        return Form("school", school.id if school else "new", school)

    def _of_pupil(self, what: str, key: str, page: PupilPage) -> Form | None:
        pupil, name = page.row.pupil, page.row.name
        one = next((each.internship for each in page.internships if each.internship.id == key), None)
        return {
            "pupil": Form("pupil", pupil.id, pupil, {}, name, {"school": self._schools()}),
            "guardian": Form("guardian", pupil.id, pupil, {}, name),
            "found": Form(
                "found_internship", pupil.id, page.row.week, {}, name, {"company": self._companies()}
            ),
            "change": Form("internship", key, one, {}, name) if one else None,
            "broken": Form("no_internship", key, one, {}, name) if one else None,
        }.get(what)

    def _schools(self) -> Names:
        known = self.found.schools if self.found else ()
        return (("", _("Non précisé")), *((one.id, one.name) for one in known))

    def _companies(self) -> Names:
        return (("", _("Absente de la liste")), *(self.found.companies if self.found else ()))

    def save(self, form: Form, typed: dict[str, Any]) -> None:
        """Write a form down, and go where it leads."""
        self.asking.save(form, typed, lambda made: self._go_to(form, made))

    def _go_to(self, form: Form, made: Any) -> None:
        if form.kind == "pupil":
            self.open(made.id)
        elif form.kind == "school" and not form.about and self.found:
            self.asking.ask(Form("week", made.id, None, {}, made.name))
