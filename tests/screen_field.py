"""The pictures of outreach: invented contacts on an invented market."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt

from cad.services import passages, session_pages, sessions
from cad.services.battery import Battery
from cad.services.notebook import Notebook

MET = (
    {"name": "Moussa", "themes": ("childcare", "training"), "heard": "Crèche du soir", "call_back": "yes",
     "phone": "0639980011", "language": "peul"},
    {},
    {"themes": ("rights",), "heard": "Courrier de la CAF pas compris"},
    {"name": "Mme Inconnue", "themes": ("housing",), "call_back": "no"},
    {},
    {"name": "Inès", "themes": ("recruitment",), "call_back": "yes"},
)  # fmt: skip


def market(book: Notebook) -> str:
    """An outreach of this morning, with who was met; made once."""
    found = session_pages.session_list(book, nature="outreach").rows
    known = next((one.session for one in found if one.session.place == "Marché de la Place Inventée"), None)
    if known:
        return known.id
    made = sessions.plan_session(
        book, nature="outreach", place="Marché de la Place Inventée", neighbourhood="QN03502M",
        starts_at=f"{book.now().date().isoformat()}T09:00", bring="Plaquettes garde d’enfant",
    ).result  # fmt: skip
    for one in MET:
        passages.note_contact(book, session=made.id, **one)
    return made.id


def to_the_list(screen: Any) -> None:
    """Who was met, one of them meant."""
    screen.met.setFocus(Qt.FocusReason.TabFocusReason)
    screen.met.step(0)
    screen._page._scroll.verticalScrollBar().setValue(10_000)


def half_typed(screen: Any) -> None:
    """A contact being typed, whose name is that of someone of the notebook."""
    screen.entry.name.setText("awa")
    screen.entry.name.changed.emit()
    screen.entry.themes.set_value(("childcare", "mobility"))
    screen.entry.heard.setText("Cherche une crèche qui ouvre à six heures")
    screen.entry.call_back.take("yes")
    screen._desk.power.told.emit(Battery(34, False, 70))


def shots(book: Notebook) -> Iterator[tuple[str, str, dict[str, str], Any]]:
    """As `screen_gestures.gestures` gives them."""
    where = {"session": market(book)}
    charge = lambda screen: screen._desk.power.told.emit(Battery(16, False, 25))  # noqa: E731
    yield "sortie", "outing", where, charge
    yield "sortie-liste", "outing", where, to_the_list
    yield "sortie-contact", "outing", where, half_typed
    yield "aujourdhui-contacts", "today", {}, lambda screen: screen.presenter.open(_called_back(screen))
    yield "partir", "ready", where, lambda screen: screen.presenter.charged(Battery(82, False, 240))
    yield "partir-liste", "paper", {"lookout": where["session"]}, lambda _screen: None
    yield "sortie-fiche", "outing", where, lambda screen: screen.presenter.type(_first(book, where), "f")


def _called_back(screen: Any) -> str:
    return next(key for key in screen.presenter._leads if key.startswith("contact:"))


def _first(book: Notebook, where: dict[str, str]) -> str:
    return session_pages.session_page(book, **where).came[0].passage.id
