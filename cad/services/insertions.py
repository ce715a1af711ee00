"""A person’s contract on a lot: begun, corrected, ended; where they live is frozen as they come in."""

from typing import Any

from cad.domain.clause_figures import Month, months
from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.hours import months_after, show_month
from cad.domain.insertion import Insertion
from cad.domain.organisation import Organisation
from cad.domain.procurement import Lot
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.services import given
from cad.services.action import action
from cad.services.people import person, required
from cad.store.reads import clauses as reads
from cad.store.reads.residents import identities
from cad.store.reads.settings import value as rule
from cad.store.work import Work


@action(_("Ajouter le contrat d’insertion"))
def add_insertion(
    work: Work,
    resident: str,
    lot: str,
    starts_on: str,
    ends_on: str = "",
    employer: str = "",
    way: str = "",
    qpv: str = "",
    neighbourhood: str = "",
    qpv_source: str = "",
    ground: str = "",
    proof: str = "",
    proof_on: str = "",
    proof_until: str = "",
) -> Insertion:
    """A person begins on a lot. Where they live is frozen as of that day, with what says so; the counting
    period begins with their first contract that still counts. The lot’s company employs unless said.
    """
    who, place = person(work, resident), work.get(Lot, lot)
    start = given.day(required(starts_on, _("le premier jour du contrat")), _("Du"))
    if employer:
        work.get(Organisation, employer)
    since = _counts_from(work, who.id, start)
    made = Insertion(
        resident=who.id,
        lot=place.id,
        employer=employer or place.company,
        way=way,
        starts_on=start,
        ends_on=_ends(start, ends_on),
        counts_from=since,
        counts_until=months_after(since, rule(work.connection, "clause_months", since)),
        **_residence(who, qpv, neighbourhood, qpv_source),
        **_grounds(work, who, start, ground, proof, proof_on, proof_until),
        adviser=work.by,
    )
    return work.add(made)


def _ends(start: str, ends_on: str) -> str:
    end = given.day(ends_on, _("Au"))
    if end and end < start:
        raise Refused(
            _("La fin ({end}) vient avant le début ({start}).").format(
                start=show_date(start), end=show_date(end)
            )
        )
    return end


def _counts_from(work: Work, resident: str, start: str) -> str:
    """The beginning of the period that runs on that day, else that day."""
    earlier = reads.insertions_of(work.connection, identities(work.connection, resident))
    running = (one.counts_from for one in earlier if one.counts_from <= start < one.counts_until)
    return min(running, default=start)


def _residence(who: Resident, qpv: str, neighbourhood: str, source: str) -> dict[str, Any]:
    """What is frozen. A neighbourhood says one lives in a QPV; without a source, nothing is sure.

    When nothing is said, it is what their file says, with the source that the file has.
    """
    if not (qpv or neighbourhood or source.strip()) and who.qpv_source:
        qpv, neighbourhood, source = who.qpv, who.neighbourhood, who.qpv_source
    inside = "in" if neighbourhood else qpv or who.qpv
    if neighbourhood and qpv == "out":
        raise Refused(_("Hors QPV et dans un quartier prioritaire à la fois\u00a0: choisissez."))
    if inside in ("in", "out") and not source.strip():
        raise Refused(
            _("Dites ce qui le prouve (justificatif, carte officielle…)\u00a0: c’est figé à l’entrée.")
        )
    town = " ".join(filter(None, (who.postcode, who.city)))
    address = ", ".join(filter(None, (who.address, town)))
    return {
        "address": address, "qpv": inside, "neighbourhood": neighbourhood, "qpv_source": source.strip(),
    }  # fmt: skip


def _grounds(
    work: Work, who: Resident, start: str, ground: str, proof: str, proof_on: str, proof_until: str
) -> dict[str, Any]:
    on, until = given.day(proof_on, _("Justificatif du")), given.day(proof_until, _("Valable jusqu’au"))
    if ground == "qpv" and on and not until:
        until = months_after(on, rule(work.connection, "proof_months", start))
    if until and until < start:
        raise Refused(
            _(
                "Ce justificatif a expiré le {day}, avant le début du contrat\u00a0: il en faut un autre."
            ).format(day=show_date(until))
        )
    _check_age(work, who, start, ground)
    return {"ground": ground, "proof": proof.strip(), "proof_on": on, "proof_until": until}


def _check_age(work: Work, who: Resident, start: str, ground: str) -> None:
    """Only what is sure is refused: of a birth year alone, the age is not."""
    if ground not in ("young", "senior") or len(who.birth_date) != len("1987-03-12"):
        return
    age = rule(work.connection, f"clause_{ground}_age", start)
    reached = months_after(who.birth_date, 12 * age)
    if ground == "young" and reached <= start:
        raise Refused(
            _("Ce motif est pour les moins de {n} ans\u00a0: elle ou il les a depuis le {day}.").format(
                n=age, day=show_date(reached)
            )
        )
    if ground == "senior" and reached > start:
        raise Refused(
            _("Ce motif est à partir de {n} ans\u00a0: elle ou il les aura le {day}.").format(
                n=age, day=show_date(reached)
            )
        )


@action(_("Modifier le contrat d’insertion"))
def change_insertion(
    work: Work,
    insertion: str,
    employer: str | None = None,
    way: str | None = None,
    ends_on: str | None = None,
    proof: str | None = None,
    proof_on: str | None = None,
    proof_until: str | None = None,
) -> Insertion:
    """Correct a contract, or say when it ended. The residence at entry stays as it was said."""
    current = work.get(Insertion, insertion)
    said: dict[str, Any] = {
        "employer": employer, "way": way, "ends_on": ends_on, "proof": proof, "proof_on": proof_on,
        "proof_until": proof_until,
    }  # fmt: skip
    values = {name: text for name, text in said.items() if text is not None}
    if "ends_on" in values:
        values["ends_on"] = _ends(current.starts_on, values["ends_on"])
        _nothing_after(work, current, values["ends_on"])
    return work.change(current, **values)


def _nothing_after(work: Work, current: Insertion, end: str) -> None:
    """Hours already entered never fall outside of their contract."""
    worked = _months(work, current)
    late = [one.month for one in worked if end and one.month > end[:7] and one.counted + one.beyond]
    if late:
        raise Refused(
            _("Des heures sont saisies en {month}, après cette fin\u00a0: corrigez-les d’abord.").format(
                month=show_month(late[-1])
            )
        )


@action(_("Retirer le contrat d’insertion"))
def remove_insertion(work: Work, insertion: str) -> Insertion:
    """A contract entered by mistake; not once hours were done."""
    current = work.get(Insertion, insertion)
    if any(one.counted + one.beyond for one in _months(work, current)):
        raise Refused(_("Des heures y sont saisies\u00a0: corrigez-les à 0 avant de retirer ce contrat."))
    return work.remove(current)


def _months(work: Work, contract: Insertion) -> list[Month]:
    return months({contract.id: contract}, reads.hours_of(work.connection, [contract.id]))
