"""Cité de l’emploi: projects, planned against reached, and what is entered there. No Qt here."""

from cad.domain.money import show_amount
from cad.domain.text import _, n_
from cad.services import city_pages
from cad.services.city_pages import CityList, CityPage
from ui.screens.asking import Form, Names
from ui.screens.axis_presenter import AxisPresenter, Question, Told
from ui.screens.city_projects import forms, lines


class Presenter(AxisPresenter):
    """One text, one year, one project."""

    touching = frozenset({
        "city_project", "project_funding", "participation", "step", "resident", "organisation",
    })  # fmt: skip
    kind, writes, others = "project", forms.WRITES, forms.OTHERS
    page: CityPage | None
    found: CityList | None

    def list_question(self) -> Question:
        return city_pages.city_list, {"text": self.text, "year": int(self.choice or 0)}

    def page_question(self, key: str) -> Question:
        return city_pages.city_page, {"city_project": key}

    def listed(self, found: CityList) -> Told:
        options = [("", _("Toutes les années")), *((str(year), str(year)) for year in found.years)]
        rows = [lines.project(row) for row in found.rows]
        return Told(_summary(found), rows, choices=tuple(options))

    def why_none(self) -> tuple[str, str]:
        if self.text or self.choice:
            return _("Aucun projet ne correspond."), _("Un mot de moins, ou une autre année.")
        return _("Aucun projet pour l’instant."), _(
            "Ajoutez un projet, puis les personnes qui y participent."
        )

    def key_of(self, page: CityPage) -> str:
        return page.project.id

    def ask(self, what: str, key: str = "") -> None:
        if what == "new":
            self.asking.ask(Form("project", options=self._organisations()))
        elif not self.page:
            return
        elif what == "whom":
            self.view.ask_whom(_("Qui participe\u202f? Tapez un nom…"))
        elif what == "sheet":
            self.desk.open("paper", city_project=self.page.project.id)
        elif what == "step":
            who = next(one.resident for one, _name in self.page.steps if one.id == key)
            self.desk.open("resident", resident=who)
        elif what == "resident":
            who = next(one.person for one in self.page.parts if one.participation.id == key)
            self.desk.open("resident", resident=who)
        elif form := self._form(what, key, self.page):
            self.asking.ask(form)

    def begin(self, person: str, name: str) -> None:
        """This person takes part."""
        if self.page:
            one = self.page.project
            within = {"resident": person, "city_project": one.id}
            title = _("{name} · {project}").format(name=name, project=one.title)
            self.asking.ask(Form("part", person, within=within, title=title))

    def _form(self, what: str, key: str, page: CityPage) -> Form | None:
        one = page.project
        if what == "project":
            return Form("project", one.id, one, options=self._organisations())
        if what == "part":
            part = next((p for p in page.parts if p.participation.id == key), None)
            return Form("part", key, part.participation, title=part.name) if part else None
        years = tuple((str(year), str(year)) for year in one.years)
        funding = next((f for f in page.fundings if f.id == key), None)
        if what != "funding" or (key and not funding):
            return None
        funder = page.names.get(funding.organisation, "") if funding else one.title
        title = _("Financement · {name}").format(name=funder)
        options = {**self._organisations(), "year": years}
        return Form("funding", key or one.id, funding, {"city_project": one.id}, title, options)

    def _organisations(self) -> dict[str, Names]:
        """An archived association stays that of its projects."""
        known = self.found.organisations if self.found else ()
        held = self.page.project.organisation if self.page else ""
        if self.page and held and held not in dict(known):
            known = (*known, (held, self.page.holder))
        return {"organisation": known}


def _summary(found: CityList) -> str:
    if not found.rows:
        return ""
    projects = n_("{n} projet", "{n} projets", len(found.rows))
    people = n_("{n} personne accompagnée", "{n} personnes accompagnées", found.people)
    granted = _("{amount} accordés").format(amount=show_amount(found.money.granted))
    return ", ".join((projects, people, granted))
