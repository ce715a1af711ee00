"""Files that want a look: soon erased, with a paper that expires, without a next step, silent. No Qt here."""

from cad.domain.dates import days_between, show_date, show_relative
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.services.today import Part, StalledRow, TodayPage
from ui.screens.today.section import Section, person_row, section

PRESSING = 14
"""Days before the end of a file from which it stands out."""
STALLED = 4
"""Rows of people one hears nothing of: the list of residents shows them all."""


def endings(page: TodayPage) -> Section:
    """Files soon erased everywhere, unless the person is heard of: one opens theirs, and writes it."""
    led = []
    for one in page.endings:
        about = _("Sans contact depuis le {day}").format(day=show_date(one.last))
        when = _("effacé le {day}").format(day=show_date(one.until))
        tone = "danger" if days_between(page.day, one.until) <= PRESSING else "warning"
        led.append(person_row(f"ending:{one.person.id}", one.person, about, when, tone))
    return section("endings", _("Dossiers bientôt effacés"), led, tone="warning")


def expiring(page: TodayPage) -> Section:
    """Papers to renew."""
    led = []
    for one in page.expiring.first:
        when = show_relative(one.expires_on, page.day)
        tone = "danger" if one.expires_on < page.day else "warning"
        led.append(person_row(f"document:{one.id}", one.person, one.title or one.category, when, tone))
    return section("expiring", _("Justificatifs qui expirent"), led, page.expiring.count)


def idle(page: TodayPage) -> Section:
    """Nothing is agreed with them."""
    return _stalled(page, "idle", _("Sans prochaine étape"), page.without_next_step)


def silent(page: TodayPage) -> Section:
    """Nobody has heard of them."""
    return _stalled(page, "silent", _("Sans nouvelles"), page.silent)


def _stalled(page: TodayPage, key: str, title: str, part: Part[StalledRow]) -> Section:
    led = []
    for one in part.first[:STALLED]:
        heard = _("dernier contact {when}").format(when=show_relative(one.heard_on, page.day))
        led.append(person_row(f"{key}:{one.person.id}", one.person, heard, shown_phone(one.phone)))
    return section(key, title, led, part.count, more=("residents", {"show": key}))
