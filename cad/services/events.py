"""Meetings with companies: planned, corrected, cancelled; nothing noted of them is ever lost."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.event import SAID_OF_EVENT, Event
from cad.domain.organisation import Organisation
from cad.domain.text import _, n_
from cad.services import given
from cad.services.action import action
from cad.services.people import required
from cad.store.reads import events as reads
from cad.store.work import Work

MOST = 100_000
"""Nobody counts more people in a room."""


@action(_("Organiser la rencontre"))
def plan_event(work: Work, /, **fields: Annotated[Any, SAID_OF_EVENT]) -> Event:
    """A day, from when to when, where, with which companies."""
    made = Event(**_checked(work, given.fields(fields, SAID_OF_EVENT)))
    _complete(made)
    return work.add(made)


@action(_("Modifier la rencontre"))
def change_event(work: Work, /, event: str, **fields: Annotated[Any, SAID_OF_EVENT]) -> Event:
    """Correct an event. Once people came, its day stays: what follows counts from it."""
    current = work.get(Event, event)
    values = _checked(work, given.fields(fields, SAID_OF_EVENT))
    moved = values.get("starts_at", current.starts_at)[:10] != current.starts_at[:10]
    if moved and (came := reads.counts(work.connection, current.id).get("came", 0)):
        raise Refused(
            n_(
                "{n} personne y est notée venue\u00a0: son jour ne change plus.",
                "{n} personnes y sont notées venues\u00a0: son jour ne change plus.",
                came,
            )
        )
    changed = work.change(current, **values)
    _complete(changed)
    return changed


@action(_("Annuler la rencontre"))
def cancel_event(work: Work, event: str, reason: str = "") -> Event:
    """It does not take place, or stopped; who came, and what followed, stays."""
    return work.change(work.get(Event, event), cancelled_on=work.today, cancelled_why=reason.strip())


@action(_("Rétablir la rencontre"))
def restore_event(work: Work, event: str) -> Event:
    """It takes place after all."""
    return work.change(work.get(Event, event), cancelled_on="", cancelled_why="")


@action(_("Compter les personnes inconnues"))
def count_heads(work: Work, event: str, number: int) -> Event:
    """People who came and gave no name: a number, and nothing about any of them."""
    current = work.get(Event, event)
    if not isinstance(number, int) or not 0 <= number <= MOST:
        raise Refused(_("Donnez le nombre de personnes, 0 ou plus."))
    begun(current, work.today)
    return work.change(current, heads=number)


@action(_("Retirer la rencontre"))
def remove_event(work: Work, event: str) -> Event:
    """An event entered by mistake; one with people is cancelled instead."""
    current = work.get(Event, event)
    if current.heads or reads.counts(work.connection, current.id):
        raise Refused(_("Des personnes y sont invitées ou venues\u00a0: annulez-la plutôt."))
    return work.remove(current)


def begun(event: Event, today: str) -> None:
    """Raises `Refused` before the day of the event."""
    if event.starts_at[:10] > today:
        raise Refused(
            _("Cette rencontre a lieu le {day}\u00a0: on ne sait pas encore qui viendra.").format(
                day=show_date(event.starts_at[:10])
            )
        )


def _checked(work: Work, values: Mapping[str, Any]) -> dict[str, Any]:
    said = dict(values)
    for name, what in (("starts_at", _("Début")), ("ends_at", _("Fin"))):
        if name in said:
            said[name] = given.moment(said[name], what)
    if not isinstance(seats := said.get("seats", 0), int) or not 0 <= seats <= MOST:
        raise Refused(_("Donnez le nombre de places, 0 s’il n’y a pas de limite."))
    if "companies" in said:
        said["companies"] = tuple(dict.fromkeys(said["companies"]))
        for one in said["companies"]:
            work.get(Organisation, one)
    return said


def _complete(event: Event) -> None:
    required(event.title, _("le nom de la rencontre"))
    required(event.starts_at, _("le jour et l’heure"))
    if event.ends_at:
        start, end = (datetime.fromisoformat(at) for at in (event.starts_at, event.ends_at))
        if end <= start:
            raise Refused(_("La rencontre finirait avant d’avoir commencé."))
