"""What the day asks for, and where persons are being lost."""

from datetime import date, timedelta

from cad.domain.clock import fixed
from cad.domain.organisation import Service
from cad.services import notebook
from cad.services.appointments import plan_appointment
from cad.services.documents import attach_document
from cad.services.drafts import keep_draft
from cad.services.duplicates import merge_residents, unmerge_residents
from cad.services.encounters import record_encounter
from cad.services.history import undo
from cad.services.journeys import add_step, close_journey, complete_step, open_journey, pause_journey
from cad.services.notebook import Notebook
from cad.services.referrals import draft_referral, move_referral, refer
from cad.services.residents import create_resident
from cad.services.seams import journeys_without_next_step, seams, silent_journeys
from cad.services.settings import set_rule
from cad.services.today import today
from tests.conftest import PASSPHRASE, TODAY

from .snapshot import read_models, rebuilt


def in_days(days: int) -> str:
    return (date.fromisoformat(TODAY) + timedelta(days=days)).isoformat()


def test_an_empty_notebook_asks_for_nothing(signed: Notebook) -> None:
    page = today(signed)
    assert page.day == TODAY
    counts = [page.steps, page.late, page.seams, page.expiring, page.drafts, page.silent]
    assert [part.count for part in counts] == [0] * 6
    assert not page.appointments


def test_the_day_gathers_what_is_due(signed: Notebook, awa: str, permis: Service) -> None:
    plan_appointment(signed, awa, f"{TODAY}T14:00", "Villejean")
    plan_appointment(signed, awa, f"{in_days(1)}T09:00")
    for title, due in (("En retard", in_days(-3)), ("Bientôt", in_days(7)), ("Plus tard", in_days(8))):
        add_step(signed, awa, title, due_on=due)
    add_step(signed, awa, "Sans date")
    attach_document(signed, awa, content=b"x", filename="bail.txt", expires_on=in_days(30))
    attach_document(signed, awa, content=b"y", filename="vieux.txt", expires_on=in_days(-31))
    attach_document(signed, awa, content=b"z", filename="passé.txt", expires_on=in_days(-1))
    draft_referral(signed, awa, permis.id, "Permis")
    handed = refer(signed, awa, permis.id, "Code", answer_by=in_days(2), consent_how="oral").result
    keep_draft(signed, "encounter", awa, {"text": "à moitié"})
    page = today(signed)
    assert [row.place for row in page.appointments] == ["Villejean"]
    assert [row.at for row in page.tomorrow] == [f"{in_days(1)}T09:00"]
    assert [(s.title, s.days) for s in page.steps.first] == [("En retard", -3), ("Bientôt", 7)]
    assert [row.title for row in page.expiring.first] == ["passé", "bail"]
    assert [row.theme for row in page.drafts.first] == ["mobility"]
    assert [row.id for row in page.seams.first] == [handed.id]
    assert page.late.count == 0
    assert [draft.form for draft in page.forms] == ["encounter"]
    assert page.without_next_step.count == 0


def test_the_day_after_asks_for_what_was_forgotten(signed: Notebook, awa: str, permis: Service) -> None:
    plan_appointment(signed, awa, f"{TODAY}T14:00")
    refer(signed, awa, permis.id, "Code", answer_by=in_days(2), consent_how="oral")
    signed.now = fixed(f"{in_days(61)}T08:30")
    page = today(signed)
    assert (page.unconfirmed.count, page.late.count) == (1, 1)
    assert page.late.first[0].age == 61
    assert [row.person.name for row in page.silent.first] == ["DIALLO Awa"]
    assert silent_journeys(signed, days=3650) == []


def test_counts_are_exact_and_lists_are_short(signed: Notebook, awa: str) -> None:
    for number in range(5):
        add_step(signed, awa, f"Étape {number}", due_on=TODAY)
    steps = today(signed, limit=2).steps
    assert (steps.count, len(steps.first)) == (5, 2)


def test_open_seams_come_oldest_first(signed: Notebook, awa: str, permis: Service) -> None:
    made = []
    for day in ("2026-11-01", "2026-10-01", "2026-10-20"):
        signed.now = fixed(f"{day}T10:00")
        made.append(refer(signed, awa, permis.id, day, consent_how="oral", consent_on=day).result.id)
    signed.now = fixed(f"{TODAY}T10:00")
    assert [row.since for row in seams(signed)] == ["2026-10-01", "2026-10-20", "2026-11-01"]
    assert [row.age for row in seams(signed, limit=1)] == [53]
    move_referral(signed, made[1], "came")
    move_referral(signed, made[2], "declined", reason="Plus de place")
    assert [row.id for row in seams(signed)] == [made[0]]


