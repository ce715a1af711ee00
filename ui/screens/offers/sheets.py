"""The forms of an offer, and of whom to propose it to."""

from PySide6.QtWidgets import QWidget

from cad.domain.offer import CHANNELS, CONTRACTS, Offer
from cad.domain.text import _
from cad.services.candidates import Candidates
from ui.screens.asking import Form
from ui.screens.clauses import workplace
from ui.screens.clauses.candidate_picker import CandidatePicker
from ui.screens.form_fields import ABSENT, Sheets, Today, line
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.widgets.chips import ChipPicker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.segments import Segments
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


def _offer(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Offer = form.about or Offer()
    cv = (("no", _("CV demandé")), ("yes", _("Sans CV")))
    fields: Fields = {
        "title": Field(_("Métier"), TextField(about.title, placeholder=_("Vendeur·se en boulangerie"))),
        "company": Field(
            _("Entreprise"), Choice(form.options["company"], about.company, least=20), help=ABSENT
        ),
        "contract": Field(_("Contrat"), Choice(CONTRACTS.items(), about.contract)),
        "places": Field(_("Places"), TextField(str(about.places))),
        "without_cv": Field(_("CV"), Segments(cv, "yes" if about.without_cv else "no")),
        **workplace.fields(about),
        "starts_on": Field(_("À partir du"), DateField(about.starts_on, today=today, width=0), optional=True),
        "answer_by": Field(
            _("Répondre avant le"), DateField(about.answer_by, today=today, width=0), optional=True
        ),
        "channels": Field(
            _("Canaux de diffusion"), ChipPicker(CHANNELS.items(), about.channels), optional=True
        ),
        "detail": Field(_("Précision"), TextArea(about.detail, lines=2), optional=True),
    }
    items = (
        fields["title"],
        fields["company"],
        line(fields, "contract", "places", "without_cv"),
        *workplace.items(fields),
        line(fields, "starts_on", "answer_by"),
        fields["channels"],
        fields["detail"],
    )
    title = _("Modifier l’offre") if form.about else _("Nouvelle offre")
    return FormSheet(host, title, fields, items=items, width=680)


def _propose(host: QWidget, form: Form, _today: Today) -> FormSheet:
    found: Candidates = form.about
    told = _("Qui cherche du travail et n’est sur aucun lot, les plus prêt·es d’abord.")
    fields: Fields = {"residents": Field(_("À qui la proposer"), CandidatePicker(found), help=told)}
    title = _("Qui pourrait la prendre\u202f? {offer}").format(offer=form.title)
    return FormSheet(host, title, fields, save=_("Proposer"), width=640)


SHEETS: Sheets = {"offer": _offer, "propose_offer": _propose}
