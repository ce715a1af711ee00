"""A resident’s business: the idea, the stages it went through one by one, whom they met for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from cad.domain.record import Choices, Day, Id, Kind, Record, Sensitivity, field, record, said_of
from cad.domain.text import _

SITUATION = Sensitivity.SITUATION

WAYS = Choices({"creation": _("Création"), "takeover": _("Reprise")})
SECTORS = Choices(
    {
        "": _("Non précisé"),
        "shop": _("Commerce"),
        "food": _("Restauration et alimentation"),
        "building": _("Bâtiment"),
        "cleaning": _("Propreté"),
        "care": _("Services à la personne"),
        "beauty": _("Coiffure et beauté"),
        "transport": _("Transport et livraison"),
        "craft": _("Artisanat et textile"),
        "digital": _("Numérique"),
        "culture": _("Culture et création"),
        "advice": _("Conseil et formation"),
        "other": _("Autre"),
    }
)
ABANDONED, REGISTERED = "abandoned", "registered"
STAGES = Choices(
    {
        "emergence": _("Émergence"),
        "structuring": _("Structuration"),
        "funding": _("Financement"),
        REGISTERED: _("Immatriculation"),
        "premises": _("Locaux"),
        "follow_up": _("Suivi"),
    }
)
"""In the order in which a project goes through them; some are passed over, and one may come back."""
MOVES = Choices({**STAGES, ABANDONED: _("Abandonné")})
RANK = {stage: place for place, stage in enumerate(STAGES)}


@record("business", _("Projet d’entreprise"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Business(Record):
    """`company` and `registered_on` are known once it is registered. Its stage is that of its latest move."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    title: str = field(_("Projet"), Kind.TEXT, SITUATION, searched=True)
    way: str = field(_("Création ou reprise"), Kind.CHOICE, choices=WAYS, default="creation")
    sector: str = field(_("Secteur"), Kind.CHOICE, choices=SECTORS)
    detail: str = field(_("L’idée"), Kind.LONG, SITUATION, searched=True)
    company: str = field(_("Nom de l’entreprise"), Kind.TEXT, SITUATION, searched=True)
    registered_on: Day = field(_("Immatriculée le"), Kind.DAY)
    adviser: Id = field(_("Saisi par"), Kind.LINK, link="adviser")

    @property
    def name(self) -> str:
        """The company’s name once it has one."""
        return self.company or self.title


SAID_OF_BUSINESS = said_of(Business, "resident", "adviser", "company", "registered_on")


@record("business_move", _("Étape du projet"))
@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessMove(Record):
    """A project reached a stage, or was abandoned, on a day. Only ever added: all of them are its history."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    business: Id = field(_("Projet"), Kind.LINK, link="business")
    stage: str = field(_("Étape"), Kind.CHOICE, choices=MOVES, default="emergence")
    on: Day = field(_("Le"), Kind.DAY)
    reason: str = field(_("Pourquoi"), Kind.TEXT, SITUATION, searched=True)
    adviser: Id = field(_("Par"), Kind.LINK, link="adviser")


CONTACTS = Choices(
    {
        "meeting": _("Rendez-vous"),
        "permanence": _("Permanence"),
        "awareness": _("Sensibilisation"),
        "training": _("Formation"),
        "accelerator": _("Accélérateur ou couveuse"),
    }
)


@record("business_contact", _("Partenaire rencontré"))
@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessContact(Record):
    """A partner met for a project: which day, in what frame, what for."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    business: Id = field(_("Projet"), Kind.LINK, link="business")
    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    way: str = field(_("Cadre"), Kind.CHOICE, choices=CONTACTS, default="meeting")
    on: Day = field(_("Le"), Kind.DAY)
    purpose: str = field(_("Pour quoi"), Kind.TEXT, SITUATION, searched=True)
    adviser: Id = field(_("Saisi par"), Kind.LINK, link="adviser")


def ordered(moves: Iterable[BusinessMove]) -> list[BusinessMove]:
    """A project’s moves in the order of their days, whoever wrote them and when."""
    return sorted(moves, key=lambda one: (one.on, one.id))


def stage_of(moves: Iterable[BusinessMove]) -> str:
    """Where a project stands: the latest move says it, the beginning when none is known."""
    known = ordered(moves)
    return known[-1].stage if known else "emergence"


def stage_before_abandon(moves: Iterable[BusinessMove]) -> str:
    """Where an abandoned project would begin again."""
    lived = [one for one in ordered(moves) if one.stage != ABANDONED]
    return stage_of(lived)
