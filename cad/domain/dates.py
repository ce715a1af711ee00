"""French days and times, written as a French reader expects them.

Babel does this well but costs 60 ms at start; an app that opens at a drop-in cannot wait for it, and French
month names do not change. Days are ISO strings ("2026-11-22"), local date-times "2026-11-22T14:30".
"""

from datetime import date

from cad.domain.text import _, n_

NBSP = "\u00a0"

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
SHORT_MONTHS = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SHORT_WEEKDAYS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")


def day_number(day: int) -> str:
    """The number of a day as one writes it: "1er", then "2", "3"…"""
    return _("1er") if day == 1 else str(day)


def show_day(day: str, *, year: bool = True) -> str:
    """For lists: "dim. 22 nov. 2026", or without its year; "" stays "". A date-time loses its time."""
    if not day:
        return ""
    d = date.fromisoformat(day[:10])
    shown = f"{_(SHORT_WEEKDAYS[d.weekday()])} {day_number(d.day)} {_(SHORT_MONTHS[d.month - 1])}"
    return f"{shown} {d.year}" if year else shown


def show_day_long(day: str) -> str:
    """For letters and titles: "dimanche 22 novembre 2026"; "" stays ""."""
    if not day:
        return ""
    return f"{_(WEEKDAYS[date.fromisoformat(day[:10]).weekday()])} {show_date(day)}"


def show_weekday(day: str, *, short: bool = False) -> str:
    """The day of the week alone: "dimanche", or "dim."."""
    return _((SHORT_WEEKDAYS if short else WEEKDAYS)[date.fromisoformat(day[:10]).weekday()])


def show_date(day: str) -> str:
    """Where the weekday would only be noise: "22 novembre 2026"; "" stays ""."""
    if not day:
        return ""
    d = date.fromisoformat(day[:10])
    return f"{day_number(d.day)} {_(MONTHS[d.month - 1])} {d.year}"


def show_span(first: str, last: str) -> str:
    """From a day to another, as short as they allow: "du 7 au 11 décembre 2026"; of one alone, that one."""
    if not first or not last or first == last:
        return show_date(first or last)
    start = show_date(first)
    if first[:7] == last[:7]:
        start = start.split(" ")[0]
    elif first[:4] == last[:4]:
        start = start.rsplit(" ", 1)[0]
    return _("du {start} au {end}").format(start=start, end=show_date(last))


def show_time(at: str) -> str:
    """The time of "2026-11-22T14:30" or of a bare "14:30": "14 h 30", "9 h"; "" stays ""."""
    if not at:
        return ""
    hours, minutes = at.rpartition("T")[2][:5].split(":")
    shown = f"{int(hours)}{NBSP}h"
    return shown if minutes == "00" else f"{shown}{NBSP}{minutes}"


def show_moment(at: str) -> str:
    """A day and its time, "dim. 22 nov. 2026 à 14 h 30"; a bare day stays a day, "" stays ""."""
    if "T" not in at:
        return show_day(at)
    return _("{day} à {time}").format(day=show_day(at), time=show_time(at))


def show_minutes(minutes: int) -> str:
    """A length: "45 min", "1 h", "1 h 15"."""
    if minutes < 60:
        return f"{minutes}{NBSP}min"
    hours, rest = divmod(minutes, 60)
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"


def days_between(earlier: str, later: str) -> int:
    """Whole days from one day (or date-time) to another; negative when the order is reversed."""
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days


def show_delay(days: int) -> str:
    """A distance in days, as one says it: "3 jours", "2 semaines", "4 mois", "2 ans"."""
    if days < 14:
        return n_("{n}\u00a0jour", "{n}\u00a0jours", days)
    if days < 60:
        return n_("{n}\u00a0semaine", "{n}\u00a0semaines", days // 7)
    if days < 730:
        return n_("{n}\u00a0mois", "{n}\u00a0mois", round(days / 30.44))
    return n_("{n}\u00a0an", "{n}\u00a0ans", round(days / 365.25))


def show_relative(day: str, today: str) -> str:
    """As one says it today: "aujourd’hui", "hier", "dans 3 jours", "il y a 2 mois"; "" stays ""."""
    if not day:
        return ""
    days = days_between(today, day)
    near = {0: _("aujourd’hui"), 1: _("demain"), -1: _("hier"), 2: _("après-demain"), -2: _("avant-hier")}
    if days in near:
        return near[days]
    sentence = _("dans {delay}") if days > 0 else _("il y a {delay}")
    return sentence.format(delay=show_delay(abs(days)))
