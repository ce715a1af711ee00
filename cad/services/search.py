"""Looking for a word in everything that was written."""

from cad.domain.encounter import Note
from cad.domain.resident import Document
from cad.services.action import Reading, query
from cad.services.visible import readable
from cad.store.find_text import FoundText as FoundText
from cad.store.find_text import find_text
from cad.store.reads.residents import identities


@query
def search_everything(reading: Reading, text: str, limit: int = 20) -> list[FoundText]:
    """Notes, steps, needs, referrals, goals and documents that have these words, latest first.

    What another adviser kept for themselves is not among them.
    """
    found = find_text(reading.connection, text, limit)
    return [hit for hit, record in found if _may_read(reading, record)]


def _may_read(reading: Reading, record: object) -> bool:
    if isinstance(record, Note):
        return bool(readable(reading, [record], identities(reading.connection, record.resident)))
    if isinstance(record, Document):
        return bool(readable(reading, [record], identities(reading.connection, record.resident)))
    return True
