"""Which column feeds which field: proposed from headings and values, remembered from one file to the next."""

import dataclasses
import hashlib
from collections.abc import Mapping as Dict
from collections.abc import Sequence

from cad.domain.text import _
from cad.exchange.columns import NAMES, Column, Mapping, nir_sentence
from cad.exchange.evidence import Evidence, look_at
from cad.exchange.headings import meaning, unnamed
from cad.exchange.sheet import Sheet
from cad.exchange.synonyms import heading_key
from cad.exchange.targets import IGNORED, MANY, NIR, targets

__all__ = ["NAMES", "Column", "Mapping", "nir_sentence", "propose", "remembered", "signature"]

_ENOUGH = 0.5


def signature(headings: Sequence[str]) -> str:
    """The same for the same headings in any order, capitals and accents apart: 16 hexadecimal characters."""
    keys = "\n".join(sorted(heading_key(heading) for heading in headings))
    return hashlib.sha256(keys.encode()).hexdigest()[:16]


def propose(sheet: Sheet) -> Mapping:
    """The likeliest target of each column, and the sentence for those set aside. Never fails."""
    seen = [look_at(sheet, index) for index in range(len(sheet.headings))]
    columns = [
        _propose(sheet.headings[e.index], e) for e in seen if e.filled or _is_worth_showing(sheet, e.index)
    ]
    _settle_names(columns, {e.index: e for e in seen})
    return Mapping(tuple(_without_rivals(columns)))


def _is_worth_showing(sheet: Sheet, index: int) -> bool:
    """Whether a column that is empty in the sample has a heading, or a value somewhere."""
    return sheet.headings[index] != unnamed(index) or any(row[index] != "" for row in sheet.rows)


def remembered(sheet: Sheet, saved: Dict[str, str]) -> Mapping:
    """The proposal, changed by what was chosen before for these headings; unknown ones are left alone."""
    mapping = propose(sheet)
    known = {column.heading for column in mapping.columns}
    for heading in known & saved.keys():
        mapping = mapping.with_target(heading, IGNORED)
    for heading, target in saved.items():
        if heading in known and target:
            mapping = mapping.with_target(heading, target)
    return mapping


def _propose(heading: str, seen: Evidence) -> Column:
    """Heading and values weighed together: either alone is enough when it is clear."""
    read = meaning(heading)
    column = Column(seen.index, heading, samples=seen.samples)
    if read.target == NIR or seen.share("nir") > (0.5 if read.target else 0.2):
        return dataclasses.replace(column, reason=nir_sentence(), samples=(), refused=True)
    target, confidence = read.target, read.confidence
    if target and seen.contradicts(target):
        confidence *= 0.4
    if confidence < _ENOUGH:
        target, confidence = max((target, confidence), seen.guess(), key=lambda found: found[1])
    if target in ("city", "postcode") and seen.share("postcode_city") > 0.6:
        target = "postcode_city"
    if confidence < _ENOUGH or not target:
        return column
    return dataclasses.replace(column, target=target, confidence=round(confidence, 2))


def _settle_names(columns: list[Column], seen: Dict[int, Evidence]) -> None:
    """What "Nom" or "Bénéficiaire" means depends on the other columns and on the values."""
    fed = [column.target for column in columns]
    for place, column in enumerate(columns):
        target = _name_target(column, fed, seen[column.index])
        if target != column.target:
            columns[place] = dataclasses.replace(column, target=target)
    if not set(fed) & set(NAMES):
        _guess_names(columns, seen)


def _name_target(column: Column, fed: Sequence[str], seen: Evidence) -> str:
    """A plain "Nom" is the birth name beside a "Nom d’usage", both names where no column has first names."""
    alone = "first_name" not in fed
    if column.target == "usage_name":
        plain = heading_key(column.heading) in ("nom", "nom famille", "patronyme")
        if plain and fed.count("usage_name") > 1 and "birth_name" not in fed:
            return "birth_name"
        return seen.name_order() if alone and seen.share("two_words") > 0.7 else "usage_name"
    if column.target == "full_name" and not alone:
        return IGNORED if "usage_name" in fed or "birth_name" in fed else "usage_name"
    if column.target == "full_name" and seen.name_order() == "first_then_last":
        return "first_then_last"
    return column.target


def _guess_names(columns: list[Column], seen: Dict[int, Evidence]) -> None:
    """Without headings: the first columns of words are the names, the one in capitals the family’s."""
    words = [c for c in columns if not c.target and not c.reason and seen[c.index].share("words") > 0.8][:2]
    if not words:
        return
    if seen[words[0].index].share("two_words") > 0.7:
        names = [seen[words[0].index].name_order()]
    elif len(words) == 2 and seen[words[0].index].share("capitals") < seen[words[1].index].share("capitals"):
        names = ["first_name", "usage_name"]
    else:
        names = ["usage_name", "first_name"]
    for column, target in zip(words, names, strict=False):
        columns[columns.index(column)] = dataclasses.replace(column, target=target, confidence=_ENOUGH)


def _without_rivals(columns: Sequence[Column]) -> list[Column]:
    """Each single field is fed by its surest column, the first of equals."""
    best: dict[str, Column] = {}
    for column in columns:
        if column.target not in best or column.confidence > best[column.target].confidence:
            best[column.target] = column
    return [c if c.target in MANY or best[c.target] is c else _rival(c, best[c.target]) for c in columns]


def _rival(column: Column, winner: Column) -> Column:
    if not column.target:
        return column
    reason = _("Colonne ignorée\u00a0: «\u00a0{other}\u00a0» donne déjà «\u00a0{field}\u00a0».").format(
        other=winner.heading, field=targets()[column.target].label
    )
    return dataclasses.replace(column, target=IGNORED, confidence=0.0, reason=reason)
