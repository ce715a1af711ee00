"""What of the agenda may leave, and what one takes of an agenda that comes back."""

from pathlib import Path

import pytest

from cad.domain.encounter import Appointment
from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.exchange.ical import OURS
from cad.services.appointments import cancel_appointment, plan_appointment
from cad.services.history import undo
from cad.services.ical import export_ical, ical_file, ical_preview
from cad.services.ical_import import IcalRead, changes_of, read_ical, take_ical
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation, add_service
from cad.services.residents import create_resident
from cad.store.table import load

pytestmark = pytest.mark.slow
SECRET = ("DIALLO", "Awa", "Bilan", "Permis", "Mobilité", "CSAPA", "Sevrage", "M. Ba")


def test_nothing_leaves_but_when_where_and_initials(
    signed: Notebook, awa: str, permis: Service, tmp_path: Path
) -> None:
    office = add_organisation(signed, name="CSAPA L’Envol", category="csapa").result
    hidden = add_service(signed, office.id, name="Sevrage").result
    plan_appointment(signed, awa, "2026-11-24T14:00", "Villejean", "Bilan", minutes=45)
    plan_appointment(signed, awa, "2026-11-24T15:00", "Mairie", "Permis", "M. Ba", permis.id)
    plan_appointment(signed, awa, "2026-11-25T15:00", "2 rue Neuve", "Sevrage", service=hidden.id)
    plan_appointment(signed, awa, "2026-11-25T16:00", "au CSAPA")
    off = plan_appointment(signed, awa, "2026-11-26T15:00").result
    cancel_appointment(signed, off.id, "Grève")
    for titles, said in (
        ("initials", "Rendez-vous · DA"),
        ("reference", "Rendez-vous"),
        ("plain", "Rendez-vous"),
    ):
        text = ical_file(signed, titles=titles).decode()
        assert not [word for word in (*SECRET, "2 rue Neuve") if word in text]
        assert text.count(f"SUMMARY:{said}\r\n") == 5
        assert (text.count("LOCATION:"), text.count("STATUS:CANCELLED")) == (2, 1)
    assert "LOCATION" not in ical_file(signed, places=False).decode()
    told = ical_preview(signed)
    assert (told.entries, told.places_left_out) == (5, 2)
    assert told.shown[0] == ("2026-11-24T14:00", "Rendez-vous · DA", "Villejean")
    assert export_ical(signed, str(tmp_path / "a.ics"), place="villejean").entries == 1
    for file, sentence, given in (
        ("a.txt", "se termine par .ics", {}),
        ("a.ics", "rien à exporter", {"first": "2031-01-01"}),
        ("a.ics", "finit avant", {"first": "2026-12-01", "last": "2026-11-01"}),
    ):
        with pytest.raises(Refused, match=sentence):
            export_ical(signed, str(tmp_path / file), **given)


def elsewhere(
    book: Notebook, tmp_path: Path, *changes: tuple[str, str], off: str, more: str = ""
) -> IcalRead:
    """What comes back once the other agenda has changed, and called one `off`."""
    text = ical_file(book, first="2026-11-01", last="2026-12-31").decode().replace("\r\n", "\n")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    before, found, after = text.partition(off + OURS)
    text = before + found + after.replace("CONFIRMED", "CANCELLED", 1)
    path = tmp_path / "retour.ics"
    path.write_text(text.replace("END:VCALENDAR", f"{more}END:VCALENDAR"), encoding="utf-8")
    return read_ical(book, str(path))


def theirs(title: str, at: str = "20261127T100000", more: str = "") -> str:
    return f"BEGIN:VEVENT\nUID:{title}\nDTSTART;TZID=Europe/Paris:{at}\nSUMMARY:{title}\n{more}END:VEVENT\n"


def test_what_moved_elsewhere_is_proposed_and_taken_in_one_act(
    signed: Notebook, awa: str, tmp_path: Path
) -> None:
    create_resident(signed, usage_name="Kerven", first_name="Yann")
    create_resident(signed, usage_name="Kerven", first_name="Anne")
    a, b, _c = (plan_appointment(signed, awa, f"2026-11-{d}T14:00").result for d in (24, 25, 26))
    moved = ("DTSTART;TZID=Europe/Paris:20261124T140000", "DTSTART;TZID=Europe/Paris:20261126T090000")
    end = ("DTEND;TZID=Europe/Paris:20261124T143000", "DTEND;TZID=Europe/Paris:20261126T100000")
    found = elsewhere(
        signed, tmp_path, moved, end, off=b.id,
        more=theirs("RDV Mme Yann KERVEN") + theirs("Kerven ?", "20261127T110000") + theirs("Dentiste")
        + theirs("Awa Diallo", "20261126T140000") + theirs("Vieux", "20261101T100000")
        + theirs("Chaque lundi", more="RRULE:FREQ=WEEKLY\n") + theirs(f"ailleurs{OURS}"),
    )  # fmt: skip
    assert [(line.what, line.title, line.sure, len(line.people)) for line in found.lines] == [
        ("cancelled", "DIALLO Awa", True, 1),
        ("moved", "DIALLO Awa", True, 1),
        ("person", "RDV Mme Yann KERVEN", True, 1),
        ("person", "Kerven ?", False, 2),
    ]
    assert found.others == {"same": 2, "busy": 1, "past": 1, "repeated": 1, "foreign": 1}
    sure = {n: line.people[0].id for n, line in enumerate(found.lines) if line.sure}
    taken = take_ical(signed, changes=changes_of(found.lines, sure)).result
    assert (taken.moved, taken.cancelled, taken.noted) == (1, 1, 1)
    assert load(signed.connection, Appointment, a.id).at == "2026-11-26T09:00"
    assert load(signed.connection, Appointment, a.id).minutes == 60
    assert load(signed.connection, Appointment, b.id).state == "cancelled"
    again = read_ical(signed, str(tmp_path / "retour.ics"))
    assert [line.what for line in again.lines] == ["person"]
    undo(signed)
    assert load(signed.connection, Appointment, b.id).state == "planned"
    with pytest.raises(Refused, match="Choisissez"):
        take_ical(signed, changes=())
