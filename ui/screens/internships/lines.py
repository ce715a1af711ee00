"""Pupils, schools, offers and internships as rows and lines. No Qt here."""

from collections.abc import Iterator

from cad.domain.dates import show_date, show_relative, show_span
from cad.domain.internship import INTERNSHIP_STATES, NEXT, SECTORS, SIGNATORIES
from cad.domain.internship_life import signatures
from cad.domain.school import NETWORKS, ObservationWeek, School, show_year, week_of
from cad.domain.text import _, n_
from cad.services.internship_list import InternshipList, OfferRow, PupilRow
from cad.services.pupil_page import Offered, Placed, PupilPage
from ui.screens.axis_presenter import WHOLE
from ui.screens.resident.standing import Line
from ui.widgets.rows import Row

_STATES = {
    "proposed": ("info", "clock"),
    "agreed": ("warning", "pen"),
    "signed": ("success", "check"),
    "done": ("success", "check"),
    "broken": ("neutral", "close"),
}


def whole(found: InternshipList) -> Row:
    """All of them together, with the schools and the offers."""
    title = _("Année {year}").format(year=show_year(found.year))
    return Row(WHOLE, title, _("Établissements, semaines, offres"), icon="goal", tone="accent")


def pupil(row: PupilRow, today: str) -> Row:
    """One pupil, and what is waited for."""
    where = " · ".join(filter(None, (row.school, row.pupil.school_class)))
    when = show_relative(row.week.starts_on, today) if row.week else ""
    return Row(
        row.pupil.id,
        row.name,
        where or _("Établissement à préciser"),
        when,
        "danger" if row.pressing else "muted",
        note=row.company if row.hosted else "",
        badges=tuple(_badges(row)),
        avatar=row.name,
    )


def _badges(row: PupilRow) -> Iterator[tuple[str, str, str]]:
    state = row.internship.state if row.internship else ""
    if row.blocked and not (row.internship and state == "done"):
        yield _("Sans accord"), "danger", "alert"
    elif row.missing:
        yield n_("{n} à signer", "{n} à signer", len(row.missing)), "warning", "pen"
    elif state:
        yield INTERNSHIP_STATES[state], *_STATES[state]
    else:
        yield _("Sans stage"), "danger" if row.pressing else "warning", "search"


def school(one: School, weeks: tuple[ObservationWeek, ...], year: int) -> Row:
    """A school, and when its pupils are out this year."""
    week = week_of(list(weeks), one.id, year)
    network = NETWORKS[one.network] if one.network else ""
    said = show_span(week.starts_on, week.ends_on) if week else _("semaine à dire")
    where = " · ".join(filter(None, (network, one.neighbourhood, one.city)))
    return Row(one.id, one.name, where, said, "muted" if week else "warning", icon="graduation-cap")


def offer(row: OfferRow) -> Row:
    """What a company offers, and what is left of it."""
    one = row.offer
    where = " · ".join(filter(None, (SECTORS[one.sector] if one.sector else "", one.neighbourhood, one.city)))
    if one.closed_on:
        return Row(one.id, row.company, where, _("fermée"), icon="archive")
    left, tone = n_("{n} place libre", "{n} places libres", row.left), "success"
    if row.left < 0:
        left, tone = n_("{n} élève de trop", "{n} élèves de trop", -row.left), "danger"
    elif not row.left:
        left, tone = _("plus de place"), "muted"
    return Row(one.id, row.company, where, left, tone, icon="storefront")


def placed(one: Placed, page: PupilPage) -> list[Line]:
    """An internship, who signed it, what to look at."""
    each, state = one.internship, one.internship.state
    tutor = _("avec {name}").format(name=each.tutor) if each.tutor else ""
    detail = " · ".join(
        filter(None, (show_span(each.starts_on, each.ends_on), each.schedule, tutor, each.reason))
    )
    badge = (INTERNSHIP_STATES[state], *_STATES[state])
    lines = [
        Line(each.id, one.company, detail, "storefront", badge=badge, actions=_acts(state), menu=_menu(state))
    ]
    if state in ("agreed", "signed"):
        signed = signatures(each).items()
        lines += [_signature(one, who, day) for who, day in signed if _asked(who, day, page)]
    lines += [
        Line(f"{each.id}/", warned.sentence, warned.source, "warning", "warning") for warned in one.warnings
    ]
    return lines


def _asked(who: str, day: str, page: PupilPage) -> bool:
    return bool(day) or who != "guardian" or not page.adult


def _acts(state: str) -> tuple[tuple[str, str, str], ...]:
    if state == "proposed":
        return (("agreed", _("L’entreprise accepte"), "check"), ("broken", _("Sans suite"), "close"))
    if state in ("agreed", "signed"):
        return (("print", _("Imprimer la convention"), "print"), ("change", _("Modifier"), "pen"))
    return ()


def _menu(state: str) -> tuple[tuple[str, str, str], ...]:
    change = (("change", _("Modifier le stage"), "pen"),) if state == "proposed" else ()
    done = (("done", _("Le stage est fait"), "check"),) if "done" in NEXT[state] else ()
    again = (("proposed", _("Proposer de nouveau"), "undo"),) if "proposed" in NEXT[state] else ()
    broken = (("broken", _("Noter qu’il est sans suite"), "close"),) if state in ("agreed", "signed") else ()
    remove = (("remove", _("Retirer le stage"), "trash"),) if state not in ("signed", "done") else ()
    return (*change, *done, *again, *broken, *remove)


def _signature(one: Placed, who: str, day: str) -> Line:
    """A box to tick while it is missing; the day once it is there."""
    key = f"{one.internship.id}/{who}"
    if not day:
        other = (("sign", _("A signé un autre jour"), "calendar"),)
        return Line(key, SIGNATORIES[who], _("signature attendue"), menu=other, check=True)
    signed = _("a signé le {day}").format(day=show_date(day))
    undo = (("unsign", _("Retirer cette signature"), "undo"),)
    return Line(key, SIGNATORIES[who], signed, "check", "success", menu=undo)


def offered(one: Offered, blocked: bool) -> Line:
    """An offer that might fit, and why."""
    each = one.match.offer
    sector = SECTORS[each.sector] if each.sector else ""
    near = {
        "near": (_("Proche"), "success", "pin"),
        "town": (_("Dans la commune"), "info", "pin"),
        "unknown": (_("Trajet à vérifier"), "neutral", "question"),
    }
    can = not blocked and one.match.left > 0
    return Line(
        each.id,
        " · ".join(filter(None, (one.company, sector))),
        " · ".join(filter(None, (*one.match.reasons, each.asked))),
        "storefront",
        badge=near[one.match.distance],
        actions=(("propose", _("Proposer"), "plus"),) if can else (),
    )
