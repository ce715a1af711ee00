"""The partners’ directory in the words of data.inclusion v1, and what is read between its lines.

Codes and labels are those of package data-inclusion-schema (GIP Plateforme de l’inclusion, Licence Ouverte
2.0), written here because that package takes a tenth of a second to load; a test compares them.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from cad.domain.names import fold
from cad.domain.record import Choices
from cad.domain.text import _
from cad.domain.thematiques import BY_THEME

ANYONE = "tous-publics"
PUBLICS = Choices(
    {
        ANYONE: _("Tous publics"),
        "actifs": _("Actifs"),
        "beneficiaires-des-minimas-sociaux": _("Bénéficiaires des minimas sociaux"),
        "demandeurs-emploi": _("Demandeurs d’emploi"),
        "etudiants": _("Étudiants"),
        "familles": _("Familles"),
        "femmes": _("Femmes"),
        "jeunes": _("Jeunes"),
        "personnes-en-situation-de-handicap": _("Personnes en situation de handicap"),
        "personnes-en-situation-durgence": _("Personnes en situation d’urgence"),
        "personnes-en-situation-juridique-specifique": _("Personnes en situation juridique spécifique"),
        "personnes-exilees": _("Personnes exilées"),
        "residents-qpv-frr": _("Résidents en QPV ou FRR"),
        "seniors": _("Séniors"),
    }
)
FREE = "gratuit"
FEES = Choices({FREE: _("Gratuit"), "payant": _("Payant")})
REMOTE = "a-distance"
MODES = Choices({REMOTE: _("À distance"), "en-presentiel": _("En présentiel")})
WAYS = Choices(
    {
        "envoyer-un-courriel": _("Envoyer un courriel"),
        "se-presenter": _("Se présenter"),
        "telephoner": _("Téléphoner"),
        "utiliser-lien-mobilisation": _("Utiliser le lien de mobilisation"),
    }
)
WHO = Choices({"usagers": _("Usagers"), "professionnels": _("Professionnels")})
TRAINING = "formation"
KINDS = Choices(
    {
        "accompagnement": _("Accompagnement"),
        "aide-financiere": _("Aide financière"),
        "aide-materielle": _("Aide matérielle"),
        "atelier": _("Atelier"),
        TRAINING: _("Formation"),
        "information": _("Information"),
    }
)
THEMES_OF = {
    thematique: theme for theme, thematiques in BY_THEME.items() for thematique in thematiques
}  # each answers to one theme of the plan

_PAPER = re.compile(
    r"\b(?:attestation|avis d|bulletin|carte|certificat|copie|cv\b|curriculum|diplome|document|dossier|"
    r"facture|fiche|formulaire|justificatif|livret|numero|ordonnance|passeport|permis de|photo|piece|"
    r"quittance|releve|rib\b|titre de sejour)"
)
_LINE = re.compile(r"\n+|(?<=[.;])\s+(?=[A-ZÀ-Ý•\-–])|\s*•\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a service and a structure say alike: where, how to reach them. `hours` as OpenStreetMap does."""

    id: str
    name: str
    source: str = ""
    updated_on: str = ""
    description: str = ""
    link: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    insee: str = ""
    lon: float | None = None
    lat: float | None = None
    phone: str = ""
    email: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure(Place):
    """Who offers services."""

    siret: str = ""
    networks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered(Place):
    """A service of the directory. `structure` is an identifier, `partner` the structure’s name as known."""

    structure: str = ""
    partner: str = ""
    kind: str = ""
    thematiques: tuple[str, ...] = ()
    fees: str = ""
    fees_said: str = ""
    publics: tuple[str, ...] = ()
    publics_said: str = ""
    conditions: str = ""
    modes: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    contact: str = ""
    reach_link: str = ""
    ways: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    ways_said: str = ""
    weekly_hours: float | None = None
    weeks: int | None = None

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of the plan it answers to."""
        return tuple(dict.fromkeys(THEMES_OF[one] for one in self.thematiques if one in THEMES_OF))

    @property
    def documents(self) -> str:
        """What to bring, one a line, as its conditions say it."""
        return "\n".join(line for line in _lines(self.conditions) if _is_paper(line))

    @property
    def requirements(self) -> str:
        """Its conditions but for what to bring."""
        return "\n".join(line for line in _lines(self.conditions) if not _is_paper(line))

    @property
    def access(self) -> str:
        """How one reaches it, in one sentence or a few."""
        ways = ", ".join(WAYS[way].lower() for way in self.ways)
        first = _("{Ways}.").format(Ways=ways[:1].upper() + ways[1:]) if ways else ""
        only = _("Par un·e professionnel·le seulement.") if self.who == ("professionnels",) else ""
        return " ".join(filter(None, (first, only, self.ways_said, self.reach_link)))

    @property
    def public(self) -> str:
        """For whom, in words."""
        named = ", ".join(PUBLICS[one].lower() for one in self.publics)
        return ". ".join(filter(None, (named[:1].upper() + named[1:], self.publics_said)))


def placed(one: Offered, partner: Structure | None) -> Offered:
    """A service with its structure’s name; where, when, how to reach it: the structure’s unless said."""
    if partner is None:
        return one
    more: dict[str, Any] = {"partner": partner.name}
    if one.lon is None and not (one.address or one.city):
        more |= {name: getattr(partner, name) for name in _WHERE}
    more |= {name: getattr(partner, name) for name in _REACHED if not getattr(one, name)}
    return replace(one, **more)


_WHERE, _REACHED = ("lon", "lat", "address", "postcode", "city", "insee"), ("phone", "email", "hours")


def _lines(text: str) -> list[str]:
    return [line for part in _LINE.split(text) if (line := part.strip(" \t-–•;"))]


def _is_paper(line: str) -> bool:
    return bool(_PAPER.search(fold(line)))
