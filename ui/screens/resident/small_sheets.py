"""The small forms of the page: a theme, a step, an appointment, a reason, a consent, someone around."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from cad.domain.dates import show_minutes, show_time
from cad.domain.encounter import Appointment
from cad.domain.journey import STEP_ACTORS, Step
from cad.domain.referral import CONSENT_STATES, CONSENT_WAYS
from cad.domain.resident import Document
from cad.domain.text import _
from cad.domain.themes import BY_KEY, NEED_STATES, THEMES
from cad.domain.workplace import MEANS, Availability
from cad.services.page import ThemeState
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.screens.resident.standing import looks_at
from ui.screens.resident.trail import Trail
from ui.theme.measures import M
from ui.widgets.chips import ChipPicker
from ui.widgets.choice import Choice, Options
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.layout import Item, row
from ui.widgets.segments import Segments
from ui.widgets.text import Text
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.visibility import VisibilityPicker

Today = Callable[[], date]
Names = Iterable[tuple[str, str]]


def theme_sheet(host: QWidget, state: ThemeState, today: str) -> FormSheet:
    """Where a theme stands now; how it changed is shown, the question to ask is proposed."""
    theme, trail = BY_KEY[state.theme], Trail()
    trail.show_looks(looks_at(state, today))
    fields: Fields = {
        "state": Field(_("Où en est-on"), Segments([(s.key, s.label) for s in NEED_STATES], state.state)),
        "detail": Field(_("Précision"), TextArea(lines=2), optional=True),
    }
    question = Text(f"«\u00a0{theme.question}\u00a0»", "body", "muted")
    told = (trail,) if state.history else ()
    return FormSheet(host, theme.label, fields, items=(question, *fields.values(), *told))


def step_sheet(host: QWidget, step: Step, today: Today, projects: Options) -> FormSheet:
    """Correct a step; `projects` are those of the Cité that it may be part of."""
    fields: Fields = {
        "title": Field(_("Étape"), TextField(step.title)),
        "who": Field(_("Qui"), Choice(STEP_ACTORS.items(), step.who)),
        "who_name": Field(_("Nom"), TextField(step.who_name), optional=True),
        "due_on": Field(_("Pour le"), DateField(step.due_on, today=today), optional=True),
        "theme": Field(_("Thème"), Choice([("", _("Aucun")), *_themes()], step.theme), optional=True),
    }
    items = [fields["title"], _line(fields, "who", "who_name"), _line(fields, "due_on", "theme")]
    if projects:
        options = [("", _("Aucun")), *projects]
        within = Choice(options, step.city_project, least=20)
        fields["city_project"] = Field(_("Projet de la Cité de l’emploi"), within, optional=True)
        items.append(fields["city_project"])
    return FormSheet(host, _("Modifier l’étape"), fields, items=tuple(items))


def _themes() -> list[tuple[str, str]]:
    return [(theme.key, theme.label) for theme in THEMES]


def _line(fields: Fields, *names: str) -> Item:
    made = row(*(fields[name] for name in names), spacing=M)
    for i in range(len(names)):
        made.setStretch(i, 1)
    return made


def note_sheet(
    host: QWidget, title: str, before: str, text: str, visibility: str, *, correct: bool = False
) -> FormSheet:
    """A note with its readers, under what was written `before`, which one may `correct` instead."""
    fields: Fields = {
        "text": Field(_("Ajouter une note") if before else _("Note"), TextArea(text, lines=4)),
        "visibility": Field(_("Qui la lira"), VisibilityPicker(visibility)),
    }
    read = (Text(before, selectable=True),) if before else ()
    ways = (("correct", _("Corriger mon texte…"), "pen"),) if correct else ()
    return FormSheet(host, title, fields, items=(*read, *fields.values()), ways=ways, width=640)


def reason_sheet(host: QWidget, title: str, label: str, save: str) -> FormSheet:
    """Why something is given up, cancelled or closed."""
    return FormSheet(host, title, {"reason": Field(label, TextField())}, save=save)


LENGTHS = (15, 20, 30, 45, 60, 90, 120, 180)
"""Minutes an appointment lasts, among which one chooses."""


def meeting_sheet(
    host: QWidget, known: Appointment, today: Today, *, title: str = "", new: bool = True
) -> FormSheet:
    """An appointment to come, as far as it is `known`; one that is not `new` is moved. The slip is what the
    person leaves with.
    """
    day, time = known.at[:10], show_time(known.at) if known.at else ""
    lengths = sorted({*LENGTHS, known.minutes} - {0})
    options = [("", _("Non précisée")), *((str(n), show_minutes(n)) for n in lengths)]
    fields: Fields = {
        "day": Field(_("Jour"), DateField(day, today=today, width=0)),
        "time": Field(_("Heure"), TextField(time, placeholder="14 h 30")),
        **({"purpose": Field(_("Objet"), TextField(), optional=True)} if new else {}),
        "with_name": Field(_("Avec"), TextField(known.with_name), optional=True),
        "place": Field(_("Lieu"), TextField(known.place), optional=True),
        "minutes": Field(_("Durée"), Choice(options, str(known.minutes or "")), optional=True),
    }
    items: tuple[Item, ...] = (
        _line(fields, "day", "time"),
        *([fields["purpose"]] if new else []),
        _line(fields, "with_name", "place"),
        fields["minutes"],
    )
    slip = ("slip", _("Enregistrer et imprimer le billet"), "print")
    return FormSheet(host, title or _("Noter un rendez-vous"), fields, items=items, ways=(slip,), width=620)


def move_sheet(host: QWidget, title: str, partner: str, states: Names, state: str, today: Today) -> FormSheet:
    """What became of a referral: the state, its day, and what that state needs."""
    fields: Fields = {
        "state": Field(_("Ce qui s’est passé"), Choice(states, state)),
        "on": Field(_("Le"), DateField(past=True, today=today), optional=True),
        "day": Field(_("Rendez-vous le"), DateField(today=today)),
        "time": Field(_("Heure"), TextField(placeholder="14 h 30")),
        "place": Field(_("Lieu"), TextField(), optional=True),
        "reason": Field(_("Raison"), TextField()),
        "detail": Field(_("Ce qui a suivi"), TextArea(lines=2)),
    }
    fields["on"].editor.setPlaceholderText(_("Aujourd’hui"))
    items = (
        Text(partner, "strong"),
        _line(fields, "state", "on"),
        _line(fields, "day", "time", "place"),
        fields["reason"],
        fields["detail"],
    )
    sheet = FormSheet(host, title, fields, items=items)
    needed = {"day": {"appointment"}, "time": {"appointment"}, "place": {"appointment"}}
    needed |= {"reason": {"declined", "revoked", "missed"}, "detail": {"outcome", "received", "came"}}

    def show() -> None:
        chosen = sheet.values()["state"]
        for name, when in needed.items():
            fields[name].setVisible(chosen in when)

    fields["state"].editor.changed.connect(show)
    show()
    return sheet


def consent_sheet(host: QWidget, organisations: Names, today: Today) -> FormSheet:
    """What the person says about sharing with one organisation, or with their team."""
    states = [(key, label) for key, label in CONSENT_STATES.items() if key != "withdrawn"]
    fields: Fields = {
        "organisation": Field(_("Partager avec"), Choice([("", _("L’équipe du parcours")), *organisations])),
        "state": Field(_("Accord de la personne"), Segments(states, "given")),
        "how": Field(_("Comment la personne l’a dit"), Segments(CONSENT_WAYS.items(), "oral")),
        "on": Field(_("Le"), DateField(past=True, today=today), optional=True),
        "detail": Field(_("Précision"), TextField(), optional=True),
    }
    fields["on"].editor.setPlaceholderText(_("Aujourd’hui"))
    return FormSheet(host, _("Noter un accord ou un refus"), fields)


def availability_sheet(host: QWidget, said: Availability) -> FormSheet:
    """When someone is free, children cared for, and how they get about: compared to what is offered."""
    fields: Fields = {
        "hours": Field(
            _("Heures libres"),
            TextField(said.hours, placeholder="lun-ven 8h30-16h, sam 9h-12h"),
            help=_("Quand la garde des enfants est assurée, s’il y en a."),
            optional=True,
        ),
        "means": Field(_("Moyens de transport"), ChipPicker(MEANS.items(), said.means), optional=True),
        "minutes": Field(
            _("Trajet au plus, en minutes"), TextField(str(said.minutes or ""), width=120), optional=True
        ),
    }
    return FormSheet(host, _("Disponibilités et transport"), fields, width=620)


def member_sheet(host: QWidget, organisations: Names) -> FormSheet:
    """Someone who follows the journey too."""
    fields: Fields = {
        "name": Field(_("Nom"), TextField()),
        "organisation": Field(
            _("Structure"), Choice([("", _("Non précisée")), *organisations]), optional=True
        ),
        "role": Field(
            _("Rôle"), TextField(placeholder=_("conseillère en insertion, assistant social…")), optional=True
        ),
    }
    return FormSheet(host, _("Ajouter à l’équipe"), fields)


def relative_sheet(host: QWidget, today: Today) -> FormSheet:
    """Someone who lives with the person."""
    fields: Fields = {
        "name": Field(_("Nom"), TextField()),
        "relation": Field(_("Lien"), TextField(placeholder=_("fille, conjoint, mère…")), optional=True),
        "birth_date": Field(_("Date de naissance"), DateField(partial=True, today=today), optional=True),
        "detail": Field(_("Précision"), TextField(), optional=True),
    }
    return FormSheet(host, _("Ajouter au foyer"), fields)


def document_sheet(host: QWidget, document: Document, today: Today, *, new: bool) -> FormSheet:
    """What a document is, until when it is valid, and who may read it."""
    fields: Fields = {
        "title": Field(_("Titre"), TextField(document.title)),
        "category": Field(
            _("Nature"), TextField(document.category, placeholder=_("identité, ressources…")), optional=True
        ),
        "expires_on": Field(
            _("Valable jusqu’au"), DateField(document.expires_on, today=today), optional=True
        ),
        "visibility": Field(_("Qui le verra"), VisibilityPicker(document.visibility or "team")),
    }
    title = _("Joindre le document") if new else _("Modifier le document")
    return FormSheet(host, title, fields, note=document.filename)
