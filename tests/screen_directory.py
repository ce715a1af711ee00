"""What one does in the directory before its picture is taken."""

from collections.abc import Iterator
from typing import Any

from cad.services.availability import say_availability
from cad.services.choosing import mark_service
from cad.services.notebook import Notebook
from cad.services.who_can_help import who_can_help

Shot = tuple[str, str, dict[str, str], Any]


def shots(book: Notebook, resident: str) -> Iterator[Shot]:
    """Two services compared for someone, one noted, a training against their hours, the import."""
    say_availability(book, resident, hours="lun-ven 9h-16h", means=("foot", "bus"), minutes=30)
    mark_service(book, "demo--roue-velo", favourite=True, note="Demander Lou, qui rappelle le jour même.")
    mobility = {"resident": resident, "theme": "mobility"}
    keys = [one.key for one in who_can_help(book, theme="mobility", resident=resident).helpers[:3]]
    yield "annuaire-comparer", "directory", mobility, lambda s: _compare(s, keys)
    yield "annuaire-note", "directory", {**mobility, "key": "demo--roue-velo"}, lambda _screen: None
    training = {"resident": resident, "theme": "training", "key": "demo--savoirs-francais"}
    yield "annuaire-formation", "directory", training, lambda _screen: None
    yield (
        "annuaire-oriente",
        "directory",
        {**mobility, "key": "demo--roue-velo"},
        lambda s: s.presenter.do(s.presenter.refer),
    )
    yield "reglages-annuaire", "settings", {"section": "directory"}, lambda _screen: None


def _compare(screen: Any, keys: list[str]) -> None:
    screen.presenter.picked = keys
    screen.presenter.compare()
