"""Which column feeds which field, and the person’s changes to it."""

import dataclasses
from dataclasses import dataclass

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.exchange.targets import IGNORED, MANY, targets

NAMES = ("usage_name", "birth_name", "first_name", "full_name", "first_then_last")
"""Targets of which one at least must be fed."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its label in the file, the target it feeds (``""``: ignored), how sure from 0 to 1.

    `reason` says in French why it is ignored or doubtful; `samples` are a few of its values, as shown.
    `refused`: it holds social-security numbers, and feeds nothing whatever one asks.
    """

    index: int
    heading: str
    target: str = IGNORED
    confidence: float = 0.0
    reason: str = ""
    samples: tuple[str, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns that hold something, in the order of the file."""

    columns: tuple[Column, ...]

    @property
    def used(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.target)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the person must know before going on, a sentence for each."""
        return tuple(f"{c.heading} — {c.reason}" for c in self.columns if c.reason and not c.target)

    def feeding(self, *names: str) -> tuple[Column, ...]:
        """The columns that feed one of these targets."""
        return tuple(column for column in self.columns if column.target in names)

    def with_target(self, heading: str, target: str) -> "Mapping":
        """The person’s choice for a column; another one that fed the same single field is freed.

        Refuses an unknown column or target, and a column of social-security numbers.
        """
        chosen = self._column(heading)
        if target and target not in targets():
            raise Refused(_("«\u00a0{name}\u00a0» n’est pas un champ de la fiche.").format(name=target))
        if target and chosen.refused:
            raise Refused(nir_sentence())
        freed = (self._freed(column, target) for column in self.columns)
        reason = chosen.reason if chosen.refused else ""
        certain = dataclasses.replace(chosen, target=target, confidence=1.0, reason=reason)
        return Mapping(tuple(certain if column.heading == heading else column for column in freed))

    def as_dict(self) -> dict[str, str]:
        """Heading → target, to be remembered under `signature` or written in a file."""
        return {column.heading: column.target for column in self.columns}

    def _column(self, heading: str) -> Column:
        for column in self.columns:
            if column.heading == heading:
                return column
        raise Refused(_("Ce tableau n’a pas de colonne «\u00a0{name}\u00a0».").format(name=heading))

    @staticmethod
    def _freed(column: Column, target: str) -> Column:
        if column.target != target or target in MANY or not target:
            return column
        return dataclasses.replace(column, target=IGNORED, confidence=0.0)


def nir_sentence() -> str:
    """Why a column of social-security numbers cannot be imported."""
    return _("Colonne ignorée\u00a0: elle ressemble à des numéros de sécurité sociale.")
