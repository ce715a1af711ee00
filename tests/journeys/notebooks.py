"""Notebooks that were filled before the story begins."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cad.central import accounts
from cad.domain.clock import fixed
from cad.services import notebook, syncing
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation, add_service
from cad.services.residents import create_resident
from cad.services.settings import set_me
from tests.journeys.adviser import NOW, Adviser
from tests.sync import office
from tests.sync.office import Office

ROOT = Path(__file__).parents[2]
PARTNERS = (
    ("Mobilité 35", "Permis pour tous", "mobility"),
    ("Les Petits Pas", "Crèche du soir", "childcare"),
)
PASSPHRASE = "tilleul wagon orage biscuit"


def own(folder: Path) -> Notebook:
    """Nora’s notebook, of We Ker, where nobody is yet; to be closed before the story begins."""
    book, _code = notebook.create(folder, PASSPHRASE, fixed(NOW))
    set_me(book, name="Nora Le Gall", organisation="We Ker", phone="0299010203")
    return book


def joined(centre: Office, folder: Path, name: str, organisation: str) -> Notebook:
    """A notebook of one’s own that has joined the centre, not exchanged since."""
    book = own(folder)
    who = accounts.add_adviser(
        centre.database, centre.place, name, centre.organisation(organisation), office.NOW
    )
    code = accounts.invite_device(centre.database, centre.place, who, office.NOW)
    syncing.enrol(replace(book, confirmed=True), "http://127.0.0.1:1", code, f"portable de {name}")
    book.me = who
    return book


def with_partners(folder: Path) -> Notebook:
    """The same, with Awa Diallo and two partners to refer her to."""
    book = own(folder)
    create_resident(book, usage_name="Diallo", first_name="Awa", birth_date="1987-03-12")
    for partner, service, theme in PARTNERS:
        made = add_organisation(book, name=partner, category="association", city="Rennes").result
        add_service(book, made.id, name=service, themes=(theme,), documents="Pièce d’identité")
    return book


def beside(laptop: Path, book: Notebook) -> Iterator[Adviser]:
    """Whose notebook it is, who has exchanged once and sits down beside the person of the story."""
    syncing.sync(book)
    book.close()
    someone = Adviser(laptop.with_name("carnet-de-malo"))
    yield someone
    someone.leaves()
