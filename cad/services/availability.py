"""When a person is free and how far they can go, as they said it; one word of it, kept up to date."""

from collections.abc import Sequence
from typing import Annotated, Any

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.domain.weekly import read_week, show_week
from cad.domain.workplace import SAID_OF_AVAILABILITY, Availability, Fit, at_time
from cad.services import given
from cad.services.action import Reading, action, query
from cad.services.given import moment
from cad.services.people import person
from cad.store.connection import Connection
from cad.store.reads.residents import identities, of_person
from cad.store.work import Work


@action(_("Noter les disponibilités"))
def say_availability(
    work: Work, /, resident: str, **fields: Annotated[Any, SAID_OF_AVAILABILITY]
) -> Availability:
    """Free hours ("lun-ven 8h30-16h"), means of transport, minutes at most; what is left out stays."""
    who = person(work, resident)
    values = workplace(given.fields(fields, SAID_OF_AVAILABILITY))
    values |= {"on": work.today, "adviser": work.by}
    current = latest(work.connection, identities(work.connection, who.id))
    return work.change(current, **values) if current else work.add(Availability(resident=who.id, **values))


@query
def availability(reading: Reading, resident: str) -> Availability:
    """What holds today; an empty one when nothing was said."""
    ids = identities(reading.connection, resident)
    return latest(reading.connection, ids) or Availability(resident=ids[0])


@query
def free_at(reading: Reading, resident: str, at: str, minutes: int = 0) -> Fit:
    """Whether a person said they are free at an appointment (`at` to the minute), children cared for."""
    said = latest(reading.connection, identities(reading.connection, resident))
    return at_time(moment(at, _("Rendez-vous")), minutes, said.hours if said else "")


def latest(connection: Connection, ids: Sequence[str]) -> Availability | None:
    """What was said last, under any of the person’s identities."""
    said = of_person(connection, Availability, ids, '"on", pk')
    return said[-1] if said else None


def workplace(values: dict[str, Any]) -> dict[str, Any]:
    """Hours made to look alike, a number of minutes that is one. Raises `Refused`."""
    if "hours" in values:
        values["hours"] = show_week(read_week(values["hours"]))
    if "means" in values:
        values["means"] = tuple(values["means"])
    if not isinstance(minutes := values.get("minutes", 0), int) or not 0 <= minutes <= 240:
        raise Refused(_("Le trajet se compte en minutes, de 0 à 240."))
    return values
