"""Turns the day’s page into sections of rows, most pressing first, and knows where each row leads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from cad.domain.clock import here
from cad.domain.dates import (
    days_between,
    show_date,
    show_day,
    show_day_long,
    show_delay,
    show_relative,
    show_time,
)
from cad.domain.outcome import months_after_what
from cad.domain.shown import shown_phone
from cad.domain.text import _, n_
from cad.services import today as service
from cad.services.action import Done
from cad.services.clock import clock_trouble
from cad.services.outcomes import Due, record_outcome
from cad.services.people import Person
from cad.services.today import HalfTyped, TodayPage
from ui.ports import Desk, Failed
from ui.screens.referrals import lines
from ui.widgets.rows import Row

KINDS = {
    "appointment", "business", "clash", "consent", "desk_stay", "distinct_pair", "document", "encounter",
    "ending", "insertion", "internship", "journey", "need", "note", "observation_week", "outcome", "pupil",
    "referral", "referral_event", "resident", "step", "transfer",
}  # fmt: skip
"""What, once changed, changes the day."""

FIRST, WHOLE = 8, 500
"""Rows of a section at first, and once one asks to see it whole."""
UNCUT = ("appointments", "tomorrow")
"""What one must see all of."""

PRESSING = 14
"""Days before the end of a file from which it stands out."""

_OUTCOMES = {
    "accepted": (_("{name} est référent·e"), "success"),
    "declined": (_("{name} décline"), "danger"),
    "proposed": (_("{name} n’a pas répondu"), "warning"),
}
"""What became of a transfer one proposed, and its tone."""

FORMS = {
    "encounter": (_("Entretien en cours d’écriture"), "resident"),
    "referral": (_("Orientation en cours d’écriture"), "resident"),
    "transfer": (_("Passage de relais en cours d’écriture"), "resident"),
    "new_resident": (_("Nouvelle personne, à finir"), "residents"),
    "import": (_("Import d’une liste, à finir"), "import"),
}
"""Half-typed forms worth coming back to: how they are called, and where they are."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list; `count` may be more than its rows, `more` is the place that shows them all."""

    key: str
    title: str
    count: int
    rows: tuple[Row, ...]
    tone: str = ""
    more: tuple[str, dict[str, str]] | None = None


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_day(self, title: str, summary: str) -> None:
        """The date, and the day in one sentence."""

    def show_clock(self, sentence: str) -> None:
        """That the machine’s clock is wrong, or "" when it is right."""

    def show_sections(self, now: list[Section], watch: list[Section]) -> None:
        """On the left what is to do, on the right what is to watch."""

    def ask_outcome(self, due: Due) -> None:
        """What became of someone."""


