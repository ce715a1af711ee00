"""A laptop without a screen or a keyring, and the adviser who sits at it."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from cad.services import residents, syncing
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import beside, joined
from tests.sync.office import Office
from ui.theme.apply import apply


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen plugin warns at each window that it has no window manager to talk to."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture
def laptop(tmp_path: Path, cheap_keys: None, qapp: QApplication) -> Iterator[Path]:
    """The folder where the app keeps its notebooks; nothing is in it yet."""
    apply(qapp, "light", 1.0)
    yield tmp_path / "carnet"
    apply(qapp, "light", 1.0)


@pytest.fixture
def adviser(laptop: Path) -> Iterator[Adviser]:
    """Someone who sits down on Monday 23 November 2026 at twenty to ten."""
    someone = Adviser(laptop)
    yield someone
    someone.leaves()


@pytest.fixture
def nora(laptop: Path, centre: Office, malo: Adviser) -> Iterator[Adviser]:
    """Of We Ker; she leads Awa. Who her story is with, `malo`, is of each story."""
    book = joined(centre, laptop, "Nora Le Gall", "We Ker")
    residents.create_resident(book, usage_name="Diallo", first_name="Awa", birth_date="1987-03-12")
    syncing.sync(book)
    book.close()
    someone = Adviser(laptop)
    yield someone
    someone.leaves()


@pytest.fixture
def malo(laptop: Path, centre: Office) -> Iterator[Adviser]:
    """Of the CCAS."""
    yield from beside(laptop, joined(centre, laptop.with_name("carnet-de-malo"), "Malo Riou", "CCAS"))
