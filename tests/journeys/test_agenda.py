"""The week: read, filtered, an appointment planned, moved, noted, its slip printed; all by keyboard."""

from pathlib import Path

import pytest

from cad.services.appointments import plan_appointment
from cad.services.residents import create_resident, find_residents
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, with_partners

pytestmark = pytest.mark.slow


def test_a_week_of_the_agenda(adviser: Adviser, laptop: Path) -> None:
    book = with_partners(laptop)
    awa = find_residents(book, "diallo")[0].id
    yann = create_resident(book, usage_name="Kerven", first_name="Yann").result.id
    plan_appointment(book, awa, "2026-11-23T10:00", "Villejean", minutes=60)
    plan_appointment(book, yann, "2026-11-23T10:30", "Maurepas", minutes=30)
    plan_appointment(book, yann, "2026-12-01T09:00")
    book.close()
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+4")
    adviser.waits_for("Du 23 au 29 novembre 2026", "2 rendez-vous · 2 en même temps qu’un autre")
    adviser.sees("lundi 23 novembre, 10 h (1 h) · avec Nora Le Gall · Villejean")
    adviser.presses("Down")
    adviser.waits_for("lundi 23 novembre, 10 h 30 (30 min) · avec Nora Le Gall · Maurepas")
    adviser.presses("v")
    adviser.waits_for("Rendez-vous honoré")

    adviser.presses("PgDown")
    adviser.waits_for("Du 30 novembre au 6 décembre 2026", "KERVEN Yann")
    adviser.presses("d")
    adviser.waits_for("Déplacer · KERVEN Yann")
    adviser.types("3/12")
    adviser.presses("Tab")
    adviser.types("14h30")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Rendez-vous déplacé", "jeudi 3 décembre, 14 h 30")

    adviser.presses("n")
    adviser.waits_for("choisir")
    adviser.types("diallo")
    adviser.waits_for("DIALLO Awa")
    adviser.presses("Return")
    adviser.waits_for("Rendez-vous · Awa DIALLO")
    adviser.types("demain")
    adviser.presses("Tab")
    adviser.types("9h")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Rendez-vous noté", "Du 23 au 29 novembre 2026", "mardi 24 novembre, 9 h")
    adviser.presses("b")
    adviser.waits_for("Billet de rendez-vous", "Page 1 sur 1")
