"""Stages de 3e: the pupils, one of them or the whole year beside, what is entered there. No Qt here."""

from typing import Any

from cad.domain.internship import SIGNATORIES
from cad.domain.school import School, week_of
from cad.domain.text import _
from cad.services import internship_list, internships, pupils
from cad.services.internship_list import ALL, SHOWN, InternshipList
from cad.services.pupil_page import PupilPage, pupil_page
from ui.screens.asking import NEW, Form, Names
from ui.screens.axis_presenter import AxisPresenter, Question, Told
from ui.screens.internships import forms, lines, shown


class Presenter(AxisPresenter):
    """See `AxisPresenter`; the choice is which pupils are shown."""

    touching = frozenset(
        {
            "school", "observation_week", "internship_offer", "pupil", "internship", "resident",
            "organisation", "rule",
        }
    )  # fmt: skip
    kind, writes, others = "pupil", forms.WRITES, forms.OTHERS
    found: InternshipList | None
    page: PupilPage | None

    def list_question(self) -> Question:
        return internship_list.internship_list, {"show": self.choice or ALL, "text": self.text}

    def page_question(self, key: str) -> Question:
        return pupil_page, {"pupil": key}

    def listed(self, found: InternshipList) -> Told:
        names = {"without": _("Sans stage"), "to_sign": _("À signer"), "all": _("Tous")}
        choices = tuple((key, f"{names[key]} ({found.counts[key]})") for key in reversed(SHOWN))
        rows = [lines.pupil(row, self.today) for row in found.rows]
        return Told(shown.summary(found), rows, lines.whole(found), choices)

    def why_none(self) -> tuple[str, str]:
        if self.text or self.choice not in ("", ALL):
            return _("Aucun·e élève ne correspond."), _("Un mot de moins, ou «\u00a0Tous\u00a0».")
        return _("Aucun·e élève cette année."), _("Ajoutez un établissement, sa semaine, puis ses élèves.")

    def key_of(self, page: PupilPage) -> str:
        return page.row.pupil.id

    def written(self, form: Form, made: Any) -> None:
        super().written(form, made)
        if form.kind == "school" and not form.about:
            self.asking.ask(Form("week", made.id, None, {}, made.name))

    # What is asked

    def ask(self, what: str, key: str = "") -> None:
        if what == "whom":
            self.view.ask_whom(_("Quel·le élève\u202f? Tapez un nom…"))
        elif what == "withdraw" and self.page:
            said, pupil = _("Retrait de l’accord noté"), self.page.row.pupil.id
            self.do(pupils.withdraw_guardian_agreement, said, pupil=pupil)
        elif what == "resident" and self.page:
            self.desk.open("resident", resident=self.page.row.person)
        elif form := self._form(what, key):
            self.asking.ask(form)

    def act(self, key: str, what: str) -> None:
        """Do what the line of an internship, of a signature or of an offer says."""
        internship, _slash, who = key.partition("/")
        if what == "propose" and self.page:
            self.desk.act(
                internships.propose_internship, said=_("Offre proposée"), pupil=self.page.row.pupil.id,
                internship_offer=key,
            )  # fmt: skip
        elif what in ("done", "unsign") and who:
            sign = internships.sign_internship if what == "done" else internships.unsign_internship
            said = _("Signature notée") if what == "done" else _("Signature retirée")
            self.desk.act(sign, failed=self._refused, said=said, internship=internship, who=who)
        elif what == "sign":
            within = {"internship": internship, "who": who}
            self.asking.ask(Form("signed", key, None, within, SIGNATORIES[who]))
        elif what == "print":
            self.desk.open("paper", agreement=key)
        elif what == "remove":
            self.desk.act(internships.remove_internship, said=_("Stage retiré"), internship=key)
        elif what in ("change", "broken"):
            self.ask(what, key)
        else:
            self.desk.act(internships.answer_internship, said=_("Suite notée"), internship=key, state=what)

    def _refused(self, sentence: str) -> None:
        """A box that was ticked for nothing is shown as it is."""
        self.desk.say(sentence, "danger")
        self.open(self.chosen)

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
            return Form(what, key or NEW, offer, {}, "", options)
        return self._of_pupil(what, key, page) if page else None

    def _of_school(self, what: str, school: School | None) -> Form:
        if what == "week" and school and self.found:
            week = week_of(list(self.found.weeks), school.id, self.found.year)
            return Form("week", school.id, week, {}, school.name)
        return Form("school", school.id if school else NEW, school)

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
