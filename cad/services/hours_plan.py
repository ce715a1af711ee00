"""What an employer’s statement would write on a lot, line by line: new, corrected, already so, or refused."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cad.domain.clause_figures import counts, standing
from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.hours import read_hours, show_hours, show_month
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.names import tokens
from cad.domain.procurement import Lot
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.services.worked_hours import Looking, check_month, check_open, check_possible
from cad.store.reads import clauses as reads
from cad.store.reads.people import people
from cad.store.reads.residents import named
from cad.store.table import load

if TYPE_CHECKING:
    from cad.exchange.hours_sheet import Said

NEW, CORRECTED, SAME, REFUSED = "new", "corrected", "same", "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    """One thing said: whose, of which month, how many hundredths; what it comes to, and `why` in words.

    `before`: what the month says today, when it is corrected.
    """

    line: int
    name: str
    month: str
    hundredths: int
    what: str
    why: str = ""
    insertion: str = ""
    before: int = 0
    amends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursPlan:
    """Every line of a file, in its order. `mark` changes when the file or the hours of the lot do."""

    lot: str
    file: str
    lines: tuple[Planned, ...]
    mark: str

    def of(self, what: str) -> tuple[Planned, ...]:
        """Those that come to the same."""
        return tuple(one for one in self.lines if one.what == what)


@dataclass(frozen=True, slots=True)
class _Contract:
    """A contract of the lot, and the names its person is known by."""

    insertion: Insertion
    person: str
    name: str
    words: tuple[frozenset[str], ...]


def plan(look: Looking, lot: str, file: str, reason: str) -> HoursPlan:
    """Read a file and say what each line comes to; nothing is written. A `reason` opens closed months.

    Raises `Refused` when the file cannot be read or understood.
    """
    from cad.exchange.hours_sheet import read_statement

    place = load(look.connection, Lot, lot)
    said = read_statement(file, date.fromisoformat(look.today))
    contracts = _contracts(look, place.id)
    entries = reads.hours_of(look.connection, [one.insertion.id for one in contracts])
    planner = _Planner(look, contracts, entries, reason)
    lines = tuple(planner.planned(one) for one in said)
    return HoursPlan(place.id, Path(file).name, lines, _mark(file, entries))


def _mark(file: str, entries: Iterable[WorkedHours]) -> str:
    digest = hashlib.sha256(Path(file).read_bytes())
    digest.update("".join(sorted(one.id for one in entries)).encode())
    return digest.hexdigest()


def _contracts(look: Looking, lot: str) -> list[_Contract]:
    insertions = reads.insertions_of_lot(look.connection, lot)
    known = people(look.connection, (one.resident for one in insertions))
    files = named(look.connection, Resident, {*known})
    by_person: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for identity, who in known.items():
        if one := files.get(identity):
            by_person[who.id] += [
                frozenset((*tokens(name), *tokens(one.first_name)))
                for name in (one.usage_name, one.birth_name, f"{one.usage_name} {one.birth_name}")
                if name.strip()
            ]
    return [
        _Contract(
            one, known[one.resident].id, known[one.resident].name, tuple(by_person[known[one.resident].id])
        )
        for one in insertions
        if one.resident in known
    ]


class _Planner:
    """Goes through a file in its order: what comes first counts for what follows."""

    def __init__(
        self, look: Looking, contracts: Sequence[_Contract], entries: Sequence[WorkedHours], reason: str
    ) -> None:
        self._look, self._contracts, self._reason = look, contracts, reason
        self._held: defaultdict[tuple[str, str], list[WorkedHours]] = defaultdict(list)
        for one in standing(entries):
            self._held[one.insertion, one.month[:7]].append(one)
        self._first: dict[tuple[str, str], int] = {}
        self._planned: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)

    def planned(self, said: "Said") -> Planned:
        """What one line comes to."""
        from cad.exchange.hours_sheet import read_month

        month = read_month(said.month, date.fromisoformat(self._look.today))
        count, contract = 0, None
        try:
            if not month:
                raise Refused(_("«\u00a0{text}\u00a0» n’est pas un mois.").format(text=said.month[:20]))
            count = read_hours(said.hours)
            contract = self._contract(said, month)
            return self._judged(said, contract, month, count)
        except Refused as wrong:
            name = contract.name if contract else said.name
            return Planned(said.line, name, month, count, REFUSED, str(wrong))

    def _judged(self, said: "Said", contract: _Contract, month: str, count: int) -> Planned:
        one, held = contract.insertion, self._held[contract.insertion.id, month]
        self._once(said, one, month)
        check_month(one, month, self._look.today)
        if not counts(one, month):
            raise Refused(
                _(
                    "{month} est hors de la période comptée, finie le {day}\u00a0: saisissez-le à la main."
                ).format(month=show_month(month).capitalize(), day=show_date(one.counts_until))
            )
        doubtful = len({each.hundredths for each in held}) > 1
        if (held and held[-1].hundredths == count and not doubtful) or (not held and not count):
            return Planned(said.line, contract.name, month, count, SAME, insertion=one.id)
        check_open(self._look, month, self._reason)
        others = {key: n for key, n in self._planned[contract.person, month].items() if key != one.id}
        check_possible(self._look, one, month, count, others)
        self._planned[contract.person, month][one.id] = count
        if not held:
            return Planned(said.line, contract.name, month, count, NEW, insertion=one.id)
        before = min(each.hundredths for each in held)
        why = _("avant\u00a0: {hours}").format(hours=show_hours(before))
        amends = tuple(each.id for each in held)
        return Planned(said.line, contract.name, month, count, CORRECTED, why, one.id, before, amends)

    def _once(self, said: "Said", one: Insertion, month: str) -> None:
        first = self._first.setdefault((one.id, month), said.line)
        if first != said.line:
            raise Refused(
                _(
                    "{month} est deux fois dans le fichier\u00a0: la ligne {line} compte, pas celle-ci."
                ).format(month=show_month(month).capitalize(), line=first)
            )

    def _contract(self, said: "Said", month: str) -> _Contract:
        """The one of that person that runs in that month, or begins on the day said."""
        words = frozenset(tokens(said.name))
        theirs = [one for one in self._contracts if words in one.words]
        if not theirs:
            raise Refused(self._nobody(words))
        if len({one.person for one in theirs}) > 1:
            raise Refused(_("Plusieurs personnes de ce lot s’appellent ainsi\u00a0: saisissez à la main."))
        if said.since:
            theirs = _kept(theirs, lambda one: self._begins(one.insertion, said.since))
        running = _kept(theirs, lambda one: _runs(one.insertion, month))
        if len(running) > 1:
            raise Refused(
                _("Plusieurs contrats ce mois-là\u00a0: ajoutez une colonne «\u00a0Début du contrat\u00a0».")
            )
        return running[0]

    def _begins(self, one: Insertion, since: str) -> bool:
        from cad.domain.typed_dates import read_date

        try:
            year, month, day = read_date(since, date.fromisoformat(self._look.today))
        except Refused:
            return False
        return one.starts_on == f"{year:04}-{month:02}-{day:02}"

    def _nobody(self, words: frozenset[str]) -> str:
        near = {one.name for one in self._contracts if any(words & each for each in one.words)}
        if len(near) == 1:
            return _("Personne de ce nom sur ce lot. Est-ce {name}\u202f?").format(name=near.pop())
        return _("Personne de ce nom n’a de contrat sur ce lot.")


def _kept(contracts: list[_Contract], wanted: Callable[[_Contract], bool]) -> list[_Contract]:
    """Those wanted, or all of them when none is: what is wrong is then said of the first."""
    return [one for one in contracts if wanted(one)] or contracts[:1]


def _runs(one: Insertion, month: str) -> bool:
    return one.starts_on[:7] <= month and (not one.ends_on or month <= one.ends_on[:7])
