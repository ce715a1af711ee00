"""What the axes of the plan have near its end: contracts on lots, desks, pupils with nothing. No Qt here."""

from cad.domain.dates import show_relative
from cad.domain.text import _
from cad.services.today import TodayPage
from ui.screens.today.section import Section, person_row, section
from ui.widgets.rows import Row


def clauses(page: TodayPage) -> Section:
    """What ends soon of contracts on lots: a paper to renew, months that will no longer count."""
    led = []
    for one in page.clauses:
        ends = _("Justificatif à renouveler") if one.what == "proof" else _("Ses heures ne compteront plus")
        when = show_relative(one.day, page.day)
        row, _lead = person_row(f"clause:{one.what}:{one.insertion}", one.person, ends, when)
        led.append((row, ("clauses", {"lot": one.lot})))
    return section("clauses", _("Clauses\u00a0: échéances"), led, more=("clauses", {}))


def stays(page: TodayPage) -> Section:
    """Companies whose desk is soon to be left: one opens their project."""
    led = []
    for one in page.stays:
        if one.hosted:
            about = " · ".join((one.business.name, one.hosted.centre, one.hosted.stay.desk))
            when = show_relative(one.hosted.stay.ends_on, page.day)
            row = Row(f"stay:{one.hosted.stay.id}", one.name, about, when, "warning", avatar=one.name)
            led.append((row, ("businesses", {"business": one.business.id})))
    return section("stays", _("Hébergements qui finissent"), led, more=("businesses", {}))


def pupils(page: TodayPage) -> Section:
    """Pupils with nothing, and their week is near: one opens their search."""
    led = []
    for one in page.pupils:
        about = (one.school, one.pupil.school_class, one.blocked and _("sans accord"))
        when = show_relative(one.week.starts_on, page.day) if one.week else ""
        words = " · ".join(filter(None, about))
        row = Row(f"pupil:{one.pupil.id}", one.name, words, when, "warning", avatar=one.name)
        led.append((row, ("internships", {"pupil": one.pupil.id})))
    return section("pupils", _("Élèves sans stage"), led, more=("internships", {}))
