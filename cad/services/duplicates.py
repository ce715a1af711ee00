"""Files that may be one person: proposed with reasons, merged and unmerged, or said to be two people."""

from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

from cad.domain.duplicate import DistinctPair
from cad.domain.errors import Refused
from cad.domain.likeness import DUPLICATE, Likeness, PersonKey, blocking_keys, compare, duplicates_among
from cad.domain.merging import given_back, merged
from cad.domain.names import display_name
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.services.action import Reading, action, query
from cad.services.people import person
from cad.services.refusals import keep_on_both
from cad.store.connection import Connection
from cad.store.reads import duplicates as reads
from cad.store.reads.consents import holding
from cad.store.reads.residents import identities, named
from cad.store.search import person_key
from cad.store.work import Work

ALIKE = 5
"""Files shown at most as resembling one person."""


class PersonFields(TypedDict, total=False):
    """What the creation form knows of a person so far, as typed."""

    usage_name: str
    birth_name: str
    first_name: str
    birth_date: str
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """A file that may be the same person: `score` from 70 to 100, `reasons` in French, weightiest first."""

    id: str
    name: str
    birth_date: str
    city: str
    phones: tuple[str, ...]
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PossiblePair:
    """Two files of the notebook that may be one person."""

    first: PossibleDuplicate
    second: PossibleDuplicate


@dataclass(frozen=True, slots=True)
class Merged:
    """The surviving file as it now is, and the one found through it."""

    survivor: Resident
    absorbed: Resident


@query
def possible_duplicates(
    reading: Reading, exclude: str = "", limit: int = ALIKE, **fields: Unpack[PersonFields]
) -> list[PossibleDuplicate]:
    """Who in the notebook may be the person being created, likeliest first.

    Asked at each pause in typing: what does not read yet as a date or a telephone is left out.
    """
    return like(reading.connection, _typed(dict(fields), reading.today, exclude), limit)


@query
def duplicates_of(reading: Reading, resident: str, limit: int = ALIKE) -> list[PossibleDuplicate]:
    """Who may be the same person as this one, under another file."""
    ids = identities(reading.connection, resident)
    (own,) = named(reading.connection, Resident, {ids[0]}).values()
    return like(reading.connection, person_key(own), limit)


@query
def duplicates_in_notebook(reading: Reading, limit: int = 100) -> list[PossiblePair]:
    """The likeliest pairs of the whole notebook; seconds on a large one, so not while someone waits."""
    people = reads.everyone(reading.connection)
    apart = reads.distinct(reading.connection)
    found = [
        (pair.likeness, people[pair.earlier].id, people[pair.later].id)
        for pair in duplicates_among(people)
        if frozenset((people[pair.earlier].id, people[pair.later].id)) not in apart
    ]
    best = sorted(found, key=lambda pair: -pair[0].score)[:limit]
    shown = named(reading.connection, Resident, {i for _l, a, b in best for i in (a, b)})
    return [PossiblePair(_shown(shown[a], likeness), _shown(shown[b], likeness)) for likeness, a, b in best]


@action(_("Réunir les fiches"))
def merge_residents(work: Work, survivor: str, absorbed: str, keep: dict[str, Any] | None = None) -> Merged:
    """One person from two files; every note, step and referral of both is then found under `survivor`.

    `keep` is as in `cad.domain.merging`. Nothing is moved: the absorbed file becomes another name of the
    survivor, so that `unmerge_residents` gives both back as they were.
    """
    kept, other = person(work, survivor), person(work, absorbed)
    if kept.id == other.id:
        raise Refused(_("Ces deux fiches sont déjà la même personne."))
    work.change(other, merged_into=kept.id)
    return Merged(work.change(kept, **merged(kept, other, keep or {})), work.get(Resident, other.id))


@action(_("Séparer les fiches"))
def unmerge_residents(work: Work, absorbed: str) -> Merged:
    """Give back the two files of a merge, with the fields the merge had changed.

    A refusal said while they were one holds in both.
    """
    other = work.get(Resident, absorbed)
    if not other.merged_into:
        raise Refused(_("Cette fiche n’est pas fusionnée avec une autre."))
    kept = work.get(Resident, other.merged_into)
    said = holding(work.connection, identities(work.connection, kept.id))
    before, after = reads.taken_in(work.connection, other.id, kept.id)
    alone = work.change(other, merged_into="")
    keep_on_both(work, said, kept.id, other.id)
    return Merged(work.change(kept, **given_back(kept, before, after)), alone)


@action(_("Marquer comme deux personnes"))
def not_duplicates(work: Work, a: str, b: str) -> DistinctPair:
    """These two files are two people; they are not proposed together again."""
    one, two = sorted((person(work, a).id, person(work, b).id))
    if one == two:
        raise Refused(
            _("C’est la même fiche\u00a0: séparez-la d’abord de celle avec qui elle est fusionnée.")
        )
    said = reads.pairs_of(work.connection, [one], [two])
    return (
        said[0] if said else work.add(DistinctPair(resident=one, other=two, on=work.today, adviser=work.by))
    )


def like(connection: Connection, key: PersonKey, limit: int) -> list[PossibleDuplicate]:
    """The people of the notebook who look like `key`, likeliest first; those said to be others left out."""
    (near,) = reads.near(connection, [key], [blocking_keys(key)])
    best: dict[str, Likeness] = {}
    for known in near:
        likeness, root = compare(key, known.key), reads.root_of(connection, known)
        if root != key.id and likeness.score > best.get(root, Likeness(DUPLICATE - 1)).score:
            best[root] = likeness
    apart = reads.distinct(connection) if key.id and best else set()
    ranked = sorted(best.items(), key=lambda item: -item[1].score)
    chosen = [(i, likeness) for i, likeness in ranked if frozenset((key.id, i)) not in apart][:limit]
    shown = named(connection, Resident, {i for i, _likeness in chosen})
    return [_shown(shown[i], likeness) for i, likeness in chosen]


def _shown(resident: Resident, likeness: Likeness) -> PossibleDuplicate:
    return PossibleDuplicate(
        id=resident.id,
        name=display_name(resident.usage_name, resident.first_name, resident.birth_name),
        birth_date=resident.birth_date,
        city=resident.city,
        phones=resident.phones,
        score=likeness.score,
        reasons=likeness.reasons,
    )


def _typed(fields: dict[str, Any], today: str, exclude: str) -> PersonKey:
    from cad.domain.partial_date import parse_partial
    from cad.domain.values import phones

    def readable(parse: Any, text: str, otherwise: Any) -> Any:
        try:
            return parse(text)
        except Refused:
            return otherwise

    born = readable(lambda text: parse_partial(text, today=today), fields.pop("birth_date", ""), "")
    numbers = [n for typed in fields.pop("phones", ()) for n in readable(phones, typed, ())]
    return PersonKey(id=exclude, birth_date=born, phones=tuple(numbers), **fields)
