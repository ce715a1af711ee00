"""Counting the plan’s figures: one SQL says what happened to whom and when, the rest is the same for all.

Of a person with several identities the surviving file is counted, once.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from cad.domain.plan_report import Counted, Handover
from cad.domain.sensitive import OTHER_PARTNER, is_sensitive
from cad.domain.small_cells import Cell
from cad.store.connection import Connection

_MET = "SELECT resident, substr(at, 1, 10) FROM encounter WHERE removed = 0 AND at >= :before AND at < :after"
_NEED = (
    "SELECT resident, \"on\" FROM need WHERE removed = 0 AND state = '{state}' "
    'AND "on" BETWEEN :before AND :last'
)
_SEAM = (
    "SELECT f.resident, {day} FROM seam h JOIN referral f ON f.id = h.referral WHERE h.between_two = 1 AND "
)
_WEEK = (
    "SELECT p.resident, w.starts_on FROM observation_week w JOIN pupil p ON p.school = w.school "
    "AND p.removed = 0 AND p.year = substr(w.starts_on, 1, 4) - (substr(w.starts_on, 6, 2) < '08') "
    "WHERE w.removed = 0 AND w.starts_on BETWEEN :before AND :last AND {hosted} "
    "(SELECT 1 FROM internship i WHERE i.pupil = p.id AND i.removed = 0 "
    "AND i.state IN ('agreed', 'signed', 'done'))"
)
"""Pupils whose school’s week of observation begins, with somebody who hosts them or not."""
_DAY = "SELECT resident, {day} FROM {kind} WHERE removed = 0 AND {day} BETWEEN :before AND :last"
_JOINED = _DAY.format(kind="participation", day="starts_on")
HAPPENED = {
    "met": _MET,
    "encounters": _MET,
    "journeys": (
        "SELECT resident, opened_on FROM journey WHERE removed = 0 AND opened_on BETWEEN :before AND :last"
    ),
    "needs": _NEED.format(state="need"),
    "lifted": _NEED.format(state="lifted"),
    "steps": (
        "SELECT resident, closed_on FROM step WHERE removed = 0 AND state = 'done' "
        "AND closed_on BETWEEN :before AND :last"
    ),
    "opened": _SEAM.format(day="h.since") + "h.since BETWEEN :before AND :last",
    "closed": _SEAM.format(day="h.until") + "h.state = 'closed' AND h.until BETWEEN :before AND :last",
    "broken": _SEAM.format(day="h.until") + "h.state = 'broken' AND h.until BETWEEN :before AND :last",
    "event_met": (
        "SELECT resident, came_on FROM attendance WHERE removed = 0 AND state = 'came' AND came_on <> '' "
        "AND came_on BETWEEN :before AND :last"
    ),
    "event_contracts": (
        "SELECT resident, \"on\" FROM company_meeting WHERE removed = 0 AND state = 'contract' "
        'AND "on" BETWEEN :before AND :last'
    ),
    "offers_taken": (
        "SELECT resident, \"on\" FROM proposal WHERE removed = 0 AND state = 'taken' AND offer <> '' "
        'AND "on" BETWEEN :before AND :last'
    ),
    "pupils_hosted": _WEEK.format(hosted="EXISTS"),
    "pupils_without": _WEEK.format(hosted="NOT EXISTS"),
    "internships_done": (
        "SELECT resident, ends_on FROM internship WHERE removed = 0 AND state = 'done' "
        "AND ends_on BETWEEN :before AND :last"
    ),
    "projects": (
        'SELECT b.resident, min(m."on") FROM business b JOIN business_move m ON m.business = b.id '
        "AND m.removed = 0 AND m.stage = 'emergence' WHERE b.removed = 0 GROUP BY b.pk "
        'HAVING min(m."on") BETWEEN :before AND :last'
    ),
    "registered": _DAY.format(kind="business", day="registered_on"),
    "funded": _DAY.format(kind="funding", day="granted_on") + " AND refused_on = ''",
    "alive": (
        _DAY.format(kind="outcome", day='"on"') + " AND business <> '' AND months = 12 AND state = 'business'"
    ),
    "hosted": _DAY.format(kind="desk_stay", day="starts_on"),
    "joined": _JOINED,
    "parts": _JOINED,
    "seen_through": (
        _DAY.format(kind="participation", day="ends_on") + " AND outcome IN ('completed', 'job', 'training')"
    ),
}
"""Figure → whom (a resident of any identity) and on which day, from `:before` to `:last` (`:after`, the day
after it, for moments)."""

PERSONS = ("met", "joined", "event_met", "pupils_hosted", "pupils_without")
"""Figures that count people and not what happened to them."""

_MERGED = (
    "WITH RECURSIVE up(id, top) AS MATERIALIZED ("
    "SELECT id, merged_into FROM resident WHERE merged_into <> '' UNION "
    "SELECT up.id, r.merged_into FROM up JOIN resident r ON r.id = up.top WHERE r.merged_into <> '')"
)
_CODE = (
    "SELECT p.pk * 512 + (p.qpv = 'in') * 128 + (p.qpv = 'out') * 256 + CASE WHEN h.day < :first THEN 0 "
    "ELSE substr(h.day, 1, 4) * 12 + substr(h.day, 6, 2) - :base END FROM"
)
_KEPT = "+p.merged_into = '' AND +p.removed = 0 AND +p.invented <= :invented"
_CODED = (
    f"{_MERGED}, h(resident, day) AS NOT MATERIALIZED ({{happened}}) "
    f"{_CODE} h CROSS JOIN resident p ON p.id = h.resident AND {_KEPT} UNION ALL "
    f"{_CODE} up CROSS JOIN h ON h.resident = up.id CROSS JOIN resident p ON p.id = up.top AND {_KEPT}"
)
"""One whole number for each thing that happened: the person, where they live, the month of the period (0 for
the days before it). Counting these is several times faster than grouping texts."""
_PLACES = ("", "in", "out")
_SEAMS = (
    f"{_MERGED}, h AS (SELECT s.*, f.resident, f.from_organisation, f.theme FROM seam s "
    "JOIN referral f ON f.id = s.referral WHERE s.between_two = 1 "
    "AND (s.since BETWEEN :first AND :last OR s.until BETWEEN :first AND :last)) "
    "SELECT coalesce(g.name, ''), coalesce(g.category, ''), coalesce(g.acronym, ''), coalesce(o.name, ''), "
    "coalesce(o.category, ''), coalesce(o.acronym, ''), h.theme, p.pk, p.qpv, "
    "h.since, h.until, h.state, h.days "
    "FROM h LEFT JOIN up ON up.id = h.resident "
    f"JOIN resident p ON p.id = coalesce(up.top, h.resident) AND {_KEPT} "
    "LEFT JOIN organisation g ON g.id = h.from_organisation "
    "LEFT JOIN organisation o ON o.id = h.organisation"
)


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` to `last`, after as many days that began on `before`; `after` is the day after `last`.

    `months` are its own, up to this one: one in which nothing happened is a zero, masked as any small number.
    """

    before: str
    first: str
    last: str
    after: str
    months: tuple[str, ...] = ()


