"""The dated thresholds: what each says today, whence it comes, when to look at it again. No Qt here."""

from dataclasses import dataclass
from typing import Any, Protocol

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.rule import UNITS
from cad.domain.rules import check_value
from cad.domain.text import _
from cad.services import settings
from cad.services.action import Done
from cad.services.settings import RuleInForce
from ui.ports import Desk

FORM = "rule"


class View(Protocol):
    """What it asks of the section."""

    def show_rules(self, lines: list["Line"]) -> None:
        """List them."""

    def refuse(self, errors: dict[str, str]) -> None:
        """The form is not right."""

    def close_form(self) -> None:
        """The new value is written."""


class Rules:
    """`rules` by name."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.rules: dict[str, RuleInForce] = {}

    def arrive(self) -> None:
        """Ask for them."""
        self._desk.ask(settings.rules, self._show)

    def heard(self, done: Done[Any]) -> None:
        """One was changed."""
        if any(kind == "rule" for kind, _id in done.changed):
            self.arrive()

    def _show(self, rules: list[RuleInForce]) -> None:
        self.rules = {rule.name: rule for rule in rules}
        today = self._desk.now().date().isoformat()
        self._view.show_rules([line(rule, today) for rule in rules])

    def save(self, name: str, typed: dict[str, str]) -> None:
        """Change one from a day on."""
        try:
            value = amount(name, typed["value"])
        except Refused as refused:
            self._view.refuse({"value": str(refused)})
            return
        failed = lambda sentence: self._view.refuse({"": sentence})  # noqa: E731
        given = {key: typed[key] for key in ("since", "source", "check_on")}
        said = _("Règle modifiée")
        self._desk.act(settings.set_rule, self._saved, failed, said=said, name=name, value=value, **given)

    def _saved(self, _rule: Any) -> None:
        self._view.close_form()


def amount(name: str, typed: str) -> int:
    """The number typed. Raises Refused when it is none, or out of what makes sense."""
    figures = typed.strip().replace("\u202f", "").replace(" ", "")
    if not figures.isdecimal():
        raise Refused(_("Écrivez un nombre entier, sans unité."))
    check_value(name, int(figures))
    return int(figures)


@dataclass(frozen=True, slots=True)
class Line:
    """One rule in words; `late`: the day to look at it again has come."""

    name: str
    label: str
    value: str
    about: str
    check: str
    late: bool
    ours: bool


def line(rule: RuleInForce, today: str) -> Line:
    """What it says now, what will replace it, whence it comes, when it is to be looked at."""
    unit = UNITS[rule.unit]
    since = _("Depuis le {day}").format(day=show_date(rule.since))
    coming = (
        _("puis {value} {unit} le {day}").format(value=value, unit=unit, day=show_date(day))
        for day, value in rule.next
    )
    check = _("À vérifier le {day}").format(day=show_date(rule.check_on)) if rule.check_on else ""
    return Line(
        rule.name,
        rule.label,
        f"{rule.value}\u00a0{unit}",
        " · ".join(filter(None, (", ".join((since, *coming)), rule.source))),
        check,
        bool(rule.check_on) and rule.check_on <= today,
        rule.ours,
    )
