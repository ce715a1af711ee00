"""The plan’s figures of businesses and of the Cité, against a plain recount of what was entered."""

from cad.domain.business import Business
from cad.domain.city import Participation
from cad.domain.desk import DeskStay
from cad.domain.funding import Funding
from cad.domain.outcome import Outcome
from cad.services import (
    businesses,
    city_projects,
    desk_stays,
    duplicates,
    fundings,
    outcomes,
    participations,
    partners,
    residents,
)
from cad.services.notebook import Notebook
from cad.services.plan import plan_report
from cad.store.table import select
from cad.store.work import Act

DONE = ("completed", "job", "training")


def test_what_was_entered_is_what_is_counted(signed: Notebook) -> None:
    office = partners.add_organisation(signed, name="CAQ de Maurepas").result.id
    project = city_projects.add_city_project(signed, title="Souffler", year=2025).result.id
    people = [residents.create_resident(signed, usage_name=f"Nom{n}").result.id for n in range(8)]
    for n, who in enumerate(people):
        made = businesses.begin_business(signed, who, on=f"2025-0{n + 1}-03", title="Idée").result.id
        businesses.register_business(signed, made, f"Firme {n}", "2025-11-10" if n < 6 else "2024-01-08")
        asked = fundings.ask_funding(signed, made, office, "100", on="2025-11-12").result
        (fundings.grant_funding if n < 7 else fundings.refuse_funding)(signed, asked.id, on="2025-12-01")
        desk_stays.host_business(signed, made, office, f"Bureau {n}", "2026-02-02")
        outcomes.record_outcome(signed, "business", made, 12, "business" if n < 6 else "looking")
        participations.join_project(signed, who, project, "2026-03-02", "2026-06-30", DONE[n % 3])
    with signed.store.work(Act("receive", "Reçu"), signed.me, signed.now()) as work:
        both = select(work.connection, Funding, "granted_on <> ''")[0]
        work.change(both, refused_on="2025-12-02")
    duplicates.merge_residents(signed, people[0], people[1])
    report = plan_report(signed, first="2025-01-01", last="2026-11-23")
    read = signed.connection
    started = [one for one in select(read, Participation) if one.starts_on]
    assert {key: report.of(key).value for key in (
        "projects", "registered", "funded", "alive", "hosted", "joined", "parts", "seen_through"
    )} == {
        "projects": len(select(read, Business)),
        "registered": sum(one.registered_on >= "2025" for one in select(read, Business)),
        "funded": sum(bool(one.granted_on) and not one.refused_on for one in select(read, Funding)),
        "alive": sum(one.state == "business" and one.months == 12 for one in select(read, Outcome)),
        "hosted": len(select(read, DeskStay)),
        "joined": len(people) - 1,
        "parts": len(started),
        "seen_through": sum(one.outcome in DONE for one in started),
    }  # fmt: skip
