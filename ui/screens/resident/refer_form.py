"""Referring a person: which service, for what, with which consent; what is missing is said. No Qt here."""

from dataclasses import asdict, dataclass
from typing import Any

from cad.domain.dates import show_date
from cad.domain.referral import CONSENT_WAYS, Consent, Referral
from cad.domain.text import _
from cad.services.page import ResidentPage
from cad.services.partners import FoundService

FORM = "referral"
"""The draft’s name; the service drops it when the referral is prepared."""
REFUSED = "refused"
WAYS = (*((key, label) for key, label in CONSENT_WAYS.items()), (REFUSED, _("Refuse")))
"""How the person agrees, or that they do not: one gesture."""
OPEN_NEEDS = ("need", "in_progress")
"""States of a theme that call for a service."""


@dataclass(frozen=True, slots=True)
class Referring:
    """The form so far; `consent` is a way of CONSENT_WAYS, "refused", or "" when nothing is said yet."""

    service: str = ""
    organisation: str = ""
    theme: str = ""
    purpose: str = ""
    documents: str = ""
    answer_by: str = ""
    consent: str = ""
    consent_on: str = ""

    @staticmethod
    def of(referral: Referral) -> "Referring":
        """The form of a referral kept as a draft."""
        return Referring(
            referral.service, referral.organisation, referral.theme, referral.purpose, referral.documents,
            referral.answer_by,
        )  # fmt: skip

    def kept(self) -> dict[str, Any]:
        """As a draft."""
        return asdict(self)

    def errors(self, in_force: str) -> dict[str, str]:
        """The French reason by field for what is missing; `in_force` describes a consent already given."""
        found = {}
        if not self.service:
            found["service"] = _("Choisissez un service dans la liste.")
        if not self.purpose.strip() and self.consent != REFUSED:
            found["purpose"] = _("Dites en une phrase ce que vous demandez à ce partenaire.")
        if not self.consent and not in_force:
            found["consent"] = _(
                "Demandez à la personne si elle est d’accord, et notez comment elle l’a dit."
            )
        return found

    def given(self) -> dict[str, Any]:
        """The arguments of `refer`."""
        return {
            **self.draft(),
            "consent_how": self.consent,
            "consent_on": self.consent_on if self.consent else "",
        }

    def draft(self) -> dict[str, Any]:
        """The arguments of `draft_referral`."""
        return {
            "service": self.service,
            "theme": self.theme,
            "purpose": self.purpose,
            "documents": self.documents,
            "answer_by": self.answer_by,
        }


def needs_met(found: FoundService, page: ResidentPage) -> tuple[str, ...]:
    """The themes of a service that are a need of the person now."""
    return tuple(t.theme for t in page.themes if t.state in OPEN_NEEDS and t.theme in found.service.themes)


def wanted_first(found: list[FoundService], page: ResidentPage) -> list[FoundService]:
    """Those that meet a need of the person before the others, each in their order."""
    return sorted(found, key=lambda service: not needs_met(service, page))


def consent_in_force(page: ResidentPage, organisation: str) -> str:
    """ "Accord donné de vive voix le 3 mars 2026", "" when the latest word is not yes."""
    said = _said(page, organisation)
    if said is None or said.state != "given":
        return ""
    how = CONSENT_WAYS[said.how].lower() if said.how else ""
    return _("Accord déjà donné {how} le {day}.").format(how=how, day=show_date(said.on)).replace("  ", " ")


def earlier_refusal(page: ResidentPage, organisation: str) -> str:
    """What the person last said when it was no."""
    said = _said(page, organisation)
    if said is None or said.state == "given":
        return ""
    words = {
        REFUSED: _("La personne a refusé le {day}."),
        "withdrawn": _("La personne a retiré son accord le {day}."),
    }
    return words[said.state].format(day=show_date(said.on))


def _said(page: ResidentPage, organisation: str) -> Consent | None:
    return next((c for c in page.holding("referral") if c.organisation == organisation), None)
