"""The forms of a school, its week, an offer, a pupil, a guardian’s word, an internship."""

from PySide6.QtWidgets import QWidget

from cad.domain.hours import show_hours
from cad.domain.internship import KIN, SECTORS, TRAVEL, Internship, InternshipOffer, Pupil
from cad.domain.school import NETWORKS, ObservationWeek, School
from cad.domain.text import _
from ui.screens.asking import Form
from ui.screens.form_fields import ABSENT, Sheets, Today, line, removes, span
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.theme.measures import L
from ui.widgets.chips import ChipPicker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Item
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


def _school(host: QWidget, form: Form, _today: Today) -> FormSheet:
    about: School = form.about or School()
    fields: Fields = {
        "name": Field(_("Nom"), TextField(about.name, placeholder=_("Collège…"))),
        "network": Field(_("Réseau ou filière"), Choice(NETWORKS.items(), about.network)),
        "neighbourhood": Field(_("Quartier"), TextField(about.neighbourhood), optional=True),
        "city": Field(_("Commune"), TextField(about.city or "Rennes"), optional=True),
        "head": Field(_("Chef·fe d’établissement"), TextField(about.head), optional=True),
        "phone": Field(_("Téléphone"), TextField(about.phone), optional=True),
    }
    items = (
        fields["name"],
        fields["network"],
        line(fields, "neighbourhood", "city"),
        line(fields, "head", "phone"),
    )
    title = _("Modifier l’établissement") if form.about else _("Nouvel établissement")
    ways = removes(form, "remove-school")
    return FormSheet(host, title, fields, items=items, ways=ways, width=600)


