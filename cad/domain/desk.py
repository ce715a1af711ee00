"""A company hosted at a desk of a neighbourhood business centre (CAQ), from a day to another."""

from collections.abc import Iterable
from dataclasses import dataclass

from cad.domain.hours import months_after
from cad.domain.names import fold
from cad.domain.record import Day, Id, Kind, Record, Sensitivity, field, record
from cad.domain.text import _

_NEVER = "9999-12-31"


@record("desk_stay", _("Hébergement en centre d’affaires"))
@dataclass(frozen=True, slots=True, kw_only=True)
class DeskStay(Record):
    """`reason` says why a company is hosted although the rule of that day says it is too old."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    business: Id = field(_("Projet"), Kind.LINK, link="business")
    organisation: Id = field(_("Centre d’affaires"), Kind.LINK, link="organisation")
    desk: str = field(_("Bureau"))
    starts_on: Day = field(_("Du"), Kind.DAY)
    ends_on: Day = field(_("Au"), Kind.DAY)
    reason: str = field(_("Raison de la dérogation"), Kind.TEXT, Sensitivity.SITUATION)
    adviser: Id = field(_("Saisi par"), Kind.LINK, link="adviser")

    def on(self, day: str) -> bool:
        """Whether it runs that day, both its first and last days included."""
        return self.starts_on <= day <= (self.ends_on or _NEVER)


def clashing(stay: DeskStay, others: Iterable[DeskStay]) -> list[DeskStay]:
    """The other stays on the same desk, at least one day of which it shares; the earliest first."""
    place = _place(stay)
    found = [
        one
        for one in others
        if one.id != stay.id
        and _place(one) == place
        and one.starts_on <= (stay.ends_on or _NEVER)
        and stay.starts_on <= (one.ends_on or _NEVER)
    ]
    return sorted(found, key=lambda one: (one.starts_on, one.id))


def _place(stay: DeskStay) -> tuple[str, str]:
    """ "Bureau 2" and "bureau  2" are one desk."""
    return stay.organisation, fold(stay.desk)


def too_old_from(registered_on: str, months: int) -> str:
    """The first day on which a company is no longer under the age; "" while it is not registered."""
    return months_after(registered_on, months) if registered_on else ""
