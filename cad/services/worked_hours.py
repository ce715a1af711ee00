"""The hours done on a lot: entered month by month, by hand; a correction never hides what it corrects."""

import re
from collections.abc import Mapping
from typing import Protocol

from cad.domain.clause_figures import months, standing
from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.hours import HUNDREDTHS, closes_on, last_day, read_hours, show_hours, show_month
from cad.domain.insertion import Insertion, WorkedHours
from cad.domain.text import _
from cad.services.action import action
from cad.services.people import required
from cad.store.connection import Connection
from cad.store.reads import clauses as reads
from cad.store.reads.residents import identities
from cad.store.reads.settings import value as rule
from cad.store.work import Work

NOTHING: Mapping[str, int] = {}


class Looking(Protocol):
    """What one checks with: a unit of work, or a reading."""

    @property
    def connection(self) -> Connection:
        """The notebook."""

    @property
    def today(self) -> str:
        """The day."""


_MONTH = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])")


@action(_("Saisir les heures"))
def record_hours(work: Work, insertion: str, month: str, hours: str, reason: str = "") -> WorkedHours:
    """The hours of a month, as the employer said them. A closed month asks why they come so late.

    Those beyond the counting period are kept, and told apart. Refused when the month already has some.
    """
    contract, when, count = work.get(Insertion, insertion), _month(month), read_hours(hours)
    if held := _held(work, contract, when):
        raise Refused(
            _("{month} a déjà {hours}\u00a0: corrigez-les plutôt que de les saisir une seconde fois.").format(
                month=show_month(when).capitalize(), hours=show_hours(held[-1].hundredths)
            )
        )
    check_month(contract, when, work.today)
    return write(work, contract, when, count, reason, ())


@action(_("Corriger les heures"))
def correct_hours(work: Work, insertion: str, month: str, hours: str, reason: str) -> WorkedHours:
    """Other hours for a month, and why; what was said before stays readable. It settles double entries."""
    contract, when, count = work.get(Insertion, insertion), _month(month), read_hours(hours)
    why = required(reason, _("la raison de la correction"))
    held = _held(work, contract, when)
    if not held:
        raise Refused(
            _("{month} n’a pas encore d’heures\u00a0: saisissez-les.").format(
                month=show_month(when).capitalize()
            )
        )
    return write(work, contract, when, count, why, tuple(one.id for one in held))


def write(
    work: Work, contract: Insertion, month: str, count: int, reason: str, amends: tuple[str, ...]
) -> WorkedHours:
    """Once it is known to be new, or what it corrects; shared with what employers send."""
    check_open(work, month, reason)
    check_possible(work, contract, month, count)
    return work.add(
        WorkedHours(
            resident=contract.resident,
            insertion=contract.id,
            month=month,
            hundredths=count,
            reason=reason.strip(),
            amends=amends,
            adviser=work.by,
        )
    )


def _month(typed: str) -> str:
    """ "2026-11", from that or a day in it."""
    text = typed.strip()[: len("2026-11")]
    if not _MONTH.fullmatch(text):
        raise Refused(
            _("«\u00a0{text}\u00a0» n’est pas un mois. Écrivez-le comme 11/2026.").format(text=typed[:20])
        )
    return text


def _held(work: Work, contract: Insertion, month: str) -> list[WorkedHours]:
    entries = reads.hours_of(work.connection, [contract.id])
    return [one for one in standing(entries) if one.month[:7] == month]


def check_month(contract: Insertion, month: str, today: str) -> None:
    """Raises `Refused` for a month that is still to come, or outside of the contract."""
    name = show_month(month).capitalize()
    if month > today[:7]:
        raise Refused(_("{month} n’est pas encore arrivé.").format(month=name))
    if month < contract.starts_on[:7]:
        raise Refused(
            _("{month} vient avant le début du contrat, le {day}.").format(
                month=name, day=show_date(contract.starts_on)
            )
        )
    if contract.ends_on and month > contract.ends_on[:7]:
        raise Refused(
            _("{month} vient après la fin du contrat, le {day}\u00a0: changez d’abord cette fin.").format(
                month=name, day=show_date(contract.ends_on)
            )
        )


def check_open(look: Looking, month: str, reason: str) -> None:
    """Raises `Refused` for a closed month, unless one says why."""
    closed = closes_on(month, rule(look.connection, "clause_close_days", last_day(month)))
    if look.today > closed and not reason.strip():
        raise Refused(
            _(
                "{month} est clos depuis le {day}\u00a0: dites pourquoi ces heures arrivent maintenant."
            ).format(month=show_month(month).capitalize(), day=show_date(closed))
        )


def check_possible(
    look: Looking, contract: Insertion, month: str, count: int, planned: Mapping[str, int] = NOTHING
) -> None:
    """All the person’s contracts together: in two lots the same month, one does not work twice the hours.

    `planned`: contract → what it is about to say of that month. Raises `Refused` when it is too much.
    """
    ids = identities(look.connection, contract.resident)
    theirs = {one.id: one for one in reads.insertions_of(look.connection, ids) if one.id != contract.id}
    other = [one for one in months(theirs, reads.hours_of(look.connection, theirs)) if one.month == month]
    said = {one.insertion: one.counted + one.beyond for one in other} | dict(planned)
    elsewhere = sum(said.values())
    most = rule(look.connection, "clause_month_hours", f"{month}-01") * HUNDREDTHS
    if count + elsewhere <= most:
        return
    if elsewhere:
        raise Refused(
            _("Avec {other} sur un autre lot, {month} ferait {sum}, plus de {most}\u00a0: vérifiez.").format(
                other=show_hours(elsewhere), month=show_month(month), sum=show_hours(count + elsewhere),
                most=show_hours(most),
            )
        )  # fmt: skip
    raise Refused(
        _("{hours} en un mois, c’est plus que {most}\u00a0: vérifiez.").format(
            hours=show_hours(count), most=show_hours(most)
        )
    )
