"""Out of the network: contacts in three fields by keyboard, half without a name; one becomes a file."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cad.domain.encounter import Note
from cad.domain.session import Session
from cad.services import battery, leaving, reference, session_pages, sessions
from cad.services.session_pages import SessionPage
from cad.store.table import select
from tests import places
from tests.journeys.adviser import Adviser, focused_name
from tests.journeys.notebooks import PASSPHRASE, beside, joined, with_partners
from tests.journeys.test_two_organisations import exchanges
from tests.sync.office import Office
from ui import exchange
from ui.theme.look import look

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
    adviser.asks("terminer la sortie", "Terminer · ")
    adviser.presses("Escape")
    adviser.presses("Alt+Left")
    adviser.waits_for("D’accord pour être rappelé·e ?")

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


@pytest.fixture
def malo(laptop: Path, centre: Office) -> Iterator[Adviser]:
    """Of We Ker too, at the office that day."""
    yield from beside(laptop, joined(centre, laptop.with_name("carnet-de-malo"), "Malo Riou", "We Ker"))


@pytest.mark.slow
def test_from_the_morning_to_what_a_colleague_takes_up(
    nora: Adviser, malo: Adviser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The centre of the tests lives a day before: her laptop’s clock is said wrong, and stops nobody."""
    monkeypatch.setattr(leaving, "WANTED", ("outlines", "addresses"))
    monkeypatch.setattr(exchange, "FIRST_MS", 50)
    nora.unlocks(PASSPHRASE)
    reference.import_addresses(nora.record, str(places.base_file(tmp_path)), ())
    nora.presses("Ctrl+3")
    nora.waits_for("Aucune permanence, aucune sortie pour l’instant.")
    nora.asks("nouvelle sortie", "À emporter")
    nora.types("Marché inventé")
    nora.presses("Ctrl+Return")
    nora.waits_for("Préparer le départ")
    nora.walks_to("Préparer le départ")
    nora.presses("Space")
    nora.waits_for("Pas encore", "Contours des quartiers : à importer", "Carnet en bon état")
    nora.walks_to("Importer")
    reference.import_outlines(nora.record, str(places.outlines_file(tmp_path)))
    exchanges(nora)
    nora.waits_for("Pas encore : 1 chose à faire avant.", "Horloge à régler", "avance de 23 heures")
    assert focused_name() == "Commencer la sortie", "the line one was on is mended"
    nora.presses("Space")
    nora.waits_for("D’accord pour être rappelé·e ?", "Tout est envoyé")
    notes(nora, "Moussa", "g", "Crèche du soir", "0639980011")
    nora.waits_for("1 contact", "1 à rappeler", "action à envoyer")

    exchanges(nora)
    malo.unlocks(PASSPHRASE)
    malo.waits_for("Contacts à reprendre", "Moussa", "06 39 98 00 11")
    malo.walks_to("Contacts à reprendre")
    malo.presses("Home", "Return")
    malo.waits_for("Crèche du soir", "Marché inventé")
    malo.types("n")
    malo.types("Faux numéro")
    malo.presses("Return")
    malo.waits_for("N’est plus à rappeler")
    malo.waits_until_gone("Contacts à reprendre")


@pytest.mark.slow
def test_what_is_half_typed_waits_in_the_dark_on_a_low_battery(
    adviser: Adviser, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(battery, "battery", lambda: battery.Battery(18, False, 25))
    session = market(laptop)
    adviser.unlocks(PASSPHRASE)
    goes(adviser, session)
    adviser.waits_for("Batterie 18 %, environ 25 minutes : branchez l’ordinateur.")
    adviser.presses("F8")
    adviser.waits_for("Clair (F8)")
    assert look().palette.dark
    adviser.types("Mous")
    adviser.presses("Tab")
    adviser.types("g")
    adviser.leaves()
    adviser.unlocks(PASSPHRASE)
    adviser.waits_for("Contact d’une sortie, à finir")
    goes(adviser, session)
    adviser.waits_for("Mous")
    adviser.presses("Return")
    adviser.waits_for("Noté : Mous", "Garde")
    adviser.presses("Undo")
    adviser.waits_for("Annulé : Noter le contact", "aucun contact")
