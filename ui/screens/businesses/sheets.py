"""The forms of a business: the project, its stages, whom one met, money asked and answered, desks."""

from PySide6.QtWidgets import QWidget

from cad.domain.business import CONTACTS, SECTORS, WAYS, Business, BusinessContact
from cad.domain.desk import DeskStay
from cad.domain.funding import KINDS, WAITING, Funding
from cad.domain.money import plain_amount
from cad.domain.outcome import OUTCOMES
from cad.domain.text import _
from ui.screens.asking import Form
from ui.screens.form_fields import ABSENT, Sheets, Today, line, removes
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.layout import Item
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

_AMOUNT = _("7 500 ou 7 500,50")


def _business(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Business = form.about or Business()
    fields: Fields = {
        "title": Field(_("Projet"), TextField(about.title, placeholder=_("Retouches et couture à façon"))),
        "sector": Field(_("Secteur"), Choice(SECTORS.items(), about.sector)),
        "way": Field(_("Création ou reprise"), Choice(WAYS.items(), about.way)),
        "detail": Field(_("L’idée, dans ses mots"), TextArea(about.detail, lines=3), optional=True),
    }
    asked: tuple[Item, ...] = (fields["title"], line(fields, "sector", "way"), fields["detail"])
    if form.about:
        return FormSheet(host, _("Modifier le projet"), fields, items=asked, ways=removes(form))
    fields["on"] = Field(_("Depuis le"), DateField(past=True, today=today), help=_TODAY, optional=True)
    title = _("Nouveau projet · {name}").format(name=form.title)
    return FormSheet(host, title, fields, items=(*asked, fields["on"]))


_TODAY = _("Vide\u00a0: aujourd’hui.")


def _on(label: str, today: Today, value: str = "") -> Field[DateField]:
    return Field(label, DateField(value, past=True, today=today, width=0), help=_TODAY, optional=True)


def _move(host: QWidget, form: Form, today: Today) -> FormSheet:
    fields: Fields = {
        "stage": Field(_("Étape atteinte"), Choice(form.options["stage"], form.about)),
        "on": _on(_("Le"), today),
        "reason": Field(
            _("Pourquoi"), TextField(), help=_("Pour revenir à une étape d’avant, dites-le."), optional=True
        ),
    }
    items = (line(fields, "stage", "on"), fields["reason"])
    return FormSheet(host, _("Étape · {name}").format(name=form.title), fields, items=items)


def _register(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Business = form.about
    fields: Fields = {
        "company": Field(_("Nom de l’entreprise"), TextField(about.company)),
        "registered_on": _on(_("Immatriculée le"), today, about.registered_on),
    }
    return FormSheet(host, _("Immatriculation · {name}").format(name=about.title), fields)


def _abandon(host: QWidget, form: Form, today: Today) -> FormSheet:
    fields: Fields = {
        "reason": Field(_("Pourquoi"), TextField(placeholder=_("A trouvé un emploi, financement refusé…"))),
        "on": _on(_("Le"), today),
    }
    title = _("Abandonner «\u00a0{name}\u00a0»").format(name=form.title)
    return FormSheet(host, title, fields, save=_("Abandonner le projet"))


def _contact(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: BusinessContact = form.about or BusinessContact()
    fields: Fields = {
        "way": Field(_("Cadre"), Choice(CONTACTS.items(), about.way)),
        "on": _on(_("Le"), today, about.on),
        "purpose": Field(_("Pour quoi"), TextArea(about.purpose, lines=2), optional=True),
    }
    asked: tuple[Item, ...] = (line(fields, "way", "on"), fields["purpose"])
    if form.about:
        return FormSheet(
            host, _("Modifier la rencontre"), fields, items=asked, ways=removes(form, "remove-contact")
        )
    fields = {"organisation": _organisation(_("Structure rencontrée"), form), **fields}
    title = _("Partenaire rencontré · {name}").format(name=form.title)
    return FormSheet(host, title, fields, items=(fields["organisation"], *asked))


def _funding(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Funding = form.about or Funding()
    fields: Fields = {
        "organisation": _organisation(_("Financeur"), form, about.organisation),
        "way": Field(_("Nature"), Choice(KINDS.items(), about.way)),
        "amount": Field(
            _("Montant demandé, en euros"), TextField(plain_amount(about.asked), placeholder=_AMOUNT)
        ),
        "on": _on(_("Demandé le"), today, about.asked_on),
    }
    items = (fields["organisation"], line(fields, "way", "amount"), fields["on"])
    title = _("Modifier la demande") if form.about else _("Financement · {name}").format(name=form.title)
    return FormSheet(host, title, fields, items=items, ways=removes(form, "remove-funding"))


def _answer(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: Funding = form.about
    fields: Fields = {
        "amount": Field(
            _("Montant obtenu, en euros"),
            TextField(plain_amount(about.granted or about.asked), placeholder=_AMOUNT),
        ),
        "on": _on(_("Répondu le"), today, about.granted_on or about.refused_on),
        "reason": Field(_("Raison, si c’est un refus"), TextField(about.reason), optional=True),
    }
    reopen = () if about.state == WAITING else (("reopen", _("Retirer la réponse"), "undo"),)
    ways = (("funding", _("Modifier la demande"), "pen"), *reopen, ("refused", _("Refusé"), "close"))
    title = _("Réponse · {name}").format(name=form.title)
    items = (line(fields, "amount", "on"), fields["reason"])
    return FormSheet(host, title, fields, items=items, save=_("Obtenu"), ways=ways, width=680)


def _stay(host: QWidget, form: Form, today: Today) -> FormSheet:
    about: DeskStay = form.about or DeskStay()
    fields: Fields = {
        "desk": Field(_("Bureau"), TextField(about.desk, placeholder=_("Bureau 2"))),
        "starts_on": Field(_("Du"), DateField(about.starts_on, today=today, width=0)),
        "ends_on": Field(_("Au"), DateField(about.ends_on, today=today, width=0), optional=True),
        "reason": Field(
            _("Raison d’une dérogation"),
            TextField(about.reason),
            help=_("Quand l’entreprise est plus ancienne que la règle ne le dit (Réglages)."),
            optional=True,
        ),
    }
    asked: tuple[Item, ...] = (fields["desk"], line(fields, "starts_on", "ends_on"), fields["reason"])
    if form.about:
        return FormSheet(
            host, _("Modifier l’hébergement"), fields, items=asked, ways=removes(form, "remove-stay")
        )
    fields = {"organisation": _organisation(_("Centre d’affaires de quartier"), form), **fields}
    title = _("Hébergement · {name}").format(name=form.title)
    return FormSheet(host, title, fields, items=(fields["organisation"], *asked))


def _outcome(host: QWidget, form: Form, today: Today) -> FormSheet:
    fields: Fields = {
        "months": Field(_("Après l’immatriculation"), Choice(form.options["months"], form.about)),
        "on": _on(_("Dit le"), today),
        "state": Field(_("Ce que devient la personne"), Choice(OUTCOMES.items(), "business")),
        "reason": Field(_("Précision"), TextField(), optional=True),
    }
    items = (line(fields, "months", "on"), fields["state"], fields["reason"])
    return FormSheet(host, _("Et après\u202f? {name}").format(name=form.title), fields, items=items)


def _organisation(label: str, form: Form, value: str = "") -> Field[Choice]:
    known = form.options["organisation"]
    names = known if value else (("", _("Choisir…")), *known)
    return Field(label, Choice(names, value, least=20), help=ABSENT)


SHEETS: Sheets = {
    "business": _business,
    "move": _move,
    "register": _register,
    "abandon": _abandon,
    "contact": _contact,
    "funding": _funding,
    "answer": _answer,
    "stay": _stay,
    "outcome": _outcome,
}
