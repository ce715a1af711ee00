"""Steps that one does, and what became of people after what one did. No Qt here."""

from cad.domain.dates import show_day, show_delay, show_relative
from cad.domain.outcome import months_after_what
from cad.domain.text import _
from cad.services.today import TodayPage
from ui.screens.today.section import Section, person_row, section


def steps(page: TodayPage) -> Section:
    """What was agreed, the latest due first."""
    led = []
    for step in page.steps.first:
        who = step.who_name or (_("moi") if step.who == "adviser" else "")
        about = " · ".join(filter(None, (step.title, who)))
        led.append(person_row(f"step:{step.id}", step.person, about, *_due(step.days, step.due_on)))
    return section("steps", _("Étapes à faire"), led, page.steps.count)


def after(page: TodayPage) -> Section:
    """What became of people one leads: asked from the row itself, one letter answers."""
    led = []
    for one in page.after:
        about, since = months_after_what(one.row.months, one.after), show_relative(one.since, page.day)
        row, _lead = person_row(f"after:{one.row.kind}:{one.row.origin}", one.row.person, about, since)
        led.append((row, one))
    return section("after", _("Que deviennent-ils\u202f?"), led)


def _due(days: int, due_on: str) -> tuple[str, str]:
    """When a step is due, and the tone of it."""
    if days < 0:
        return _("en retard de {delay}").format(delay=show_delay(-days)), "danger"
    near = {0: _("aujourd’hui"), 1: _("demain")}
    return near.get(days) or show_day(due_on), "text" if days == 0 else "muted"
