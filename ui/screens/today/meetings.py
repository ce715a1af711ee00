"""Appointments of the day: those to come, the next day’s, those of which one has not said who came. No Qt."""

from dataclasses import replace

from cad.domain.clock import here
from cad.domain.dates import show_day_long, show_relative, show_time
from cad.domain.text import _
from cad.services.today import AgendaRow, TodayPage
from ui.screens.today.section import Led, Section, person_row, section


def appointments(page: TodayPage) -> Section:
    """Whom one sees."""
    rows = (_meeting(a, show_time(a.at), _kept(a, here(page.moment))) for a in page.appointments)
    return section("appointments", _("Rendez-vous"), rows)


def tomorrow(page: TodayPage) -> Section:
    """Whom one sees next."""
    day = show_day_long(page.tomorrow[0].at) if page.tomorrow else ""
    rows = (_meeting(a, show_time(a.at)) for a in page.tomorrow)
    made = section("tomorrow", _("Demain, {day}").format(day=day), rows)
    return replace(made, also=(_("Les appeler"), ("calls", {})))


def unconfirmed(page: TodayPage) -> Section:
    """Who came, and who did not, is still to be said."""
    rows = (_meeting(a, show_relative(a.at[:10], page.day)) for a in page.unconfirmed.first)
    return section("unconfirmed", _("Venu·e ou pas\u202f?"), rows, page.unconfirmed.count)


def _meeting(a: AgendaRow, when: str, kept: str = "") -> Led:
    about = " · ".join(filter(None, (a.purpose, a.with_name or a.partner, a.place)))
    row, lead = person_row(f"meeting:{a.id}", a.person, about, when, "text")
    return row._replace(note=kept), lead


def _kept(a: AgendaRow, now: str) -> str:
    """Whether the person came; of an appointment that is over, that it remains to be said."""
    if a.state == "planned":
        return _("venu·e ou pas\u202f?") if a.at < now else ""
    return {"came": _("venu·e"), "missed": _("pas venu·e")}.get(a.state, "")
