"""Training of the authority’s staff: a day, a subject, and how many came of each service."""

from typing import Annotated, Any

from cad.domain.errors import Refused
from cad.domain.organisation import Organisation
from cad.domain.text import _
from cad.domain.training import SAID_OF_TRAINING, TrainingAttendance, TrainingSession
from cad.services import given
from cad.services.action import action
from cad.services.people import required
from cad.store.reads import employer as reads
from cad.store.work import Work


@action(_("Ajouter la formation"))
def add_training(work: Work, /, **fields: Annotated[Any, SAID_OF_TRAINING]) -> TrainingSession:
    """A session: what about, when, for whom, how many it can hold."""
    return work.add(TrainingSession(**_checked(given.fields(fields, SAID_OF_TRAINING))))


@action(_("Modifier la formation"))
def change_training(
    work: Work, /, training_session: str, **fields: Annotated[Any, SAID_OF_TRAINING]
) -> TrainingSession:
    """Correct a session."""
    current = work.get(TrainingSession, training_session)
    known = {name: getattr(current, name) for name in SAID_OF_TRAINING}
    return work.change(current, **_checked(known | given.fields(fields, SAID_OF_TRAINING)))


@action(_("Retirer la formation"))
def remove_training(work: Work, training_session: str) -> TrainingSession:
    """One entered by mistake; not once people came."""
    current = work.get(TrainingSession, training_session)
    if any(one.people for one in reads.attendances(work.connection, current.id)):
        raise Refused(_("Des présences y sont notées\u00a0: ramenez-les à 0 d’abord."))
    return work.remove(current)


@action(_("Noter les présences"))
def record_attendance(
    work: Work, training_session: str, organisation: str, service: str, people: int
) -> TrainingAttendance:
    """How many came of one service; said again, it is corrected. No name is kept."""
    session, office = work.get(TrainingSession, training_session), work.get(Organisation, organisation)
    if session.day > work.today:
        raise Refused(_("Cette formation n’a pas encore eu lieu."))
    if not isinstance(people, int) or not 0 <= people <= 10_000:
        raise Refused(_("Donnez un nombre de personnes, 0 ou plus."))
    name = " ".join(service.split())
    held = [
        one
        for one in reads.attendances(work.connection, session.id)
        if (one.organisation, one.service.casefold()) == (office.id, name.casefold())
    ]
    if held:
        return work.change(held[0], people=people)
    return work.add(
        TrainingAttendance(training_session=session.id, organisation=office.id, service=name, people=people)
    )


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    if not values.get("subject") and not values.get("title"):
        required("", _("le sujet de la formation"))
    values["day"] = given.day(required(values.get("day", ""), _("le jour de la formation")), _("Le"))
    if not isinstance(values.get("heads", 0), int) or values.get("heads", 0) < 0:
        raise Refused(_("Donnez un nombre de places, 0 ou plus."))
    return values
