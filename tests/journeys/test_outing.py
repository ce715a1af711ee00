"""Out of the network: contacts in three fields by keyboard, half without a name; one becomes a file."""

import time
from pathlib import Path

import pytest

from cad.domain.encounter import Note
from cad.domain.session import Session
from cad.services import session_pages, sessions
from cad.services.session_pages import SessionPage
from cad.store.table import select
from tests.journeys.adviser import Adviser, focused_name
from tests.journeys.notebooks import PASSPHRASE, with_partners

KNOWN = "DIALLO Awa"


def market(folder: Path) -> str:
    """Nora’s notebook, with Awa in it and an outreach this morning; its identifier."""
    book = with_partners(folder)
    made = sessions.plan_session(
        book, nature="outreach", place="Marché inventé", starts_at="2026-11-23T09:30"
    )
    book.close()
    return made.result.id


def goes(adviser: Adviser, session: str) -> None:
    """As a line of the list of outreach leads there."""
    assert adviser._application
    assert adviser._application.desk
    adviser._application.desk.open("outing", session=session)
    adviser.waits_for("Marché inventé", "D’accord pour être rappelé·e ?")


def page(adviser: Adviser) -> SessionPage:
    (only,) = (one for one in select(adviser.record.connection, Session) if not one.merged_into)
    return session_pages.session_page(adviser.record, session=only.id)


def notes(adviser: Adviser, name: str, themes: str = "", said: str = "", phone: str = "") -> None:
    """One contact, keys only, ended by Enter; the keyboard is back where it began."""
    adviser.types(name)
    if themes or said or phone:
        adviser.presses("Tab")
        adviser.types(themes)
        adviser.presses("Tab")
        adviser.types(said)
    if phone:
        adviser.presses("Tab")
        adviser.types(phone)
    adviser.presses("Return")
    assert focused_name() == "Qui"


@pytest.mark.slow
def test_forty_contacts(adviser: Adviser, laptop: Path) -> None:
    session = market(laptop)
    adviser.unlocks(PASSPHRASE)
    goes(adviser, session)
    began = time.monotonic()
    notes(adviser, "Moussa", "gf", "Crèche du soir", "0639980011")
    adviser.waits_for("Noté : Moussa", "1 contact", "1 à rappeler")
    for _more in range(20):
        adviser.presses("F2")
    for number in range(17):
        notes(adviser, f"Personne {number}", "e")
    adviser.waits_for("38 contacts · 20 anonymes · 1 à rappeler")
    assert (time.monotonic() - began) / 38 < 3, "each in a moment"

    adviser.types("dial")
    adviser.waits_for(KNOWN)
    adviser.presses("Down", "Return")
    adviser.waits_for("Quelqu’un d’autre")
    adviser.types("t")
    adviser.presses("Tab")
    adviser.types("A perdu son logement")
    adviser.presses("Return")
    adviser.waits_for("39 contacts", KNOWN)
    (heard,) = select(adviser.record.connection, Note)
    assert heard.text == "A perdu son logement"

    adviser.presses("Return")
    adviser.waits_for("Rien n’est noté")
    adviser.presses("Tab", "Tab")
    adviser.types("Son numéro : 1 85 05 78 006 084 36")
    adviser.presses("Return")
    adviser.waits_for("numéro de sécurité sociale")
    adviser.presses("SelectAll")
    adviser.types("Papiers")
    adviser.presses("Return")
    adviser.waits_for("40 contacts · 21 anonymes")

    adviser.walks_to("Contacts de la sortie")
    adviser.presses("End")
    adviser.types("f")
    adviser.waits_for("Ouvrir une fiche", "Prénom")
    adviser.types("Ba")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Fiche créée : BA Moussa")
    met = page(adviser).came[0]
    assert (met.name, bool(met.person)) == ("BA Moussa", True)
    assert page(adviser).themes()["recruitment"] == 17
