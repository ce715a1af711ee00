"""Création d’entreprise: projects by stage, one beside them with all that hangs on it. No Qt here."""

from typing import Any

from cad.domain.business import MOVES, REGISTERED, STAGES
from cad.domain.text import _, n_
from cad.services import business_pages, businesses
from cad.services.business_pages import RUNNING, BusinessList, BusinessPage
from ui.screens.asking import Form, Names
from ui.screens.axis_presenter import AxisPresenter, Question, Told
from ui.screens.businesses import forms, lines, story


class Presenter(AxisPresenter):
    """One text, one stage, one project."""

    touching = frozenset({
        "business", "business_move", "business_contact", "funding", "desk_stay", "outcome", "resident",
        "organisation", "rule",
    })  # fmt: skip
    kind, writes, others = "business", forms.WRITES, forms.OTHERS
    page: BusinessPage | None
    found: BusinessList | None

    def list_question(self) -> Question:
        return business_pages.business_list, {"text": self.text, "stage": self.choice}

    def page_question(self, key: str) -> Question:
        return business_pages.business_page, {"business": key}

    def listed(self, found: BusinessList) -> Told:
        count = sum(found.stages.values())
        options = [("", _("Toutes les étapes")), (RUNNING, _("En cours"))]
        options += [
            (stage, f"{label} ({found.stages[stage]})" if found.stages.get(stage) else label)
            for stage, label in MOVES.items()
        ]
        said = n_("{n} projet", "{n} projets", count) if count else ""
        return Told(said, [lines.business(row) for row in found.rows], choices=tuple(options))

    def why_none(self) -> tuple[str, str]:
        if self.text or self.choice:
            return _("Aucun projet ne correspond."), _("Un mot de moins, ou une autre étape.")
        return _("Aucun projet pour l’instant."), _("Une personne a une idée\u202f? Ajoutez son projet.")

    def key_of(self, page: BusinessPage) -> str:
        return page.business.id

    def ask(self, what: str, key: str = "") -> None:
        if what == "whom":
            self.view.ask_whom(_("Qui a une idée d’entreprise\u202f? Tapez un nom…"))
        elif not self.page:
            return
        elif what == "resident":
            self.desk.open("resident", resident=self.page.person)
        elif what == "refer":
            self.desk.open("resident", resident=self.page.person, refer="1")
        elif what == "resume":
            self.do(businesses.resume_business, _("Projet repris"), business=self.page.business.id)
        elif form := self._form(self._next() if what == "next" else what, key, self.page):
            self.asking.ask(form)

    def _next(self) -> str:
        """The stage that follows is asked for in its own words."""
        after = story.next_stage(self.page) if self.page else ""
        return "register" if after == REGISTERED and not self._registered() else "move"

    def _registered(self) -> bool:
        return bool(self.page and self.page.business.registered_on)

    def begin(self, person: str, name: str) -> None:
        """A project of this person."""
        self.asking.ask(Form("business", person, within={"resident": person}, title=name))

    def _form(self, what: str, key: str, page: BusinessPage) -> Form | None:
        one = page.business
        about: Any = {
            "contact": next((c for c in page.contacts if c.id == key), None),
            "funding": next((f for f in page.fundings if f.id == key), None),
            "answer": next((f for f in page.fundings if f.id == key), None),
            "stay": next((h.stay for h in page.hosted if h.stay.id == key), None),
            "business": one,
            "register": one,
        }.get(what)
        if key and not about:
            return None
        if what == "answer" and about:
            funder = page.names.get(about.organisation, "")
            return Form("answer", key, about, {}, funder)
        within = {"business": one.id}
        if what == "move":
            after = story.next_stage(page)
            stages = tuple((s, label) for s, label in STAGES.items() if s != page.stage)
            return Form("move", one.id, after, within, one.name, {"stage": stages})
        if what == "outcome":
            asked = tuple((str(n), n_("{n} mois", "{n} mois", n)) for n in page.asked)
            said = {one.months for one in page.outcomes}
            first = next((str(n) for n in page.asked if n not in said), asked[-1][0])
            return Form("outcome", one.id, first, {}, one.name, {"months": asked})
        if what not in ("business", "register", "abandon", "contact", "funding", "stay"):
            return None
        return Form(what, key or one.id, about, within, one.name, self._organisations())

    def _organisations(self) -> dict[str, Names]:
        return {"organisation": self.found.organisations if self.found else ()}
