"""Two files of the same organisation made one: what names the double names the one that is kept.

Whom people were referred to, and what they agreed to share with whom, stay as they were said: they decide who
reads what. They keep the name that was theirs; the figures gather both.
"""

from collections.abc import Iterator
from typing import Any

from cad.domain.catalogue import RECORDS
from cad.domain.circles import DECIDING
from cad.domain.errors import Refused
from cad.domain.organisation import Organisation
from cad.domain.record import Description, Kind, Record
from cad.domain.text import _, n_
from cad.services.action import action
from cad.services.partners import not_worked_at
from cad.store.reads import partners as reads
from cad.store.table import select
from cad.store.work import Work

AS_SAID = {*DECIDING, "note", "document", "encounter", "adviser", "rule", "letter_template", "team_member"}
"""The kinds whose organisation says who reads them, or who wrote."""


@action(_("Fusionner deux partenaires"))
def merge_organisations(work: Work, survivor: str, absorbed: str) -> Organisation:
    """`absorbed` is the same as `survivor`, which is kept with the services and the contracts of both."""
    kept, double = work.get(Organisation, survivor), work.get(Organisation, absorbed)
    _may(work, kept, double)
    for described, names in _naming():
        for one in _that_name(work, described, names, double.id):
            work.change(one, **{name: _instead(getattr(one, name), double.id, kept.id) for name in names})
    work.change(double, removed=True, merged_into=kept.id)
    return kept


def _may(work: Work, kept: Organisation, double: Organisation) -> None:
    if kept.id == double.id:
        raise Refused(_("C’est le même partenaire\u00a0: choisissez-en un autre."))
    if double.ours:
        raise Refused(_("C’est votre structure\u00a0: gardez-la, et fusionnez l’autre avec elle."))
    not_worked_at(work, double)
    if waiting := reads.entrusted(work.connection, double.id).open:
        raise Refused(
            n_(
                "{n} orientation y est encore ouverte\u00a0: notez d’abord sa suite.",
                "{n} orientations y sont encore ouvertes\u00a0: notez d’abord leur suite.",
                waiting,
            )
        )


def _naming() -> Iterator[tuple[Description, list[str]]]:
    """Each kind that names organisations, with the fields that do."""
    for kind, described in RECORDS.items():
        names = [name for name, item in described.fields.items() if item.link == "organisation"]
        if names and kind not in AS_SAID and kind != "organisation":
            yield described, names


def _that_name(work: Work, described: Description, names: list[str], organisation: str) -> list[Record]:
    asked = []
    for name in names:
        listed = described.fields[name].kind is Kind.LIST
        asked.append(f'instr("{name}", ?) > 0' if listed else f'"{name}" = ?')
    return select(work.connection, described.cls, " OR ".join(asked), *[organisation] * len(names))


def _instead(said: Any, double: str, kept: str) -> Any:
    """The one kept where the double was named, once."""
    if isinstance(said, tuple):
        return tuple(dict.fromkeys(kept if one == double else one for one in said))
    return kept if said == double else said
