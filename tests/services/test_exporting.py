"""The export holds what this adviser may read, under French headings, and masks partners that reveal."""

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cad.domain.errors import Refused
from cad.domain.record import RECORDS
from cad.domain.sensitive import OTHER_PARTNER
from cad.services import (
    appointments,
    duplicates,
    encounters,
    exporting,
    partners,
    passages,
    referrals,
    residents,
    sessions,
    ways_in,
)
from cad.services.demo import fill_demo
from cad.services.history import undo
from cad.services.notebook import Notebook
from tests.conftest import PASSPHRASE


def sheets(path: Path) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def export(book: Notebook, path: str) -> exporting.Exported:
    """By who has just typed the passphrase."""
    return exporting.export_notebook(ways_in.confirmed(book, PASSPHRASE), path)


def test_a_workbook_has_a_sheet_per_kind_and_names_behind_links(signed: Notebook, tmp_path: Path) -> None:
    awa = residents.create_resident(
        signed, usage_name="Diallo", first_name="Awa", civility="mme", birth_date="1987-03-12"
    ).result
    residents.create_resident(signed, usage_name="=1+1", first_name="Yann", birth_date="1987")
    encounters.record_encounter(signed, awa.id, text="A rappelé", themes=("housing",))
    made = export(signed, str(tmp_path / "carnet.xlsx"))
    assert made.records["resident"] == 2
    found = sheets(Path(made.path))
    assert len(found) == len(RECORDS)
    headings, *rows = found["Résident·e"]
    first, second = (dict(zip(headings, row, strict=True)) for row in rows)
    assert (first["Nom d’usage"], first["Civilité"], str(first["Date de naissance"])) == (
        "Diallo",
        "Mme",
        "1987-03-12",
    )
    assert (first["Référent·e"], first["Structure"]) == ("Nora Le Gall", "We Ker")
    assert second["Nom d’usage"] == "=1+1"
    assert first["Identifiant"] == awa.id
    note = dict(zip(*found["Note"], strict=True))
    assert (note["Note"], note["Visible par"], note["Résident·e"]) == (
        "A rappelé",
        "Équipe du parcours",
        "DIALLO Awa",
    )


def test_json_lines_hold_every_field_as_it_is_kept(signed: Notebook, tmp_path: Path) -> None:
    awa = residents.create_resident(signed, first_name="Awa", phones=("0639980001",), civility="mme").result
    made = export(signed, str(tmp_path / "carnet.jsonl"))
    (kept,) = [line for line in lines(Path(made.path)) if line["kind"] == "resident"]
    assert kept["id"] == awa.id
    assert (kept["phones"], kept["civility"], kept["interpreter"]) == (["0639980001"], "mme", False)
    assert set(RECORDS["resident"].fields) - {"removed"} < set(kept)


def test_what_was_taken_back_stays_out(signed: Notebook, tmp_path: Path) -> None:
    kept = residents.create_resident(signed, first_name="Awa").result
    residents.create_resident(signed, first_name="Erreur")
    undo(signed)
    path = Path(export(signed, str(tmp_path / "a.jsonl")).path)
    assert [line["id"] for line in lines(path) if line["kind"] == "resident"] == [kept.id]


def test_the_private_notes_of_others_stay_out(signed: Notebook, tmp_path: Path) -> None:
    awa = residents.create_resident(signed, first_name="Awa").result
    for level in ("author", "team", "organisation", "shared"):
        encounters.add_note(signed, awa.id, f"note {level}", visibility=level)
    signed.connection.execute("UPDATE resident SET lead_adviser = 'x'")
    signed.connection.execute(
        "UPDATE note SET adviser = 'x', organisation = 'y' WHERE visibility <> 'author'"
    )
    path = Path(export(signed, str(tmp_path / "a.jsonl")).path)
    assert [line["text"] for line in lines(path) if line["kind"] == "note"] == ["note author"]
    signed.connection.execute("UPDATE note SET adviser = 'x', organisation = 'y'")
    path = Path(export(signed, str(tmp_path / "b.jsonl")).path)
    assert not [line for line in lines(path) if line["kind"] == "note"]


@pytest.mark.parametrize("name", ["carnet.xlsx", "carnet.jsonl"])
def test_a_partner_whose_name_reveals_is_masked_everywhere(
    signed: Notebook, tmp_path: Path, name: str
) -> None:
    awa = residents.create_resident(signed, first_name="Awa").result
    partner = partners.add_organisation(signed, name="Zélande", category="csapa", phone="0299000001").result
    service = partners.add_service(signed, partner.id, name="Zélande ouest", themes=("mental_health",)).result
    referral = referrals.refer(signed, awa.id, service.id, purpose="Être reçue", consent_how="oral").result
    referrals.move_referral(
        signed, referral.id, "appointment", appointment_at="2026-11-30T10:00", place="Zélande, 2e étage"
    )
    path = Path(export(signed, str(tmp_path / name)).path)
    text = json.dumps(sheets(path) if name.endswith("xlsx") else lines(path), ensure_ascii=False, default=str)
    assert OTHER_PARTNER in text
    assert "Être reçue" in text
    for hidden in ("Zélande", "csapa", "CSAPA", "0299000001"):
        assert hidden not in text


@pytest.mark.slow
@pytest.mark.parametrize("name", ["carnet.xlsx", "carnet.jsonl"])
def test_where_one_was_met_is_masked_too(signed: Notebook, tmp_path: Path, name: str) -> None:
    awa = residents.create_resident(signed, first_name="Awa").result.id
    place = "CSAPA Zélande"
    held = sessions.plan_session(signed, place=place, starts_at="2026-11-23T09:00").result.id
    came = passages.arrive(signed, session=held, resident=awa).result.id
    encounters.record_encounter(signed, resident=awa, text="Vue.", place=place, passage=came)
    appointments.plan_appointment(signed, resident=awa, at="2026-12-01T10:00", place=place)
    path = Path(export(signed, str(tmp_path / name)).path)
    text = json.dumps(sheets(path) if name.endswith("xlsx") else lines(path), ensure_ascii=False, default=str)
    assert OTHER_PARTNER in text
    assert "Zélande" not in text


def test_a_merged_file_says_with_whom(signed: Notebook, tmp_path: Path) -> None:
    awa = residents.create_resident(signed, usage_name="Diallo", first_name="Awa").result
    other = residents.create_resident(signed, usage_name="Dialo", first_name="Awa").result
    duplicates.merge_residents(signed, awa.id, other.id)
    path = Path(export(signed, str(tmp_path / "c.xlsx")).path)
    headings, *rows = sheets(path)["Résident·e"]
    assert [row[headings.index("Fusionné·e avec")] for row in rows] == ["", "DIALLO Awa"]


@pytest.mark.slow
def test_the_whole_demonstration_is_exported_both_ways(book: Notebook, tmp_path: Path) -> None:
    fill_demo(book, residents=60)
    both = [export(book, str(tmp_path / name)) for name in ("c.xlsx", "c.jsonl")]
    assert both[0].records == both[1].records
    assert len(lines(Path(both[1].path))) == sum(both[1].records.values())
    assert sum(len(rows) - 1 for rows in sheets(Path(both[0].path)).values()) == sum(both[0].records.values())


def test_only_two_endings_are_known(book: Notebook, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"\.xlsx"):
        export(book, str(tmp_path / "carnet.ods"))
    assert not list(tmp_path.glob("carnet.ods"))
