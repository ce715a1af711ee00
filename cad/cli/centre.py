"""The database that the commands of a central store work on, and how they answer."""

import os
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cad.cli.output import say, say_json

if TYPE_CHECKING:
    from cad.central.database import Database


def url_of(options: Namespace) -> str:
    """As said, else CAD_DATABASE, else a file of this computer’s."""
    given = options.database or os.environ.get("CAD_DATABASE", "")
    if given:
        return str(given)
    import platformdirs

    folder = Path(platformdirs.user_data_dir("sans-couture", appauthor=False)) / "depot"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'depot.db'}"


def database_of(options: Namespace) -> "Database":
    """The database, to be closed."""
    from cad.central.database import Database

    return Database(url_of(options))


def on_database(run: Callable[[Namespace, "Database"], int]) -> Callable[[Namespace], int]:
    """The command with the database it works on, closed at the end."""

    def opened(options: Namespace) -> int:
        database = database_of(options)
        try:
            return run(options, database)
        finally:
            database.close()

    return opened


def place_of(database: "Database") -> str:
    """The territory of a store that has one."""
    from cad.central.accounts import only_territory

    return only_territory(database)


def tell(options: Namespace, sentence: str, **values: object) -> int:
    """One sentence, or its values as JSON."""
    if options.json:
        say_json(values)
    else:
        say(sentence.format(**values))
    return 0
