"""The periods one chooses from, as first and last days. No Qt here."""

from datetime import date, timedelta

from cad.domain.text import _

YEAR, TWELVE, QUARTER, LAST_YEAR, OTHER = "year", "twelve", "quarter", "last_year", "other"
CHOICES = {
    YEAR: _("Cette année"),
    TWELVE: _("12 derniers mois"),
    QUARTER: _("3 derniers mois"),
    LAST_YEAR: _("L’an dernier"),
    OTHER: _("D’un jour à un autre…"),
}

WHOLE_YEARS = {key: CHOICES[key] for key in (YEAR, LAST_YEAR)}
"""What the coordination chooses from."""


def days(period: str, today: date) -> tuple[str, str]:
    """First and last day of a period, today being the last of those that are not over."""
    if period == LAST_YEAR:
        return f"{today.year - 1}-01-01", f"{today.year - 1}-12-31"
    if period in (TWELVE, QUARTER):
        first = _months_before(today, 12 if period == TWELVE else 3) + timedelta(days=1)
        return first.isoformat(), today.isoformat()
    return f"{today.year}-01-01", today.isoformat()


def _months_before(day: date, months: int) -> date:
    rank = day.year * 12 + day.month - 1 - months
    year, month = divmod(rank, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError(day)
