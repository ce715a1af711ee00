"""The look of a day in a process of its own, that dies after so many statements."""

import itertools
import os
import signal
from typing import Any

from sqlalchemy import event

from cad.central.accounts import only_territory
from cad.central.database import Database
from cad.central.looking import look
from cad.domain.clock import fixed


def main(url: str, day: str, last: int) -> None:
    database = Database(url)
    place, statements = only_territory(database), itertools.count(1)

    def count(*_statement: Any) -> None:
        if next(statements) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine, "after_cursor_execute", count)
    look(database, place, fixed(f"{day}T10:00"))
