"""« Contacts à reprendre »: called, a file, someone of the notebook, or why not; one letter answers."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from cad.domain.dates import show_day_long, show_time
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.services import calling_back, passages
from cad.services.taking_up import ToTakeUp
from ui.desk import QtDesk
from ui.screens.resident.form_sheet import Fields, FormSheet, tell
from ui.screens.today.contacts import name, themes
from ui.widgets.facts import Facts
from ui.widgets.field import Field
from ui.widgets.picks import Pick, Picks
from ui.widgets.text_field import TextField

WAYS = (
    Pick("reached", _("Rappelé·e"), hint="R"),
    Pick("file", _("Ouvrir une fiche"), hint="F"),
    Pick("known", _("C’est quelqu’un du carnet"), hint="C"),
    Pick("let_go", _("Ne plus rappeler"), hint="N"),
)


def contact_sheet(host: QWidget, desk: QtDesk, one: ToTakeUp) -> FormSheet:
    """What they said, and what to do of it."""
    picks, reason = Picks(WAYS), TextField()
    fields: Fields = {
        "way": Field(_("Et maintenant\u202f?"), picks),
        "reason": Field(_("Précision"), reason, help=_("À dire si l’on ne rappelle plus.")),
    }
    sheet = FormSheet(host, name(one), fields, items=(Facts(_facts(one)), *fields.values()))
    refuse = lambda sentence: tell(sheet, desk, {"reason": sentence})  # noqa: E731
    done = lambda _made: sheet.done()  # noqa: E731

    def submit(typed: dict[str, Any]) -> None:
        way, why = typed["way"], typed["reason"]
        if way == "reached":
            said = _("Rappel noté")
            desk.act(calling_back.contact_reached, done, refuse, said=said, passage=one.met.id, reason=why)
        elif way == "let_go":
            said = _("N’est plus à rappeler")
            desk.act(calling_back.let_contact_go, done, refuse, said=said, passage=one.met.id, reason=why)
        elif way:
            sheet.done()
            _leads(host, desk, one)[way]()
        else:
            sheet.refuse({"way": _("Choisissez ce qui a été fait.")})

    def hinted() -> None:
        """A letter is enough, unless a reason is asked."""
        if picks.value() == "let_go" and not reason.value():
            reason.setFocus()
        else:
            sheet.save.click()

    sheet.submitted.connect(submit)
    picks.hinted.connect(hinted)
    picks.entered.connect(sheet.save.click)
    reason.returnPressed.connect(sheet.save.click)
    return sheet.open()


def _leads(host: QWidget, desk: QtDesk, one: ToTakeUp) -> dict[str, Callable[[], object]]:
    from ui.screens.referrals.whom import Whom
    from ui.screens.residents.met_person import MetPresenter
    from ui.screens.residents.new_sheet import NewPersonSheet

    def known(person: str) -> None:
        said = _("Noté dans sa fiche")
        desk.act(passages.know_passage, said=said, passage=one.met.id, resident=person)

    return {
        "file": lambda: NewPersonSheet(host, desk, partial(MetPresenter, met=one.met)).open(),
        "known": lambda: Whom(host, desk, _("Qui est-ce\u202f? Tapez un nom…"), known).palette.open_palette(),
    }


def _facts(one: ToTakeUp) -> list[tuple[str, str]]:
    met = one.met
    when = _("{day} à {time}").format(day=show_day_long(met.at[:10]), time=show_time(met.at))
    told = (
        (_("Téléphone"), shown_phone(met.phone) if met.phone else ""),
        (_("Langue"), met.language),
        (_("Besoins"), themes(one)),
        (_("Ce qui a été dit"), met.heard),
        (_("Rencontre"), ", ".join(filter(None, (one.place, when)))),
        (_("Noté par"), one.by),
    )
    return [(label, value) for label, value in told if value]
