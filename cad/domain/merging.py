"""What the surviving file of a merge says: chosen field by field, and given back when they are separated."""

from typing import Any

from cad.domain.errors import Refused
from cad.domain.record import Field, Kind
from cad.domain.resident import SAID, Resident
from cad.domain.text import _


def merged(survivor: Resident, absorbed: Resident, keep: dict[str, Any]) -> dict[str, Any]:
    """Every field as it will be: `keep` says "survivor", "absorbed" or a value.

    Elsewhere the survivor’s value stays, the other’s fills what is empty, and lists are joined. Raises
    `Refused` for a field that does not exist or a value that does not fit.
    """
    if unknown := set(keep) - set(SAID):
        raise Refused(_("Champ inconnu\u00a0: {names}.").format(names=", ".join(sorted(unknown))))
    return {
        name: _choice(item, getattr(survivor, name), getattr(absorbed, name), keep.get(name))
        for name, item in SAID.items()
    }


def _choice(item: Field, mine: Any, theirs: Any, wanted: Any) -> Any:
    if wanted is None:
        return tuple(dict.fromkeys((*mine, *theirs))) if item.kind is Kind.LIST else mine or theirs
    if wanted in ("survivor", "absorbed"):
        return mine if wanted == "survivor" else theirs
    return item.check(wanted)


def given_back(current: Resident, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The fields of the survivor without what a merge brought; what was written since is left alone.

    `before` and `after` are the fields that merge changed, as the history keeps them.
    """
    back: dict[str, Any] = {}
    for name, value in after.items():
        item, now = SAID[name], getattr(current, name)
        was, brought = item.check(before[name]), item.check(value)
        if now == brought:
            back[name] = was
        elif item.kind is Kind.LIST:
            back[name] = tuple(v for v in now if v in was or v not in brought)
    return back
