"""Drop-ins and outreach: planned, opened, ended; nothing noted there is ever lost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from cad.domain.clock import local
from cad.domain.dates import show_date, show_moment
from cad.domain.errors import Refused
from cad.domain.organisation import Adviser, Organisation
from cad.domain.session import DROP_IN, SAID_OF_SESSION, Session
from cad.domain.text import _, n_
from cad.services import given
from cad.services.action import action
from cad.services.people import required
from cad.services.settings import own_organisation
from cad.store.reads import sessions as reads
from cad.store.work import Work


@action(_("Préparer la permanence ou la sortie"))
def plan_session(work: Work, /, **fields: Annotated[Any, SAID_OF_SESSION]) -> Session:
    """A day, a place or a route, who holds it: whoever prepares it, unless others are named."""
    values = _checked(work, given.fields(fields, SAID_OF_SESSION))
    values.setdefault("team", (work.by,) if work.by else ())
    made = Session(**values, organisation=own_organisation(work))
    _complete(made)
    return work.add(made)


@action(_("Modifier la permanence ou la sortie"))
def change_session(work: Work, /, session: str, **fields: Annotated[Any, SAID_OF_SESSION]) -> Session:
    """Correct it. Once people came, its day and its sort stay."""
    current = survivor(work, session)
    values = _checked(work, given.fields(fields, SAID_OF_SESSION))
    changed = replace(current, **values)
    if changed.starts_at[:10] != current.starts_at[:10] or changed.nature != current.nature:
        _nobody_came(work, current, _("son jour et sa sorte ne changent plus."))
    _complete(changed)
    return work.change(current, **values)


@action(_("Ouvrir la permanence ou la sortie"))
def open_session(work: Work, session: str) -> Session:
    """People are received from now on; an ended one is opened again."""
    current = survivor(work, session)
    if current.cancelled_on:
        raise Refused(_("Elle est annulée\u00a0: rétablissez-la d’abord."))
    if current.starts_at[:10] > work.today:
        raise Refused(
            _("Elle a lieu le {day}\u00a0: elle s’ouvrira ce jour-là.").format(
                day=show_date(current.starts_at[:10])
            )
        )
    return work.change(current, opened_at=current.opened_at or local(work.now), closed_at="")


@action(_("Terminer la permanence ou la sortie"))
def close_session(work: Work, session: str, remains: str | None = None) -> Session:
    """The day is over, and what remains to be done; who still waits is first told so."""
    current = survivor(work, session)
    values = {} if remains is None else {"remains": remains.strip()}
    return work.change(current, closed_at=_ended_at(work, current), **values)


@action(_("En ouvrir une pareille aujourd’hui"))
def begin_again(work: Work, session: str) -> Session:
    """The same place and team, today: one that stayed open on another day is ended as it should have been."""
    former = survivor(work, session)
    if former.starts_at[:10] == work.today:
        raise Refused(_("Elle est d’aujourd’hui\u00a0: ouvrez-la."))
    if former.under_way:
        work.change(former, closed_at=_ended_at(work, former))
    now = local(work.now)
    end = f"{work.today}{former.ends_at[10:]}" if former.ends_at else ""
    kept = {name: getattr(former, name) for name in ("nature", "place", "address", "neighbourhood", "route")}
    kept |= {name: getattr(former, name) for name in ("team", "services", "bring")}
    again = Session(
        **kept,
        starts_at=now,
        ends_at=end if end > now else "",
        opened_at=now,
        organisation=own_organisation(work),
    )
    return work.add(again)


@action(_("Annuler la permanence ou la sortie"))
def cancel_session(work: Work, session: str, reason: str = "") -> Session:
    """It does not take place, or stopped: whoever came stays noted."""
    return work.change(survivor(work, session), cancelled_on=work.today, cancelled_why=reason.strip())


@action(_("Rétablir la permanence ou la sortie"))
def restore_session(work: Work, session: str) -> Session:
    """It takes place after all."""
    return work.change(survivor(work, session), cancelled_on="", cancelled_why="")


@action(_("Retirer la permanence ou la sortie"))
def remove_session(work: Work, session: str) -> Session:
    """Entered by mistake; one where people came is cancelled instead."""
    current = survivor(work, session)
    _nobody_came(work, current, _("annulez-la plutôt."))
    return work.remove(current)


@action(_("Réunir les deux séances"))
def join_sessions(work: Work, session: str, into: str) -> Session:
    """Two laptops made the same one: whoever came to either came to it."""
    double, kept = survivor(work, session), survivor(work, into)
    if double.id == kept.id:
        raise Refused(_("C’est déjà une seule séance."))
    if double.nature != kept.nature or double.starts_at[:10] != kept.starts_at[:10]:
        raise Refused(_("Elles ne sont pas du même jour ou de la même sorte\u00a0: gardez les deux."))
    opened = min(filter(None, (double.opened_at, kept.opened_at)), default="")
    team = tuple(dict.fromkeys([*kept.team, *double.team]))
    services = tuple(dict.fromkeys([*kept.services, *double.services]))
    remains = "\n".join(dict.fromkeys(filter(None, (kept.remains, double.remains))))
    closed = max(double.closed_at, kept.closed_at) if double.closed_at and kept.closed_at else ""
    work.change(double, merged_into=kept.id)
    return work.change(
        kept, opened_at=opened, closed_at=closed, team=team, services=services, remains=remains
    )


def survivor(work: Work, session: str) -> Session:
    """The one that is meant, were it found to be another’s double."""
    return work.get(Session, reads.family(work.connection, session)[0])


def received(work: Work, session: str) -> Session:
    """One where somebody is noted now: it opens by itself on its day. Raises `Refused` when it cannot."""
    current = survivor(work, session)
    if current.removed or current.cancelled_on:
        raise Refused(_("Cette séance est annulée\u00a0: rétablissez-la, ou ouvrez-en une autre."))
    if current.closed_at:
        raise Refused(
            _("Cette séance est terminée depuis {when}\u00a0: rouvrez-la pour y noter quelqu’un.").format(
                when=show_moment(current.closed_at)
            )
        )
    if current.starts_at[:10] > work.today:
        raise Refused(
            _("Cette séance a lieu le {day}\u00a0: personne n’y est encore venu.").format(
                day=show_date(current.starts_at[:10])
            )
        )
    return current if current.opened_at else work.change(current, opened_at=local(work.now))


def _ended_at(work: Work, session: Session) -> str:
    """Now; for one left open on another day, when it should have ended, or the last word of it."""
    now = local(work.now)
    if session.starts_at[:10] >= work.today:
        return now
    last = reads.last_at(work.connection, reads.family(work.connection, session.id))
    known = [at for at in (session.ends_at, last, session.opened_at, session.starts_at) if at]
    return max(min(known[0], now), last if last <= now else "")


def _nobody_came(work: Work, session: Session, otherwise: str) -> None:
    came = len(reads.passages(work.connection, reads.family(work.connection, session.id)))
    if came:
        raise Refused(
            n_(
                "{n} passage y est noté\u00a0: {otherwise}",
                "{n} passages y sont notés\u00a0: {otherwise}",
                came,
            ).format(n=came, otherwise=otherwise)
        )


def _checked(work: Work, values: Mapping[str, Any]) -> dict[str, Any]:
    said = dict(values)
    for name, what in (("starts_at", _("Début")), ("ends_at", _("Fin"))):
        if said.get(name):
            said[name] = given.moment(said[name], what)
    for name, cls in (("team", Adviser), ("services", Organisation)):
        if name in said:
            said[name] = tuple(dict.fromkeys(said[name]))
            for one in said[name]:
                work.get(cls, one)
    return said


def _complete(session: Session) -> None:
    required(session.starts_at, _("le jour et l’heure"))
    what = _("le lieu") if session.nature == DROP_IN else _("le lieu ou le trajet")
    required(session.place or (session.nature != DROP_IN and session.route) or "", what)
    if session.ends_at:
        start, end = (datetime.fromisoformat(at) for at in (session.starts_at, session.ends_at))
        if not 0 < (end - start).total_seconds() <= 24 * 3600:
            raise Refused(_("La fin vient après le début, le même jour."))
