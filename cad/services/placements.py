"""Who takes a reserved place: from the answer that takes them until the end, and why when it comes early."""

from cad.domain.dates import show_date
from cad.domain.errors import Refused
from cad.domain.proposal import Proposal
from cad.domain.reserved_place import Placement, ReservedPlace
from cad.domain.text import _, n_
from cad.services import given
from cad.services.action import action
from cad.store.reads import employer as reads
from cad.store.reads.residents import identities
from cad.store.work import Work


def follow(work: Work, before: str, made: Proposal) -> None:
    """A person who is taken has the place, on its days; who is taken no more has it no more."""
    if "taken" in (before, made.state) and before != made.state:
        if made.state == "taken":
            _take(work, made)
        else:
            _leave(work, made)


def _take(work: Work, made: Proposal) -> None:
    place = work.get(ReservedPlace, made.reserved_place)
    if len(reads.placements(work.connection, place.id)) >= place.places:
        raise Refused(
            n_(
                "Cette place est prise\u00a0: notez «\u00a0Non retenu·e\u00a0», ou demandez-en une autre.",
                "Ces {n} places sont prises\u00a0: notez «\u00a0Non retenu·e\u00a0», ou demandez-en.",
                place.places,
            )
        )
    work.add(
        Placement(
            resident=made.resident,
            reserved_place=place.id,
            starts_on=max(place.starts_on, work.today),
            ends_on=place.ends_on,
            adviser=work.by,
        )
    )


def _leave(work: Work, made: Proposal) -> None:
    ids = identities(work.connection, made.resident)
    for one in reads.placements_of(work.connection, ids):
        if one.reserved_place == made.reserved_place:
            work.remove(one)


@action(_("Modifier la place prise"))
def change_placement(
    work: Work,
    placement: str,
    starts_on: str | None = None,
    ends_on: str | None = None,
    reason: str | None = None,
) -> Placement:
    """The days themselves; when it ended early, why."""
    current = work.get(Placement, placement)
    start = current.starts_on if starts_on is None else given.day(starts_on, _("Du"))
    end = current.ends_on if ends_on is None else given.day(ends_on, _("Au"))
    if start and end and end < start:
        raise Refused(
            _("La fin ({end}) vient avant le début ({start}).").format(
                start=show_date(start), end=show_date(end)
            )
        )
    why = current.reason if reason is None else reason.strip()
    return work.change(current, starts_on=start, ends_on=end, reason=why)
