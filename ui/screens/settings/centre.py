"""The centre: joined once with a short code, then how the exchange stands and what was set aside. No Qt."""

import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from cad.domain.dates import show_moment
from cad.domain.text import _
from cad.services import aside, syncing
from cad.services.aside import Aside
from cad.services.aside_export import export_aside
from cad.services.notebook import Notebook
from cad.services.syncing import Standing
from ui.exchange_words import Said, clock_words, limit_words, said, waiting_words, when_words
from ui.screens.settings.ports import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable

FIELDS = ("url", "code", "device")


class Block(NamedTuple):
    """One change set aside: whose, what and when, why, and the place where it is mended ("" for none)."""

    who: str
    about: str
    reason: str
    mend: str = ""
    place: str = ""
    where: tuple[tuple[str, str], ...] = ()


class Joiner(Keeper, Protocol):
    """A desk that can join a centre."""

    def join(
        self, sure: Notebook, done: "Callable[[str], None]", failed: "Callable[[str], None]", **given: str
    ) -> Any:
        """See `ui.desk.QtDesk.join`."""


class View(Protocol):
    """What it asks of the section."""

    def show_joining(self, url: str, device: str) -> None:
        """The form to join, with a name for this laptop; `url` is the centre that lets it in no more."""

    def show_standing(self, said: Said, facts: tuple[tuple[str, str], ...], busy: bool, out: bool) -> None:
        """A centre was joined: how things stand; `out`: it lets this laptop in no more, but with a code."""

    def show_trouble(self, sentence: str, clock: str, limit: str) -> None:
        """What is wrong with the exchange, with the clock, and what the rule of contact will soon do; "" for
        nothing.
        """

    def show_aside(self, blocks: list[Block]) -> None:
        """What the centre could not take."""

    def refuse(self, errors: dict[str, str]) -> None:
        """Why it was not joined, by field, "" for the whole; nothing wrong when empty."""

    def ask_again(self, why: str, do: str, then: "Callable[[Notebook], object]") -> None:
        """Have the passphrase typed again to `do` something; `then` gets the notebook, confirmed."""

    def show_asking(self, asking: bool) -> None:
        """The centre is being asked."""


class Centre:
    """Told by the exchange each time something moved."""

    def __init__(self, desk: Joiner, view: View) -> None:
        self._desk, self._view = desk, view

    def arrive(self, *, busy: bool = False) -> None:
        """Ask how things stand; `busy`: an exchange is under way."""
        self._desk.ask(syncing.standing, lambda standing: self.told(standing, busy))

    def told(self, standing: Standing, busy: bool) -> None:
        """Show it."""
        if standing.out or not standing.centre:
            self._view.show_joining(standing.centre, platform.node())
        if not standing.centre:
            return
        now = self._desk.now()
        facts = (
            (_("Dépôt"), standing.territory),
            (_("Adresse"), standing.centre),
            (_("À envoyer"), waiting_words(standing.waiting) or _("rien")),
            (_("Dernier échange"), when_words(standing.last, now) or _("aucun encore")),
        )
        self._view.show_standing(said(standing, busy, now), facts, busy, standing.out)
        self._view.show_trouble(
            standing.trouble, clock_words(standing.clock), limit_words(standing.days_left, out=standing.out)
        )
        self._desk.ask(aside.what_is_aside, self._set_aside)

    def _set_aside(self, found: list[Aside]) -> None:
        self._view.show_aside([_block(one) for one in found])

    def open(self, block: Block) -> None:
        """Go where what was set aside is mended."""
        self._desk.open(block.place, **dict(block.where))

    def suggested(self) -> str:
        """A name for the file, with the day."""
        return _("mises-de-cote-{day}.txt").format(day=self._desk.now().date().isoformat())

    def export(self, path: str) -> None:
        """A readable file, once the passphrase is typed again."""
        why = _("Le fichier se lit sans phrase de passe\u00a0: ces changements y seront, en clair.")
        self._view.ask_again(why, _("Exporter"), lambda sure: self._export(sure, path))

    def _export(self, sure: Notebook, path: str) -> None:
        self._desk.check(lambda _book: export_aside(sure, path), self._exported)

    def _exported(self, path: str) -> None:
        said = _("Écrit\u00a0: {name}. Ce fichier n’est pas chiffré\u00a0: effacez-le après usage.")
        self._desk.say(said.format(name=Path(path).name), "success")

    def join(self, typed: dict[str, str]) -> None:
        """Join once the passphrase is typed again, or say what is missing."""
        errors = missing(typed)
        self._view.refuse(errors)
        if not errors:
            why = _("Tout ce que ce dépôt peut recevoir de votre carnet lui sera envoyé.")
            self._view.ask_again(why, _("Rejoindre le dépôt"), lambda sure: self._join(sure, typed))

    def _join(self, sure: Notebook, typed: dict[str, str]) -> None:
        self._view.show_asking(True)
        self._desk.join(sure, self._joined, self._refused, **typed)

    def _joined(self, territory: str) -> None:
        self._view.show_asking(False)
        said = _("Cet ordinateur a rejoint «\u00a0{name}\u00a0»\u00a0: le premier échange commence.")
        self._desk.say(said.format(name=territory), "success")
        self.arrive()

    def _refused(self, sentence: str) -> None:
        self._view.show_asking(False)
        self._view.refuse({"": sentence})

    def send_again(self, then: "Callable[[], None]") -> None:
        """Let what was set aside go again, now."""
        self._desk.check(aside.send_aside_again, lambda _nothing: then())


def missing(typed: dict[str, str]) -> dict[str, str]:
    """What one still has to type, by field."""
    asked = {
        "url": _("L’adresse que donne votre responsable, qui commence par https://."),
        "code": _("Le code court que donne votre responsable."),
        "device": _("Un nom qui dise de quel ordinateur il s’agit."),
    }
    return {name: sentence for name, sentence in asked.items() if not typed.get(name, "").strip()}


def _block(one: Aside) -> Block:
    what = one.label + (_(" ({fields})").format(fields=one.fields) if one.fields else "")
    who = one.person.name if one.person else one.about
    about = " · ".join(filter(None, (one.about if one.person else "", what, show_moment(one.at))))
    return Block(who, about, one.reason, *_mend(one))


def _mend(one: Aside) -> tuple[Any, ...]:
    """Where it is mended: the words of the button, the place, what opens there."""
    if one.kind in ("referral", "referral_event") and one.record:
        return _("Ouvrir l’orientation"), "referrals", (("referral", one.record),)
    if one.kind in ("organisation", "service") and one.record:
        return _("Ouvrir le partenaire"), "partners", (("organisation", one.record),)
    if one.person:
        return _("Ouvrir la fiche"), "resident", (("resident", one.person.id),)
    return ()
