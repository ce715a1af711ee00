"""People found by what is typed, listed, counted: what the app opens on, hence apart from the records."""

from cad.services.action import Reading, query
from cad.store import find
from cad.store.find import FoundResident as FoundResident


@query
def find_residents(reading: Reading, text: str, limit: int = 20) -> list[FoundResident]:
    """People matching what was typed, best first: names by any spelling, telephone, number, birth date."""
    return find.find(reading.connection, text, limit)


@query
def list_residents(reading: Reading, after: str = "", limit: int = 200) -> list[FoundResident]:
    """A page of all people in alphabetical order, after the last line’s ``sort_key\\tid``."""
    return find.page(reading.connection, after, limit)


@query
def count_residents(reading: Reading) -> int:
    """How many people the notebook holds."""
    return find.count(reading.connection)
