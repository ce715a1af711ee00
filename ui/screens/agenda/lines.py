"""How what stands in a week is shown, and what one may do of it. No Qt here."""

from collections import Counter
from itertools import groupby

from cad.domain.agenda import Slot, at_once, frames, side_by_side
from cad.domain.dates import show_day_long, show_minutes, show_span, show_time, show_weekday
from cad.domain.text import _, n_
from cad.services.agenda import Week
from ui.widgets.week_cell import Cell
from ui.widgets.week_grid import Day

TONES = {"came": ("success", "check"), "missed": ("danger", "close")}
KINDS = {"event": ("need", "people"), "session": ("info", "pin")}
STATES = {"planned": "", "came": _("venu·e"), "missed": _("pas venu·e")}
TOGETHER = _("deux rendez-vous au même moment")

Action = tuple[str, str, str, str]
"""Key, label, icon, and the letter that does it from the week."""


def days(week: Week, today: str) -> list[Day]:
    """The columns: the end of the week only when something is there."""
    busy = {one.at[:10] for one in week.slots} | {today}
    return [
        Day(
            day,
            _("{weekday} {n}").format(weekday=show_weekday(day, short=True), n=int(day[8:])),
            show_day_long(day),
            number < 5 or day in busy,
        )
        for number, day in enumerate(week.days)
    ]


def cells(week: Week, now: str) -> list[Cell]:
    """Everything of the week where it stands; `now` is a local moment."""
    made = []
    for _day, of_day in groupby(week.slots, lambda one: one.at[:10]):
        held = list(of_day)
        behind = frames(held)
        lanes = side_by_side([one for one in held if one.key not in behind])
        for one in held:
            if one.key in behind:
                made.append(_cell(one, behind[one.key], 0, 0, now))
            else:
                around = [behind[b.key] + 1 for b in held if b.key in behind and at_once(one, b)]
                made.append(_cell(one, *lanes[one.key], max(around, default=0), now))
    return made


def _cell(one: Slot, lane: int, lanes: int, inset: int, now: str) -> Cell:
    tone, icon = TONES.get(one.state, KINDS.get(one.kind, ("accent", "")))
    if one.kind == "appointment" and one.state == "planned" and one.at < now:
        tone, icon = "warning", "question"
    lines = tuple(filter(None, (f"{show_time(one.at)} · {one.host}".rstrip(" ·"), one.place)))
    return Cell(
        one.key, one.at[:10], one.begins, one.ends, lane, lanes, inset, one.title, lines, tone, icon,
        one.together, spoken(one, now),
    )  # fmt: skip


def spoken(one: Slot, now: str) -> str:
    """All that is known of it, as read aloud."""
    unsaid = one.kind == "appointment" and one.state == "planned" and one.at < now
    state = _("venu·e ou pas\u202f?") if unsaid else STATES.get(one.state, "")
    about = one.about if one.kind != "appointment" else ""
    parts = (
        one.title,
        moment(one),
        about,
        with_whom(one),
        one.place,
        state,
        TOGETHER if one.together else "",
    )
    return ", ".join(filter(None, parts))


def moment(one: Slot) -> str:
    """When it is, and for how long when that is known."""
    when = _("{day}, {time}").format(day=_weekday(one.at), time=show_time(one.at))
    return f"{when} ({show_minutes(one.minutes)})" if one.minutes else when


def _weekday(at: str) -> str:
    return show_day_long(at[:10]).rsplit(" ", 1)[0]


def with_whom(one: Slot) -> str:
    """Who receives."""
    return _("avec {name}").format(name=one.host) if one.host else ""


def about(one: Slot) -> str:
    """What is known of it, in a line."""
    return " · ".join(
        filter(None, (moment(one), with_whom(one), one.place, one.about, STATES.get(one.state, "")))
    )


def title(week: Week) -> str:
    """The week, and how much is in it."""
    return show_span(week.days[0], week.days[-1]).capitalize()


def summary(week: Week) -> str:
    """How much is in it."""
    count = Counter(one.kind for one in week.slots).__getitem__
    meetings, held = count("appointment"), count("session")
    twice = sum(one.together for one in week.slots)
    said = (
        n_("{n} rendez-vous", "{n} rendez-vous", meetings) if meetings else _("aucun rendez-vous"),
        n_("{n} rencontre", "{n} rencontres", count("event")) if count("event") else "",
        n_("{n} permanence ou sortie", "{n} permanences ou sorties", held) if held else "",
        n_("{n} en même temps qu’un autre", "{n} en même temps qu’un autre", twice) if twice else "",
    )
    return " · ".join(filter(None, said))


def actions(one: Slot, today: str) -> list[Action]:
    """What one may do of it, the likeliest first."""
    if one.kind != "appointment":
        return [("open", _("Ouvrir"), "arrow-right", "")]
    open_file = ("open", _("Fiche"), "person", "f")
    slip, move, cancel = (
        ("slip", _("Billet"), "print", "b"),
        ("move", _("Déplacer…"), "calendar", "d"),
        ("cancel", _("Annuler…"), "trash", "a"),
    )
    came, missed = ("came", _("Venu·e"), "check", "v"), ("missed", _("Pas venu·e"), "close", "p")
    said = [one_of for one_of in (came, missed) if one_of[0] != one.state] if one.at[:10] <= today else []
    if one.state != "planned":
        return [*said, open_file]
    return [*said, open_file, slip, move, cancel] if said else [open_file, slip, move, cancel]
