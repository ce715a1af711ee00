"""Reading who writes here and which thresholds are in force."""

from dataclasses import dataclass

from cad.domain.organisation import Adviser, Organisation, Rule
from cad.domain.rule import RuleDefault
from cad.domain.rules import BY_NAME, DEFAULTS
from cad.store.connection import Connection
from cad.store.table import load, select


@dataclass(frozen=True, slots=True)
class Me:
    """Who writes in this notebook, and for whom; None while they have not said."""

    adviser: Adviser | None
    organisation: Organisation | None


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """A threshold as it applies today; `ours` when this notebook changed it, `next` what replaces it when."""

    name: str
    label: str
    value: int
    unit: str
    since: str
    source: str
    check_on: str
    ours: bool
    next: tuple[tuple[str, int], ...] = ()


def me(connection: Connection, adviser: str) -> Me:
    """The owner of the notebook and their organisation."""
    if not adviser:
        return Me(None, None)
    found = load(connection, Adviser, adviser)
    return Me(found, load(connection, Organisation, found.organisation) if found.organisation else None)


def value(connection: Connection, name: str, today: str) -> int:
    """What a rule says on a day."""
    return _in_force(BY_NAME[name], _set_ones(connection, name), today).value


def rules(connection: Connection, today: str) -> list[RuleInForce]:
    """Every rule as it applies on a day."""
    return [_in_force(default, _set_ones(connection, default.name), today) for default in DEFAULTS]


def _set_ones(connection: Connection, name: str) -> list[Rule]:
    """What this notebook says instead of the default; of two for the same day the last written holds."""
    return select(connection, Rule, "name = ? AND removed = 0 ORDER BY since DESC, pk DESC", name)


def _in_force(default: RuleDefault, ours: list[Rule], today: str) -> RuleInForce:
    coming = tuple(sorted({rule.since: rule.value for rule in reversed(ours) if rule.since > today}.items()))
    held = next((rule for rule in ours if rule.since <= today), None)
    kept = held or default
    return RuleInForce(
        default.name,
        default.label,
        kept.value,
        default.unit,
        kept.since,
        kept.source,
        kept.check_on,
        held is not None,
        coming,
    )
