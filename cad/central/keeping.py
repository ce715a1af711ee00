"""Keeping the centre: a backup of everything in one file, putting it back, checking that all is in step."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zstandard
from sqlalchemy import func, insert, select, update

from cad.central.access import AT_ONCE
from cad.central.clashes import astray
from cad.central.database import Database
from cad.central.erased import left_over
from cad.central.mending import wrong_rights
from cad.central.tables import METADATA, change, record, territory
from cad.domain.errors import MachineTrouble, Refused
from cad.domain.ids import new_id
from cad.domain.text import _

LEAP = 1_000_000
"""Versions left free by a restore: what laptops saw of the lost ones is never taken for one of the new."""
HEADER = {"format": "sans-couture-centre", "version": 1}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and what to do."""

    what: str
    advice: str


def backup(database: Database, path: Path) -> int:
    """Everything, as one state of it, in a file that only its owner reads; how many rows. Not encrypted."""
    rows = 0
    path.touch(mode=0o600, exist_ok=False)
    with path.open("wb") as file, zstandard.ZstdCompressor(10).stream_writer(file) as packed:
        packed.write(_line(HEADER))
        with database.read() as connection:
            for table in METADATA.sorted_tables:
                for row in connection.execute(select(table)).mappings():
                    packed.write(_line({"table": table.name, "row": _plain(dict(row))}))
                    rows += 1
        packed.write(_line({"rows": rows}))
    return rows


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {n: {"hex": v.hex()} if isinstance(v, bytes | memoryview) else v for n, v in row.items()}


def restore(database: Database, path: Path) -> int:
    """Put a backup in an empty database; how many rows. Laptops then send again what they had sent since.

    Raises `MachineTrouble` when the file is not a whole backup, `Refused` when the database holds something.
    """
    database.create()
    with database.write() as connection:
        if connection.execute(select(func.count()).select_from(territory)).scalar_one():
            raise Refused(_("Ce dépôt n’est pas vide\u00a0: une sauvegarde se remet dans un dépôt neuf."))
        rows, waiting = 0, dict[str, list[dict[str, Any]]]()
        for name, row in _rows(path):
            waiting.setdefault(name, []).append(row)
            rows += 1
            if len(waiting[name]) == AT_ONCE:
                connection.execute(insert(METADATA.tables[name]), waiting.pop(name))
        for table in METADATA.sorted_tables:
            if some := waiting.get(table.name):
                connection.execute(insert(table), some)
        for place in connection.execute(select(territory)).all():
            connection.execute(
                update(territory)
                .where(territory.c.id == place.id)
                .values(epoch=new_id(), restored_at=place.version, version=place.version + LEAP)
            )
    return rows


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    count, ended = 0, False
    try:
        with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as unpacked:
            import io

            lines = io.TextIOWrapper(unpacked, encoding="utf-8")
            if json.loads(next(lines, "{}")) != HEADER:
                raise ValueError
            for line in lines:
                said = json.loads(line)
                if "rows" in said:
                    ended = said["rows"] == count
                    break
                count += 1
                yield said["table"], {n: _value(v) for n, v in said["row"].items()}
    except (OSError, ValueError, KeyError, zstandard.ZstdError) as error:
        raise MachineTrouble(_not_whole()) from error
    if not ended:
        raise MachineTrouble(_not_whole())


def _value(value: Any) -> Any:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value


def _not_whole() -> str:
    return _("Ce fichier n’est pas une sauvegarde entière du dépôt\u00a0: rien n’a été remis.")


def check(database: Database) -> list[Problem]:
    """Whether versions, history and rights are in step."""
    found: list[Problem] = []
    with database.read() as connection:
        for place in connection.execute(select(territory)).all():
            for table in (record, change):
                last = connection.execute(
                    select(func.max(table.c.version)).where(table.c.territory == place.id)
                ).scalar()
                if (last or 0) > place.version:
                    found.append(
                        Problem(
                            _("Une version dépasse la dernière donnée."),
                            _("Remettez la dernière sauvegarde dans un dépôt neuf."),
                        )
                    )
            if left := left_over(connection, place.id):
                found.append(
                    Problem(
                        _("Des éléments de dossiers effacés sont encore là ({n}).").format(n=left),
                        _("Signalez-le\u00a0: ils devraient avoir disparu avec leur dossier."),
                    )
                )
            if wrong := wrong_rights(connection, place.id):
                what = _("Des droits d’accès ne suivent pas les dossiers ({n}).")
                found.append(Problem(what.format(n=len(wrong)), _how_to_mend()))
            if clashes := [*astray(connection, place.id)]:
                what = _("Des divergences ne sont pas restées avec ce dont elles parlent ({n}).")
                found.append(Problem(what.format(n=len(clashes)), _how_to_mend()))
    return found


def _how_to_mend() -> str:
    return _(
        "«\u00a0cad central check --repair\u00a0» les remet en accord\u00a0; si cela revient, signalez-le."
    )
