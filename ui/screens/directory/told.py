"""What the directory is asked, and what is said of what it answers. No Qt here."""

from typing import Any

from cad.domain.dates import show_relative
from cad.domain.organisation import Service
from cad.domain.text import _, n_
from cad.services import choosing, who_can_help
from cad.services.directory import directory_in_use
from cad.services.helpers import HERE, Help, Helper
from cad.services.notebook import Notebook
from cad.services.reference import Imported

Answer = tuple[Help, Imported | None, tuple[Service, ...]]
Opened = tuple[Helper, tuple[choosing.Change, ...]]


def listed(book: Notebook, **given: Any) -> Answer:
    """What is listed, from which files, and what of it changed."""
    found = who_can_help.who_can_help(book, **given)
    return found, directory_in_use(book), choosing.services_changed(book)


def opened(book: Notebook, key: str, resident: str, near: str) -> Opened:
    """One service, and what the directory now says otherwise than its record."""
    found = who_can_help.helper(book, key, resident, near)
    follows = bool(found.service) and not key.startswith(HERE)
    return found, choosing.directory_changes(book, found.service) if follows else ()


def summary(found: Help, used: Imported | None, today: str) -> str:
    """How many services, and how fresh."""
    count = len(found.helpers)
    first = n_("{n} service", "{n} services", count)
    if found.more:
        first = _("Les {n} premiers services").format(n=count)
    if not used:
        return first
    when = show_relative(used.dated, today)
    return _("{services} · annuaire mis à jour {when}").format(services=first, when=when)


def changed(services: tuple[Service, ...]) -> tuple[str, str]:
    """How many chosen services the directory now tells otherwise, and which."""
    words = n_("{n} service pris a changé", "{n} services pris ont changé", len(services)) if services else ""
    return words, ", ".join(one.name for one in services)


def whence(found: Help) -> str:
    """From where distances are, or why they are not."""
    if found.near:
        return _("Distances depuis {place}").format(place=found.near)
    return _("Distances inconnues. {why}").format(why=found.doubt) if found.doubt else ""


def why_none(used: Imported | None) -> tuple[str, str]:
    """Why nothing is found, and what to do."""
    if not used:
        advice = _("Réglages, «\u00a0Annuaire\u00a0»\u00a0: choisissez les fichiers de data·inclusion.")
        return _("L’annuaire n’est pas encore importé."), advice
    return _("Aucun service ne correspond."), _("Un mot de moins, une autre heure, un autre thème.")
