"""Who is around the person and what they agreed to: team, consents, household, documents. No Qt here."""

from cad.domain.dates import days_between, show_date, show_delay
from cad.domain.encounter import VISIBILITIES
from cad.domain.journey import TeamMember
from cad.domain.partial_date import show_age
from cad.domain.referral import CONSENT_SCOPES, CONSENT_STATES, CONSENT_WAYS, Consent
from cad.domain.resident import Document
from cad.domain.text import _
from cad.services.page import ResidentPage
from ui.screens.resident.relays import may_propose
from ui.screens.resident.standing import Line
from ui.screens.resident.who import name_of

EXPIRING = 30
"""Days before its end from which a proof is shown as expiring."""
_CONSENTS = {"given": ("check", "success"), "refused": ("close", "danger"), "withdrawn": ("undo", "warning")}


def team(page: ResidentPage) -> tuple[Line, ...]:
    """The lead adviser, then who else follows the journey."""
    person = page.resident
    lead = page.names.get(person.lead_adviser, "")
    pass_on = (("propose", _("Transmettre le suivi…"), "team"),) if may_propose(page) else ()
    first = Line("transfer:", lead, _("Référent·e"), "star", "accent", menu=pass_on) if lead else None
    others = (_member(m, page) for m in page.team if not m.adviser or m.adviser != person.lead_adviser)
    return (*((first,) if first else ()), *others)


def _member(member: TeamMember, page: ResidentPage) -> Line:
    name = member.name or page.names.get(member.adviser, _("Un·e collègue"))
    where = (member.role, page.names.get(member.organisation, ""))
    leave = (("leave", _("Retirer de l’équipe"), "close"),)
    return Line(f"member:{member.id}", name, " · ".join(filter(None, where)), "person", menu=leave)


def consents(page: ResidentPage) -> tuple[Line, ...]:
    """The latest word about each organisation; what was said before is in the history."""
    return tuple(_consent(consent, page) for consent in page.holding())


def _consent(consent: Consent, page: ResidentPage) -> Line:
    icon, tone = _CONSENTS.get(consent.state, ("question", "muted"))
    about = page.names.get(consent.organisation, "") or CONSENT_SCOPES[consent.scope]
    said = _("{how}, le {day}").format(how=CONSENT_WAYS[consent.how].lower(), day=show_date(consent.on))
    menu = (("withdraw", _("Noter le retrait de l’accord"), "undo"),) if consent.state == "given" else ()
    return Line(
        f"consent:{consent.id}",
        about,
        " · ".join(filter(None, (said, consent.detail))),
        icon,
        tone,
        (CONSENT_STATES[consent.state], tone, ""),
        menu=menu,
    )


def household(page: ResidentPage, today: str) -> tuple[Line, ...]:
    """Who lives with the person."""
    leave = ("leave", _("Retirer du foyer"), "close")
    visit = ("visit", _("Ouvrir sa fiche"), "person")
    return tuple(
        Line(
            f"relative:{m.id}",
            m.name,
            " · ".join(filter(None, (m.relation, show_age(m.birth_date, today), m.detail))),
            "people" if m.other else "person",
            menu=(visit, leave) if m.other else (leave,),
        )
        for m in page.household
    )


def documents(page: ResidentPage, today: str) -> tuple[Line, ...]:
    """What was attached, the latest first; a proof near its end says so."""
    return tuple(
        _document(d, today) for d in sorted(page.documents, key=lambda d: d.created_at, reverse=True)
    )


def _document(document: Document, today: str) -> Line:
    size = _("{n}\u00a0Ko").format(n=max(document.size // 1000, 1))
    known = (document.category, size, VISIBILITIES.get(document.visibility, ""))
    menu = (("edit", _("Modifier…"), "pen"), ("remove", _("Retirer"), "close"))
    return Line(
        f"document:{document.id}",
        document.title,
        " · ".join(filter(None, known)),
        "document",
        badge=_validity(document.expires_on, today),
        menu=(("save", _("Enregistrer une copie…"), "save"), *menu),
    )


def _validity(day: str, today: str) -> tuple[str, str, str]:
    if not day:
        return ("", "", "")
    left = days_between(today, day)
    if left < 0:
        return (_("Périmé depuis {delay}").format(delay=show_delay(-left)), "danger", "alert")
    tone = "warning" if left <= EXPIRING else "neutral"
    return (
        _("Valable jusqu’au {day}").format(day=show_date(day)),
        tone,
        "clock" if tone == "warning" else "",
    )


def merged(page: ResidentPage) -> tuple[Line, ...]:
    """The files that were joined into this one, which can be given back."""
    apart = (("unmerge", _("Séparer les fiches"), "merge"),)
    return tuple(
        Line(f"merged:{r.id}", name_of(r), _("Fiche réunie à celle-ci"), "merge", menu=apart)
        for r in page.merged
    )
