"""Notebooks that were filled before the story begins."""

from pathlib import Path

from cad.domain.clock import fixed
from cad.services import notebook
from cad.services.demo import fill_demo
from cad.services.notebook import Notebook
from cad.services.settings import set_me
from tests.journeys.adviser import NOW

PASSPHRASE = "tilleul wagon orage biscuit"


def own(folder: Path) -> Notebook:
    """Nora’s notebook, of We Ker, where nobody is yet; to be closed before the story begins."""
    book, _code = notebook.create(folder, PASSPHRASE, fixed(NOW))
    set_me(book, name="Nora Le Gall", organisation="We Ker", phone="0299010203")
    return book


def invented(folder: Path, residents: int = 60) -> Notebook:
    """The same among the invented people and partners of the demonstration."""
    book = own(folder)
    fill_demo(book, residents=residents)
    return book
