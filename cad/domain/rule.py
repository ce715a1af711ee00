"""What a threshold is before anybody set it: its value, its unit, where it comes from, when to look again."""

from dataclasses import dataclass

from cad.domain.text import _

DAYS, MONTHS, MINUTES, MEGABYTES = "days", "months", "minutes", "megabytes"
YEARS, HOURS, PERCENT, PEOPLE, TIMES, SPEED = "years", "hours", "percent", "people", "times", "speed"
UNITS = {
    DAYS: _("jours"),
    MONTHS: _("mois"),
    MINUTES: _("minutes"),
    MEGABYTES: _("Mo"),
    PEOPLE: _("personnes"),
    YEARS: _("ans"),
    HOURS: _("heures"),
    PERCENT: _("%"),
    TIMES: _("fois"),
    SPEED: _("km/h"),
}


@dataclass(frozen=True, slots=True)
class RuleDefault:
    """One default: `value` in `unit`, in force `since` a day, to be looked at again on `check_on`."""

    name: str
    label: str
    value: int
    unit: str
    since: str
    source: str
    check_on: str
    least: int = 1
    most: int = 3650
