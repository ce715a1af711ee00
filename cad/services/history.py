"""Undo, redo, and the log of what was done, by name."""

from dataclasses import dataclass

from cad.domain.clock import utc
from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services.action import REGISTRY, Done, Entry, Reading, query
from cad.services.notebook import Notebook
from cad.services.refusals import may_be_a_slip, person_said_no
from cad.store import undo as store
from cad.store.reads import history as reads
from cad.store.reads.history import Change as Change
from cad.store.work import Act


@dataclass(frozen=True, slots=True)
class UndoLabels:
    """The names of what undo and redo would do; "" when there is nothing."""

    undo: str
    redo: str


@query
def undo_labels(reading: Reading) -> UndoLabels:
    """What undo and redo would do now."""
    back, again = store.next_undo(reading.connection), store.next_redo(reading.connection)
    sealed = back is not None and back.says_no and not may_be_a_slip(back.at, reading.moment)
    return UndoLabels(back.label if back and not sealed else "", again.label if again else "")


def undo(book: Notebook, *, asked_by: str = "") -> Done[str]:
    """Take back the last act. Raises `Refused` when there is none, or when someone changed it since.

    Undoing stops at a refusal or a withdrawal that is no longer a slip: what was done before stays as well,
    rather than the adviser losing something else than what they meant.
    """
    target = store.next_undo(book.store.connection)
    if not target:
        raise Refused(_("Il n’y a rien à annuler."))
    if target.says_no and not may_be_a_slip(target.at, utc(book.now())):
        raise Refused(person_said_no(target.label))
    return _replay(book, target, Act("undo", target.label, "undo", target.pk), asked_by)


def redo(book: Notebook, *, asked_by: str = "") -> Done[str]:
    """Do again what was just undone."""
    target = store.next_redo(book.store.connection)
    if not target:
        raise Refused(_("Il n’y a rien à rétablir."))
    return _replay(book, target, Act("redo", target.label, "redo", target.pk), asked_by)


def _replay(book: Notebook, target: store.Undoable, act: Act, asked_by: str) -> Done[str]:
    with book.store.work(act, book.me, book.now()) as work:
        store.invert(work, target)
    done = Done(target.label, target.label, frozenset(work.changed), asked_by)
    book.tell(done)
    return done


for _function in (undo, redo):
    REGISTRY[_function.__name__] = Entry(_function.__name__, True, "", _function, _function)


@query
def history(reading: Reading, resident: str = "", limit: int = 200) -> list[Change]:
    """Who changed what and when, latest first: of one person, or of the whole notebook."""
    return reads.entries(reading.connection, resident, limit)
