"""The look of a day in a process of its own, that dies after so many statements.

python -m tests.central.erasing_process URL DAY STATEMENTS
"""

import itertools
import os
import signal
import sys
from typing import Any

from sqlalchemy import event

from cad.central.accounts import only_territory
from cad.central.database import Database
from cad.central.looking import look
from cad.domain.clock import fixed


def main() -> None:
    """Prints a line once all is done."""
    database, last = Database(sys.argv[1]), int(sys.argv[3])
    place, statements = only_territory(database), itertools.count(1)

    def count(*_statement: Any) -> None:
        if next(statements) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine, "after_cursor_execute", count)
    look(database, place, fixed(f"{sys.argv[2]}T10:00"))
    print("done", flush=True)


if __name__ == "__main__":
    main()
