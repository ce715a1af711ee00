"""The referral: the moment a person passes from one organisation to another, until it is closed."""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Moment, Record, Sensitivity, field, record
from cad.domain.text import _

SITUATION = Sensitivity.SITUATION

REFERRAL_STATES = Choices(
    {
        "draft": _("Brouillon"),
        "handed_over": _("Remise"),
        "received": _("Reçue"),
        "appointment": _("Rendez-vous fixé"),
        "came": _("Venu·e"),
        "missed": _("Pas venu·e"),
        "outcome": _("Suite connue"),
        "declined": _("Refusée"),
        "no_answer": _("Sans réponse"),
        "revoked": _("Annulée"),
    }
)
CONSENT_SCOPES = Choices({"referral": _("Orientation"), "team": _("Partage avec l’équipe")})
CONSENT_STATES = Choices({"given": _("Donné"), "refused": _("Refusé"), "withdrawn": _("Retiré")})
CONSENT_WAYS = Choices({"oral": _("De vive voix"), "written": _("Par écrit"), "form": _("Formulaire signé")})


@record("consent", _("Accord"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """What the person said about sharing with one organisation (or their team), how and when."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    scope: str = field(_("Pour"), Kind.CHOICE, choices=CONSENT_SCOPES, default="referral")
    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    state: str = field(_("Accord"), Kind.CHOICE, choices=CONSENT_STATES)
    on: Day = field(_("Le"), Kind.DAY)
    how: str = field(_("Comment"), Kind.CHOICE, choices=CONSENT_WAYS)
    detail: str = field(_("Précision"), Kind.TEXT, SITUATION)
    adviser: Id = field(_("Recueilli par"), Kind.LINK, link="adviser")


@record("referral", _("Orientation"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Record):
    """A hand-over to a partner’s service; `reference` is what people read aloud and partners write back."""

    reference: str = field(_("Référence"), searched=True)
    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    service: Id = field(_("Service"), Kind.LINK, link="service")
    from_adviser: Id = field(_("Orienté·e par"), Kind.LINK, link="adviser")
    from_organisation: Id = field(_("Structure d’origine"), Kind.LINK, link="organisation")
    theme: str = field(_("Thème"), Kind.TEXT, SITUATION)
    purpose: str = field(_("Objet de la demande"), Kind.LONG, SITUATION, searched=True)
    documents: str = field(_("Documents à apporter"), Kind.LONG)
    answer_by: Day = field(_("Réponse attendue le"), Kind.DAY)
    state: str = field(_("État"), Kind.CHOICE, choices=REFERRAL_STATES, default="draft")
    consent: Id = field(_("Accord"), Kind.LINK, link="consent")
    outcome: str = field(_("Suite donnée"), Kind.LONG, SITUATION, searched=True)


@record("referral_event", _("Suite d’orientation"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralEvent(Record):
    """One change of state of a referral, dated (`on` as said, `at` as written) and signed (`by`)."""

    referral: Id = field(_("Orientation"), Kind.LINK, link="referral")
    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    state: str = field(_("État"), Kind.CHOICE, choices=REFERRAL_STATES)
    on: Day = field(_("Le"), Kind.DAY)
    at: Moment = field(_("Noté à"), Kind.MOMENT)
    reason: str = field(_("Raison"), Kind.TEXT, SITUATION)
    detail: str = field(_("Précision"), Kind.TEXT, SITUATION)
    by: Id = field(_("Par"), Kind.LINK, link="adviser")
