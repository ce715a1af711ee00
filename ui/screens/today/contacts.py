"""Who agreed to be called back outside: asked from the row itself, one letter answers. No Qt here."""

from cad.domain.dates import show_relative
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.domain.themes import BY_KEY
from cad.services.taking_up import ToTakeUp
from cad.services.today import TodayPage
from ui.screens.today.section import Section, section
from ui.widgets.rows import Row


def to_take_up(page: TodayPage) -> Section:
    """The oldest first: they were promised a call."""
    led = []
    for one in page.contacts.first:
        since = show_relative(one.met.at[:10], page.day)
        phone = shown_phone(one.met.phone) if one.met.phone else _("sans téléphone")
        about = " · ".join(filter(None, (phone, themes(one), one.place)))
        tone = "danger" if one.late else "muted"
        row = Row(f"contact:{one.met.id}", name(one), about, since, tone, note=one.by, icon="phone")
        led.append((row, one))
    return section("contacts", _("Contacts à reprendre"), led, page.contacts.count)


def name(one: ToTakeUp) -> str:
    """How they called themselves."""
    return one.met.name or _("Sans nom")


def themes(one: ToTakeUp) -> str:
    """What they need, in few words."""
    return ", ".join(BY_KEY[key].short if key in BY_KEY else key for key in one.met.themes)
