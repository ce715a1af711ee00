"""Writing an encounter without leaving the page: always there, small until one writes, kept at each pause."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout

from cad.domain.text import _
from ui.screens.resident.context_row import ContextRow
from ui.screens.resident.need_entry import NeedEntry
from ui.screens.resident.step_entry import StepEntry
from ui.screens.resident.writing import Writing, warning
from ui.theme.look import look
from ui.theme.measures import L, M, S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dressed import announce
from ui.widgets.layout import box
from ui.widgets.pause import Pause
from ui.widgets.text import Text
from ui.widgets.text_area import TextArea
from ui.widgets.visibility import VisibilityPicker

NARROW = 600
"""Pixels at 100 % under which a line of fields would hide what it asks."""


class Composer(Card):
    """`submitted` carries a `Writing`; `paused` too, at each pause in typing."""

    submitted = Signal(object)
    paused = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(margin=L)
        self.setAccessibleName(_("Écrire un entretien"))
        self.text = TextArea(lines=2, most=9, placeholder=_("Ce qui s’est dit, ce qui a été fait…"))
        self.text.setAccessibleName(_("Écrire un entretien"))
        self.needs, self.steps, self.context = NeedEntry(), StepEntry(today), ContextRow(today)
        self.save = Button(_("Enregistrer"), "primary", icon="check", on_click=self.submit)
        native = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        self.save.setToolTip(_("Enregistrer l’entretien ({keys})").format(keys=native))
        self._state = Text("", "caption", "muted", wrap=False)
        self.visibility = VisibilityPicker(beside=(self._state, self.save))
        self._trouble = Text("", "caption", "danger")
        self._labels: list[Text] = []
        self._passage = ""
        self._more = box(self._rows())
        for part in (self.text, self._trouble, self._more, self.visibility):
            self.body.addWidget(part)
        self.dress()
        self._rest = Pause(self, self.flush)
        self._listen()
        self.setFocusProxy(self.text)
        self.show_writing(Writing())

    def _rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(S)
        parts = ((_("Besoins"), self.needs), (_("Étape"), self.steps), (_("Cadre"), self.context))
        for i, (label, editor) in enumerate(parts):
            words = Text(label, "label", "muted", wrap=False)
            words.setBuddy(editor)
            grid.addWidget(words, i, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, i, 1)
            self._labels.append(words)
        grid.setColumnStretch(1, 1)
        return grid

    def dress(self) -> None:
        """The words at the left stand on the line of their field."""
        super().dress()
        for words in getattr(self, "_labels", ()):
            words.setMinimumHeight(self.needs.field.sizeHint().height())
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where room is short, a step and the context take two lines."""
        if hasattr(self, "context"):
            narrow = self.width() < look().px(NARROW)
            self.steps.set_narrow(narrow)
            self.context.set_narrow(narrow)

    def _listen(self) -> None:
        for editor in (self.text, self.needs, self.steps, self.context, self.visibility):
            editor.changed.connect(self._typed)
        self.text.installEventFilter(self)

    def writing(self) -> Writing:
        """What is written so far."""
        words, who, day = self.steps.typed()
        return Writing(
            text=self.text.value(),
            visibility=self.visibility.value(),
            needs=self.needs.value(),
            steps=self.steps.value(),
            need=self.needs.typed(),
            step=words,
            step_who=who,
            step_due=day,
            passage=self._passage,
            **self.context.value(),
        )

    def restore(self, draft: Writing, said: str) -> None:
        """Show what was being typed, with what was typed while it was looked for."""
        typed = self.writing()
        if typed.empty():
            self.show_writing(draft, said)
        elif not draft.empty():
            self.show_writing(replace(draft, text="\n".join(filter(None, (draft.text, typed.text)))), said)

    def show_writing(self, writing: Writing, said: str = "") -> None:
        """Show a draft or a blank form; whatever was waiting to be kept must have been flushed before."""
        self._rest.stop()
        self._wait(False)
        self._passage = writing.passage
        self.text.set_value(writing.text)
        self.visibility.set_value(writing.visibility)
        self.needs.set_value(writing.needs, writing.need)
        self.steps.set_writing(writing)
        self.context.set_writing(writing)
        self.refuse("")
        self._state.setText(said)
        self.unfold(not writing.empty())

    def set_readers(self, readers: Mapping[str, str]) -> None:
        """Who reads each level, by name."""
        self.visibility.set_readers(readers)

    def name(self, person: str) -> None:
        """Say aloud whom one writes about."""
        self.text.setAccessibleName(_("Écrire un entretien avec {person}").format(person=person))

    def refuse(self, sentence: str) -> None:
        """Say what must change before it can be kept."""
        if sentence and sentence != self.trouble():
            announce(self, sentence)
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.text.setAccessibleDescription(sentence)
        if sentence:
            self._wait(False)

    def trouble(self) -> str:
        """What must change, as shown; "" when nothing must."""
        return self._trouble.text()

    def kept(self) -> None:
        """The draft is in the record; said unless more was typed, or all of it erased, since."""
        if not self._rest.isActive() and not self.writing().empty():
            self._state.setText(_("Brouillon gardé"))

    def unfold(self, on: bool = True) -> None:
        """Show the whole form, or the text and its readers only; the keyboard then stays on the text."""
        focus = QApplication.focusWidget()
        if not on and focus and self._more.isAncestorOf(focus):
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._more.setVisible(on)

    def write(self, character: str = "") -> None:
        """Take the keyboard; `character` was typed on the page and belongs here."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if character:
            self.text.insertPlainText(character)

    def submit(self) -> None:
        """Keep the encounter, unless something typed does not read."""
        self._rest.stop()
        problem = self.context.problem() or self.steps.due.problem()
        self.refuse(problem)
        if not problem and self.save.isEnabled():
            self._wait(True)
            self.submitted.emit(self.writing())

    def _wait(self, on: bool) -> None:
        """What is being written down is neither sent twice nor changed meanwhile."""
        self.save.setEnabled(not on)
        self.text.setReadOnly(on)

    def flush(self) -> None:
        """Keep the draft now."""
        if self._rest.isActive():
            self._rest.stop()
        self.paused.emit(self.writing())

    def leave(self) -> None:
        """One goes elsewhere: nothing typed waits."""
        if self._rest.isActive():
            self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click in the small form unfolds it."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.unfold()
        return False

    def _typed(self) -> None:
        self.unfold()
        self._state.setText("")
        self.refuse(warning(self.writing()))
        self._rest.start()
