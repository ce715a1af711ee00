"""One user action = one service function = one unit of work = one undo label.

`@action("libellé")` turns a function whose first parameter is a `Work` into one whose first parameter is the
open `Notebook`: it runs the body inside one transaction and tells the listeners what changed and who asked.
`@query` does the same for reading. Both register the function by name, which is how the command line
reaches them all.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, Generic, NamedTuple, ParamSpec, TypeVar

from cad.domain.clock import utc
from cad.store.connection import Connection, sorted_errors

if TYPE_CHECKING:
    from cad.services.notebook import Notebook
    from cad.store.work import Work

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What an action gave: its `result`, undo `label`, the (kind, id) pairs that `changed`, who `asked`."""

    result: T
    label: str
    changed: frozenset[tuple[str, str]]
    asked_by: str = ""


class Entry(NamedTuple):
    """A registered service function; `body` carries the keyword arguments and their types."""

    name: str
    writes: bool
    label: str
    call: Callable[..., Any]
    body: Callable[..., Any]


REGISTRY: dict[str, Entry] = {}


def action(
    label: str, *, undoable: bool = True
) -> Callable[[Callable[Concatenate["Work", P], T]], Callable[Concatenate["Notebook", P], Done[T]]]:
    """Declare a user action; `label` completes « Annuler : … »."""

    def declare(body: Callable[Concatenate["Work", P], T]) -> Callable[Concatenate["Notebook", P], Done[T]]:
        @functools.wraps(body)
        def call(book: "Notebook", /, *args: P.args, **kwargs: P.kwargs) -> Done[T]:
            from cad.store.work import Act  # with every record: reading a list does without

            act = Act(body.__name__, label, undoable=undoable)
            asked_by = str(kwargs.pop("asked_by", ""))
            with book.store.work(act, book.me, book.now()) as work:
                result = body(work, *args, **kwargs)
            done = Done(result, label, frozenset(work.changed), asked_by)
            book.tell(done)
            return done

        REGISTRY[body.__name__] = Entry(body.__name__, True, label, call, body)
        return call

    return declare


class Reading(NamedTuple):
    """What a query reads with: a connection, the adviser, the day, and the moment in UTC."""

    connection: Connection
    me: str
    today: str
    moment: str


def reading(book: "Notebook") -> Reading:
    """What is read with, as of now."""
    now = book.now()
    return Reading(book.connection, book.me, now.date().isoformat(), utc(now))


def query(body: Callable[Concatenate[Reading, P], T]) -> Callable[Concatenate["Notebook", P], T]:
    """Declare a question; it may be asked from any thread that has its own reading notebook."""

    @functools.wraps(body)
    def call(book: "Notebook", /, *args: P.args, **kwargs: P.kwargs) -> T:
        with sorted_errors():
            return body(reading(book), *args, **kwargs)

    REGISTRY[body.__name__] = Entry(body.__name__, False, "", call, body)
    return call
