"""What the form of a position and that of an offer ask alike: when, where, how one gets there. No more."""

from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.text import _
from cad.domain.workplace import MEANS, Workplace
from ui.screens.resident.form_sheet import Fields
from ui.theme.measures import M
from ui.widgets.chips import ChipPicker
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.layout import Item, row
from ui.widgets.text_field import TextField

HOURS = "lun-ven 6h-14h, sam 8h-12h"


def fields(about: Workplace) -> Fields:
    """By name, as the record calls them."""
    return {
        "hours": Field(
            _("Jours et heures"),
            TextField(about.hours, placeholder=HOURS),
            help=_("Comparés aux heures libres de chacun·e."),
            optional=True,
        ),
        "place": Field(_("Lieu"), TextField(about.place), optional=True),
        "neighbourhood": Field(
            _("Quartier"), Choice(NEIGHBOURHOODS.items(), about.neighbourhood, least=16), optional=True
        ),
        "means": Field(_("On y va"), ChipPicker(MEANS.items(), about.means), optional=True),
        "minutes": Field(
            _("Trajet, en minutes"),
            TextField(str(about.minutes or ""), placeholder=_("depuis le centre")),
            optional=True,
        ),
    }


def items(asked: Fields) -> tuple[Item, ...]:
    """In the order of the form."""
    where = row(*(asked[name] for name in ("place", "neighbourhood", "minutes")), spacing=M)
    for i, share in enumerate((4, 3, 3)):
        where.setStretch(i, share)
    return asked["hours"], where, asked["means"]
