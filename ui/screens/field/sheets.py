"""The forms of a session, of who came, of what becomes of them."""

from PySide6.QtWidgets import QWidget

from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.session import CALL_BACK, OUTREACH, Session
from cad.domain.text import _, n_
from cad.domain.themes import THEMES
from cad.services.session_pages import Came
from ui.screens.asking import Form
from ui.screens.form_fields import Sheets, Today, line
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.widgets.chips import ChipPicker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.searched_chips import SearchedChips
from ui.widgets.segments import Segments
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.time_field import TimeField

_THEMES = tuple((theme.key, theme.short) for theme in THEMES)


def _session(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Session = form.about or Session(nature=form.within["nature"])
    outside = about.nature == OUTREACH
    team = about.team if form.about else tuple(i for i, _name in form.options["team"][:1])
    where = _("Marché de Villejean, place centrale") if outside else _("Maison de quartier du Blosne")
    day = about.starts_at[:10] or today().isoformat()
    fields: Fields = {
        "place": Field(_("Lieu"), TextField(about.place, placeholder=where)),
        "neighbourhood": Field(
            _("Quartier"), Choice(NEIGHBOURHOODS.items(), about.neighbourhood, least=16), optional=True
        ),
        "day": Field(_("Jour"), DateField(day, today=today, width=0)),
        "start": Field(_("De"), TimeField(about.starts_at[11:] or "09:00", width=0)),
        "end": Field(_("À"), TimeField(about.ends_at[11:], width=0), optional=True),
        "address": Field(_("Adresse"), TextField(about.address), optional=True),
        "team": Field(_("Équipe"), SearchedChips(form.options["team"], team)),
        "services": Field(
            _("Structures présentes"), SearchedChips(form.options["services"], about.services), optional=True
        ),
        "bring": Field(_("À emporter"), TextArea(about.bring, lines=2), optional=True),
    }
    if outside:
        fields["route"] = Field(_("Trajet"), TextArea(about.route, lines=2), optional=True)
    items = (
        line(fields, "place", "neighbourhood"),
        line(fields, "day", "start", "end"),
        fields["address"],
        *([fields["route"]] if outside else []),
        fields["team"],
        fields["services"],
        fields["bring"],
    )
    new = _("Nouvelle sortie") if outside else _("Nouvelle permanence")
    changed = _("Modifier la sortie") if outside else _("Modifier la permanence")
    return FormSheet(host, changed if form.about else new, fields, items=items, width=680)


def _cancel(host: QWidget, form: Form, _today: Today) -> FormSheet:
    kept = _("Qui est déjà venu reste noté, et personne n’est retiré.")
    fields: Fields = {"reason": Field(_("Pourquoi"), TextField(), help=kept, optional=True)}
    title = _("Annuler · {session}").format(session=form.title)
    return FormSheet(host, title, fields, save=_("Annuler la séance"))


def _close(host: QWidget, form: Form, _today: Today) -> FormSheet:
    waiting = len(form.about or ())
    note = (
        n_(
            "{n} personne attend encore ou est reçue\u00a0: elle reste notée ainsi.",
            "{n} personnes attendent encore ou sont reçues\u00a0: elles restent notées ainsi.",
            waiting,
        )
        if waiting
        else ""
    )
    told = _("Une ligne par chose à reprendre\u00a0; sur la feuille du soir, et lu par l’accueil.")
    fields: Fields = {
        "remains": Field(_("Ce qu’il reste à faire"), TextArea(lines=4), help=told, optional=True)
    }
    title = _("Terminer · {session}").format(session=form.title)
    return FormSheet(host, title, fields, save=_("Terminer"), note=note)


def _passage(host: QWidget, form: Form, _today: Today) -> FormSheet:
    one: Came = form.about
    here, outside = one.passage, one.passage.nature == OUTREACH
    fields: Fields = {
        "name": Field(_("Nom ou prénom"), TextField(here.name), optional=True),
        "phone": Field(_("Téléphone"), TextField(here.phone), optional=True),
        "themes": Field(_("Besoins"), ChipPicker(_THEMES, here.themes), optional=True),
        "reason": Field(_("Motif"), TextField(here.reason), optional=True),
    }
    if outside:
        fields["heard"] = Field(_("Ce qui a été dit"), TextArea(here.heard, lines=3), optional=True)
        fields["language"] = Field(_("Langue"), TextField(here.language), optional=True)
        fields["call_back"] = Field(_("Rappel"), Segments(CALL_BACK.items(), here.call_back))
    else:
        fields["wanted"] = Field(
            _("Demande à voir"), Choice(form.options["wanted"], here.wanted), optional=True
        )
    items = (line(fields, "name", "phone"), *(f for n, f in fields.items() if n not in ("name", "phone")))
    ways = (
        ("remove_passage", _("Retirer"), "trash"),
        *(
            ()
            if one.person
            else (
                ("whom", _("C’est quelqu’un du carnet…"), "search"),
                ("passage_file", _("Ouvrir une fiche…"), "plus"),
            )
        ),
    )
    return FormSheet(host, one.name, fields, items=items, ways=ways, width=640)


def _pass_on(host: QWidget, form: Form, _today: Today) -> FormSheet:
    told = _("Absent·e de la liste\u202f? Ajoutez-la à l’équipe de la séance.")
    fields: Fields = {"to": Field(_("À qui"), Choice(form.options["to"], ""), help=told)}
    return FormSheet(host, _("Passer {name}").format(name=form.title), fields, save=_("Passer"))


SHEETS: Sheets = {
    "session": _session,
    "cancel_session": _cancel,
    "close_session": _close,
    "passage": _passage,
    "pass_on": _pass_on,
}
