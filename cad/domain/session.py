"""Meeting people where they are: drop-ins and outreach, who came by, and who was seen by whom.

A session is a file of its own, held by its organisation and its team: what was said at its door is about
whoever came, known or not, and is not the journey’s. What a person comes back for is written in their file.
"""

from dataclasses import dataclass

from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.record import (
    Choices,
    Day,
    Id,
    Kind,
    LocalTime,
    Record,
    Sensitivity,
    field,
    record,
    said_of,
)
from cad.domain.text import _

IDENTITY, SITUATION, SECRET = Sensitivity.IDENTITY, Sensitivity.SITUATION, Sensitivity.SECRET

DROP_IN, OUTREACH = "drop_in", "outreach"
NATURES = Choices({DROP_IN: _("Permanence"), OUTREACH: _("Sortie")})
WAITING, CALLED, SEEN, LEFT = "waiting", "called", "seen", "left"
REACHED, LET_GO = "reached", "let_go"
MOVES = Choices(
    {
        WAITING: _("Attend de nouveau"),
        CALLED: _("Reçu·e"),
        "passed": _("Passé·e à un·e collègue"),
        SEEN: _("Vu·e"),
        LEFT: _("Parti·e sans être vu·e"),
        REACHED: _("Rappelé·e"),
        LET_GO: _("N’est plus à rappeler"),
    }
)
CALL_BACK = Choices(
    {"": _("Pas demandé"), "yes": _("Veut bien être rappelé·e"), "no": _("Ne veut pas être rappelé·e")}
)


@record("session", _("Permanence ou sortie"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """`merged_into`: the one it is, when two laptops made it each on its own."""

    nature: str = field(_("Sorte"), Kind.CHOICE, choices=NATURES, default=DROP_IN)
    place: str = field(_("Lieu"))
    address: str = field(_("Adresse"))
    neighbourhood: str = field(_("Quartier"), Kind.CHOICE, choices=NEIGHBOURHOODS)
    route: str = field(_("Trajet"), Kind.LONG)
    starts_at: LocalTime = field(_("Début"), Kind.TIME)
    ends_at: LocalTime = field(_("Fin"), Kind.TIME)
    team: tuple[str, ...] = field(_("Équipe"), Kind.LIST, link="adviser")
    services: tuple[str, ...] = field(_("Structures présentes"), Kind.LIST, link="organisation")
    bring: str = field(_("À emporter"), Kind.LONG)
    remains: str = field(_("Ce qu’il reste à faire"), Kind.LONG, SITUATION)
    opened_at: LocalTime = field(_("Ouverte à"), Kind.TIME)
    closed_at: LocalTime = field(_("Terminée à"), Kind.TIME)
    cancelled_on: Day = field(_("Annulée le"), Kind.DAY)
    cancelled_why: str = field(_("Annulée parce que"))
    organisation: Id = field(_("Structure"), Kind.LINK, link="organisation")
    merged_into: Id = field(_("Réunie avec"), Kind.LINK, link="session")

    @property
    def name(self) -> str:
        """How one calls it: its place, else where it goes, else its sort."""
        return self.place or self.route.strip().partition("\n")[0] or NATURES[self.nature]

    @property
    def under_way(self) -> bool:
        """Whether people are received now."""
        return bool(self.opened_at) and not self.closed_at and not self.cancelled_on


SAID_OF_SESSION = said_of(
    Session, "opened_at", "closed_at", "cancelled_on", "cancelled_why", "organisation", "merged_into"
)


@record("passage", _("Passage"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Record):
    """Someone who came by: known (`resident`), by a first name, or nobody in particular.

    `nature` is that of the session: who comes in at a drop-in is announced by the reception, what was heard
    on a market is not theirs to read. `name` is how to call the person in the room.
    """

    session: Id = field(_("Séance"), Kind.LINK, link="session")
    nature: str = field(_("Sorte"), Kind.CHOICE, choices=NATURES, default=DROP_IN)
    at: LocalTime = field(_("Arrivée"), Kind.TIME)
    name: str = field(_("Nom"), Kind.TEXT, IDENTITY)
    phone: str = field(_("Téléphone"), Kind.TEXT, IDENTITY)
    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    themes: tuple[str, ...] = field(_("Besoins"), Kind.LIST, SITUATION)
    reason: str = field(_("Motif"), Kind.TEXT, SITUATION)
    heard: str = field(_("Ce qui a été dit"), Kind.LONG, SECRET)
    language: str = field(_("Langue"), Kind.TEXT, SITUATION)
    call_back: str = field(_("Rappel"), Kind.CHOICE, SITUATION, choices=CALL_BACK)
    wanted: Id = field(_("Demande à voir"), Kind.LINK, link="adviser")
    adviser: Id = field(_("Noté par"), Kind.LINK, link="adviser")


SAID_OF_PASSAGE = said_of(Passage, "session", "nature", "at", "adviser")


@record("passage_move", _("Suite d’un passage"))
@dataclass(frozen=True, slots=True, kw_only=True)
class PassageMove(Record):
    """Called, passed on, seen, gone: only ever added, so that two laptops never contradict each other."""

    session: Id = field(_("Séance"), Kind.LINK, link="session")
    passage: Id = field(_("Passage"), Kind.LINK, link="passage")
    move: str = field(_("Suite"), Kind.CHOICE, choices=MOVES, default=CALLED)
    at: LocalTime = field(_("À"), Kind.TIME)
    to: Id = field(_("À qui"), Kind.LINK, link="adviser")
    reason: str = field(_("Précision"), Kind.TEXT, SITUATION)
    adviser: Id = field(_("Par"), Kind.LINK, link="adviser")
