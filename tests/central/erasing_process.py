"""The look of a day in a process of its own: to be killed.

python -m tests.central.erasing_process URL DAY
"""

import sys

from cad.central.accounts import only_territory
from cad.central.database import Database
from cad.central.looking import look
from cad.domain.clock import fixed


def main() -> None:
    """Prints a line before it erases, another once all is done."""
    database = Database(sys.argv[1])
    place = only_territory(database)
    print("open", flush=True)
    look(database, place, fixed(f"{sys.argv[2]}T10:00"))
    print("done", flush=True)


if __name__ == "__main__":
    main()
