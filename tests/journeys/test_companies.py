"""The events officer, by keyboard: invitations, the sheet to sign, who came, a contract, six months later."""

from pathlib import Path

import pytest

from cad.domain.event import Attendance
from cad.services import availability, event_pages, journeys
from cad.services.event_pages import EventPage
from cad.services.partners import add_organisation
from cad.services.residents import create_resident
from cad.store.table import select
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, own

pytestmark = pytest.mark.slow
LATER = "2027-05-24T09:40"


def test_from_the_invitations_to_six_months_later(adviser: Adviser, laptop: Path) -> None:
    book = own(laptop)
    add_organisation(book, name="Bâti Vilaine", category="Entreprise")
    who = create_resident(book, usage_name="Diallo", first_name="Fatoumata").result.id
    journeys.open_journey(book, who)
    journeys.assess_need(book, who, "recruitment", "need")
    availability.say_availability(book, who, hours="lun-ven 8h30-18h")
    book.close()
    adviser.unlocks(PASSPHRASE)

    adviser.asks("rencontres", "Aucune rencontre pour l’instant.")
    adviser.asks("ajouter une rencontre", "Nouvelle rencontre")
    adviser.types("Job dating du Blosne")
    adviser.presses("Tab", "Tab")
    adviser.types("23/11/2026")
    adviser.presses("Tab")
    adviser.types("14h")
    adviser.presses("Tab")
    adviser.types("17h")
    adviser.walks_to("Bâti Vilaine")
    adviser.presses("Space", "Ctrl+Return")
    adviser.waits_for("Rencontre ajoutée", "lundi 23 novembre 2026, 14 h – 17 h", "Bâti Vilaine")

    adviser.asks("inviter à la rencontre", "Inviter · Job dating du Blosne")
    adviser.waits_for("libre à ces heures")
    adviser.presses("Space", "Ctrl+Return")
    adviser.waits_for("Invitations notées", "DIALLO Fatoumata", "Invité·e")
    adviser.asks("feuille d’émargement", "Feuille d’émargement")
    adviser.waits_for("Page 1 sur 1")
    adviser.presses("Escape")
    adviser.waits_for("Sur une ligne")

    adviser.walks_to("Personnes de la rencontre")
    adviser.presses("Down")
    adviser.types("v")
    adviser.waits_for("Venue notée", "Venu·e")
    adviser.asks("nouvelle personne venue", "Personne venue · Job dating du Blosne")
    adviser.types("Roux")
    adviser.presses("Tab")
    adviser.types("Léo")
    adviser.presses("Tab")
    adviser.types("0639980001")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Personne ajoutée", "ROUX Léo")
    adviser.asks("compter les personnes inconnues", "Personnes inconnues")
    adviser.types("6")
    adviser.presses("Ctrl+Return")
    adviser.waits_for("Nombre noté", "sans nom")

    adviser.walks_to("Personnes de la rencontre")
    adviser.presses("Home", "Return")
    adviser.waits_for("Ce qui s’est passé")
    adviser.presses("Tab", "Right", "Right", "Right", "Ctrl+Return")
    adviser.waits_for("Noté", "Bâti Vilaine : contrat")
    adviser.presses("Undo")
    adviser.waits_for("Annulé : Noter ce qui s’est passé avec l’entreprise")
    adviser.presses("Redo")
    adviser.waits_for("Rétabli : Noter ce qui s’est passé avec l’entreprise", "Bâti Vilaine : contrat")
    page = shown(adviser)
    assert (page.count("came"), page.met("contract"), page.event.heads) == (2, 1, 6)
    assert {one.came_on for one in select(adviser.record.connection, Attendance)} == {"2026-11-23"}
    adviser.leaves()

    later = Adviser(laptop, LATER)
    later.opens(sees="Ouvrir mon carnet")
    later.types(PASSPHRASE)
    later.presses("Return")
    later.waits_for("Lundi 24 mai", "Que deviennent-ils", "6 mois après une rencontre avec des entreprises")
    later.walks_to("Que deviennent-ils ?")
    later.presses("Home", "Return")
    later.waits_for("Que devient DIALLO Fatoumata")
    later.presses("E")
    later.waits_for("Situation notée")
    assert shown(later).after == {6: {"job": 1}}
    later.finds("diallo", "6 mois après une rencontre avec des entreprises")
    later.leaves()


def shown(adviser: Adviser) -> EventPage:
    """The only event."""
    (row,) = event_pages.event_list(adviser.record).rows
    return event_pages.event_page(adviser.record, row.event.id)
