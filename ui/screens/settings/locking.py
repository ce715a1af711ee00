"""What keeps the notebook closed: the delay, the passphrase, the keyring, the recovery sheet. No Qt here."""

from collections.abc import Callable
from typing import Protocol

from cad.domain.errors import Refused
from cad.domain.text import _, n_
from cad.services import notebook, settings, ways_in
from cad.services.notebook import Notebook
from cad.services.settings import Preferences, RuleInForce
from ui.screens.settings.ports import Keeper

MINUTES = (1, 2, 3, 5, 10, 15, 30)


class View(Protocol):
    """What it asks of the section."""

    def show_delays(self, delays: list[tuple[str, str]], chosen: str) -> None:
        """The delays to choose from."""

    def show_keyring(self, remembered: bool) -> None:
        """Whether the passphrase is asked for at each opening."""

    def refuse(self, errors: dict[str, str]) -> None:
        """What is wrong with the passphrases, by field."""

    def ask_again(self, why: str, do: str, then: Callable[[Notebook], object]) -> None:
        """Have the passphrase typed again to `do` something; `then` gets the notebook, confirmed."""

    def show_changed(self) -> None:
        """The passphrase is changed."""

    def show_code(self, code: str) -> None:
        """A recovery code just made."""


class Locking:
    """`new` and `again` are the passphrases typed; nothing of them is ever kept.

    Whatever would open the notebook tomorrow is made only once the passphrase is typed again: the laptop may
    have been left open on a table.
    """

    def __init__(self, desk: Keeper, view: View) -> None:
        self._desk, self._view = desk, view
        self._rule = 0

    def arrive(self) -> None:
        """Ask where things stand."""
        self._desk.ask(settings.rules, self._ruled)
        self._desk.check(ways_in.is_remembered, self._view.show_keyring, lambda _sentence: None)

    def _ruled(self, rules: list[RuleInForce]) -> None:
        self._rule = next(rule.value for rule in rules if rule.name == "idle_lock_minutes")
        self._desk.check(settings.preferences, self.show)

    def show(self, now: Preferences) -> None:
        """The delay as it is; before the rule is known, its own default will do."""
        usual = _("Comme la règle ({delay})").format(delay=_delay(self._rule))
        delays = [("0", usual), *((str(n), _delay(n)) for n in MINUTES)]
        if now.idle_minutes and now.idle_minutes not in MINUTES:
            delays.append((str(now.idle_minutes), _delay(now.idle_minutes)))
        self._view.show_delays(delays, str(now.idle_minutes))

    def delay(self, minutes: str) -> None:
        """Lock after that long."""
        self._desk.prefer(idle_minutes=int(minutes))

    def change(self, new: str, again: str) -> None:
        """Another passphrase, that the same key opens with."""
        errors = problems(new, again)
        self._view.refuse(errors)
        if not errors:
            why = _("Celle d’aujourd’hui, une dernière fois\u00a0: la nouvelle la remplacera aussitôt.")
            self._view.ask_again(why, _("Changer la phrase"), lambda sure: self._change(sure, new))

    def _change(self, sure: Notebook, new: str) -> None:
        self._desk.check(
            lambda _book: ways_in.change_passphrase(sure, new),
            self._changed,
            lambda sentence: self._view.refuse({"new": sentence}),
        )

    def _changed(self, _nothing: object) -> None:
        self._view.show_changed()
        said = _("La nouvelle phrase ouvre le carnet\u00a0; l’ancienne, les sauvegardes faites avec elle.")
        self._desk.say(said, "success")

    def remember(self, on: bool) -> None:
        """Keep the key in the keyring of this computer, or take it out."""
        if not on:
            self._desk.check(_forget, self._remembered)
            return
        self._view.show_keyring(False)  # until it is done
        why = _("Ensuite, quiconque ouvre cette session d’ordinateur ouvre aussi le carnet.")
        self._view.ask_again(why, _("Retenir la clé"), self._remember)

    def _remember(self, sure: Notebook) -> None:
        self._desk.check(lambda _book: _remember(sure), self._remembered)

    def _remembered(self, answer: tuple[bool, str]) -> None:
        remembered, sentence = answer
        self._view.show_keyring(remembered)
        self._desk.say(sentence, "success" if remembered else "info")

    def renew(self) -> None:
        """A new recovery code; the former sheet opens the notebook no more."""
        why = _(
            "La fiche ouvre tout le carnet sans la phrase de passe\u00a0: elle n’est faite que pour vous."
        )
        self._view.ask_again(why, _("Faire la fiche"), self._renew)

    def _renew(self, sure: Notebook) -> None:
        self._desk.check(lambda _book: ways_in.renew_recovery(sure), self._view.show_code)


def _delay(minutes: int) -> str:
    return n_("{n} minute", "{n} minutes", minutes)


def problems(new: str, again: str) -> dict[str, str]:
    """What is wrong before anything is tried, by field."""
    errors = dict[str, str]()
    try:
        notebook.check_passphrase(new)
    except Refused as refused:
        errors["new"] = str(refused)
    if new != again:
        errors["again"] = _("Les deux phrases ne sont pas les mêmes.")
    return errors


def _remember(book: Notebook) -> tuple[bool, str]:
    if ways_in.remember(book):
        return True, _("Ce carnet s’ouvrira sans phrase de passe sur cet ordinateur.")
    return False, _("Cet ordinateur n’a pas de trousseau\u00a0: la phrase de passe servira à chaque fois.")


def _forget(book: Notebook) -> tuple[bool, str]:
    ways_in.forget(book)
    return False, _("La phrase de passe sera demandée à chaque ouverture.")
