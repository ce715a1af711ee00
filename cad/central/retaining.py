"""How long files are kept in a territory: a dated rule, that the centre follows and tells the laptops."""

from sqlalchemy import Connection, delete, insert, select, update

from cad.central.database import Database, lock_territory
from cad.central.tables import retention, territory
from cad.domain.clock import Now
from cad.domain.errors import Refused
from cad.domain.retention import Retention, check, in_force
from cad.domain.small_cells import LEAST, MOST
from cad.domain.text import _


def rules(connection: Connection, place: str) -> list[Retention]:
    """Everything decided so far, the earliest first."""
    rows = connection.execute(
        select(retention).where(retention.c.territory == place).order_by(retention.c.since)
    )
    return [Retention(row.months, row.warn_days, row.since, row.source) for row in rows]


def rule_of(connection: Connection, place: str, today: str) -> Retention:
    """What holds on a day."""
    return in_force(rules(connection, place), today)


def decide(database: Database, place: str, rule: Retention, now: Now) -> None:
    """Follow another rule from its day on. Raises `Refused` for what makes no sense, or a day gone by."""
    check(rule)
    if rule.since < now().date().isoformat():
        raise Refused(_("Une règle ne vaut pas pour le passé\u00a0: donnez aujourd’hui ou un jour à venir."))
    with database.write() as connection:
        lock_territory(connection, place)
        connection.execute(
            delete(retention).where(retention.c.territory == place, retention.c.since == rule.since)
        )
        connection.execute(
            insert(retention).values(
                territory=place, since=rule.since, months=rule.months, warn_days=rule.warn_days,
                source=rule.source,
            )
        )  # fmt: skip


def mask_under(database: Database, place: str, people: int) -> None:
    """Show no figure about fewer people than this; never fewer than five."""
    if not LEAST <= people <= MOST:
        raise Refused(_("Choisissez entre {least} et {most} personnes.").format(least=LEAST, most=MOST))
    with database.write() as connection:
        connection.execute(update(territory).where(territory.c.id == place).values(mask_under=people))
