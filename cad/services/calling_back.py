"""What becomes of a contact that was to be called back; only ever added, whoever calls first."""

from cad.domain.session import LET_GO, REACHED, PassageMove
from cad.domain.text import _
from cad.services.action import action
from cad.services.passages import add_move, kept
from cad.services.people import required
from cad.store.work import Work


@action(_("Noter que la personne a été rappelée"))
def contact_reached(work: Work, passage: str, reason: str = "") -> PassageMove:
    """They were called, and need no file: `reason` says what came of it."""
    return add_move(work, kept(work, passage), REACHED, reason=reason.strip())


@action(_("Ne plus rappeler"))
def let_contact_go(work: Work, passage: str, reason: str) -> PassageMove:
    """The call will not be made, and why: a wrong number, three times in vain."""
    why = required(reason, _("pourquoi"))
    return add_move(work, kept(work, passage), LET_GO, reason=why)
