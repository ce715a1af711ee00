"""Nora joins the centre by keyboard; what she and a colleague wrote apart meets, and she settles it."""

from pathlib import Path

import pytest

from cad.central import accounts
from cad.services import residents, syncing
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, with_partners
from tests.sync.office import NOW, Laptop, Office
from ui import exchange


@pytest.fixture
def centre(centre: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Reached soon."""
    monkeypatch.setattr(exchange, "FIRST_MS", 50)
    monkeypatch.setattr(exchange, "SOON_MS", 200)
    return centre


def invited(centre: Office, name: str) -> str:
    who = accounts.add_adviser(
        centre.database, centre.place, name, centre.organisation("We Ker"), NOW, "adviser"
    )
    return accounts.invite_device(centre.database, centre.place, who, NOW)


def colleague(centre: Office) -> tuple[Laptop, str]:
    """Bilal, whose laptop has received Awa."""
    bilal = centre.laptop("Bilal", "We Ker")
    bilal.sync()
    (awa,) = residents.list_residents(bilal.book)
    return bilal, awa.id


@pytest.mark.slow
def test_two_laptops_meet(adviser: Adviser, laptop: Path, centre: Office) -> None:
    with_partners(laptop).close()
    adviser.unlocks(PASSPHRASE)
    adviser.does_not_see("Tout est envoyé")
    adviser.presses("Ctrl+9", *["Down"] * 8)
    adviser.waits_for("Rejoindre un dépôt")
    adviser.walks_to("Adresse du dépôt")
    adviser.types("http://127.0.0.1:1")
    adviser.presses("Tab")
    adviser.types(invited(centre, "Nora Le Gall"))
    adviser.presses("Return")
    adviser.waits_for("Retapez votre phrase de passe")
    adviser.types(PASSPHRASE)
    adviser.presses("Return")
    adviser.waits_for("Tout est envoyé", "Rennes (essai)")

    bilal, awa = colleague(centre)
    residents.change_resident(bilal.book, resident=awa, city="Bruz")
    residents.change_resident(adviser.record, resident=awa, city="Rennes")
    bilal.sync()
    adviser.asks("synchroniser", "Échange terminé.")

    adviser.presses("Ctrl+1")
    adviser.waits_for("1 divergence à régler", "Commune : Bruz ou Rennes")
    adviser.walks_to("Divergences à régler")
    adviser.presses("Return")
    adviser.waits_for("Garder celle-ci", "par Bilal sur « portable de Bilal »", "Dans la fiche")
    adviser.walks_to("Garder « Bruz »")
    adviser.presses("Space")
    adviser.waits_for("Aucune divergence à régler.", "Divergence réglée.")
    adviser.waits_until(lambda: syncing.standing(adviser.record).waiting == 0)
    adviser.waits_for("Tout est envoyé")
    bilal.sync()
    assert [r.city for r in residents.list_residents(bilal.book)] == ["Bruz"]
