"""Who waits at a drop-in: called, passed on, seen, gone."""

from cad.domain.errors import Refused
from cad.domain.organisation import Adviser
from cad.domain.queue import standing, wanted
from cad.domain.session import CALLED, LEFT, SEEN, WAITING, Passage, PassageMove
from cad.domain.text import _
from cad.services.action import action
from cad.services.passages import add_move, kept
from cad.store.reads import sessions as reads
from cad.store.work import Work


@action(_("Appeler"))
def call_passage(work: Work, passage: str) -> Passage:
    """One receives this person now."""
    current = kept(work, passage)
    state, by = standing(reads.moves_of(work.connection, current.id))
    if state == CALLED and by != work.by:
        name = work.get(Adviser, by).name if by else _("un·e collègue")
        raise Refused(_("Déjà reçu·e par {name}.").format(name=name))
    if state in (SEEN, LEFT):
        raise Refused(_("Ce passage est terminé\u00a0: remettez d’abord la personne en attente."))
    add_move(work, current, CALLED)
    return current


@action(_("Appeler la personne suivante"))
def call_next(work: Work, session: str) -> Passage:
    """Of those who wait, who asked for me or for nobody, the first to have come."""
    ids = reads.family(work.connection, session)
    told: dict[str, list[PassageMove]] = {}
    for move in reads.moves(work.connection, ids):
        told.setdefault(move.passage, []).append(move)
    waiting = [
        one
        for one in reads.passages(work.connection, ids)
        if standing(told.get(one.id, []))[0] == WAITING
        and (wanted(one, told.get(one.id, [])) in ("", work.by))
    ]
    if not waiting:
        raise Refused(_("Personne n’attend, ou seulement pour un·e collègue."))
    add_move(work, waiting[0], CALLED)
    return waiting[0]


@action(_("Passer à un·e collègue"))
def pass_on(work: Work, passage: str, to: str) -> Passage:
    """Somebody else is to receive this person, who waits for them."""
    current, colleague = kept(work, passage), work.get(Adviser, to)
    if colleague.id == work.by:
        raise Refused(_("C’est vous\u00a0: choisissez un·e collègue."))
    add_move(work, current, "passed", colleague.id)
    return current


@action(_("Remettre en attente"))
def put_back(work: Work, passage: str) -> Passage:
    """They wait again, for anyone."""
    current = kept(work, passage)
    add_move(work, current, WAITING)
    return current


@action(_("Noter que la personne a été vue"))
def passage_seen(work: Work, passage: str) -> Passage:
    """It is over."""
    current = kept(work, passage)
    add_move(work, current, SEEN)
    return current


@action(_("Noter que la personne est partie"))
def passage_left(work: Work, passage: str) -> Passage:
    """They left without being seen."""
    current = kept(work, passage)
    add_move(work, current, LEFT)
    return current
