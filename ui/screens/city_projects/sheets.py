"""The forms of a project of the Cité: what it is, who takes part, who funds it."""

from PySide6.QtWidgets import QWidget

from cad.domain.city import ENDINGS, CityProject, Participation, ProjectFunding
from cad.domain.money import plain_amount
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.text import _
from cad.domain.themes import OF_THE_CITY
from ui.screens.asking import Form
from ui.screens.form_fields import ABSENT, Sheets, Today, line, removes, span
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.widgets.chips import ChipPicker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.layout import Item
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


def _project(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: CityProject = form.about or CityProject(year=today().year)
    planned = str(about.planned) if about.planned else ""
    places = [(code, name) for code, name in NEIGHBOURHOODS.items() if code]
    fields: Fields = {
        "title": Field(_("Projet"), TextField(about.title)),
        "organisation": Field(
            _("Association porteuse"),
            Choice((("", _("Non précisée")), *form.options["organisation"]), about.organisation, least=20),
            help=ABSENT,
        ),
        "year": Field(_("Année de l’appel à projets"), TextField(str(about.year))),
        "planned": Field(_("Personnes prévues"), TextField(planned), optional=True),
        **span(about.starts_on, about.ends_on, today, optional=True),
        "themes": Field(
            _("Thèmes"),
            ChipPicker([(t.key, t.short, t.icon) for t in OF_THE_CITY], about.themes),
            optional=True,
        ),
        "neighbourhoods": Field(_("Quartiers"), ChipPicker(places, about.neighbourhoods), optional=True),
        "summary": Field(_("Résumé"), TextArea(about.summary, lines=3), optional=True),
    }
    items = (
        fields["title"],
        fields["organisation"],
        line(fields, "year", "planned"),
        line(fields, "starts_on", "ends_on"),
        fields["themes"],
        fields["neighbourhoods"],
        fields["summary"],
    )
    title = _("Modifier le projet") if form.about else _("Nouveau projet de la Cité")
    return FormSheet(host, title, fields, items=items, ways=removes(form, "remove-project"), width=680)


def _part(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Participation = form.about or Participation()
    fields: Fields = {
        "starts_on": Field(_("Du"), DateField(about.starts_on, past=True, today=today, width=0)),
        "ends_on": Field(_("Au"), DateField(about.ends_on, today=today, width=0), optional=True),
        "outcome": Field(_("Ce qui a suivi"), Choice(ENDINGS.items(), about.outcome)),
        "detail": Field(_("Précision"), TextField(about.detail), optional=True),
    }
    items: tuple[Item, ...] = (line(fields, "starts_on", "ends_on"), fields["outcome"], fields["detail"])
    person = (("resident", _("Ouvrir sa fiche"), "person"),) if form.about else ()
    ways = (*removes(form, "remove-part"), *person)
    return FormSheet(host, form.title, fields, items=items, ways=ways, width=640)


def _funding(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: ProjectFunding = form.about or ProjectFunding()
    granted = plain_amount(about.granted) or ("0" if about.answered_on else "")
    help_ = _("Vide\u00a0: pas encore de réponse. 0\u00a0: refusé.")
    fields: Fields = {
        "year": Field(_("Pour l’année"), Choice(form.options["year"], str(about.year or ""))),
        "asked": Field(_("Demandé, en euros"), TextField(plain_amount(about.asked), placeholder="24 000")),
        "granted": Field(_("Accordé, en euros"), TextField(granted), help=help_, optional=True),
        "answered_on": Field(
            _("Réponse le"), DateField(about.answered_on, past=True, today=today, width=0), optional=True
        ),
    }
    asked: tuple[Item, ...] = (line(fields, "year", "asked"), line(fields, "granted", "answered_on"))
    if form.about:
        return FormSheet(host, form.title, fields, items=asked, ways=removes(form, "remove-funding"))
    names = (("", _("Choisir…")), *form.options["organisation"])
    fields = {"organisation": Field(_("Financeur"), Choice(names, least=20), help=ABSENT), **fields}
    return FormSheet(host, form.title, fields, items=(fields["organisation"], *asked))


SHEETS: Sheets = {"project": _project, "part": _part, "funding": _funding}
