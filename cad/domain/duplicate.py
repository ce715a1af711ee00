"""Two files that look alike and are two people: said once, not asked again."""

from dataclasses import dataclass

from cad.domain.record import Day, Id, Kind, Record, field, record
from cad.domain.text import _


@record("distinct_pair", _("Personnes distinctes"))
@dataclass(frozen=True, slots=True, kw_only=True)
class DistinctPair(Record):
    """`resident` and `other` are not the same person, as `adviser` said."""

    resident: Id = field(_("Résident·e"), Kind.LINK, link="resident")
    other: Id = field(_("Autre personne"), Kind.LINK, link="resident")
    on: Day = field(_("Le"), Kind.DAY)
    adviser: Id = field(_("Par"), Kind.LINK, link="adviser")
