"""An employer’s statement seen before it is written: what is new, corrected, already so, refused and why."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFileDialog, QWidget

from cad.domain.hours import show_hours, show_month
from cad.domain.text import _, n_
from cad.services.hours_plan import CORRECTED, NEW, REFUSED, SAME, HoursPlan, Planned
from ui.screens.asking import Form
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.theme.measures import L
from ui.widgets.field import Field
from ui.widgets.figures import Figures
from ui.widgets.fitted_list import FittedList
from ui.widgets.heading import SectionHeading
from ui.widgets.layout import Item
from ui.widgets.rows import Row
from ui.widgets.text_field import TextField

_TITLES = {
    REFUSED: _("Refusé"),
    CORRECTED: _("Corrigé\u00a0: ce qui était dit reste lisible"),
    NEW: _("Nouveau"),
    SAME: _("Déjà saisi, rien ne change"),
}
_MARKS = {
    REFUSED: ("close", "danger"),
    CORRECTED: ("pen", "warning"),
    NEW: ("plus", "success"),
    SAME: ("check", "muted"),
}


def choose_file(host: QWidget) -> str:
    """The system’s dialog; "" when one gives up."""
    kinds = f"{_('Tableaux')} (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt);;{_('Tous les fichiers')} (*)"
    path, _kind = QFileDialog.getOpenFileName(host, _("Choisir un relevé d’heures"), "", kinds)
    return path


def sheet(host: QWidget, form: Form, _today: Callable[[], date]) -> FormSheet:
    """What would be written, before it is."""
    plan: HoursPlan = form.about
    count = len(plan.of(NEW)) + len(plan.of(CORRECTED))
    help_ = _("Une raison fait aussi écrire les mois clos. Les autres refus restent.")
    fields: Fields = {"reason": Field(_("Raison"), TextField(), help=help_, optional=True)}
    lists: list[Item] = []
    for what, title in _TITLES.items():
        if found := plan.of(what):
            lists += [L, SectionHeading(title), FittedList(title, [row(one) for one in found])]
    save = n_("Écrire {n} mois", "Écrire {n} mois", count) if count else _("Écrire")
    title = _("Relevé d’heures · {file}").format(file=plan.file)
    items = (Figures(figures(plan)), fields["reason"], *lists)
    return FormSheet(host, title, fields, items=items, save=save, width=680)


def figures(plan: HoursPlan) -> tuple[tuple[str, str, str, str], ...]:
    """How many of each."""
    words = {
        NEW: _("à écrire"),
        CORRECTED: _("à corriger"),
        REFUSED: n_("refusé", "refusés", len(plan.of(REFUSED))),
        SAME: _("déjà saisis"),
    }
    return tuple((str(len(plan.of(what))), said, *_MARKS[what]) for what, said in words.items())


def row(one: Planned) -> Row:
    """One line of the file."""
    icon, tone = _MARKS[one.what]
    month = show_month(one.month).capitalize() if one.month else ""
    line = _("ligne {n}").format(n=one.line)
    return Row(
        f"{one.line}:{one.month}",
        one.name,
        " · ".join(filter(None, (month, one.why))),
        show_hours(one.hundredths) if one.hundredths or one.what != REFUSED else "",
        "text",
        note=line,
        icon=icon,
        tone=tone,
    )