class Presenter:
    """Asks for the day on arrival, and again when something that matters to it changed."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._leads: dict[str, tuple[str, dict[str, str]]] = {}
        self._due: dict[str, Due] = {}
        self._whole = ""

    def arrive(self, whole: str = "") -> None:
        """Ask for the day; `whole` is the section to show in full."""
        self._whole = whole
        self._ask()

    def _ask(self) -> None:
        self._desk.ask(service.today, self._show, limit=WHOLE if self._whole else FIRST)
        self._desk.ask(clock_trouble, self._view.show_clock)

    def changed(self, done: Done[Any]) -> None:
        """Ask again if it may show."""
        if any(kind in KINDS for kind, _id in done.changed):
            self._ask()

    def open(self, key: str) -> None:
        """Follow a row."""
        if key in self._due:
            self._view.ask_outcome(self._due[key])
            return
        place, where = self._leads[key]
        self._desk.open(place, **where)

    def say(self, due: Due, state: str, reason: str, then: Callable[[], None], failed: Failed) -> None:
        """What one became."""
        self._desk.act(
            record_outcome,
            lambda _outcome: then(),
            failed,
            said=_("Situation notée"),
            kind=due.row.kind,
            origin=due.row.origin,
            months=due.row.months,
            state=state,
            reason=reason,
        )

    def _show(self, page: TodayPage) -> None:
        self._leads, self._due = {}, {}
        self._view.show_day(show_day_long(page.day).capitalize(), _summary(page))
        now = [
            self._relays(page), self._appointments(page), self._received(page), self._unconfirmed(page),
            self._endings(page), self._pupils(page),
            self._steps(page), self._after(page), self._clashes(page), self._met_twice(page),
            self._tomorrow(page), self._forms(page),
        ]  # fmt: skip
        watch = [
            self._answers(page),
            self._late(page),
            self._seams(page),
            self._expiring(page),
            self._clauses(page),
            self._stays(page),
            *self._stalled(page),
        ]
        self._view.show_sections(*([self._cut(s) for s in part if s.rows] for part in (now, watch)))

    def _cut(self, section: Section) -> Section:
        """The first rows, unless one asked to see this section whole; what has no other place opens here."""
        rows = section.rows if section.key in (self._whole, *UNCUT) else section.rows[:FIRST]
        return replace(section, rows=rows, more=section.more or ("today", {"whole": section.key}))

    def _appointments(self, page: TodayPage) -> Section:
        now = self._desk.now().isoformat()
        rows = [self._meeting(a, show_time(a.at))._replace(note=_kept(a, now)) for a in page.appointments]
        return Section("appointments", _("Rendez-vous"), len(page.appointments), tuple(rows))

    def _tomorrow(self, page: TodayPage) -> Section:
        rows = tuple(self._meeting(a, show_time(a.at)) for a in page.tomorrow)
        day = show_day_long(page.tomorrow[0].at) if rows else ""
        return Section("tomorrow", _("Demain, {day}").format(day=day), len(rows), rows)

    def _received(self, page: TodayPage) -> Section:
        """Whom other organisations sent to ours: somebody waits for a word."""
        rows = [self._handover(r, page.day) for r in page.received.first]
        return Section("received", _("Orientations reçues"), page.received.count, tuple(rows))

    def _relays(self, page: TodayPage) -> Section:
        """Whom one is asked to lead: nothing changes for them until one answers."""
        rows = []
        for one in page.relays:
            about = " · ".join((_("Proposé par {name}").format(name=one.from_name), _quoted(one.note)))
            waited = (
                _("attend depuis {delay}").format(delay=show_delay(one.days))
                if one.days
                else _("aujourd’hui")
            )
            rows.append(self._row(f"transfer:{one.id}", one.person, about, waited, "warning"))
        return Section("relays", _("Suivis qu’on vous propose"), len(rows), tuple(rows))

    def _answers(self, page: TodayPage) -> Section:
        """What became of those one asked others to lead."""
        rows = []
        for one in page.answers:
            said, tone = _OUTCOMES.get(one.state, (_("Le relais vers {name} est annulé"), "muted"))
            words = [said.format(name=one.to_name), _quoted(one.answer)]
            silent = _("sans réponse depuis {delay}") if one.state == "proposed" else _("il y a {delay}")
            when = silent.format(delay=show_delay(one.days)) if one.days else _("aujourd’hui")
            about = " · ".join(filter(None, words))
            rows.append(self._row(f"transfer:{one.id}", one.person, about, when, tone))
        return Section("answers", _("Vos relais"), len(rows), tuple(rows))

    def _unconfirmed(self, page: TodayPage) -> Section:
        rows = [self._meeting(a, show_relative(a.at[:10], page.day)) for a in page.unconfirmed.first]
        title = _("Venu·e ou pas\u202f?")
        return Section("unconfirmed", title, page.unconfirmed.count, tuple(rows))

    def _meeting(self, a: Any, when: str) -> Row:
        about = " · ".join(filter(None, (a.purpose, a.with_name or a.partner, a.place)))
        return self._row(f"meeting:{a.id}", a.person, about, when, "text")

    def _steps(self, page: TodayPage) -> Section:
        rows = []
        for step in page.steps.first:
            who = step.who_name or (_("moi") if step.who == "adviser" else "")
            about = " · ".join(filter(None, (step.title, who)))
            rows.append(self._row(f"step:{step.id}", step.person, about, *_due(step.days, step.due_on)))
        return Section("steps", _("Étapes à faire"), page.steps.count, tuple(rows))

    def _after(self, page: TodayPage) -> Section:
        """What became of people one leads: asked from the row itself, one letter answers."""
        rows = []
        for one in page.after:
            key = f"after:{one.row.kind}:{one.row.origin}"
            about, since = months_after_what(one.row.months, one.after), show_relative(one.since, page.day)
            rows.append(self._row(key, one.row.person, about, since))
            self._due[key] = one
        return Section("after", _("Que deviennent-ils\u202f?"), len(rows), tuple(rows))

    def _clauses(self, page: TodayPage) -> Section:
        """What ends soon of contracts on lots: a paper to renew, months that will no longer count."""
        rows = []
        for one in page.clauses:
            key = f"clause:{one.what}:{one.insertion}"
            said = (
                _("Justificatif à renouveler") if one.what == "proof" else _("Ses heures ne compteront plus")
            )
            rows.append(self._row(key, one.person, said, show_relative(one.day, page.day)))
            self._leads[key] = ("clauses", {"lot": one.lot})
        return Section("clauses", _("Clauses\u00a0: échéances"), len(rows), tuple(rows), more=("clauses", {}))

    def _stays(self, page: TodayPage) -> Section:
        """Companies whose desk is soon to be left: one opens their project."""
        rows = []
        for one in page.stays:
            if one.hosted:
                key = f"stay:{one.hosted.stay.id}"
                self._leads[key] = ("businesses", {"business": one.business.id})
                about = " · ".join((one.business.name, one.hosted.centre, one.hosted.stay.desk))
                when = show_relative(one.hosted.stay.ends_on, page.day)
                rows.append(Row(key, one.name, about, when, "warning", avatar=one.name))
        title = _("Hébergements qui finissent")
        return Section("stays", title, len(rows), tuple(rows), more=("businesses", {}))

    def _clashes(self, page: TodayPage) -> Section:
        rows = []
        for one in page.clashes:
            key, name = f"clash:{one.id}", one.person.name if one.person else one.about
            self._leads[key] = ("clashes", {"clash": one.id})
            what = _("{field}\u00a0: {one} ou {other}").format(
                field=one.field, one=one.kept.shown, other=one.current.shown
            )
            about = what if one.kind == "resident" else f"{one.about} · {what}"
            rows.append(Row(key, name, about, icon="scales", tone="warning"))
        return Section("clashes", _("Divergences à régler"), len(rows), tuple(rows), more=("clashes", {}))

    def _met_twice(self, page: TodayPage) -> Section:
        """Files that two laptops made of one person, maybe: side by side, one says."""
        rows = []
        for one in page.met_twice:
            key = f"twice:{one.came}:{one.here}"
            self._leads[key] = ("residents", {"merge": f"{one.here},{one.came}"})
            alike = _("Ressemble à {name}, déjà dans le carnet").format(name=one.other_name)
            about = alike if one.name != one.other_name else _("Deux fiches à ce nom, dont une reçue")
            rows.append(Row(key, one.name, about, icon="merge", tone="warning"))
        title = _("Peut-être la même personne")
        return Section("met_twice", title, len(rows), tuple(rows), more=("residents", {"pairs": "1"}))

    def _endings(self, page: TodayPage) -> Section:
        """Files soon erased everywhere, unless the person is heard of: one opens theirs, and writes it."""
        rows = []
        for one in page.endings:
            about = _("Sans contact depuis le {day}").format(day=show_date(one.last))
            when = _("effacé le {day}").format(day=show_date(one.until))
            tone = "danger" if days_between(page.day, one.until) <= PRESSING else "warning"
            rows.append(self._row(f"ending:{one.person.id}", one.person, about, when, tone))
        return Section("endings", _("Dossiers bientôt effacés"), len(rows), tuple(rows), "warning")

    def _pupils(self, page: TodayPage) -> Section:
        """Pupils with nothing, and their week is near: one opens their search."""
        rows = []
        for one in page.pupils:
            key = f"pupil:{one.pupil.id}"
            self._leads[key] = ("internships", {"pupil": one.pupil.id})
            about = " · ".join(
                filter(None, (one.school, one.pupil.school_class, one.blocked and _("sans accord")))
            )
            when = show_relative(one.week.starts_on, page.day) if one.week else ""
            rows.append(Row(key, one.name, about, when, "warning", avatar=one.name))
        return Section("pupils", _("Élèves sans stage"), len(rows), tuple(rows), more=("internships", {}))

    def _forms(self, page: TodayPage) -> Section:
        """Forms half typed, then referrals prepared and not handed over."""
        rows = [self._half_typed(form, page.day) for form in page.forms if form.form in FORMS]
        for draft in page.drafts.first:
            about = _("Orientation vers {partner}").format(partner=draft.partner)
            rows.append(self._row(f"draft:{draft.id}", draft.person, about, lines.age(draft)))
        count = page.drafts.count + len(rows) - len(page.drafts.first)
        return Section("drafts", _("Brouillons"), count, tuple(rows), more=("referrals", {"state": "draft"}))

    def _half_typed(self, form: HalfTyped, day: str) -> Row:
        label, place = FORMS[form.form]
        key, when = f"form:{form.form}:{form.subject}", show_relative(here(form.at)[:10], day)
        person = {"resident": form.subject} if form.name else {}
        self._leads[key] = (place, person or {"new": "1"} if place == "residents" else person)
        return Row(key, form.name or label, label if form.name else "", when, icon="draft")

    def _late(self, page: TodayPage) -> Section:
        rows = [self._handover(r, page.day) for r in page.late.first if r.id not in _received(page)]
        more = ("referrals", {"late": "1"})
        return Section("late", _("Réponses en retard"), page.late.count, tuple(rows), "danger", more)

    def _seams(self, page: TodayPage) -> Section:
        late = {r.id for r in page.late.first} | _received(page)
        rows = [self._handover(r, page.day) for r in page.seams.first if r.id not in late]
        more = ("referrals", {"state": "open"})
        return Section("seams", _("Coutures ouvertes"), page.seams.count, tuple(rows), more=more)

    def _handover(self, r: Any, day: str) -> Row:
        """Said as in the list of referrals, where it leads: to the partner’s telephone, and the answers."""
        key = f"referral:{r.id}"
        self._leads[key] = ("referrals", {"referral": r.id})
        return lines.line(r, day)._replace(key=key, stitch=r.seam or "open")

    def _expiring(self, page: TodayPage) -> Section:
        rows = [
            self._row(
                f"document:{d.id}",
                d.person,
                d.title or d.category,
                show_relative(d.expires_on, page.day),
                "danger" if d.expires_on < page.day else "warning",
            )
            for d in page.expiring.first
        ]
        return Section("expiring", _("Justificatifs qui expirent"), page.expiring.count, tuple(rows))

    def _stalled(self, page: TodayPage) -> Iterable[Section]:
        heard: Callable[[Any], str] = lambda r: _("dernier contact {when}").format(  # noqa: E731
            when=show_relative(r.heard_on, page.day)
        )
        for key, title, part in (
            ("idle", _("Sans prochaine étape"), page.without_next_step),
            ("silent", _("Sans nouvelles"), page.silent),
        ):
            rows = [
                self._row(f"{key}:{r.person.id}", r.person, heard(r), shown_phone(r.phone))
                for r in part.first[:4]
            ]
            yield Section(key, title, part.count, tuple(rows), more=("residents", {"show": key}))

    def _row(
        self, key: str, person: Person, about: str, trailing: str, tone: str = "muted", *, stitch: str = ""
    ) -> Row:
        self._leads[key] = ("resident", {"resident": person.id})
        avatar = "" if stitch else person.name
        return Row(key, person.name, about, trailing, tone, avatar=avatar, stitch=stitch)


def _quoted(word: str) -> str:
    """What someone wrote, on one line; "" for nothing."""
    flat = " ".join(word.split())
    return _("«\u00a0{word}\u00a0»").format(word=flat) if flat else ""


def _received(page: TodayPage) -> set[str]:
    """What is said among the referrals received is not said again."""
    return {r.id for r in page.received.first}


def _kept(a: Any, now: str) -> str:
    """Whether the person came; of an appointment that is over, that it remains to be said."""
    if a.state == "planned":
        return _("venu·e ou pas\u202f?") if a.at < now else ""
    return {"came": _("venu·e"), "missed": _("pas venu·e")}.get(a.state, "")


def _due(days: int, due_on: str) -> tuple[str, str]:
    """When a step is due, and the tone of it."""
    if days < 0:
        return _("en retard de {delay}").format(delay=show_delay(-days)), "danger"
    near = {0: _("aujourd’hui"), 1: _("demain")}
    return near.get(days) or show_day(due_on), "text" if days == 0 else "muted"


def _summary(page: TodayPage) -> str:
    """The day in one sentence."""
    parts = [
        n_("{n} rendez-vous", "{n} rendez-vous", len(page.appointments)) if page.appointments else "",
        n_("{n} suivi proposé", "{n} suivis proposés", len(page.relays)) if page.relays else "",
        n_("{n} orientation reçue", "{n} orientations reçues", page.received.count)
        if page.received.count
        else "",
        n_("{n} étape à faire", "{n} étapes à faire", page.steps.count) if page.steps.count else "",
        n_("{n} divergence à régler", "{n} divergences à régler", len(page.clashes)) if page.clashes else "",
        n_("{n} dossier bientôt effacé", "{n} dossiers bientôt effacés", len(page.endings))
        if page.endings
        else "",
        n_("{n} élève sans stage", "{n} élèves sans stage", len(page.pupils)) if page.pupils else "",
        n_("{n} réponse en retard", "{n} réponses en retard", page.late.count) if page.late.count else "",
        n_("{n} couture ouverte", "{n} coutures ouvertes", page.seams.count) if page.seams.count else "",
    ]
    return ", ".join(filter(None, parts)) or _("Rien d’urgent aujourd’hui.")
