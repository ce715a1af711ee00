"""Divergences as they may leave the notebook: each value masked, and read, as in the record it is about."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from cad.domain.clash import Clash
from cad.domain.record import Record
from cad.services.action import Reading
from cad.services.clashes import may_read, record_of
from cad.services.masking import Masking

VALUES = ("kept", "current", "chosen")


def shown(reading: Reading, masking: Masking, clashes: Iterable[Clash]) -> Iterator[Clash]:
    """Those whose record is here and may be read by this adviser."""
    for one in clashes:
        record = record_of(reading.connection, one) if may_read(reading, one) else None
        if record and hasattr(record, one.name):
            values: dict[str, Any] = {name: _masked(masking, record, one, name) for name in VALUES}
            yield replace(one, **values)


def _masked(masking: Masking, record: Record, clash: Clash, name: str) -> str:
    """The value as JSON, as the record would show it if it held it; "" for none."""
    said: str = getattr(clash, name)
    if not said:
        return ""
    value: Any = json.loads(said)
    value = tuple(value) if isinstance(value, list) else value
    return json.dumps(
        getattr(masking.masked(replace(record, **{clash.name: value})), clash.name), ensure_ascii=False
    )
