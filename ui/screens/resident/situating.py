"""In the sheet of an identity: the address is found as one types it, and says where the person lives."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject
from shiboken6 import isValid

from cad.domain.address import Candidate
from cad.domain.residence import ANSWER, Located, by_address, full_address
from ui.ports import Failed
from ui.screens.resident.address_field import AddressField
from ui.screens.resident.form_sheet import FormSheet
from ui.widgets.pause import Pause

_TONES = {"in": "success", "out": "text", "": "warning"}


class Finder(Protocol):
    """Who knows the addresses and the outlines."""

    def candidates(self, text: str, done: Callable[[tuple[Candidate, ...]], None]) -> None:
        """The addresses that these words may mean."""

    def locate(self, address: str, done: Callable[[Located], None], failed: Failed) -> None:
        """In a priority neighbourhood or not."""

    def cancel(self) -> None:
        """No answer is awaited any more."""


class Situating(QObject):
    """An answer that the address gave leaves with the address; a proof typed by hand stays."""

    def __init__(self, sheet: FormSheet, finder: Finder) -> None:
        super().__init__(sheet)
        self._editors: dict[str, Any] = {name: field.editor for name, field in sheet.fields.items()}
        self._finder = finder
        self._address: AddressField = self._editors["address"]
        self._address.offer_to_situate()
        self._pause = Pause(self, self._look, 120)
        self._address.typed.connect(self._moved)
        self._address.typed.connect(self._pause.start)
        self._address.picked.connect(self._picked)
        self._address.asked.connect(self._situate)
        for name in ("postcode", "city"):
            self._editors[name].changed.connect(self._moved)
        for name in ("qpv", "neighbourhood"):
            self._editors[name].changed.connect(self._by_hand)

    def _look(self) -> None:
        self._finder.candidates(self._address.value(), self._found)

    def _found(self, candidates: tuple[Candidate, ...]) -> None:
        if isValid(self):
            self._address.show_candidates(candidates)

    def _picked(self, one: Candidate) -> None:
        self._pause.stop()
        self._editors["postcode"].set_value(one.postcode)
        self._editors["city"].set_value(one.city)
        self._situate()

    def _situate(self) -> None:
        self._pause.stop()
        where = (self._editors[name].value() for name in ("address", "postcode", "city"))
        self._finder.locate(full_address(*where), self._answered, self._failed)

    def _answered(self, answer: Located) -> None:
        """Unclear, it takes back what the address had said, and no more."""
        if not isValid(self):
            return
        unclear = not answer.state and answer.metres is None
        self._address.show_candidates(answer.candidates if unclear else ())
        self._address.say(answer.why, _TONES[answer.state])
        if answer.state:
            self._fill(answer.state, answer.code, answer.source)
        else:
            self._forget()
        self._address.changed.emit()

    def _failed(self, sentence: str) -> None:
        if isValid(self):
            self._address.say(sentence, "danger")

    def _moved(self) -> None:
        """Another address: the answer was about the one before, and so is one that has not come yet."""
        self._finder.cancel()
        self._address.say("")
        self._forget()

    def _forget(self) -> None:
        if by_address(self._editors["qpv_source"].value()):
            self._fill("", "", "")

    def _by_hand(self) -> None:
        """Said otherwise: the source is then what one looked at."""
        if by_address(self._editors["qpv_source"].value()):
            self._editors["qpv_source"].set_value("")

    def _fill(self, *values: str) -> None:
        for name, value in zip(ANSWER, values, strict=True):
            self._editors[name].set_value(value)
