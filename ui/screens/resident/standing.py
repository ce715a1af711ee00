"""Where the journey stands: each theme and how it changed, what comes next, what is late. No Qt here."""

from collections import Counter
from dataclasses import dataclass, field

from cad.domain.dates import SHORT_MONTHS, days_between, show_day, show_delay, show_moment, show_relative
from cad.domain.encounter import Appointment
from cad.domain.journey import STEP_ACTORS, Step
from cad.domain.referral import Referral
from cad.domain.referral_life import AWAITING_ANSWER
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY, NEED_STATE_BY_KEY, NEED_STATES
from cad.services.page import ResidentPage, ThemeState

SOON = 7
"""Days before its day from which a step is shown as near."""
NAMED = 2
"""Days ahead that have a name ("après-demain"); further ones are said by their weekday."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a panel. `actions` are (key, label, icon), those of `menu` behind its last button.

    `badge` is (text, tone, icon). With `check`, the line can be ticked: the action "done".
    """

    key: str
    title: str
    detail: str = ""
    icon: str = ""
    tone: str = "muted"
    badge: tuple[str, str, str] = ("", "", "")
    actions: tuple[tuple[str, str, str], ...] = ()
    menu: tuple[tuple[str, str, str], ...] = ()
    check: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One look at a theme: its state, and the day in a few words."""

    state: str
    label: str
    on: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Looks:
    """How a theme changed, oldest first, or (with no `theme`) how many themes are in each state."""

    theme: str = ""
    title: str = ""
    changes: tuple[Change, ...] = field(default=())


def looks_at(state: ThemeState, today: str) -> Looks:
    """The change over time of one theme."""
    changes = tuple(
        Change(n.state, NEED_STATE_BY_KEY[n.state].label, _short_day(n.on, today), n.detail)
        for n in state.history
    )
    return Looks(state.theme, BY_KEY[state.theme].label, changes)


def summary(themes: tuple[ThemeState, ...]) -> Looks:
    """How many themes are in each state, the pressing ones first; it is also the key to the marks."""
    counts = Counter(theme.state for theme in themes)
    order = sorted(NEED_STATES, key=lambda state: not state.current)
    order = [state for state in order if state.key != "not_discussed"] + [NEED_STATES[0]]
    return Looks(
        changes=tuple(Change(s.key, _counted(s.key, counts[s.key]), "") for s in order if counts[s.key])
    )


def _counted(state: str, count: int) -> str:
    words = {
        "need": n_("{n} besoin", "{n} besoins", count),
        "in_progress": n_("{n} en cours", "{n} en cours", count),
        "lifted": n_("{n} levé", "{n} levés", count),
        "strength": n_("{n} point fort", "{n} points forts", count),
        "not_discussed": n_("{n} non abordé", "{n} non abordés", count),
    }
    return words[state]


def _short_day(day: str, today: str) -> str:
    if days_between(day, today) < 7:
        return show_relative(day, today)
    shown = f"{int(day[8:10])} {_(SHORT_MONTHS[int(day[5:7]) - 1])}"
    return shown if day[:4] == today[:4] else f"{shown} {day[:4]}"


def coming(page: ResidentPage, now: str, me: str = "") -> tuple[Line, ...]:
    """Steps to do, appointments planned and answers awaited, by their days; what has no day comes last."""
    steps = [
        (step.due_on or "9", _step(step, page, now[:10], me)) for step in page.steps if step.state == "to_do"
    ]
    meetings = [(a.at, _meeting(a, page, now)) for a in page.appointments if a.state == "planned"]
    today = now[:10]
    awaited = [(r.answer_by, _answer(r, page, today)) for r in page.referrals if r.state in AWAITING_ANSWER]
    lines = tuple(line for _at, line in sorted([*steps, *meetings, *awaited], key=lambda pair: pair[0]))
    return lines or _nothing(page)


def _answer(referral: Referral, page: ResidentPage, today: str) -> Line:
    """A hand-over is a next step too: someone is to say whether the person is expected."""
    inbound = page.is_inbound(referral)
    other = referral.from_organisation if inbound else referral.organisation
    title = _("Répondre à {partner}") if inbound else _("Réponse attendue\u00a0: {partner}")
    return Line(
        f"referral:{referral.id}",
        title.format(partner=page.names.get(other, _("un partenaire"))),
        page.names.get(referral.service, ""),
        "stitch-broken" if referral.state == "no_answer" else "stitch-open",
        "danger" if referral.state == "no_answer" else "warning",
        due(referral.answer_by, today),
        menu=(
            ("move", _("Répondre…") if inbound else _("Noter la réponse…"), "pen"),
            ("letter", _("Voir et imprimer la lettre"), "print"),
        ),
    )


def _nothing(page: ResidentPage) -> tuple[Line, ...]:
    """A journey without a next step is a seam about to open; one that is over is not."""
    if page.journey and page.journey.status == "closed":
        return (Line("nothing", _("Le parcours est terminé"), page.journey.closing_reason, "flag"),)
    advice = _("Convenez-en avec la personne\u00a0: un parcours sans suite se perd.")
    return (Line("nothing", _("Aucune prochaine étape"), advice, "alert", "warning"),)


def _step(step: Step, page: ResidentPage, today: str, me: str) -> Line:
    colleague = page.names.get(step.adviser, "") if step.who == "adviser" and step.adviser != me else ""
    who = step.who_name or colleague or STEP_ACTORS[step.who]
    theme = BY_KEY[step.theme].short if step.theme in BY_KEY else ""
    others = [key for key in STEP_ACTORS if key != step.who]
    return Line(
        f"step:{step.id}",
        step.title,
        " · ".join(filter(None, (who, theme, page.names.get(step.city_project, "")))),
        badge=due(step.due_on, today),
        menu=(
            ("edit", _("Modifier l’étape…"), "pen"),
            *(
                (f"who:{key}", _("Confier à\u00a0: {who}").format(who=_lower(STEP_ACTORS[key])), "person")
                for key in others
            ),
            ("drop", _("Abandonner l’étape…"), "close"),
        ),
        check=True,
    )


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def due(day: str, today: str) -> tuple[str, str, str]:
    """The badge of a day to come or gone by; nothing without a day."""
    if not day:
        return ("", "", "")
    left = days_between(today, day)
    if left < 0:
        return (_("En retard de {delay}").format(delay=show_delay(-left)), "danger", "alert")
    if left <= SOON:
        near = show_relative(day, today) if left <= NAMED else show_day(day, year=False)
        return (near.capitalize(), "warning", "clock")
    return (show_day(day), "neutral", "")


def _near(at: str, now: str) -> tuple[str, str, str]:
    """Only when it is near: the day of a meeting is in its words already."""
    badge = due(at[:10], now[:10])
    return badge if badge[1] == "warning" else ("", "", "")


def _meeting(appointment: Appointment, page: ResidentPage, now: str) -> Line:
    with_whom = appointment.with_name or page.names.get(appointment.service, "")
    past = appointment.at < now
    answers = (("came", _("Venu·e"), "check"), ("missed", _("Absent·e"), "close"))
    slip = ("slip", _("Imprimer le billet"), "print")
    move, cancel = ("move", _("Déplacer…"), "calendar"), ("cancel", _("Annuler le rendez-vous"), "close")
    when = show_moment(appointment.at)
    return Line(
        f"appointment:{appointment.id}",
        appointment.purpose or _("Rendez-vous"),
        " · ".join(filter(None, (when, with_whom, appointment.place))),
        "calendar",
        "info",
        (_("A-t-on pu se voir\u202f?"), "warning", "question") if past else _near(appointment.at, now),
        actions=answers if past else (),
        menu=(*(() if past else (slip, *answers)), move, cancel),
    )
