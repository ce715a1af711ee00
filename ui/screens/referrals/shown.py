"""One referral as its page shows it: the seam, what was asked, what may follow, what happened. No Qt here."""

from dataclasses import dataclass

from cad.domain import reference
from cad.domain.dates import days_between, show_date, show_day, show_day_long, show_delay, show_moment
from cad.domain.referral import REFERRAL_STATES
from cad.domain.referral_life import stitch
from cad.domain.shown import listed, shown_phone
from cad.domain.text import _
from cad.domain.themes import BY_KEY
from cad.services.referrals import Happened, ReferralPage
from ui.screens.referrals.lines import NO_CONSENT, age
from ui.screens.referrals.moves import icon_of, picks
from ui.widgets.picks import Pick
from ui.widgets.stitches import TONES
from ui.widgets.timeline import Entry

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of a referral says, ready to be shown."""

    id: str
    resident: str
    person: str
    organisation: str
    state: str
    reference: str
    spelled: str
    badges: tuple[tuple[str, str, str], ...]
    giver: str
    receiver: str
    seam: str
    age: str
    purpose: str
    facts: tuple[Fact, ...]
    warning: str
    consented: bool
    place: str
    moves: tuple[Pick, ...]
    inbound: bool
    history: tuple[Entry, ...]


def shown(page: ReferralPage, today: str) -> Shown:
    """The page of a referral on a day."""
    row, referral = page.row, page.referral
    return Shown(
        id=referral.id,
        resident=row.person.id,
        person=row.person.name,
        organisation=referral.from_organisation if row.inbound else row.organisation,
        state=referral.state,
        reference=reference.show(referral.reference),
        spelled=reference.spell(referral.reference),
        badges=_badges(page, today),
        giver=row.origin,
        receiver=row.partner,
        seam=row.seam,
        age=age(row),
        purpose=referral.purpose,
        facts=_facts(page),
        warning=_warning(page),
        consented=row.consent == "given",
        place=place(page),
        moves=picks(referral.state, page.next_states, inbound=row.inbound),
        inbound=row.inbound,
        history=_history(page),
    )


def _badges(page: ReferralPage, today: str) -> tuple[tuple[str, str, str], ...]:
    state = page.referral.state
    tone = TONES.get(stitch(state), "neutral")
    late = show_delay(days_between(page.referral.answer_by, today)) if page.row.late else ""
    return (
        (REFERRAL_STATES[state], tone, icon_of(state)),
        *(((_("En retard de {delay}").format(delay=late), "danger", "clock"),) if late else ()),
    )


def _facts(page: ReferralPage) -> tuple[Fact, ...]:
    referral = page.referral
    return (
        (_("Service"), page.service.name),
        *_other_side(page),
        (_("Thème"), BY_KEY[referral.theme].label if referral.theme in BY_KEY else ""),
        (_("Documents"), "\n".join(listed(referral.documents))),
        (_("Réponse attendue"), _answer_by(page)),
        (_("Rendez-vous"), _appointment(page)),
        (_("Suite"), referral.outcome),
    )


def _other_side(page: ReferralPage) -> tuple[Fact, ...]:
    """Whom to call."""
    if page.row.inbound:
        return ((_("Orienté·e par"), page.sender), (_("Téléphone"), shown_phone(page.sender_phone)))
    return ((_("Téléphone"), shown_phone(page.service.phone or page.organisation.phone)),)


def _answer_by(page: ReferralPage) -> str:
    waiting = page.referral.state in ("draft", "handed_over", "received", "no_answer")
    return show_day_long(page.referral.answer_by) if waiting else ""


def _appointment(page: ReferralPage) -> str:
    """The latest one that was not called off: when, where."""
    met = [a for a in page.appointments if a.state != "cancelled"]
    return ", ".join(filter(None, (show_moment(met[-1].at), met[-1].place))) if met else ""


def place(page: ReferralPage) -> str:
    """Where the partner receives: the service’s own address, else the organisation’s."""
    where = page.service if page.service.address else page.organisation
    return ", ".join(filter(None, (where.address, where.city)))


def _warning(page: ReferralPage) -> str:
    return "\n".join(filter(None, (_namesakes(page), _consent_warning(page))))


def _namesakes(page: ReferralPage) -> str:
    if not page.namesakes:
        return ""
    return _("Une autre orientation porte cette référence, pour {names}\u00a0: vérifiez le nom.").format(
        names=", ".join(page.namesakes)
    )


def _consent_warning(page: ReferralPage) -> str:
    if page.row.consent not in NO_CONSENT or page.referral.state == "revoked":
        return ""
    if page.row.consent == "refused":
        return _("La personne a refusé d’être orientée vers ce partenaire.")
    if stitch(page.referral.state) == "open":
        return _("La personne a retiré son accord\u00a0: prévenez le partenaire, ou annulez l’orientation.")
    return _("La personne a retiré son accord pour ce partenaire.")


def _history(page: ReferralPage) -> tuple[Entry, ...]:
    """Newest first; the latest event carries the stitch once the seam is closed or broken."""
    told = [_entry(i, event, page) for i, event in enumerate(page.happened)]
    return tuple(reversed(told))


def _entry(number: int, event: Happened, page: ReferralPage) -> Entry:
    last = number == len(page.happened) - 1
    sewn = stitch(event.state) if page.row.seam else ""
    ends = last and sewn in ("closed", "broken")
    return Entry(
        str(number),
        REFERRAL_STATES[event.state],
        show_day(event.on),
        body=" · ".join(filter(None, (event.reason, event.detail))),
        meta=_signed(event),
        icon=icon_of(event.state),
        tone=TONES[sewn] if sewn in ("closed", "broken") else "thread",
        seam=page.referral.id if ends else "",
        stitch=sewn if ends else "",
    )


def _signed(event: Happened) -> str:
    """Who wrote it, and when if it was another day."""
    noted = event.at[:10]
    later = _("noté le {day}").format(day=show_date(noted)) if noted and noted != event.on else ""
    return ", ".join(filter(None, (event.by, later)))