def _week(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: ObservationWeek = form.about or ObservationWeek()
    fields = span(about.starts_on, about.ends_on, today)
    title = _("Semaine d’observation · {school}").format(school=form.title)
    ways = (*removes(form, "remove-week"), ("school", _("Modifier l’établissement"), "pen"))
    return FormSheet(host, title, fields, items=(line(fields, "starts_on", "ends_on"),), ways=ways, width=600)


def _offer(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: InternshipOffer = form.about or InternshipOffer()
    fields: Fields = {
        "company": Field(
            _("Entreprise"), Choice(form.options["company"], about.company, least=20), help=ABSENT
        ),
        "sector": Field(_("Secteur"), Choice(SECTORS.items(), about.sector, least=16)),
        "places": Field(_("Places"), TextField(str(about.places))),
        "neighbourhood": Field(_("Quartier"), TextField(about.neighbourhood), optional=True),
        "city": Field(_("Commune"), TextField(about.city or "Rennes"), optional=True),
        **span(about.starts_on, about.ends_on, today, optional=True),
        "asked": Field(_("Ce qui est demandé"), TextArea(about.asked, lines=2), optional=True),
    }
    items = (
        fields["company"],
        line(fields, "sector", "places"),
        line(fields, "neighbourhood", "city"),
        line(fields, "starts_on", "ends_on"),
        fields["asked"],
    )
    closed = ("reopen", _("Rouvrir"), "undo") if about.closed_on else ("close", _("Fermer"), "check")
    ways = (*removes(form, "remove-offer"), closed) if form.about else ()
    title = _("Modifier l’offre de stage") if form.about else _("Nouvelle offre de stage")
    return FormSheet(host, title, fields, items=items, ways=ways, width=620)


def _pupil(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Pupil = form.about or Pupil()
    wishes = [(key, label) for key, label in SECTORS.items() if key]
    fields: Fields = {
        "school": Field(_("Établissement"), Choice(form.options["school"], about.school, least=20)),
        "school_class": Field(_("Classe"), TextField(about.school_class), optional=True),
        "wishes": Field(_("Souhaits"), ChipPicker(wishes, about.wishes), optional=True),
        "travel": Field(_("Trajet possible"), Choice(TRAVEL.items(), about.travel)),
    }
    items: tuple[Item, ...] = (
        line(fields, "school", "school_class"),
        fields["travel"],
        fields["wishes"],
    )
    if not form.about:
        fields |= _word(about, today)
        why = _("D’un·e élève mineur·e, rien n’est proposé ni imprimé avant.")
        fields["agreed_on"].set_help(why)
        heading = SectionHeading(_("L’accord d’un·e responsable légal·e"))
        items += (L, heading, line(fields, "guardian", "kin"), fields["agreed_on"])
    title = _("Élève · {name}").format(name=form.title)
    ways = removes(form, "remove-pupil", _("Retirer l’élève"))
    return FormSheet(host, title, fields, items=items, ways=ways, width=680)


def _word(about: Pupil, today: Today) -> Fields:
    return {
        "guardian": Field(_("Qui l’a donné"), TextField(about.guardian), optional=True),
        "kin": Field(_("Lien"), Choice(KIN.items(), about.kin)),
        "agreed_on": Field(_("Le"), DateField(past=True, today=today), optional=True),
    }


def _guardian(host: QWidget, form: Form, today: Today) -> FormSheet:
    fields = _word(form.about, today)
    fields["on"] = fields.pop("agreed_on")
    fields["on"].set_help(_("Vide\u00a0: aujourd’hui."))
    fields["guardian"].set_optional(False)
    items = (line(fields, "guardian", "kin"), fields["on"])
    title = _("Accord pour {name}").format(name=form.title)
    return FormSheet(host, title, fields, items=items)


def _found(host: QWidget, form: Form, today: Today) -> FormSheet:
    week: ObservationWeek = form.about or ObservationWeek()
    fields: Fields = {
        "company": Field(_("Entreprise"), Choice(form.options["company"], "", least=20)),
        "found": Field(_("Son nom, si elle n’est pas dans la liste"), TextField(), optional=True),
        "place": Field(_("Lieu"), TextField(), optional=True),
        **_days(Internship(starts_on=week.starts_on, ends_on=week.ends_on), today),
    }
    items = (fields["company"], fields["found"], fields["place"], *_day_lines(fields))
    title = _("Stage trouvé · {name}").format(name=form.title)
    return FormSheet(host, title, fields, items=items, width=640)


def _internship(host: QWidget, form: Form, today: Today) -> FormSheet:
    one: Internship = form.about
    fields: Fields = {
        "place": Field(_("Lieu"), TextField(one.place), optional=True),
        **_days(one, today),
    }
    title = _("Stage · {name}").format(name=form.title)
    note = _("D’autres jours ou d’autres heures\u00a0: chacun·e signe de nouveau.")
    return FormSheet(host, title, fields, items=(fields["place"], *_day_lines(fields)), note=note, width=640)


def _days(one: Internship, today: Today) -> Fields:
    daily = show_hours(one.hours) if one.hours else ""
    return {
        "sector": Field(_("Secteur"), Choice(SECTORS.items(), one.sector, least=16)),
        **span(one.starts_on, one.ends_on, today),
        "hours": Field(_("Heures par jour"), TextField(daily, placeholder=_("6 h")), optional=True),
        "schedule": Field(
            _("Horaires"), TextField(one.schedule, placeholder=_("9 h – 12 h, 14 h – 17 h")), optional=True
        ),
        "tutor": Field(_("Tuteur ou tutrice"), TextField(one.tutor), optional=True),
    }


def _day_lines(fields: Fields) -> tuple[Item, ...]:
    return (
        line(fields, "sector", "tutor"),
        line(fields, "starts_on", "ends_on"),
        line(fields, "hours", "schedule"),
    )


def _signed(host: QWidget, form: Form, today: Today) -> FormSheet:
    fields: Fields = {"on": Field(_("A signé le"), DateField(past=True, today=today))}
    return FormSheet(host, form.title, fields, width=420)


def _broken(host: QWidget, form: Form, _today: Today) -> FormSheet:
    fields: Fields = {"reason": Field(_("Pourquoi"), TextField(), optional=True)}
    return FormSheet(host, _("Sans suite · {name}").format(name=form.title), fields, width=480)


SHEETS: Sheets = {
    "school": _school,
    "week": _week,
    "internship_offer": _offer,
    "pupil": _pupil,
    "guardian": _guardian,
    "found_internship": _found,
    "internship": _internship,
    "signed": _signed,
    "no_internship": _broken,
}
