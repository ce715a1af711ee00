"""Writing down a moment with the person, with the needs seen and the steps agreed, in one action."""

from typing import NotRequired, TypedDict

from cad.domain.clock import local
from cad.domain.encounter import Encounter, Note
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services.action import action
from cad.services.journeys import current_journey, note_need, plan_step
from cad.services.passages import seen_at
from cad.services.people import person, required
from cad.services.settings import own_organisation
from cad.store import drafts
from cad.store.work import Work


class NeedSeen(TypedDict):
    """A need as the encounter’s form gives it."""

    theme: str
    state: str
    detail: NotRequired[str]


class StepAgreed(TypedDict):
    """A next step as the encounter’s form gives it."""

    title: str
    theme: NotRequired[str]
    who: NotRequired[str]
    who_name: NotRequired[str]
    due_on: NotRequired[str]


@action(_("Écrire l’entretien"))
def record_encounter(
    work: Work,
    resident: str,
    text: str = "",
    visibility: str = "team",
    channel: str = "drop_in",
    place: str = "",
    minutes: int = 0,
    at: str = "",
    themes: tuple[str, ...] = (),
    needs: tuple[NeedSeen, ...] = (),
    steps: tuple[StepAgreed, ...] = (),
    passage: str = "",
) -> Encounter:
    """The whole form at once: encounter, note, needs seen, next steps; its draft is dropped.

    `passage`: of someone who came by at a session, which is where the encounter takes place.
    """
    who = person(work, resident).id
    session = seen_at(work, passage, who) if passage else None
    when = at or local(work.now)
    if when > local(work.now):
        raise Refused(_("Un entretien ne peut pas être à venir. Pour plus tard, notez un rendez-vous."))
    if minutes < 0 or minutes > 24 * 60:
        raise Refused(_("La durée se compte en minutes, entre 0 et une journée."))
    current_journey(work, who)
    encounter = work.add(
        Encounter(
            resident=who,
            at=when,
            channel=session.nature if session else channel,
            place=place.strip() or (session.place if session else ""),
            minutes=minutes,
            themes=tuple(dict.fromkeys([*themes, *(n["theme"] for n in needs)])),
            adviser=work.by,
            organisation=own_organisation(work),
            session=session.id if session else "",
        )
    )
    if text.strip():
        _write_note(work, who, text, visibility, encounter.id)
    for need in needs:
        note_need(work, who, need["theme"], need["state"], need.get("detail", ""), encounter.id)
    for step in steps:
        plan_step(work, who, **step, encounter=encounter.id)
    drafts.drop(work.connection, "encounter", who)
    return encounter


@action(_("Ajouter une note"))
def add_note(work: Work, resident: str, text: str, visibility: str = "team", encounter: str = "") -> Note:
    """A note of its own, or one more on an encounter."""
    return _write_note(work, person(work, resident).id, text, visibility, encounter)


@action(_("Corriger la note"))
def correct_note(work: Work, note: str, text: str, visibility: str = "") -> Note:
    """A new version of one’s own note; the earlier one stays in the history. Only its author may."""
    earlier = work.get(Note, note)
    if earlier.adviser != work.by:
        raise Refused(
            _("Seule la personne qui a écrit une note peut la corriger. Ajoutez la vôtre à la suite.")
        )
    corrected = _write_note(work, earlier.resident, text, visibility or earlier.visibility, earlier.encounter)
    return work.change(corrected, amends=earlier.id)


def _write_note(work: Work, resident: str, text: str, visibility: str, encounter: str) -> Note:
    return work.add(
        Note(
            resident=resident,
            encounter=encounter,
            text=required(text, _("le texte de la note")),
            visibility=visibility,
            adviser=work.by,
            organisation=own_organisation(work),
        )
    )
