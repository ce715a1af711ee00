"""Correcting a draft before it is handed over."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from cad.domain.referral import Referral
from cad.domain.text import _
from cad.domain.themes import THEMES
from ui.screens.resident.form_sheet import Fields, FormSheet
from ui.theme.measures import M
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.layout import row
from ui.widgets.text_area import TextArea


def draft_sheet(host: QWidget, draft: Referral, today: Callable[[], date]) -> FormSheet:
    """What may still be changed: what is asked, the theme, the documents, the day an answer is expected."""
    themes = [("", _("Aucun")), *((theme.key, theme.label) for theme in THEMES)]
    fields: Fields = {
        "purpose": Field(_("Objet de la demande"), TextArea(draft.purpose)),
        "theme": Field(_("Thème"), Choice(themes, draft.theme)),
        "answer_by": Field(_("Réponse attendue le"), DateField(draft.answer_by, today=today)),
        "documents": Field(
            _("Documents à apporter"),
            TextArea(draft.documents, lines=2),
            help=_("Un par ligne."),
            optional=True,
        ),
    }
    middle = row(fields["theme"], fields["answer_by"], spacing=M)
    items = (fields["purpose"], middle, fields["documents"])
    return FormSheet(host, _("Modifier le brouillon"), fields, items=items)
