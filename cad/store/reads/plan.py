"""Counting the plan’s figures: what each counts is said by `cad.domain.plan`, and made one SQL here.

Of a person with several identities the surviving file is counted, once.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.json import decode

from cad.domain.figure import PEOPLE, Happening
from cad.domain.hours import HUNDREDTHS
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.plan import FIGURES
from cad.domain.plan_period import Span
from cad.domain.plan_report import Counted, Handover
from cad.domain.sensitive import OTHER_PARTNER, is_sensitive
from cad.domain.small_cells import Cell
from cad.store.beside import beside
from cad.store.connection import Connection
from cad.store.reads.merged import MERGED

_HOSTED = (
    "EXISTS (SELECT 1 FROM internship i WHERE i.pupil = p.id AND i.removed = 0 "
    "AND i.state IN ('agreed', 'signed', 'done'))"
)
_WEEK = (
    f"(SELECT p.resident, w.starts_on AS day, CASE WHEN {_HOSTED} THEN 'hosted' ELSE 'without' END AS state "
    "FROM observation_week w JOIN pupil p ON p.school = w.school AND p.removed = 0 "
    "AND p.year = substr(w.starts_on, 1, 4) - (substr(w.starts_on, 6, 2) < '08') WHERE w.removed = 0) h"
)
_BEGUN = (
    '(SELECT b.resident, min(m."on") AS day FROM business b JOIN business_move m ON m.business = b.id '
    "AND m.removed = 0 AND m.stage = 'emergence' WHERE b.removed = 0 GROUP BY b.pk) h"
)
_SOURCES = {
    "business_begun": (_BEGUN, "h.resident", "1"),
    "pupil_week": (_WEEK, "h.resident", "1"),
    "seam": ("seam h JOIN referral f ON f.id = h.referral", "f.resident", "1"),
    "worked_month": ("worked_month h NOT INDEXED", "h.resident", "h.counted > 0"),
}
"""Kind that is worked out → where it stands, whose it is, and what else is asked of it."""
_CODES = " ".join(("", *filter(None, NEIGHBOURHOODS)))
"""Every neighbourhood after a space: nine signs each, so that where one begins says which it is."""
_INSIDE = ("", *filter(None, NEIGHBOURHOODS))
_OUT = 127
_PLACE = (
    f"CASE {{of}}.qpv WHEN 'in' THEN (instr('{_CODES}', {{of}}.neighbourhood) + 16) / 9 "
    f"WHEN 'out' THEN {_OUT} ELSE 0 END"
)
"""Where someone lives, as a number: 0 unknown, 1 in a QPV that is not said, 2 and more which one."""

_MONTH = "CASE WHEN h.day < :first THEN 0 ELSE substr(h.day, 1, 4) * 12 + substr(h.day, 6, 2) - :base END"
_KEPT = "+p.merged_into = '' AND +p.removed = 0 AND +p.invented <= :invented"
_CODED = (
    f"{MERGED}, h AS NOT MATERIALIZED ({{happened}}) SELECT {{asked}} FROM ("
    f"SELECT p.pk * 16384 + {{place}} * 128 + {_MONTH} AS code{{own}} FROM h "
    f"CROSS JOIN resident p ON p.id = h.resident AND {_KEPT} UNION ALL "
    f"SELECT p.pk * 16384 + {{place}} * 128 + {_MONTH}{{own}} FROM up "
    f"CROSS JOIN h ON h.resident = up.id CROSS JOIN resident p ON p.id = up.top AND {_KEPT})"
)
"""One whole number for each thing that happened: the person, where they live, the month of the period (0 for
the days before it). Counting these is several times faster than grouping texts, and one list of them is read
several times faster than as many rows."""
_LISTS = ("code", "entry", "counted")
_SEAMS = (
    f"{MERGED}, h AS (SELECT s.*, f.resident, f.from_organisation, f.theme FROM seam s "
    "JOIN referral f ON f.id = s.referral WHERE s.between_two = 1 "
    "AND (s.since BETWEEN :first AND :last OR s.until BETWEEN :first AND :last)) "
    "SELECT coalesce(gs.name, g.name, ''), coalesce(gs.category, g.category, ''), "
    "coalesce(gs.acronym, g.acronym, ''), coalesce(s.name, o.name, ''), "
    "coalesce(s.category, o.category, ''), coalesce(s.acronym, o.acronym, ''), h.theme, p.pk, p.qpv, "
    "h.since, h.until, h.state, h.days "
    "FROM h LEFT JOIN up ON up.id = h.resident "
    f"JOIN resident p ON p.id = coalesce(up.top, h.resident) AND {_KEPT} "
    "LEFT JOIN organisation g ON g.id = h.from_organisation "
    "LEFT JOIN organisation o ON o.id = h.organisation "
    "LEFT JOIN organisation gs ON gs.id = g.merged_into AND g.merged_into <> '' "
    "LEFT JOIN organisation s ON s.id = o.merged_into AND o.merged_into <> ''"
)


def statements() -> list[str]:
    """Every SQL of a report, each once, for who measures them."""
    return [*dict.fromkeys(_sql(figure.happens) for figure in FIGURES if figure.happens), _SEAMS]


def counted(connection: Connection, span: Span, invented: bool) -> dict[str, Counted]:
    """Every figure that is counted, by place and by month, in all, and over the days before.

    SQLite reads for the next ones while these are counted, those that take the longest to count first.
    """
    bound = _bound(span, invented)
    those = (figure for figure in FIGURES if figure.happens)
    ordered = sorted(those, key=lambda one: not (one.happens and one.happens.frozen))
    figures = [(figure, _sql(figure.happens)) for figure in ordered if figure.happens]
    with beside() as thread:
        asked = {
            sql: thread.submit(lambda sql: connection.execute(sql, bound).fetchone(), sql)
            for sql in dict.fromkeys(sql for _figure, sql in figures)
        }
        read = {sql: _taken(*map(decode, answer.result())) for sql, answer in asked.items()}
    return {
        figure.key: read[sql].counted(span, figure.kind == PEOPLE, bool(figure.happens.amount))
        for figure, sql in figures
        if figure.happens
    }


def _taken(codes: list[int], *own: list[Any]) -> "_Codes":
    return _frozen(codes, *own) if own else _Codes(codes)


def _sql(what: Happening) -> str:
    """Those of its records that are of the period or of the days before."""
    table, resident, kept = _SOURCES.get(what.kind, (f"{what.kind} h", "h.resident", "h.removed = 0"))
    day = f'h."{what.day}"'
    asked = "".join(f" AND h.{name} {_one_of(values)}" for name, values in what.where)
    asked += f" AND h.{what.of} <> ''" if what.of else ""
    own, lists = (", h.entry, h.counted", _LISTS) if what.frozen else ("", _LISTS[:1])
    happened = (
        f"SELECT {resident} AS resident, {day} AS day{', h.qpv, h.neighbourhood' if own else ''}{own} "
        f"FROM {table} WHERE {kept} AND {day} >= :before AND {day} < :after{asked}"
    )
    return _CODED.format(
        happened=happened,
        asked=", ".join(f"json_group_array({name})" for name in lists),
        place=_PLACE.format(of="h" if own else "p"),
        own=own,
    )


def _one_of(values: Sequence[str | int]) -> str:
    """As an equality when there is one: a partial index is found by it."""
    said = [str(one) if isinstance(one, int) else f"'{one}'" for one in values]
    return f"= {said[0]}" if len(said) == 1 else f"IN ({', '.join(said)})"


class _Codes:
    """What one SQL found, taken apart once for all the figures that count it."""

    def __init__(self, codes: list[int], amounts: list[int] | None = None) -> None:
        self.months = Counter([code & 127 for code in codes])
        self.months_people = Counter([code & 127 for code in {*codes}])
        inside = [code >> 7 for code in codes if code & 127]
        self.places = Counter([code & 127 for code in inside])
        self.places_people = Counter([code & 127 for code in {*inside}])
        self.amounts = amounts
        self.codes = codes

    def counted(self, span: Span, persons: bool, amount: bool) -> Counted:
        """As things that happened, as people, or as what they amount to."""
        by_month, by_place = self._summed() if amount else (self.months, self.places)
        months = _cells(by_month, self.months_people, persons)
        found = _cells(by_place, self.places_people, persons)
        inside = {name: found.get(place, Cell()) for place, name in enumerate(_INSIDE, 1)}
        return Counted(
            {"": found.get(0, Cell()), "in": sum(inside.values(), Cell()), "out": found.get(_OUT, Cell())},
            {month: months.get(rank, Cell()) for rank, month in enumerate(span.months, 1)},
            sum(found.values(), Cell()),
            months.get(0, Cell()),
            inside,
        )

    def _summed(self) -> tuple[Counter[int], Counter[int]]:
        months, places = Counter[int](), Counter[int]()
        for code, amount in zip(self.codes, self.amounts or (), strict=True):
            months[code & 127] += amount
            if code & 127:
                places[code >> 7 & 127] += amount
        return _whole(months), _whole(places)


def _whole(hundredths: Counter[int]) -> Counter[int]:
    return Counter({group: round(number / HUNDREDTHS) for group, number in hundredths.items()})


def _frozen(codes: list[int], entries: list[str], amounts: list[int]) -> _Codes:
    """Each person in one place: where they lived at the first of these entries."""
    first: dict[int, tuple[str, int]] = {}
    for code, entry in zip(codes, entries, strict=True):
        person = code >> 14
        if code & 127 and (person not in first or entry < first[person][0]):
            first[person] = (entry, code >> 7 & 127)
    placed = [
        (code >> 14 << 14) | ((first[code >> 14][1] << 7 | (code & 127)) if code & 127 else 0)
        for code in codes
    ]
    return _Codes(placed, amounts)


def _cells(happened: Mapping[int, int], people: Mapping[int, int], persons: bool) -> dict[int, Cell]:
    """Group → how many things, about how many people."""
    numbers = people if persons else happened
    return {group: Cell(numbers[group], known) for group, known in people.items()}


def handovers(connection: Connection, span: Span, invented: bool) -> list[Handover]:
    """The seams between two organisations that opened or ended in the period.

    Partners whose name would reveal a situation are one: « Autre partenaire ».
    """
    found = connection.execute(_SEAMS, _bound(span, invented))
    names: dict[tuple[str, str, str], str] = {}
    made = []
    for row in found:
        giver, receiver = (
            names.get(who) or names.setdefault(who, _called(*who)) for who in (row[:3], row[3:6])
        )
        theme, person, place, since, until, state, days = row[6:]
        opened = ("opened",) if span.first <= since <= span.last else ()
        ended = (state,) if state != "open" and span.first <= until <= span.last else ()
        where = place if place in ("in", "out") else ""
        made.append(Handover(giver, receiver, theme, person, where, opened + ended, days))
    return made


def _called(name: str, category: str, acronym: str) -> str:
    return OTHER_PARTNER if is_sensitive(category, name, acronym) else name


def _bound(span: Span, invented: bool) -> dict[str, str | int]:
    return {
        "before": span.before,
        "first": span.first,
        "last": span.last,
        "after": span.after,
        "base": int(span.first[:4]) * 12 + int(span.first[5:7]) - 1,
        "invented": int(invented),
    }
