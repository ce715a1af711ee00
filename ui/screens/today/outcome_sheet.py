"""« Que devient … ? »: one letter answers; a word may be added, or the person’s page opened, before."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from cad.domain.outcome import OUTCOMES, months_after_what
from cad.domain.text import _
from cad.services.outcomes import Due
from ui.ports import Desk
from ui.screens.resident.form_sheet import Fields, FormSheet, tell
from ui.widgets.field import Field
from ui.widgets.picks import Pick, Picks, hinted
from ui.widgets.text import Text
from ui.widgets.text_field import TextField

Say = Callable[..., None]


def outcome_sheet(host: QWidget, desk: Desk, due: Due, say: Say) -> FormSheet:
    """Ask what became of someone; `say` writes the answer down."""
    hints = hinted(OUTCOMES.values())
    picks = Picks(
        [Pick(key, label, hint=hint) for (key, label), hint in zip(OUTCOMES.items(), hints, strict=True)]
    )
    fields: Fields = {
        "state": Field(_("Situation"), picks),
        "reason": Field(_("Précision"), TextField(), optional=True),
    }
    since = Text(months_after_what(due.row.months, due.after).capitalize(), "body", "muted")
    sheet = FormSheet(
        host,
        _("Que devient {name}\u202f?").format(name=due.row.person.name),
        fields,
        items=(since, *fields.values()),
        ways=(("resident", _("Ouvrir sa fiche"), "person"),),
    )

    def submit(typed: dict[str, Any]) -> None:
        if sheet.way:
            sheet.done()
            desk.open("resident", resident=due.row.person.id)
        else:
            failed = lambda sentence: tell(sheet, desk, {"": sentence})  # noqa: E731
            say(due, typed["state"], typed["reason"], sheet.done, failed)

    sheet.submitted.connect(submit)
    picks.hinted.connect(sheet.save.click)
    picks.entered.connect(sheet.save.click)
    return sheet.open()
