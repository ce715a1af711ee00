"""A desk on a notebook that someone signs, closed with its lanes at the end."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cad.services.notebook import Notebook
from cad.services.settings import set_me
from ui.desk import QtDesk


@pytest.fixture
def desk(qtbot: QtBot, book: Notebook) -> Iterator[QtDesk]:
    """Where Nora Le Gall, of We Ker, writes."""
    set_me(book, name="Nora Le Gall", organisation="We Ker", phone="0299010203")
    made = QtDesk(book)
    yield made
    made.close()
