"""Events and who is on their list, as rows. No Qt here."""

from collections.abc import Mapping

from cad.domain.dates import show_date, show_day, show_time
from cad.domain.event import ATTENDANCE_STATES, EVENT_KINDS, MEETING_STATES
from cad.domain.outcome import OUTCOMES
from cad.domain.text import _, n_
from cad.services.event_pages import EventList, EventPage, EventRow, Guest
from ui.screens.axis_presenter import WHOLE
from ui.widgets.rows import Row

_TONES = {"came": "success", "coming": "info", "missed": "muted", "declined": "muted", "invited": "muted"}
_KINDS = {
    "forum": "people", "job_dating": "message", "visit": "storefront", "without_cv": "briefcase",
    "workshop": "bulb",
}  # fmt: skip


def whole(found: EventList) -> Row:
    """All events together."""
    counted = n_("{n} rencontre", "{n} rencontres", found.total)
    return Row(WHOLE, _("Toutes les rencontres"), counted, icon="goal", tone="accent")


def event(row: EventRow, today: str) -> Row:
    """One event: how many came, or are expected."""
    one = row.event
    when = _("{day} à {time}").format(day=show_day(one.starts_at[:10]), time=show_time(one.starts_at))
    badges = ((_("Annulée"), "warning", "close"),) if one.cancelled_on else ()
    past = one.starts_at[:10] <= today
    none = one.cancelled_on and not row.came
    count = (
        ""
        if none
        else (
            n_("{n} venue", "{n} venues", row.came)
            if past
            else n_("{n} invité·e", "{n} invité·es", row.listed)
        )
    )
    signed = n_("{n} contrat", "{n} contrats", row.contracts) if row.contracts else ""
    return Row(
        one.id,
        one.title,
        " · ".join(filter(None, (when, one.place))),
        count,
        "text" if past else "info",
        note=signed,
        badges=badges,
        icon=_KINDS.get(one.kind, "people"),
    )


def guest(one: Guest, page: EventPage) -> Row:
    """Someone on the list: the companies they met, how far it went."""
    state = one.attendance.state
    met = " · ".join(
        f"{page.names.get(m.company, '')}\u00a0: {MEETING_STATES[m.state].lower()}" for m in one.meetings
    )
    later = [f"{o.months}\u00a0mois\u00a0: {OUTCOMES[o.state].lower()}" for o in one.outcomes[-1:]]
    return Row(
        one.attendance.id,
        one.name,
        met or one.attendance.reason,
        ATTENDANCE_STATES[state],
        _TONES.get(state, "muted"),
        note=" · ".join(later),
        avatar=one.name,
    )


def after(page: EventPage) -> list[Row]:
    """What became of those who came, at each number of months."""
    came = page.count("came")
    return [
        Row(
            str(months),
            _("{n} mois après").format(n=months),
            ", ".join(f"{count} {OUTCOMES[state].lower()}" for state, count in states.items()),
            _("{n} sur {came}").format(n=sum(states.values()), came=came),
            icon="goal",
        )
        for months, states in page.after.items()
    ]


def kinds(found: EventList) -> list[Row]:
    """Each sort of event: how many, who came, what was signed."""
    rows = []
    for kind, label in EVENT_KINDS.items():
        some = [row for row in found.rows if row.event.kind == kind]
        if some:
            came, signed = sum(row.came for row in some), sum(row.contracts for row in some)
            rows.append(
                Row(
                    kind,
                    label,
                    n_("{n} rencontre", "{n} rencontres", len(some)),
                    n_("{n} venue", "{n} venues", came),
                    note=n_("{n} contrat", "{n} contrats", signed) if signed else "",
                    icon=_KINDS.get(kind, "people"),
                )
            )
    return rows


def met(one: Guest, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What is known of a person and each company, for the form that adds to it."""
    return tuple(
        (
            names.get(m.company, ""),
            " · ".join(
                filter(
                    None,
                    (
                        MEETING_STATES[m.state],
                        _("le {day}").format(day=show_date(m.on)) if m.on else "",
                        m.reason,
                    ),
                )
            ),
        )
        for m in one.meetings
    )
