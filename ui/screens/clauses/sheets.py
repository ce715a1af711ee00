"""The forms of a contract, a lot, a position, a person’s contract and their hours."""

from PySide6.QtWidgets import QWidget

from cad.domain.dates import show_date
from cad.domain.insertion import GROUNDS, Insertion
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.procurement import WAYS, Lot, Opening, Procurement
from cad.domain.resident import QPV
from cad.domain.text import _
from cad.services.candidates import Candidates
from ui.screens.asking import Form
from ui.screens.clauses import forms, lines, statement, workplace
from ui.screens.clauses.candidate_picker import CandidatePicker
from ui.screens.form_fields import Sheets, Today, line, span
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.theme.measures import L
from ui.widgets.chips import ChipPicker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.facts import Facts
from ui.widgets.field import Field
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Item
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

_ABSENT = _("Absent de la liste\u202f? Ajoutez-le d’abord dans Partenaires.")
_LIVES = (("", _("À vérifier")), (forms.OUT, _("Hors QPV")))


def _procurement(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Procurement = form.about or Procurement()
    fields: Fields = {
        "title": Field(_("Objet"), TextField(about.title)),
        "reference": Field(_("Numéro"), TextField(about.reference, width=220), optional=True),
        "buyer": Field(
            _("Acheteur"),
            Choice(form.options["organisation"], about.buyer, least=20),
            help=_ABSENT,
            optional=True,
        ),
        **span(about.starts_on, about.ends_on, today),
    }
    items = (fields["title"], fields["reference"], fields["buyer"], line(fields, "starts_on", "ends_on"))
    title = _("Modifier le marché") if form.about else _("Nouveau marché")
    return FormSheet(host, title, fields, items=items)


def _lot(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Lot = form.about or Lot()
    due = str(about.hours_due) if form.about else ""
    ways = [(key, label) for key, label in WAYS.items() if key]
    fields: Fields = {
        "title": Field(_("Lot"), TextField(about.title, placeholder=_("Lot 2, gros œuvre"))),
        "company": Field(
            _("Entreprise attributaire"),
            Choice(form.options["organisation"], about.company, least=20),
            help=_ABSENT,
            optional=True,
        ),
        "hours_due": Field(_("Heures dues"), TextField(due, width=160)),
        "ways": Field(_("Façons de faire les heures"), ChipPicker(ways, about.ways), optional=True),
        **span(about.starts_on, about.ends_on, today),
    }
    first: tuple[Item, ...] = ()
    if not form.about:
        fields["procurement"] = Field(_("Marché"), Choice(form.options["procurement"], least=20))
        first = (fields["procurement"],)
        for name in ("starts_on", "ends_on"):
            fields[name].set_optional(True)
            fields[name].set_help(_("Vide\u00a0: comme le marché."))
    asked = (fields[name] for name in ("title", "company", "hours_due", "ways"))
    items = (*first, *asked, line(fields, "starts_on", "ends_on"))
    title = _("Modifier le lot") if form.about else _("Nouveau lot")
    return FormSheet(host, title, fields, items=items)


def _opening(host: QWidget, form: Form, today: Today) -> FormSheet:
    fields: Fields = {
        "title": Field(_("Poste"), TextField(placeholder=_("Aide-maçon·ne"))),
        "way": Field(_("Façon"), Choice(WAYS.items())),
        "places": Field(_("Places"), TextField("1")),
        "starts_on": Field(_("À partir du"), DateField(today=today, width=0), optional=True),
        **workplace.fields(Opening()),
        "detail": Field(
            _("Précision"), TextArea(lines=2), help=_("Ce qu’il faut savoir faire."), optional=True
        ),
    }
    items = (
        fields["title"],
        line(fields, "way", "places", "starts_on"),
        *workplace.items(fields),
        fields["detail"],
    )
    title = _("Nouveau poste · {lot}").format(lot=form.title)
    return FormSheet(host, title, fields, items=items, width=680)


def _insertion(host: QWidget, form: Form, today: Today) -> FormSheet:
    lot: Lot = form.about
    lives = (*_LIVES, *((code, label) for code, label in NEIGHBOURHOODS.items() if code))
    frozen = _("Figé à l’entrée\u00a0: un déménagement n’y changera rien.")
    fields: Fields = {
        "starts_on": Field(_("Premier jour"), DateField(past=True, today=today, width=0)),
        "ends_on": Field(_("Dernier jour"), DateField(today=today, width=0), optional=True),
        "employer": Field(_("Employeur"), Choice(form.options["organisation"], lot.company, least=20)),
        "way": Field(_("Façon"), Choice(WAYS.items())),
        "lives": Field(_("Quartier de résidence"), Choice(lives, least=20), help=frozen),
        "qpv_source": Field(
            _("Ce qui le prouve"),
            TextField(placeholder=_("Justificatif du 3 mars, carte officielle…")),
        ),
        "ground": Field(_("Motif d’éligibilité"), Choice(GROUNDS.items(), least=20)),
        "proof": Field(_("Justificatif"), TextField(), optional=True),
        "proof_on": Field(_("Daté du"), DateField(past=True, today=today, width=0), optional=True),
        "proof_until": Field(_("Valable jusqu’au"), DateField(today=today, width=0), optional=True),
    }
    items = (
        line(fields, "starts_on", "ends_on"),
        line(fields, "employer", "way"),
        L,
        SectionHeading(_("Où vit la personne à l’entrée")),
        fields["lives"],
        fields["qpv_source"],
        L,
        SectionHeading(_("Pourquoi ses heures comptent")),
        fields["ground"],
        fields["proof"],
        line(fields, "proof_on", "proof_until"),
    )
    title = _("{name} · {lot}").format(name=form.title, lot=lot.title)
    return FormSheet(host, title, fields, items=items, width=680)


def _hours(host: QWidget, form: Form, today: Today) -> FormSheet:
    worker = form.about
    month = forms.next_month(worker, today().isoformat())
    why = _("Pour corriger un mois déjà saisi, ou en compléter un qui est clos.")
    fields: Fields = {
        "month": Field(_("Mois"), DateField(month, partial=True, today=today, width=0)),
        "hours": Field(_("Heures"), TextField(placeholder=_("151,67 ou 151 h 40"))),
        "reason": Field(_("Raison"), TextField(), help=why, optional=True),
    }
    told = Facts(_entered(worker.insertion))
    entered = lines.months(worker)
    before: tuple[Item, ...] = (L, SectionHeading(_("Déjà saisi")), Facts(entered)) if entered else ()
    items = (line(fields, "month", "hours"), fields["reason"], L, told, *before)
    ways = (("amend", _("Modifier ce contrat"), "pen"), ("resident", _("Ouvrir sa fiche"), "person"))
    title = _("Heures · {name}").format(name=worker.name)
    return FormSheet(host, title, fields, items=items, width=640, ways=ways)


def _amend(host: QWidget, form: Form, today: Today) -> FormSheet:
    one: Insertion = form.about.insertion
    fields: Fields = {
        "ends_on": Field(_("Dernier jour"), DateField(one.ends_on, today=today), optional=True),
        "employer": Field(_("Employeur"), Choice(form.options["organisation"], one.employer, least=20)),
        "way": Field(_("Façon"), Choice(WAYS.items(), one.way)),
        "proof": Field(_("Justificatif"), TextField(one.proof), optional=True),
        "proof_on": Field(
            _("Daté du"), DateField(one.proof_on, past=True, today=today, width=0), optional=True
        ),
        "proof_until": Field(
            _("Valable jusqu’au"), DateField(one.proof_until, today=today, width=0), optional=True
        ),
    }
    items = (
        fields["ends_on"],
        line(fields, "employer", "way"),
        fields["proof"],
        line(fields, "proof_on", "proof_until"),
    )
    title = _("Contrat d’insertion · {name}").format(name=form.title)
    ways = (("remove", _("Retirer ce contrat"), "trash"),)
    return FormSheet(host, title, fields, items=items, ways=ways, width=640)


def _candidates(host: QWidget, form: Form, today: Today) -> FormSheet:
    found: Candidates = form.about
    told = _("Qui cherche du travail et n’est sur aucun lot, les plus prêt·es d’abord.")
    picker = CandidatePicker(found)
    fields: Fields = {"residents": Field(_("À qui le proposer"), picker, help=told)}
    title = _("Qui pourrait le prendre\u202f? {opening}").format(opening=form.title)
    return FormSheet(host, title, fields, save=_("Proposer"), width=640)


def _entered(one: Insertion) -> tuple[tuple[str, str], ...]:
    """What was true the day they came in."""
    lives = NEIGHBOURHOODS[one.neighbourhood] if one.neighbourhood else QPV[one.qpv]
    source = _("{lives} ({source})").format(lives=lives, source=one.qpv_source) if one.qpv_source else lives
    proof = " · ".join(
        filter(
            None,
            (
                one.proof,
                _("valable jusqu’au {day}").format(day=show_date(one.proof_until)) if one.proof_until else "",
            ),
        )
    )
    counted = _("du {start} au {end}, non compris").format(
        start=show_date(one.counts_from), end=show_date(one.counts_until)
    )
    return (
        (_("À l’entrée"), source),
        (_("Adresse d’alors"), one.address),
        (_("Période comptée"), counted if one.counts_from and one.counts_until else ""),
        (_("Motif"), GROUNDS[one.ground] if one.ground else ""),
        (_("Justificatif"), proof),
    )


SHEETS: Sheets = {
    "procurement": _procurement,
    "lot": _lot,
    "opening": _opening,
    "insertion": _insertion,
    "hours": _hours,
    "amend": _amend,
    "candidates": _candidates,
    "statement": statement.sheet,
}
