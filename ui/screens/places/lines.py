"""Places, people who were asked and training sessions as rows and lines. No Qt here."""

from dataclasses import replace

from cad.domain.dates import show_date, show_relative, show_span
from cad.domain.outcome import OUTCOMES
from cad.domain.place_conditions import conditions
from cad.domain.reserved_place import PLACE_KINDS
from cad.domain.text import _, n_
from cad.domain.training import SUBJECTS
from cad.services.clauses import Asked as AskedOfLot
from cad.services.employer import Asked, PlaceRow, TrainingRow
from ui.screens.axis_presenter import WHOLE
from ui.screens.clauses import lines as positions
from ui.screens.resident.standing import Line
from ui.widgets.rows import Row

Figure = tuple[str, str, str, str]
"""A number, what it counts, its icon and tone."""


def whole(sessions: int) -> Row:
    """All places together, and the training sessions."""
    said = n_("{n} formation des services", "{n} formations des services", sessions)
    return Row(WHOLE, _("Toutes les places"), said, icon="goal", tone="accent")


def place(row: PlaceRow, today: str) -> Row:
    """One place, and what is left of it."""
    one = row.place
    about = " · ".join(filter(None, (PLACE_KINDS[one.category] if one.category else "", one.service)))
    badges = ((n_("{n} en attente", "{n} en attente", row.waiting), "info", "clock"),) if row.waiting else ()
    return Row(
        one.id,
        one.title,
        about,
        *_left(row),
        note=show_relative(one.starts_on, today) if one.starts_on else "",
        badges=badges,
        icon="building",
    )


def _left(row: PlaceRow) -> tuple[str, str]:
    if row.place.closed_on:
        return _("fermée"), "muted"
    if row.left < 0:
        return n_("{n} personne de trop", "{n} personnes de trop", -row.left), "danger"
    return (n_("{n} libre", "{n} libres", row.left), "success") if row.left else (_("prise"), "muted")


def place_facts(row: PlaceRow) -> tuple[tuple[str, str], ...]:
    """What is known of a place."""
    one = row.place
    return (
        (_("Type"), PLACE_KINDS[one.category] if one.category else ""),
        (_("Service"), " · ".join(filter(None, (row.employer, one.service)))),
        (_("Dates"), show_span(one.starts_on, one.ends_on)),
        (_("Horaires"), one.hours),
        (_("Lieu"), one.place),
        (_("Conditions"), " · ".join(conditions(one))),
        (_("Précision"), one.detail),
    )


def place_figures(row: PlaceRow) -> tuple[Figure, ...]:
    """How many, of what."""
    count = row.place.places
    return (
        (str(count), n_("place", "places", count), "building", "muted"),
        (str(row.taken), n_("prise", "prises", row.taken), "check", "success"),
        (str(row.waiting), _("sans réponse définitive"), "clock", "warning" if row.waiting else "muted"),
    )


def asked(one: Asked) -> Line:
    """Someone who was asked: the state, the conditions they do not meet, the days they have the place."""
    line = positions.asked(AskedOfLot(one.proposal, one.person, one.name))
    held, menu = one.placement, line.menu
    said = [line.detail]
    if held:
        said = [show_span(held.starts_on, held.ends_on), held.reason]
        menu = (("placement", _("Modifier ses dates"), "calendar"), *menu)
    said += [one.proposal.reason, *one.unmet]
    said += [
        _("{n}\u00a0mois après\u00a0: {state}").format(n=months, state=OUTCOMES[state].lower())
        for months, state in one.outcomes
    ]
    return replace(line, detail=" · ".join(filter(None, said)), menu=menu)


def training(row: TrainingRow, today: str) -> Row:
    """One session, and how many came."""
    one = row.session
    subject = SUBJECTS[one.subject] if one.subject else ""
    about = " · ".join(filter(None, (subject if one.title else "", one.audience)))
    came = n_("{n} personne venue", "{n} personnes venues", row.people) if row.people else ""
    room = n_("{n} place", "{n} places", one.heads) if one.heads else ""
    note = came or (_("présences à noter") if one.day <= today else room)
    late = one.day <= today and not row.people
    return Row(
        one.id, one.title or subject, about, show_date(one.day), "warning" if late else "muted", note=note,
        icon="graduation-cap",
    )  # fmt: skip


def came(row: TrainingRow) -> tuple[tuple[str, str], ...]:
    """Service → how many."""
    return tuple(
        (one.service or name, n_("{n} personne", "{n} personnes", one.people)) for name, one in row.came
    )
