"""Who came by at a drop-in or on outreach: noted in three fields, called, seen, and known later on."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated, Any

from cad.domain.clock import local
from cad.domain.encounter import Encounter, Note
from cad.domain.errors import Refused
from cad.domain.organisation import Adviser
from cad.domain.queue import called, standing
from cad.domain.resident import SAID, Resident
from cad.domain.session import (
    OUTREACH,
    SAID_OF_PASSAGE,
    SEEN,
    Passage,
    PassageMove,
    Session,
)
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.domain.themes import BY_KEY as THEMES
from cad.domain.values import phones
from cad.services import given
from cad.services.action import action
from cad.services.journeys import current_journey
from cad.services.people import person, required
from cad.services.residents import new_resident
from cad.services.sessions import received, survivor
from cad.services.settings import own_organisation
from cad.store.reads import sessions as reads
from cad.store.work import Work

SET_BACK = timedelta(hours=2)
"""A clock set back by less (an hour of winter, a correction) must not let anyone pass before the others."""


@action(_("Noter l’arrivée"))
def arrive(work: Work, /, session: str, **fields: Annotated[Any, SAID_OF_PASSAGE]) -> Passage:
    """Someone comes in: known, or by any name, or nobody in particular; they wait."""
    where = received(work, session)
    return work.add(_passage(work, where, fields))


@action(_("Noter le contact"))
def note_contact(work: Work, /, session: str, **fields: Annotated[Any, SAID_OF_PASSAGE]) -> Passage:
    """Someone met outside, and what they said; nothing has to be known of them.

    What somebody who has a file said goes in their file, where their team reads it, and nowhere else.
    """
    where = received(work, session)
    if where.nature != OUTREACH:
        raise Refused(_("Un contact se note pendant une sortie\u00a0; ici, notez une arrivée."))
    made = _passage(work, where, fields)
    if not made.resident:
        return work.add(made)
    _write_down(work, made, where)
    return work.add(replace(made, heard=""))


@action(_("Corriger le passage"))
def change_passage(work: Work, /, passage: str, **fields: Annotated[Any, SAID_OF_PASSAGE]) -> Passage:
    """Correct or complete what was noted."""
    return work.change(kept(work, passage), **_checked(work, given.fields(fields, SAID_OF_PASSAGE)))


@action(_("Retirer le passage"))
def remove_passage(work: Work, passage: str) -> Passage:
    """Noted by mistake."""
    return work.remove(kept(work, passage))


@action(_("Reconnaître la personne"))
def know_passage(work: Work, passage: str, resident: str) -> Passage:
    """Who came by is someone of the notebook: what they said outside is written in their file."""
    current, who = kept(work, passage), person(work, resident)
    if current.resident:
        raise Refused(_("Cette personne est déjà reconnue. Corrigez le passage si c’est quelqu’un d’autre."))
    known = work.change(current, resident=who.id, name=current.name or called(who))
    _write_down(work, known, survivor(work, known.session))
    return known


@action(_("Ouvrir une fiche"))
def open_file(
    work: Work,
    /,
    passage: str,
    seen: tuple[str, ...] | None = None,
    **fields: Annotated[Any, SAID],
) -> Resident:
    """A file for someone met, with all that was noted: nothing is typed twice.

    What was said at the door serves unless other `fields` are given; see `create_resident` for `seen`.
    """
    current = kept(work, passage)
    if current.resident:
        raise Refused(_("Cette personne a déjà une fiche\u00a0: ouvrez-la."))
    noted: dict[str, Any] = {"phones": [current.phone]} if current.phone else {}
    noted |= {"languages": current.language} if current.language else {}
    if not any(fields.get(name) for name in ("usage_name", "first_name", "birth_name")):
        noted["first_name"] = required(current.name, _("un nom ou un prénom"))
    who = new_resident(work, seen, **noted | {name: said for name, said in fields.items() if said})
    known = work.change(current, resident=who.id)
    _write_down(work, known, survivor(work, known.session))
    return who


def seen_at(work: Work, passage: str, resident: str) -> Session:
    """The session of a passage whose encounter is being written: that person was seen there."""
    current = kept(work, passage)
    if not current.resident:
        current = work.change(current, resident=resident)
    if current.nature != OUTREACH and standing(reads.moves_of(work.connection, current.id))[0] != SEEN:
        add_move(work, current, SEEN)
    return survivor(work, current.session)


def _passage(work: Work, session: Session, fields: dict[str, Any]) -> Passage:
    values = _checked(work, given.fields(fields, SAID_OF_PASSAGE))
    if values.get("resident"):
        who = person(work, values["resident"])
        values |= {"resident": who.id, "name": values.get("name") or called(who)}
    return Passage(
        **values, session=session.id, nature=session.nature, at=_now(work, session), adviser=work.by
    )


def _now(work: Work, session: Session) -> str:
    """Now, or the minute after who came last when the clock says that they are still to come."""
    now = local(work.now)
    last = reads.last_at(work.connection, reads.family(work.connection, session.id))
    ahead = datetime.fromisoformat(last) - datetime.fromisoformat(now) if last else timedelta(0)
    next_minute = datetime.fromisoformat(last or now) + timedelta(minutes=1)
    return local(next_minute) if timedelta(0) < ahead <= SET_BACK else now


def _checked(work: Work, values: dict[str, Any]) -> dict[str, Any]:
    if unknown := set(values.get("themes", ())) - set(THEMES):
        raise Refused(_("Thème inconnu\u00a0: {names}.").format(names=", ".join(sorted(unknown))))
    if values.get("phone"):
        values["phone"] = phones(values["phone"])[0]
    if values.get("resident"):
        values["resident"] = person(work, values["resident"]).id
    if values.get("wanted"):
        values["wanted"] = work.get(Adviser, values["wanted"]).id
    return values


def kept(work: Work, passage: str) -> Passage:
    """A passage that was not withdrawn. Raises `Refused`."""
    current = work.get(Passage, passage)
    if current.removed:
        raise Refused(_("Ce passage a été retiré."))
    return current


def add_move(work: Work, passage: Passage, move: str, to: str = "", reason: str = "") -> PassageMove:
    """What became of them, now."""
    at = _now(work, survivor(work, passage.session))
    about: dict[str, Any] = {"session": passage.session, "passage": passage.id, "adviser": work.by}
    return work.add(PassageMove(**about, move=move, at=at, to=to, reason=reason))


def _write_down(work: Work, passage: Passage, session: Session) -> None:
    """What was heard outside, as an encounter of the file; at a drop-in one is written by who receives."""
    back = _to_call(passage)
    if passage.nature != OUTREACH or not (passage.heard or passage.reason or passage.themes or back):
        return
    current_journey(work, passage.resident)
    encounter = work.add(
        Encounter(
            resident=passage.resident,
            at=passage.at,
            channel=passage.nature,
            place=session.place,
            themes=passage.themes,
            adviser=work.by,
            organisation=own_organisation(work),
            session=session.id,
        )
    )
    text = "\n".join(filter(None, (passage.reason, passage.heard, back)))
    if text:
        work.add(
            Note(
                resident=passage.resident,
                encounter=encounter.id,
                text=text,
                adviser=work.by,
                organisation=encounter.organisation,
            )
        )


def _to_call(passage: Passage) -> str:
    """Who agreed to be called back is not forgotten once they have a file."""
    if passage.call_back != "yes":
        return ""
    number = shown_phone(passage.phone) if passage.phone else ""
    return (
        _("Veut bien être rappelé·e\u00a0: {phone}.").format(phone=number)
        if number
        else _("Veut bien être rappelé·e.")
    )
