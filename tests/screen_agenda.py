"""The agenda, its sheets open, for the pictures of screens."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from cad.exchange.ical import OURS, Entry, write_calendar
from cad.services.agenda import agenda_week
from cad.services.notebook import Notebook

Shot = tuple[str, str, dict[str, str], Callable[[Any], object]]
NOW = datetime(2026, 11, 23, 9, 40)


def shots(book: Notebook) -> Iterator[Shot]:
    """Name of the picture, place, where, and the gesture on the screen."""
    yield "agenda-exporter", "agenda", {}, lambda s: s._leave()
    yield "agenda-reprendre", "agenda", {}, lambda s: s.files.presenter.read(str(_elsewhere(book)))
    yield "appeler", "calls", {}, lambda s: s.presenter.narrow("3", "")
    yield "appeler-papier", "paper", {"calls": "3,"}, lambda s: None
    yield "agenda-deplacer", "agenda", {}, lambda s: s.presenter.do("move")


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
