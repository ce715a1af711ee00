"""« Le plan » of a territory: a coordinator’s alone, masked, by whole months, as each notebook counts it."""

from pathlib import Path

import pytest

from cad.central.plan import of_year
from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.services import duplicates, encounters, residents
from cad.services.plan import plan_seen, write_plan_report
from tests.sync.office import NOW, Laptop, Office

MAUREPAS, VILLEJEAN = "QN03504M", "QN03502M"


@pytest.fixture
def chloe(centre: Office) -> Laptop:
    made = centre.laptop("Chloé", "Coordination", "coordinator")
    made.sync()
    return made


def met(laptop: Laptop, count: int, day: str, **home: str) -> list[str]:
    """So many new people, met on a day."""
    people = []
    for number in range(count):
        name = f"Essai {day} {number}"
        who = residents.create_resident(laptop.book, usage_name=name, **home).result.id
        encounters.record_encounter(laptop.book, resident=who, text="Vue.", at=f"{day}T10:00")
        people.append(who)
    return people


def test_every_notebook_is_counted_once_by_whole_months(
    centre: Office, chloe: Laptop, tmp_path: Path
) -> None:
    anne, carine = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
    ours = met(anne, 9, "2026-03-03", neighbourhood=MAUREPAS)
    met(carine, 7, "2026-04-04", neighbourhood=VILLEJEAN)
    met(carine, 8, "2026-05-05", qpv="out")
    met(anne, 6, "2026-11-20", neighbourhood=MAUREPAS)
    duplicates.merge_residents(anne.book, survivor=ours[0], absorbed=ours[1])
    for one in (anne, carine):
        one.sync()
    found = plan_seen(chloe.book, client=centre.client())
    assert (found.first, found.last, found.whole) == ("2026-01-01", "2026-10-31", True)
    assert found.of("met").value == 23
    assert found.of("encounters").value == 24
    assert found.of("met").places == {"in": 15, "out": None, "": None}
    assert found.of("met").inside[MAUREPAS] == 8
    assert found.of("met").inside[VILLEJEAN] is None
    assert found.objectives["clause_in_qpv"] == 23
    assert (found.before, found.of("met").before) == (("", ""), None)
    page = write_plan_report(chloe.book, file=str(tmp_path / "r.pdf"), client=centre.client())
    assert page.read_bytes().startswith(b"%PDF")


def test_nobody_else_and_no_other_period(centre: Office, chloe: Laptop) -> None:
    anne = centre.laptop("Anne", "We Ker")
    met(anne, 4, "2026-03-03")
    anne.sync()
    with pytest.raises(Refused, match="année entière"):
        plan_seen(chloe.book, first="2026-03-01", last="2026-03-31", client=centre.client())
    with pytest.raises(Refused, match="complet"):
        of_year(centre.database, centre.place, 2027, fixed("2027-01-20T10:00"))
    assert of_year(centre.database, centre.place, 0, NOW).of("met").value is None
    from cad.services.plan_figures import plan_of_territory

    with pytest.raises(Refused, match="coordination"):
        plan_of_territory(anne.book, client=centre.client())


@pytest.mark.slow
def test_no_two_answers_differ_by_a_few_days(centre: Office) -> None:
    """Were this year compared with as many days before it, the whole year before would say the others’."""
    anne = centre.laptop("Anne", "We Ker")
    for day, count in (("2024-01-01", 1), ("2024-06-05", 9), ("2025-03-01", 1), ("2025-06-05", 9)):
        met(anne, count, day)
    anne.sync()
    told = {year: of_year(centre.database, centre.place, year, NOW) for year in (2024, 2025, 2026)}
    assert told[2026].of("encounters").before is None
    assert told[2025].before == ("2024-01-01", "2024-12-31")
    assert told[2025].of("encounters").before == told[2024].of("encounters").value == 10
