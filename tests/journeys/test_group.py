"""A workshop of thirty people, five of whom nobody knew: one list, a key each; called off, nobody is lost."""

import time
from pathlib import Path

import pytest

from cad.domain.event import Attendance
from cad.services import attendances, events
from cad.services.finding import count_residents
from cad.services.residents import create_resident
from cad.store.table import select
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own

KNOWN, NEW = 25, 5


def workshop(folder: Path) -> None:
    """This morning, twenty-five people invited."""
    book = own(folder)
    who = [
        create_resident(book, usage_name=f"Nom{number:02}", first_name="Prénom").result.id
        for number in range(KNOWN)
    ]
    made = events.plan_event(
        book,
        title="Atelier CV inventé",
        kind="workshop",
        starts_at="2026-11-23T09:30",
        place="Salle inventée",
    )
    attendances.invite(book, event=made.result.id, residents=tuple(who))
    book.close()


@pytest.mark.slow
def test_thirty_people_on_one_screen(adviser: Adviser, laptop: Path) -> None:
    workshop(laptop)
    adviser.unlocks(PASSPHRASE)
    adviser.asks("rencontres", "Atelier CV inventé")
    adviser.presses("Down", "Return")
    adviser.waits_for("NOM00 Prénom", "Sur une ligne")
    adviser.asks("feuille d’émargement", "Feuille d’émargement")
    adviser.waits_for("Page 1 sur 2")
    adviser.presses("Escape")
    adviser.waits_for("Sur une ligne")

    adviser.walks_to("Personnes de la rencontre")
    adviser.presses("Home")
    began = time.monotonic()
    adviser.types("v" * (KNOWN - 1) + "p")
    for number in range(NEW):
        adviser.types("a")
        adviser.waits_for("Sa fiche est créée, sa venue notée.")
        adviser.types(f"Venu{number}")
        adviser.presses("Tab")
        adviser.types("Prénom")
        adviser.presses("Ctrl+Return")
        adviser.waits_for(f"VENU{number} Prénom")
    assert time.monotonic() - began < 20
    states = [one.state for one in select(adviser.record.connection, Attendance)]
    assert (states.count("came"), states.count("missed")) == (KNOWN - 1 + NEW, 1)

    people = count_residents(adviser.record)
    assert people == KNOWN + NEW
    adviser.asks("annuler la rencontre", "Ce qui est déjà noté, venues et suites, reste.")
    adviser.types("Salle fermée")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Salle fermée", "Rétablir", "NOM00 Prénom", "VENU4 Prénom")
    assert count_residents(adviser.record) == people
    assert len(select(adviser.record.connection, Attendance)) == KNOWN + NEW
