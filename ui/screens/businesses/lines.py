"""Businesses, money, desks and partners as rows. No Qt here."""

from collections.abc import Iterable

from cad.domain.business import ABANDONED, CONTACTS, MOVES, SECTORS, BusinessContact
from cad.domain.dates import show_date
from cad.domain.funding import BOTH, GRANTED, KINDS, REFUSED, STATES, WAITING, Funding
from cad.domain.money import show_amount
from cad.domain.text import _
from cad.services.business_pages import BusinessPage, BusinessRow, Hosted
from ui.widgets.rows import Row

_ANSWERS = {
    WAITING: ("warning", "clock"),
    GRANTED: ("success", "check"),
    REFUSED: ("neutral", "close"),
    BOTH: ("danger", "warning"),
}


def business(row: BusinessRow) -> Row:
    """A project in the list: what it is, whose, where it stands and since when."""
    return Row(
        row.business.id,
        row.business.name,
        row.name,
        MOVES[row.stage],
        "muted" if row.stage == ABANDONED else "accent",
        note=show_date(row.since),
        badges=tuple(_marks(row.hosted)) if row.hosted else (),
        avatar=row.name,
    )


def _marks(hosted: Hosted) -> Iterable[tuple[str, str, str]]:
    if hosted.ending:
        yield _("Fin d’hébergement"), "warning", "clock"
    if hosted.taken:
        yield _("Bureau pris deux fois"), "danger", "warning"


def fundings(page: BusinessPage) -> list[Row]:
    """Each request, oldest first: of whom, how much, and the answer."""
    return [_funding(one, page) for one in page.fundings]


def _funding(one: Funding, page: BusinessPage) -> Row:
    asked = _("demandé le {day}").format(day=show_date(one.asked_on))
    tone, icon = _ANSWERS[one.state]
    return Row(
        one.id,
        page.names.get(one.organisation, _("Financeur inconnu")),
        " · ".join(filter(None, (KINDS[one.way], asked, one.reason))),
        show_amount(one.asked),
        "text",
        note=_answer(one),
        badges=((STATES[one.state], tone, icon),),
        icon="coins",
    )


def _answer(one: Funding) -> str:
    if one.state == GRANTED:
        return _("{amount} le {day}").format(amount=show_amount(one.granted), day=show_date(one.granted_on))
    return _("le {day}").format(day=show_date(one.refused_on)) if one.state == REFUSED else ""


def stays(page: BusinessPage) -> list[Row]:
    """Each stay at a desk, the latest first."""
    return [_stay(one) for one in page.hosted]


def _stay(one: Hosted) -> Row:
    stay = one.stay
    span = _("depuis le {start}").format(start=show_date(stay.starts_on))
    if stay.ends_on:
        span = _("du {start} au {end}").format(start=show_date(stay.starts_on), end=show_date(stay.ends_on))
    marks = list(_marks(one))
    if one.too_old:
        marks.append((_("Trop ancienne le {day}").format(day=show_date(one.too_old)), "warning", "warning"))
    return Row(
        stay.id,
        " · ".join(filter(None, (one.centre, stay.desk))),
        " · ".join(filter(None, (span, stay.reason))),
        badges=tuple(marks),
        icon="building",
    )


def contacts(page: BusinessPage) -> list[Row]:
    """Each partner met, the latest first."""
    return [_contact(one, page) for one in page.contacts]


def _contact(one: BusinessContact, page: BusinessPage) -> Row:
    return Row(
        one.id,
        page.names.get(one.organisation, _("Structure inconnue")),
        " · ".join(filter(None, (CONTACTS[one.way], one.purpose))),
        show_date(one.on),
        icon="people",
    )


def facts(page: BusinessPage) -> tuple[tuple[str, str], ...]:
    """What is known of a project."""
    one = page.business
    since = _("{company}, immatriculée le {day}").format(
        company=one.company, day=show_date(one.registered_on)
    )
    way = _("Reprise d’une entreprise") if one.way == "takeover" else ""
    return (
        (_("Porté par"), page.name),
        (_("Projet"), one.title if one.company else ""),
        (_("Entreprise"), since if one.registered_on else ""),
        (_("Secteur"), " · ".join(filter(None, (SECTORS[one.sector] if one.sector else "", way)))),
        (_("L’idée"), one.detail),
    )


def money(page: BusinessPage) -> tuple[tuple[str, str, str, str], ...]:
    """Asked, obtained and awaited, once something was asked."""
    if not page.fundings:
        return ()
    return (
        (show_amount(page.money.asked), _("demandés"), "coins", "muted"),
        (show_amount(page.money.granted), _("obtenus"), "check", "success"),
        (show_amount(page.money.waiting), _("en attente"), "clock", "warning"),
    )