def test_a_journey_has_a_next_step_or_shows(signed: Notebook, awa: str) -> None:
    open_journey(signed, awa)
    (row,) = journeys_without_next_step(signed)
    assert (row.person.name, row.days, row.planned) == ("DIALLO Awa", 0, 0)
    step = add_step(signed, awa, "Appeler").result
    assert not journeys_without_next_step(signed)
    complete_step(signed, step.id)
    assert journeys_without_next_step(signed)
    undo(signed)
    assert not journeys_without_next_step(signed)
    undo(signed)
    plan_appointment(signed, awa, f"{TODAY}T16:00")
    assert not journeys_without_next_step(signed)


def test_only_open_journeys_stall(signed: Notebook, awa: str) -> None:
    open_journey(signed, awa)
    pause_journey(signed, awa)
    assert not journeys_without_next_step(signed)
    undo(signed)
    close_journey(signed, awa, "Emploi trouvé")
    assert not journeys_without_next_step(signed)


def test_silence_counts_from_the_last_encounter(signed: Notebook, awa: str) -> None:
    record_encounter(signed, awa, at="2026-09-10T10:00")
    signed.now = fixed("2026-11-09T10:00")
    record_encounter(signed, create_resident(signed, usage_name="Ly").result.id)
    assert not silent_journeys(signed, days=61)
    signed.now = fixed("2027-01-23T10:00")
    assert [row.person.name for row in silent_journeys(signed)] == ["LY", "DIALLO Awa"]
    set_rule(signed, "silent_days", 70)
    record_encounter(signed, awa, at="2026-12-24T10:00")
    assert [row.person.name for row in silent_journeys(signed)] == ["LY"]


def test_a_merged_person_stalls_once(signed: Notebook, awa: str) -> None:
    other = create_resident(signed, usage_name="Diallo", first_name="Hawa").result.id
    open_journey(signed, awa)
    open_journey(signed, other)
    assert len(journeys_without_next_step(signed)) == 2
    merge_residents(signed, survivor=other, absorbed=awa)
    assert [row.person.id for row in journeys_without_next_step(signed)] == [other]
    add_step(signed, awa, "Appeler")
    assert not journeys_without_next_step(signed)
    assert read_models(signed) == rebuilt(signed)
    unmerge_residents(signed, awa)
    assert [row.person.id for row in journeys_without_next_step(signed)] == [awa]
    assert read_models(signed) == rebuilt(signed)


def test_the_day_reads_no_table_from_end_to_end(signed: Notebook, awa: str, permis: Service) -> None:
    refer(signed, awa, permis.id, "Permis", consent_how="oral")
    asked: set[str] = set()
    signed.connection.set_trace_callback(asked.add)
    today(signed)
    signed.connection.set_trace_callback(None)
    small = {"rule", "draft", "organisation", "json_each", "up", "family", "sqlite_master"}
    for sql in asked:
        for *_numbers, step in signed.connection.execute(f"EXPLAIN QUERY PLAN {sql}"):
            scanned = step.split()[1] if step.startswith("SCAN") and " USING " not in step else ""
            assert scanned in small | {"", "CONSTANT"}, f"{step}: {sql}"


def test_an_older_notebook_works_everything_out_when_opened(
    signed: Notebook, awa: str, permis: Service
) -> None:
    refer(signed, awa, permis.id, "Permis", consent_how="oral")
    known, folder = read_models(signed), signed.store.folder.path
    for table in ("seam", "follow"):
        signed.connection.execute(f"DROP TABLE {table}")
    signed.store.set("schema", "d’hier")
    signed.close()
    again = notebook.unlock(folder, PASSPHRASE, signed.now)
    assert read_models(again) == known
    again.close()


def test_whom_nobody_carries_on_comes_with_a_telephone(book: Notebook) -> None:
    with_one, without = (
        create_resident(book, usage_name=name, first_name="Awa", phones=phones).result
        for name, phones in (("Diallo", ("06 39 98 00 01", "06 39 98 00 02")), ("Barry", ()))
    )
    for person in (with_one, without):
        open_journey(book, person.id)
    found = {row.person.id: row.phone for row in journeys_without_next_step(book)}
    assert found == {with_one.id: "0639980001", without.id: ""}
