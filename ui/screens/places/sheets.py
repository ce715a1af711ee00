"""The forms of a place, of who could take it, of the days someone has it, of a training session."""

from PySide6.QtWidgets import QWidget

from cad.domain.reserved_place import PLACE_KINDS, Placement, ReservedPlace
from cad.domain.text import _
from cad.domain.training import SUBJECTS, TrainingSession
from cad.services.employer import TrainingRow
from ui.screens.asking import Form
from ui.screens.clauses.candidate_picker import CandidatePicker
from ui.screens.form_fields import Sheets, Today, line, removes, span
from ui.screens.places import lines
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.theme.measures import L
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.facts import Facts
from ui.widgets.field import Field
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Item
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


def _place(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: ReservedPlace = form.about or ReservedPlace()
    ages = {name: str(getattr(about, name) or "") for name in ("age_from", "age_to")}
    reserved = (("", _("Tout le monde")), ("yes", _("Habitant·es d’un QPV")))
    fields: Fields = {
        "title": Field(_("Poste"), TextField(about.title, placeholder=_("Accueil des piscines"))),
        "category": Field(_("Type"), Choice(PLACE_KINDS.items(), about.category)),
        "places": Field(_("Places"), TextField(str(about.places))),
        "employer": Field(_("Collectivité"), Choice(form.options["employer"], about.employer, least=16)),
        "service": Field(_("Service employeur"), TextField(about.service), optional=True),
        **span(about.starts_on, about.ends_on, today, optional=True),
        "hours": Field(
            _("Jours et heures"), TextField(about.hours, placeholder=_("lun-ven 8h30-16h")), optional=True
        ),
        "place": Field(_("Lieu de travail"), TextField(about.place), optional=True),
        "age_from": Field(_("À partir de (ans)"), TextField(ages["age_from"]), optional=True),
        "age_to": Field(_("Jusqu’à (ans)"), TextField(ages["age_to"]), optional=True),
        "age_on": Field(_("Âge regardé le"), DateField(about.age_on, today=today, width=0), optional=True),
        "qpv_only": Field(_("Pour"), Choice(reserved, "yes" if about.qpv_only else "")),
        "situation": Field(
            _("Situation demandée"), TextField(about.situation, placeholder=_("étudiant·e…")), optional=True
        ),
        "detail": Field(_("Précision"), TextArea(about.detail, lines=2), optional=True),
    }
    items = (
        fields["title"],
        line(fields, "category", "places"),
        line(fields, "employer", "service"),
        line(fields, "starts_on", "ends_on"),
        line(fields, "hours", "place"),
        L,
        SectionHeading(_("Conditions")),
        line(fields, "age_from", "age_to", "age_on"),
        line(fields, "qpv_only", "situation"),
        fields["detail"],
    )
    title = _("Modifier la place réservée") if form.about else _("Nouvelle place réservée")
    ways = removes(form, "remove-place")
    return FormSheet(host, title, fields, items=items, ways=ways, width=680)


def _candidates(host: QWidget, form: Form, _today: Today) -> FormSheet:
    told = _("Qui cherche du travail et remplit les conditions, les plus prêt·es d’abord.")
    fields: Fields = {"residents": Field(_("À qui la proposer"), CandidatePicker(form.about), help=told)}
    title = _("Qui pourrait la prendre\u202f? {place}").format(place=form.title)
    return FormSheet(host, title, fields, save=_("Proposer"), width=640)


def _placement(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Placement = form.about
    fields: Fields = {
        **span(about.starts_on, about.ends_on, today, optional=True),
        "reason": Field(_("Pourquoi avant la fin"), TextField(about.reason), optional=True),
    }
    items = (line(fields, "starts_on", "ends_on"), fields["reason"])
    title = _("Dates de {name}").format(name=form.title)
    return FormSheet(host, title, fields, items=items)


def _training(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: TrainingSession = form.about.session if form.about else TrainingSession()
    heads = str(about.heads) if about.heads else ""
    fields: Fields = {
        "subject": Field(_("Sujet"), Choice(SUBJECTS.items(), about.subject, least=20)),
        "title": Field(_("Intitulé"), TextField(about.title), optional=True),
        "day": Field(_("Le"), DateField(about.day, today=today, width=0)),
        "heads": Field(_("Places"), TextField(heads), optional=True),
        "audience": Field(_("Pour qui"), TextField(about.audience), optional=True),
    }
    items = (fields["subject"], fields["title"], line(fields, "day", "heads"), fields["audience"])
    title = _("Modifier la formation") if form.about else _("Nouvelle formation")
    return FormSheet(host, title, fields, items=items, ways=removes(form, "remove-training"))


def _attendance(host: QWidget, form: Form, _today: Today) -> FormSheet:
    about: TrainingRow = form.about
    offices = form.options["organisation"]
    first = about.came[0][1].organisation if about.came else ""
    told = _("Un nombre par service\u00a0: aucun nom n’est gardé. Redit, il est corrigé.")
    fields: Fields = {
        "organisation": Field(_("Structure"), Choice(offices, first, least=20)),
        "service": Field(_("Service"), TextField(), optional=True),
        "people": Field(_("Personnes venues"), TextField(), help=told),
    }
    before: tuple[Item, ...] = ()
    if about.came:
        before = (L, SectionHeading(_("Déjà noté")), Facts(lines.came(about)))
    items = (fields["organisation"], line(fields, "service", "people"), *before)
    ways = (("training", _("Modifier la formation"), "pen"),)
    title = _("Présences · {title}").format(title=form.title)
    return FormSheet(host, title, fields, items=items, ways=ways, width=600)


SHEETS: Sheets = {
    "reserved_place": _place,
    "place_candidates": _candidates,
    "placement": _placement,
    "training": _training,
    "training_attendance": _attendance,
}
