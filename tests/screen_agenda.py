"""The agenda, its sheets open, for the pictures of screens."""

import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from cad.domain.resident import Resident
from cad.exchange.ical import OURS, Entry, write_calendar
from cad.services import rechecking, reference
from cad.services.agenda import agenda_week
from cad.services.notebook import Notebook
from cad.store.table import select
from cad.store.work import Act
from tests import places

Shot = tuple[str, str, dict[str, str], Callable[[Any], object]]
NOW = datetime(2026, 11, 23, 9, 40)


def shots(book: Notebook) -> Iterator[Shot]:
    """Name of the picture, place, where, and the gesture on the screen."""
    yield "agenda-exporter", "agenda", {}, lambda s: s._leave()
    yield "agenda-reprendre", "agenda", {}, lambda s: s.files.presenter.read(str(_elsewhere(book)))
    yield "appeler", "calls", {}, lambda s: (s.days.set_value("3"), s.presenter.narrow("3", ""))
    yield "appeler-papier", "paper", {"calls": "3,"}, lambda s: None
    yield "carte", "map", {}, lambda s: _mapped(s, book)
    yield "agenda-deplacer", "agenda", {}, lambda s: s.presenter.do("move")


def _mapped(screen: Any, book: Notebook) -> None:
    """The invented people at invented doors, around invented outlines."""
    folder, chance = Path(tempfile.mkdtemp()), random.Random(7)
    reference.import_outlines(book, str(places.outlines_file(folder)))
    lines = [places.HEADINGS]
    with book.store.work(Act("mark", "Marquer"), book.me, book.now()) as work:
        for n, one in enumerate(select(work.connection, Resident)):
            east, north = chance.uniform(-0.5, 9.5), chance.gauss(0.5, 0.6)
            lon, lat = places.WEST + east * places.SIDE, places.SOUTH + north * places.SIDE
            way, door = f"Rue du Fil {n % 90:02}", str(1 + n // 90)
            lines.append(places.door_line(door, "", way, "35000", "35238", "Rennes", lon, lat))
            said = {"address": f"{door} {way}", "postcode": "35000", "city": "Rennes"}
            work.change(one, **said)
    (folder / "adresses.csv").write_text("\n".join([*lines, ""]), "utf-8")
    reference.import_addresses(book, str(folder / "adresses.csv"))
    rechecking.recheck_residences(book)
    screen.presenter.refresh()


def _elsewhere(book: Notebook) -> Path:
    """An agenda where one appointment was moved, one called off, and two added."""
    coming = [one for one in agenda_week(book).slots if one.at > "2026-11-24"]
    moved, off, named = coming[:3]
    entries = [
        Entry(moved.id, "2026-11-27T11:00", 30, "Rendez-vous"),
        Entry(off.id, off.at, 30, "Rendez-vous", cancelled=True),
        Entry("a", "2026-11-30T10:00", 30, f"RDV {named.title}", "Mairie"),
        Entry("b", "2026-11-30T11:00", 60, "Dentiste"),
    ]
    path = Path(tempfile.mkdtemp()) / "agenda.ics"
    text = write_calendar(entries, "Agenda", NOW).decode()
    path.write_text(
        text.replace(f"UID:a{OURS}", "UID:a@x").replace(f"UID:b{OURS}", "UID:b@x"), encoding="utf-8"
    )
    return path
