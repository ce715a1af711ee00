"""Lots, shares and people as rows. No Qt here."""

from collections.abc import Iterable

from cad.domain.clause_figures import Line
from cad.domain.dates import show_date
from cad.domain.hours import show_hours, show_month, show_whole
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.outcome import OUTCOMES
from cad.domain.procurement import WAYS, Opening
from cad.domain.proposal import NEXT, OPEN, PROPOSAL_STATES
from cad.domain.text import _, n_
from cad.services.clauses import Asked, ClauseFigures, LotRow, Worker
from ui.screens.axis_presenter import WHOLE
from ui.screens.resident.standing import Line as PanelLine
from ui.widgets.rows import Row


def whole() -> Row:
    """All lots together."""
    subtitle = _("Heures, entreprises, années, quartiers")
    return Row(WHOLE, _("Tous les lots"), subtitle, icon="goal", tone="accent")


def lot(row: LotRow) -> Row:
    """One lot, with what it is late by."""
    badges = ((n_("{n} poste", "{n} postes", row.open), "info", "briefcase"),) if row.open else ()
    return Row(
        row.lot.id,
        row.lot.title,
        " · ".join(filter(None, (row.procurement, row.company))),
        *late(row.line),
        note=progress(row.line),
        badges=badges,
        icon="briefcase",
    )


def late(line: Line) -> tuple[str, str]:
    """How late it is, and the tone to say it in."""
    if line.late:
        return _("{hours} en retard").format(hours=show_whole(line.late)), "danger"
    return (_("fait"), "success") if line.done >= line.due > 0 else (_("à l’heure"), "muted")


def progress(line: Line) -> str:
    """ "120 h sur 400 h"."""
    return _("{done} sur {due}").format(done=show_whole(line.done), due=show_whole(line.due))


def shares(lines: dict[str, Line], names: dict[str, str]) -> list[Row]:
    """One breakdown, the latest first."""
    ordered = sorted(lines.items(), key=lambda item: (-item[1].late, names.get(item[0], "")))
    return [_share(key, names.get(key, "") or _("Non précisé"), line) for key, line in ordered]


def years(lines: dict[str, Line]) -> list[Row]:
    """Year by year, the latest year first."""
    return [_share(year, year, line) for year, line in sorted(lines.items(), reverse=True)]


def _share(key: str, title: str, line: Line) -> Row:
    return Row(key or "-", title, progress(line), *late(line))


def places(found: ClauseFigures) -> list[Row]:
    """Where people lived as they came in: each QPV, then out of any, then what is not known."""
    figures = found.figures
    rows = [
        (code or "in", NEIGHBOURHOODS[code] if code else _("QPV non précisé"), count)
        for code, count in sorted(figures.places.items(), key=lambda item: -item[1])
    ]
    rows.append(("out", _("Hors QPV"), figures.people - figures.inside - figures.unknown))
    rows.append(("?", _("À vérifier"), figures.unknown))
    return [
        Row(key, name, _part(count, figures.people), persons(count)) for key, name, count in rows if count
    ]


def _part(count: int, people: int) -> str:
    return _("{percent}\u00a0% des bénéficiaires").format(percent=round(100 * count / people))


def persons(count: int) -> str:
    """ "3 personnes"."""
    return n_("{n} personne", "{n} personnes", count)


def worker(one: Worker) -> Row:
    """Someone who works on the lot."""
    insertion = one.insertion
    spoken = [_("depuis le {day}").format(day=show_date(insertion.starts_on))]
    if insertion.ends_on:
        spoken = [
            _("du {start} au {end}").format(
                start=show_date(insertion.starts_on), end=show_date(insertion.ends_on)
            )
        ]
    return Row(
        insertion.id,
        one.name,
        " · ".join(filter(None, (*spoken, one.employer))),
        show_hours(one.done),
        note=_("{hours} hors période").format(hours=show_hours(one.beyond)) if one.beyond else "",
        badges=tuple(_marks(one)),
        avatar=one.name,
    )


def _marks(one: Worker) -> Iterable[tuple[str, str, str]]:
    if any(month.doubtful for month in one.months):
        yield _("Saisi deux fois"), "warning", "warning"
    if one.insertion.qpv == "in":
        yield _("QPV"), "accent", "pin"
    elif one.insertion.qpv != "out":
        yield _("QPV à vérifier"), "neutral", "question"


def opening(one: Opening) -> str:
    """What is said under the name of a position."""
    starts = _("à partir du {day}").format(day=show_date(one.starts_on)) if one.starts_on else ""
    closed = _("fermé le {day}").format(day=show_date(one.closed_on)) if one.closed_on else ""
    way = WAYS[one.way] if one.way else ""
    places = n_("{n} place", "{n} places", one.places)
    return " · ".join(filter(None, (places, way, starts, one.hours, one.place, closed)))


def asked(one: Asked) -> PanelLine:
    """A position proposed to someone: the state, and what one may note next."""
    proposal = one.proposal
    state = proposal.state
    tone, icon = {
        "proposed": ("warning", "clock"),
        "willing": ("info", "check"),
        "met": ("info", "message"),
        "taken": ("success", "check"),
    }.get(state, ("neutral", "close"))
    moves = tuple((key, PROPOSAL_STATES[key], "") for key in NEXT.get(state, ()))
    return PanelLine(
        proposal.id,
        one.name,
        _("le {day}").format(day=show_date(proposal.on)) if proposal.on else "",
        "person",
        badge=(PROPOSAL_STATES[state], tone, icon),
        actions=tuple(
            (key, label, "check" if key in ("willing", "taken") else "close")
            for key, label, _icon in moves[:2]
        )
        if state in OPEN
        else (),
        menu=(
            *((key, label, "undo") for key, label, _icon in (moves[2:] if state in OPEN else moves)),
            ("resident", _("Ouvrir sa fiche"), "person"),
        ),
    )


def months(one: Worker) -> tuple[tuple[str, str], ...]:
    """Month by month, the latest first, with what was said before."""
    said = []
    for month in reversed(one.months):
        former = [e for e in one.history if e.month[:7] == month.month and e not in month.entries]
        words = [show_hours(month.counted + month.beyond)]
        if month.doubtful:
            each = ", ".join(show_hours(entry.hundredths) for entry in month.entries)
            words = [_("{each} saisies à part\u00a0: la moindre compte").format(each=each)]
        if month.beyond:
            words.append(_("hors période, ne compte pas"))
        if former:
            each = ", ".join(show_hours(entry.hundredths) for entry in former)
            words.append(_("corrigé, avant\u00a0: {each}").format(each=each))
        words += [entry.reason for entry in month.entries if entry.reason]
        said.append((show_month(month.month).capitalize(), " · ".join(words)))
    return tuple(said)


def after(found: ClauseFigures) -> list[Row]:
    """What became of people so many months after their contract."""
    return [
        Row(
            f"after:{months}",
            n_("{n} mois après", "{n} mois après", months),
            ", ".join(f"{OUTCOMES[state].lower()}\u00a0: {number}" for state, number in states.items()),
            n_("{n} personne", "{n} personnes", sum(states.values())),
            icon="clock",
        )
        for months, states in found.after.items()
    ]
