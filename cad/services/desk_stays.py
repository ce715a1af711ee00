"""Desks of the neighbourhood business centres (CAQ): who is hosted where, from when until when."""

from cad.domain.business import Business
from cad.domain.dates import show_date
from cad.domain.desk import DeskStay, clashing, too_old_from
from cad.domain.errors import Refused
from cad.domain.organisation import Organisation
from cad.domain.text import _
from cad.services import given
from cad.services.action import action
from cad.services.people import required
from cad.store.reads import businesses as reads
from cad.store.reads.people import people
from cad.store.reads.settings import value as rule
from cad.store.work import Work


@action(_("Noter l’hébergement en centre d’affaires"))
def host_business(
    work: Work,
    business: str,
    organisation: str,
    desk: str,
    starts_on: str,
    ends_on: str = "",
    reason: str = "",
) -> DeskStay:
    """A company has a desk. Refused on a desk that is taken; too old for the rule of that day, say why."""
    project = work.get(Business, business)
    place = work.get(Organisation, required(organisation, _("le centre d’affaires")))
    made = DeskStay(
        resident=project.resident,
        business=project.id,
        organisation=place.id,
        desk=required(desk, _("le bureau")),
        starts_on=given.day(required(starts_on, _("le premier jour")), _("Du")),
        ends_on=given.day(ends_on, _("Au")),
        reason=reason.strip(),
        adviser=work.by,
    )
    _check(work, project, made)
    return work.add(made)


@action(_("Modifier l’hébergement"))
def change_stay(
    work: Work,
    desk_stay: str,
    desk: str | None = None,
    starts_on: str | None = None,
    ends_on: str | None = None,
    reason: str | None = None,
) -> DeskStay:
    """Correct a stay, or say when it ends."""
    current = work.get(DeskStay, desk_stay)
    said = {"desk": desk, "starts_on": starts_on, "ends_on": ends_on, "reason": reason}
    values = {name: text.strip() for name, text in said.items() if text is not None}
    if "desk" in values:
        required(values["desk"], _("le bureau"))
    if "starts_on" in values:
        required(values["starts_on"], _("le premier jour"))
    for name, label in (("starts_on", _("Du")), ("ends_on", _("Au"))):
        if name in values:
            values[name] = given.day(values[name], label)
    changed = work.change(current, **values)
    _check(work, work.get(Business, current.business), changed)
    return changed


@action(_("Retirer l’hébergement"))
def remove_stay(work: Work, desk_stay: str) -> DeskStay:
    """A stay noted by mistake."""
    return work.remove(work.get(DeskStay, desk_stay))


def _check(work: Work, project: Business, stay: DeskStay) -> None:
    if stay.ends_on and stay.ends_on < stay.starts_on:
        raise Refused(
            _("La fin ({end}) vient avant le début ({start}).").format(
                start=show_date(stay.starts_on), end=show_date(stay.ends_on)
            )
        )
    _check_free(work, stay)
    months = rule(work.connection, "caq_months", stay.starts_on)
    limit = too_old_from(project.registered_on, months)
    if limit and limit <= stay.starts_on and not stay.reason:
        raise Refused(
            _(
                "Cette entreprise, immatriculée le {since}, a plus de {months} mois depuis le {limit}\u00a0: "
                "dites pourquoi elle est hébergée quand même."
            ).format(since=show_date(project.registered_on), months=months, limit=show_date(limit))
        )


def _check_free(work: Work, stay: DeskStay) -> None:
    found = clashing(stay, reads.stays_at(work.connection, stay.organisation))
    if not found:
        return
    held = found[0]
    known = people(work.connection, [held.resident])
    until = _("jusqu’au {day}").format(day=show_date(held.ends_on)) if held.ends_on else _("sans fin notée")
    raise Refused(
        _(
            "«\u00a0{desk}\u00a0» est pris par {name} depuis le {start}, {until}\u00a0: "
            "choisissez un autre bureau, ou d’autres dates."
        ).format(
            desk=held.desk,
            name=known[held.resident].name if held.resident in known else _("quelqu’un d’autre"),
            start=show_date(held.starts_on),
            until=until,
        )
    )
