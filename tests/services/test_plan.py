"""The plan’s figures against an independent recount of the same notebook, and where they are written."""

import json
from collections import Counter
from datetime import date
from operator import itemgetter
from pathlib import Path
from statistics import median

import pytest
from python_calamine import CalamineWorkbook

from cad.domain.errors import Refused
from cad.services.clauses import clause_figures
from cad.services.demo import fill_demo
from cad.services.duplicates import merge_residents
from cad.services.encounters import record_encounter
from cad.services.notebook import Notebook
from cad.services.plan import plan_report, write_plan_report
from cad.services.residents import create_resident
from cad.services.settings import set_rule

FIRST, LAST = "2026-01-01", "2026-11-23"
Rows = list[dict[str, str]]


def recount(book: Notebook, table: str, day: str, where: str = "1", *, ever: bool = False) -> Rows:
    """Plain rows of what happened in the period, each with the surviving file of its person."""
    cursor = book.connection.execute(f"SELECT * FROM {table} WHERE removed = 0 AND {where}")
    names = [one[0] for one in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    into = dict(book.connection.execute("SELECT id, merged_into FROM resident WHERE removed = 0").fetchall())
    found = []
    for row in rows:
        who = row["resident"]
        while into.get(who):
            who = into[who]
        if who in into and (ever or FIRST <= row[day][:10] <= LAST):
            found.append({**row, "person": who})
    return found


def test_the_demonstration_recounted(book: Notebook) -> None:
    fill_demo(book, residents=120)
    two = book.connection.execute("SELECT id FROM resident ORDER BY pk LIMIT 2").fetchall()
    merge_residents(book, two[0][0], two[1][0])
    report = plan_report(book)
    assert (report.first, report.last) == (FIRST, LAST)
    met = recount(book, "encounter", "at")
    assert report.of("encounters").value == len(met)
    assert report.of("met").value == len({row["person"] for row in met})
    months = Counter(row["at"][:7] for row in met)
    shown = {month: number for month, number in report.of("encounters").months.items() if number is not None}
    assert shown
    assert shown == {month: months[month] for month in shown}
    lives = dict(book.connection.execute("SELECT id, qpv FROM resident").fetchall())
    places = Counter(lives[row["person"]] for row in met)
    assert {
        key: number for key, number in report.of("encounters").places.items() if number is not None
    } == places
    assert report.of("steps").value == len(recount(book, "step", "closed_on", "state = 'done'"))
    assert report.of("needs").value == len(recount(book, "need", "on", "state = 'need'"))
    assert report.of("journeys").value == len(recount(book, "journey", "opened_on"))
    assert report.of("opened").value == len(seams(book, "since"))
    closed = seams(book, "until", "closed")
    assert report.of("closed").value == len(closed)
    assert report.of("delay").value == round(median(int(row["days"]) for row in closed))
    assert any(line.inner for line in report.seams)
    worked = clause_figures(book, year="2026").figures
    assert report.of("clause_people").value == worked.people
    assert report.of("clause_hours").value == pytest.approx(worked.total.done / 100, abs=3)
    shown = {code: n for code, n in report.of("clause_people").inside.items() if n is not None}
    assert shown == {code: worked.places[code] for code in shown}
    came = recount(book, "attendance", "came_on", "state = 'came'")
    assert report.of("event_met").value == len({row["person"] for row in came})
    signed = recount(book, "company_meeting", "on", "state = 'contract'")
    assert report.of("event_contracts").value == masked(signed)
    taken = recount(book, "proposal", "on", "state = 'taken' AND offer <> ''")
    assert report.of("offers_taken").value == masked(taken)


def masked(rows: Rows) -> int | None:
    """Of fewer than five people, nothing is said."""
    return len(rows) if not rows or len({row["person"] for row in rows}) >= 5 else None


def seams(book: Notebook, day: str, state: str = "") -> Rows:
    """Hand-overs between two organisations, from the events themselves."""
    handed = recount(book, "referral_event", "on", "state = 'handed_over'")
    ended = recount(book, "referral_event", "on", "state IN ('came', 'outcome')")
    since: dict[str, str] = {}
    for row in sorted(
        recount(book, "referral_event", "on", "state = 'handed_over'", ever=True), key=itemgetter("on")
    ):
        since.setdefault(row["referral"], row["on"])
    live = {
        row[0]: row[1]
        for row in book.connection.execute(
            "SELECT id, state FROM referral WHERE removed = 0 AND organisation <> from_organisation "
            "AND state NOT IN ('draft', 'revoked')"
        )
    }
    if day == "since":
        return [row for row in handed if row["referral"] in live and row["on"] == since[row["referral"]]]
    last: dict[str, dict[str, str]] = {}
    for row in ended:
        if live.get(row["referral"]) == row["state"]:
            last[row["referral"]] = max(last.get(row["referral"], row), row, key=lambda one: one["on"])
    return [{**row, "days": str(days(since[of], row["on"]))} for of, row in last.items()]


def days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def test_a_merged_person_is_met_once(signed: Notebook) -> None:
    ids = [create_resident(signed, usage_name=f"Nom{n}").result.id for n in range(7)]
    for who in ids:
        record_encounter(signed, who, "Venue", at="2026-03-02T10:00")
    assert plan_report(signed).of("met").value == 7
    merge_residents(signed, ids[0], ids[1])
    report = plan_report(signed)
    assert (report.of("met").value, report.of("encounters").value) == (6, 7)
    set_rule(signed, "mask_under", 7)
    assert plan_report(signed).of("met").value is None
    with pytest.raises(Refused):
        set_rule(signed, "mask_under", 4)


@pytest.mark.parametrize(
    ("first", "last"), [("2026-13-01", ""), ("2026-05-01", "2026-04-01"), ("1900-01-01", ""), ("hier", "")]
)
def test_a_period_that_cannot_be(signed: Notebook, first: str, last: str) -> None:
    with pytest.raises(Refused):
        plan_report(signed, first=first, last=last)


def test_the_three_files_say_the_same(book: Notebook, tmp_path: Path) -> None:
    fill_demo(book, residents=60)
    report = plan_report(book)
    data = json.loads(write_plan_report(book, file=str(tmp_path / "r.json")).read_bytes())
    assert {one["key"]: one["value"] for one in data["figures"]} == {o.key: o.value for o in report.figures}
    assert {*data["definitions"]} == {one.key for one in report.figures}
    workbook = CalamineWorkbook.from_path(write_plan_report(book, file=str(tmp_path / "r.xlsx")))
    rows = workbook.get_sheet_by_name("Chiffres").to_python()[1:]
    assert [row[2] for row in rows] == [
        one.value if one.value is not None else "masqué" for one in report.figures
    ]
    assert workbook.sheet_names == ["Chiffres", "Quartiers", "Mois", "Coutures", "Définitions", "À savoir"]
    assert write_plan_report(book, file=str(tmp_path / "r.pdf")).read_bytes().startswith(b"%PDF")
    with pytest.raises(Refused):
        write_plan_report(book, file=str(tmp_path / "r.doc"))
