"""Who is here for one at a drop-in, and the drop-ins and outreach of the day. No Qt here."""

from typing import TYPE_CHECKING

from cad.domain.dates import show_minutes, show_time
from cad.domain.session import OUTREACH
from cad.domain.text import _, n_
from cad.services.today import TodayPage
from ui.screens.today.section import Led, Section, section
from ui.widgets.rows import Row

if TYPE_CHECKING:
    from cad.services.session_pages import SessionRow, Waits


def waits(page: TodayPage) -> Section:
    """Who asked for one, or was passed to one: first of all."""
    return section("waits", _("On vous attend"), (_waits(one) for one in page.waits))


def sessions(page: TodayPage) -> Section:
    """Those under way, and to come today."""
    return section("sessions", _("Sur le terrain"), (_session(one, page.day) for one in page.sessions))


def _waits(one: "Waits") -> Led:
    waited = show_minutes(one.came.waited) if one.came.waited else _("à l’instant")
    about = " · ".join(filter(None, (one.place, one.came.passage.reason)))
    row = Row(f"waits:{one.came.passage.id}", one.came.name, about, waited, "warning", avatar=one.came.name)
    return row, ("field", {"session": one.session})


def _session(row: "SessionRow", today: str) -> Led:
    one = row.session
    late = one.under_way and one.starts_at[:10] < today
    state = _("restée ouverte") if late else _("en cours") if one.under_way else show_time(one.starts_at)
    came = n_("{n} passage", "{n} passages", row.came) if row.came else ""
    icon = "outreach" if one.nature == OUTREACH else "pin"
    tone = "warning" if late else "success" if one.under_way else "text"
    return Row(f"session:{one.id}", one.name, came, state, tone, icon=icon), ("field", {"session": one.id})