def statements() -> list[str]:
    """Every SQL of a report, each once, for who measures them."""
    return [*(_CODED.format(happened=sql) for sql in dict.fromkeys(HAPPENED.values())), _SEAMS]


def counted(connection: Connection, span: Span, invented: bool) -> dict[str, Counted]:
    """Every figure that is counted, by place and by month, in all, and over the days before."""
    bound, made = _bound(span, invented), dict[str, Counted]()
    for sql in dict.fromkeys(HAPPENED.values()):
        codes = [code for (code,) in connection.execute(_CODED.format(happened=sql), bound)]
        found = _Codes(codes)
        made |= {
            figure: found.counted(span, figure in PERSONS) for figure in HAPPENED if HAPPENED[figure] == sql
        }
    return {figure: made[figure] for figure in HAPPENED}


class _Codes:
    """What one SQL found, taken apart once for all the figures that count it."""

    def __init__(self, codes: list[int]) -> None:
        self.months = Counter([code & 127 for code in codes])
        self.months_people = Counter([code & 127 for code in {*codes}])
        inside = [code >> 7 for code in codes if code & 127]
        self.places = Counter([code & 3 for code in inside])
        self.places_people = Counter([code & 3 for code in {*inside}])

    def counted(self, span: Span, persons: bool) -> Counted:
        """As things that happened, or as people."""
        months = _cells(self.months, self.months_people, persons)
        places = _cells(self.places, self.places_people, persons)
        return Counted(
            {name: places.get(place, Cell()) for place, name in enumerate(_PLACES)},
            {month: months.get(rank, Cell()) for rank, month in enumerate(span.months, 1)},
            sum(places.values(), Cell()),
            months.get(0, Cell()),
        )


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
