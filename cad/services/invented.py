"""Is this notebook the demonstration?"""

from cad.services.action import Reading, query
from cad.store.reads import invented as reads


@query
def is_demonstration(reading: Reading) -> bool:
    """Whether the people are invented: the first one is, and real people are never mixed with them."""
    return reads.first_is_invented(reading.connection)
