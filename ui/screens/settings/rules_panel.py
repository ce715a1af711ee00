"""The thresholds in a list, each changed in a sheet, with its source and the day to look at it again."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cad.domain.rule import UNITS
from cad.domain.text import _
from cad.services.action import Done
from ui.desk import QtDesk
from ui.screens.resident.form_sheet import Fields, FormSheet, tell
from ui.screens.settings.panel import Panel
from ui.screens.settings.rules import Line, Rules
from ui.theme.measures import L, M
from ui.widgets.button import IconButton
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.layout import box, clear, column, row
from ui.widgets.text import Text
from ui.widgets.text_field import TextField


class RulesPanel(Panel):
    """Each line has a pen; what this notebook set itself is in the accent."""

    key = "rules"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter = Rules(desk, self)
        self.sheet: FormSheet | None = None
        words = _(
            "La loi et les usages changent\u00a0: chaque seuil est daté, dit d’où il vient "
            "et quand le vérifier. Un changement vaut à partir d’un jour, pas pour avant."
        )
        self._lines = column(spacing=L)
        self.cards.addWidget(Text(words, "body", "muted"))
        self.cards.addWidget(Card(self._lines))

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        self.presenter.arrive()

    def heard(self, done: Done[Any]) -> None:
        """See `Panel.heard`."""
        self.presenter.heard(done)

    def show_rules(self, lines: list[Line]) -> None:
        """See `rules.View`."""
        clear(self._lines)
        for line in lines:
            self._lines.addWidget(self._line(line))

    def _line(self, line: Line) -> QWidget:
        change = _("Modifier\u00a0: {label}").format(label=line.label)
        pen = IconButton("pen", change, on_click=partial(self._edit, line.name))
        check = Text(line.check, "caption", "warning" if line.late else "muted")
        words = column(Text(line.label), Text(line.about, "caption", "muted"), check, spacing=0)
        value = Text(line.value, "strong", "accent" if line.ours else "text", wrap=False)
        made = row(words, value, pen, spacing=M, stretch=0)
        made.setAlignment(value, Qt.AlignmentFlag.AlignTop)
        made.setAlignment(pen, Qt.AlignmentFlag.AlignTop)
        return box(made)

    def _edit(self, name: str) -> None:
        rule, unit = self.presenter.rules[name], UNITS[self.presenter.rules[name].unit]
        fields: Fields = {
            "value": Field(_("Valeur, en {unit}").format(unit=unit), TextField(str(rule.value), width=140)),
            "since": Field(_("À partir du"), DateField(self._today().isoformat(), today=self._today)),
            "source": Field(
                _("D’après quoi"), TextField(rule.source), help=_("Texte, consigne ou usage, avec sa date.")
            ),
            "check_on": Field(_("À vérifier le"), DateField(rule.check_on, today=self._today), optional=True),
        }
        items = (
            row(fields["value"], fields["since"], spacing=M, stretch=1),
            fields["source"],
            fields["check_on"],
        )
        self.sheet = FormSheet(self.window(), rule.label, fields, items=items)
        self.sheet.submitted.connect(lambda typed: self.presenter.save(name, typed))
        self.sheet.open()

    def _today(self) -> date:
        return self.desk.now().date()

    def refuse(self, errors: dict[str, str]) -> None:
        """See `rules.View`."""
        tell(self.sheet, self.desk, errors)

    def close_form(self) -> None:
        """See `rules.View`."""
        if self.sheet:
            self.sheet.done()
            self.sheet = None
