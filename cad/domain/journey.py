"""The journey: the resident’s goal, the team around it, the needs, the steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from cad.domain import themes
from cad.domain.record import Choices, Day, Id, Kind, Record, Sensitivity, field, record
from cad.domain.text import _

SITUATION = Sensitivity.SITUATION

JOURNEY_STATES = Choices({"open": _("En cours"), "paused": _("En pause"), "closed": _("Terminé")})
NEED_STATES = Choices({state.key: state.label for state in themes.NEED_STATES})
STEP_STATES = Choices({"to_do": _("À faire"), "done": _("Faite"), "dropped": _("Abandonnée")})
STEP_ACTORS = Choices({"resident": _("La personne"), "adviser": _("Moi"), "partner": _("Un partenaire")})


@record("journey", _("Parcours"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Record):
    """`goal` is in the resident’s own words."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    goal: str = field(_("Objectif, dans ses mots"), Kind.LONG, SITUATION, searched=True)
    status: str = field(_("État"), Kind.CHOICE, choices=JOURNEY_STATES, default="open")
    opened_on: Day = field(_("Ouvert le"), Kind.DAY)
    closed_on: Day = field(_("Terminé le"), Kind.DAY)
    closing_reason: str = field(_("Raison de la fin"), Kind.TEXT, SITUATION)


def current(journeys: Sequence[Journey]) -> Journey | None:
    """Of a person’s journeys, oldest first: the latest that is not over, else the latest."""
    return next(
        (one for one in reversed(journeys) if one.status != "closed"), journeys[-1] if journeys else None
    )


@record("team_member", _("Membre de l’équipe"))
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember(Record):
    """An adviser (with an account or only named) of an organisation, on one journey, for a time."""

    journey: Id = field(_("Parcours"), Kind.LINK, link="journey")
    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    adviser: Id = field(_("Compte"), Kind.LINK, link="adviser")
    name: str = field(_("Nom"))
    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    role: str = field(_("Rôle"))
    since: Day = field(_("Depuis"), Kind.DAY)
    until: Day = field(_("Jusqu’au"), Kind.DAY)


@record("need", _("Besoin"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Record):
    """One look at one theme on one day. Only ever added: the latest is current, the others its history."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    theme: str = field(_("Thème"), Kind.TEXT, SITUATION)
    state: str = field(_("État"), Kind.CHOICE, SITUATION, choices=NEED_STATES)
    on: Day = field(_("Le"), Kind.DAY)
    detail: str = field(_("Précision"), Kind.TEXT, SITUATION, searched=True)
    adviser: Id = field(_("Par"), Kind.LINK, link="adviser")
    encounter: Id = field(_("Entretien"), Kind.LINK, link="encounter")


@record("step", _("Étape"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """What is to be done, by whom and for when; done or dropped, and why."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    theme: str = field(_("Thème"), Kind.TEXT, SITUATION)
    title: str = field(_("Étape"), Kind.TEXT, SITUATION, searched=True)
    who: str = field(_("Qui"), Kind.CHOICE, choices=STEP_ACTORS, default="resident")
    who_name: str = field(_("Nom"), Kind.TEXT)
    due_on: Day = field(_("Pour le"), Kind.DAY)
    state: str = field(_("État"), Kind.CHOICE, choices=STEP_STATES, default="to_do")
    closed_on: Day = field(_("Le"), Kind.DAY)
    reason: str = field(_("Pourquoi"), Kind.TEXT, SITUATION, searched=True)
    adviser: Id = field(_("Convenue avec"), Kind.LINK, link="adviser")
    encounter: Id = field(_("Entretien"), Kind.LINK, link="encounter")
    city_project: Id = field(_("Projet de la Cité de l’emploi"), Kind.LINK, link="city_project")
