"""Cité de l’emploi: the projects of associations, who funds them, and the residents who take part."""

from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, Sensitivity, field, record, said_of
from cad.domain.text import _

ENDINGS = Choices(
    {
        "": _("En cours"),
        "completed": _("Est allé·e au bout"),
        "job": _("A trouvé un emploi"),
        "training": _("A commencé une formation"),
        "left": _("A arrêté avant la fin"),
        "other": _("Autre suite"),
    }
)
"""What came of someone’s part in a project."""


@record("city_project", _("Projet de la Cité de l’emploi"))
@dataclass(frozen=True, slots=True, kw_only=True)
class CityProject(Record):
    """What an association carries, in the neighbourhoods, on some of the plan’s themes. `year`: that of the
    call it answered; it may last longer. How many people it reached is counted, never typed.
    """

    title: str = field(_("Projet"))
    organisation: Id = field(_("Association porteuse"), Kind.LINK, link="organisation")
    year: int = field(_("Année"), Kind.INTEGER)
    themes: tuple[str, ...] = field(_("Thèmes"), Kind.LIST)
    neighbourhoods: tuple[str, ...] = field(_("Quartiers"), Kind.LIST)
    planned: int = field(_("Personnes prévues"), Kind.INTEGER)
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)
    summary: str = field(_("Résumé"), Kind.LONG)

    @property
    def years(self) -> range:
        """Every year it runs in."""
        first, last = (int(day[:4]) if day else self.year for day in (self.starts_on, self.ends_on))
        return range(min(first, last), max(first, last) + 1)


SAID_OF_CITY_PROJECT = said_of(CityProject)


@record("project_funding", _("Financement d’un projet de la Cité"))
@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFunding(Record):
    """What one funder was asked for one year of a project, and gave; in cents. `answered_on`: once known."""

    city_project: Id = field(_("Projet"), Kind.LINK, link="city_project")
    organisation: Id = field(_("Financeur"), Kind.LINK, link="organisation")
    year: int = field(_("Année"), Kind.INTEGER)
    asked: int = field(_("Demandé, en centimes"), Kind.INTEGER)
    granted: int = field(_("Accordé, en centimes"), Kind.INTEGER)
    answered_on: Day = field(_("Réponse le"), Kind.DAY)


@record("participation", _("Participation à un projet"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Record):
    """A resident in a project, from a day to another, and what came of it."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    city_project: Id = field(_("Projet"), Kind.LINK, link="city_project")
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)
    outcome: str = field(_("Ce qui a suivi"), Kind.CHOICE, Sensitivity.SITUATION, choices=ENDINGS)
    detail: str = field(_("Précision"), Kind.TEXT, Sensitivity.SITUATION, searched=True)
    adviser: Id = field(_("Saisi par"), Kind.LINK, link="adviser")
