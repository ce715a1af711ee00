"""The forms of an event, of who is invited, of who comes in, of a company that was met."""

from PySide6.QtWidgets import QWidget

from cad.domain.event import ATTENDANCE_STATES, BEFORE, EVENT_KINDS, MEETING_STATES, Event
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.text import _
from cad.services.candidates import Candidates
from cad.services.event_pages import Guest
from ui.screens.asking import Form
from ui.screens.clauses.candidate_picker import CandidatePicker
from ui.screens.events import lines
from ui.screens.form_fields import Sheets, Today, line
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.theme.measures import L
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.facts import Facts
from ui.widgets.field import Field
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Item
from ui.widgets.searched_chips import SearchedChips
from ui.widgets.segments import Segments
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.time_field import TimeField

_ABSENT = _("Absente de la liste\u202f? Ajoutez-la d’abord dans Partenaires, type «\u00a0Entreprise\u00a0».")
_FOUND = _("Qui cherche du travail et n’est pas encore sur la liste, les plus disponibles d’abord.")


def _event(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Event = form.about or Event()
    fields: Fields = {
        "title": Field(_("Nom"), TextField(about.title, placeholder=_("Forum de l’emploi du Blosne"))),
        "kind": Field(_("Sorte"), Choice(EVENT_KINDS.items(), about.kind)),
        "day": Field(_("Jour"), DateField(about.starts_at[:10], today=today, width=0)),
        "start": Field(_("De"), TimeField(about.starts_at[11:], width=0)),
        "end": Field(_("À"), TimeField(about.ends_at[11:], width=0), optional=True),
        "place": Field(_("Lieu"), TextField(about.place), optional=True),
        "neighbourhood": Field(
            _("Quartier"), Choice(NEIGHBOURHOODS.items(), about.neighbourhood, least=16), optional=True
        ),
        "companies": Field(
            _("Entreprises"),
            SearchedChips(form.options["companies"], about.companies),
            help=_ABSENT,
            optional=True,
        ),
        "seats": Field(_("Places"), TextField(str(about.seats or ""), width=120), optional=True),
        "bring": Field(_("À apporter"), TextArea(about.bring, lines=2), optional=True),
    }
    items = (
        line(fields, "title", "kind"),
        line(fields, "day", "start", "end"),
        line(fields, "place", "neighbourhood"),
        fields["companies"],
        fields["seats"],
        fields["bring"],
    )
    title = _("Modifier la rencontre") if form.about else _("Nouvelle rencontre")
    return FormSheet(host, title, fields, items=items, width=680)


def _cancel(host: QWidget, form: Form, _today: Today) -> FormSheet:
    fields: Fields = {
        "reason": Field(
            _("Pourquoi"),
            TextField(),
            help=_("Ce qui est déjà noté, venues et suites, reste."),
            optional=True,
        )
    }
    return FormSheet(
        host, _("Annuler · {event}").format(event=form.title), fields, save=_("Annuler la rencontre")
    )


def _invite(host: QWidget, form: Form, _today: Today) -> FormSheet:
    found: Candidates = form.about
    fields: Fields = {"residents": Field(_("Qui inviter"), CandidatePicker(found), help=_FOUND)}
    ways = (("whom", _("Quelqu’un d’autre…"), "search"),)
    title = _("Inviter · {event}").format(event=form.title)
    return FormSheet(host, title, fields, save=_("Inviter"), ways=ways, width=640)


def _newcomer(host: QWidget, form: Form, _today: Today) -> FormSheet:
    fields: Fields = {
        "usage_name": Field(_("Nom"), TextField()),
        "first_name": Field(_("Prénom"), TextField(), optional=True),
        "phone": Field(_("Téléphone"), TextField(), optional=True),
    }
    sheet = FormSheet(
        host,
        _("Personne venue · {event}").format(event=form.title),
        fields,
        save=_("Ajouter"),
        note=_("Sa fiche est créée, sa venue notée."),
        ways=(("other", _("C’est quelqu’un d’autre"), "person"),),
    )
    sheet.others[0].hide()  # until a file that resembles is found
    return sheet


def _heads(host: QWidget, form: Form, _today: Today) -> FormSheet:
    told = _("Un nombre, et rien d’autre de personne.")
    fields: Fields = {"number": Field(_("Venu·es sans nom"), TextField(form.title, width=120), help=told)}
    return FormSheet(host, _("Personnes inconnues"), fields)


def _answer(host: QWidget, form: Form, _today: Today) -> FormSheet:
    guest: Guest = form.about
    states = [(state, ATTENDANCE_STATES[state]) for state in BEFORE]
    fields: Fields = {
        "state": Field(_("Réponse"), Segments(states, guest.attendance.state)),
        "reason": Field(_("Raison"), TextField(guest.attendance.reason), optional=True),
    }
    return FormSheet(host, guest.name, fields, ways=_WAYS, width=620)


_WAYS = (("uninvite", _("Retirer de la liste"), "trash"), ("resident", _("Ouvrir sa fiche"), "person"))


def _meeting(host: QWidget, form: Form, today: Today) -> FormSheet:
    guest: Guest = form.about
    companies = form.options["company"]
    met = [m.company for m in guest.meetings if m.company in dict(companies)]
    first = met[-1] if met else companies[1][0] if len(companies) == 2 else ""
    fields: Fields = {
        "company": Field(_("Entreprise"), Choice(companies, first, least=20)),
        "state": Field(_("Ce qui s’est passé"), Segments(MEETING_STATES.items(), "met")),
        "on": Field(_("Le"), DateField(past=True, today=today), optional=True),
        "reason": Field(_("Précision"), TextField(), optional=True),
    }
    fields["on"].editor.setPlaceholderText(_("Aujourd’hui"))
    known = lines.met(guest, dict(form.options["names"]))
    before: tuple[Item, ...] = (L, SectionHeading(_("Déjà noté")), Facts(known)) if known else ()
    items = (*fields.values(), *before)

    def recall() -> None:
        """What is known of the company chosen: to save again changes nothing."""
        held = {m.company: m for m in guest.meetings}.get(fields["company"].editor.value())
        fields["state"].editor.set_value(held.state if held else "met")
        fields["on"].editor.set_value(held.on if held else "")
        fields["reason"].editor.set_value(held.reason if held else "")

    fields["company"].editor.changed.connect(recall)
    recall()
    return FormSheet(host, guest.name, fields, items=items, ways=_WAYS, width=640)


SHEETS: Sheets = {
    "event": _event,
    "cancel_event": _cancel,
    "invite": _invite,
    "newcomer": _newcomer,
    "heads": _heads,
    "answer": _answer,
    "company_meeting": _meeting,
}
