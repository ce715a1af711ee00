"""Whether someone lives in a priority neighbourhood: what an address says of it, and how sure that is."""

from dataclasses import dataclass

from cad.domain.address import Candidate
from cad.domain.dates import show_date
from cad.domain.resident import QPV
from cad.domain.text import _

BY_ADDRESS = _("Adresse située")
"""How a source begins when the outlines gave the answer, and not a proof that someone looked at."""

ANSWER = ("qpv", "neighbourhood", "qpv_source")
"""What a file says of it, and whence that comes; `qpv_on` is the day it was said."""
WHERE = ("address", "postcode", "city")


@dataclass(frozen=True, slots=True)
class Located:
    """An answer: `state` as `Resident.qpv` says it, `code` of the neighbourhood, `why` in a sentence.

    `source` says the version of the outlines; `candidates` are the addresses that were meant, or might be.
    """

    state: str
    code: str
    why: str
    on: str
    source: str
    metres: int | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def label(self) -> str:
        """The answer in two words."""
        return QPV[self.state]


def source_of(outlines: str, dated: str) -> str:
    """What a person’s file says of where the answer comes from."""
    said = _("{by} ({outlines}, fichier du {day})")
    return said.format(by=BY_ADDRESS, outlines=outlines, day=show_date(dated))


def by_address(source: str) -> bool:
    """Whether the outlines gave this answer, and not a proof."""
    return source.startswith(BY_ADDRESS)


def full_address(address: str, postcode: str, city: str) -> str:
    """As one types it."""
    return ", ".join(filter(None, (address, f"{postcode} {city}".strip())))
