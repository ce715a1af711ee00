"""Save a picture of every screen, filled with the demonstration, in light, dark and high contrast.

python -m tests.screens DIR [--only SCREEN]... [--size 1366x768] [--scale 1.0]...
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from cad.domain.clock import fixed
from cad.services import (
    business_pages,
    city_pages,
    clauses,
    employer,
    internship_list,
    notebook,
    referrals,
    residents,
    session_pages,
    upkeep,
)
from cad.services.demo import fill_demo
from cad.services.notebook import Notebook
from cad.store import keys
from tests.screen_gestures import gestures
from ui.desk import QtDesk
from ui.main_window import MainWindow
from ui.theme.apply import apply

PALETTES = ("light", "dark", "contrast")
NOW = "2026-11-23T09:40"


def settle(app: QApplication, seconds: float = 0.6) -> None:
    """Let the lanes answer and the window paint."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)


def places(book: Notebook) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every screen worth a look: name of the picture, place, where."""
    yield "aujourdhui", "today", {}
    yield "residents", "residents", {}
    handed = referrals.list_referrals(book, limit=500)
    busiest = max(handed, key=lambda r: sum(o.person.id == r.person.id for o in handed)).person.id
    yield "fiche", "resident", {"resident": busiest}
    yield "fiche-simple", "resident", {"resident": residents.list_residents(book, limit=40)[-1].id}
    yield "nouvelle-personne", "residents", {"new": "1"}
    yield "agenda", "agenda", {}
    yield "orientations", "referrals", {}
    yield "partenaires", "partners", {}
    yield "terrain", "field", {}
    for row in session_pages.session_list(book).rows:
        if row.session.under_way:
            yield "tableau", "board", {"session": row.session.id}
            yield "feuille-du-soir", "paper", {"session_sheet": row.session.id}
        if row.session.under_way and row.session.nature == "drop_in":
            yield "terrain-permanence", "field", {"session": row.session.id}
        if row.session.nature == "outreach" and row.came:
            yield "terrain-sortie", "field", {"session": row.session.id}
    yield "annuaire", "directory", {}
    yield "annuaire-personne", "directory", {"resident": busiest, "theme": "mobility"}
    yield "chiffres", "plan", {}
    yield "rapport", "paper", {"report": "2026-01-01,2026-11-23"}
    yield "clauses", "clauses", {}
    if lots := clauses.clause_figures(book).rows:
        yield "clauses-lot", "clauses", {"lot": lots[0].lot.id}
    yield "stages", "internships", {}
    for name, row in zip(("stages-eleve", "stages-signer"), pupils_shown(book), strict=False):
        yield name, "internships", {"pupil": row.pupil.id}
        if row.hosted and row.internship:
            yield "convention", "paper", {"agreement": row.internship.id}
    yield "collectivite", "places", {}
    if reserved := employer.employer_list(book).rows:
        yield "collectivite-place", "places", {"reserved": max(reserved, key=lambda r: r.waiting).place.id}
    yield "creation", "businesses", {}
    for row in business_pages.business_list(book).rows[:6]:
        yield f"creation-{row.stage}", "businesses", {"business": row.business.id}
    yield "cite", "city_projects", {}
    for number, one in enumerate(city_pages.city_list(book).rows):
        yield f"cite-{number}", "city_projects", {"city_project": one.project.id}
        yield f"cite-fiche-{number}", "paper", {"city_project": one.project.id}
    yield "reglages", "settings", {}
    yield "importer", "import", {}
    yield "lettre", "paper", {"referral": next(r.id for r in handed if r.state == "handed_over")}
    yield "plan", "paper", {"plan": busiest}


def pupils_shown(book: Notebook) -> list[internship_list.PupilRow]:
    """One who has nothing, one whose agreement is being signed."""
    rows = internship_list.internship_list(book).rows
    without = [row for row in rows if not row.hosted and not row.blocked]
    return [*without[:1], *(row for row in rows if row.missing)]


def gates(book: Notebook) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """What stands before the notebook."""
    from ui.gate.gate import Gate

    folder = book.store.folder.path
    copy = folder.with_name("carnet-2026-11-20.cad")
    if not copy.exists():
        upkeep.backup(book, str(copy))

    def gate(*steps: Callable[[Gate], object]) -> QWidget:
        made = Gate(folder, fixed(NOW))
        for step in steps:
            step(made)
            settle(QApplication.instance(), 0.4)
        return made

    choose = lambda made: made._page().presenter.choose(str(copy))  # noqa: E731
    verify = lambda made: made._page().presenter.open(notebook.PUBLIC_PASSPHRASE, "passphrase")  # noqa: E731
    wrong = lambda made: made._page().presenter.choose(__file__)  # noqa: E731
    yield "ouvrir", lambda: gate(lambda made: made._ask(""))
    yield "creer", lambda: gate(Gate.ask_to_create)
    yield "remettre", lambda: gate(Gate.ask_to_restore)
    yield "remettre-autre", lambda: gate(Gate.ask_to_restore, wrong)
    yield "remettre-ouvrir", lambda: gate(Gate.ask_to_restore, choose)
    yield "remettre-voir", lambda: gate(Gate.ask_to_restore, choose, verify)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--scale", type=float, nargs="*", default=[1.0])
    parser.add_argument("--palette", nargs="*", default=PALETTES)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    keys.ARGON = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
    app = QApplication([])
    apply(app, "light", 1.0)
    book, _code = notebook.create(Path(tempfile.mkdtemp()) / "n", "personnes inventées", fixed(NOW))
    fill_demo(book)
    desk = QtDesk(book)
    for palette in given.palette:
        for scale in given.scale:
            apply(app, palette, scale)
            _pictures(app, desk, given, f"-{palette}" + (f"-{scale:.0%}" if scale != 1 else ""))
    desk.close()


def _pictures(app: QApplication, desk: QtDesk, given: argparse.Namespace, suffix: str) -> None:
    width, height = (int(n) for n in given.size.split("x"))
    window = MainWindow(desk)
    window.resize(width, height)
    window.show()
    plain = ((name, place, where, None) for name, place, where in places(desk.book))
    for name, place, where, gesture in (*plain, *gestures(desk.book)):
        if not given.only or name in given.only:
            try:
                desk.open(place, **where)
            except ModuleNotFoundError as missing:
                print(name, missing)
                continue
            settle(app)
            if gesture:
                gesture(window._made[place])
                settle(app)
            window.grab().save(str(given.folder / f"{name}{suffix}.png"))
    if not given.only or "palette" in given.only:
        desk.open("today")
        window.open_palette()
        settle(app)
        window.grab().save(str(given.folder / f"palette{suffix}.png"))
    if not given.only or "verrou" in given.only:
        window.lock()
        settle(app)
        window.grab().save(str(given.folder / f"verrou{suffix}.png"))
    _let_go(app, window)
    for name, make in gates(desk.book):
        if not given.only or name in given.only:
            gate = make()
            settle(app, 0.2)
            gate.grab().save(str(given.folder / f"{name}{suffix}.png"))
            _let_go(app, gate)


def _let_go(app: QApplication, window: QWidget) -> None:
    """Now and here: left to the garbage collector, it may be taken down by a lane, from another thread."""
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main()
