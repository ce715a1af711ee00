"""Turns the day’s page into sections of rows, most pressing first, and knows where each row leads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from cad.domain.clock import here
from cad.domain.dates import show_day_long, show_relative, show_time
from cad.domain.referral import REFERRAL_STATES
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY
from cad.services import today as service
from cad.services.action import Done
from cad.services.clock import clock_trouble
from cad.services.people import Person
from cad.services.today import HalfTyped, TodayPage
from ui.ports import Desk
from ui.widgets.rows import Row

KINDS = {"appointment", "step", "referral", "referral_event", "encounter", "journey", "document", "resident"}
"""What, once changed, changes the day."""

FORMS = {
    "encounter": (_("Entretien en cours d’écriture"), "resident"),
    "referral": (_("Orientation en cours d’écriture"), "resident"),
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


class Presenter:
    """Asks for the day on arrival, and again when something that matters to it changed."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._leads: dict[str, tuple[str, dict[str, str]]] = {}

    def arrive(self) -> None:
        """Ask for the day."""
        self._desk.ask(service.today, self._show)
        self._desk.ask(clock_trouble, self._view.show_clock)

    def changed(self, done: Done[Any]) -> None:
        """Ask again if it may show."""
        if any(kind in KINDS for kind, _id in done.changed):
            self.arrive()

    def open(self, key: str) -> None:
        """Follow a row."""
        place, where = self._leads[key]
        self._desk.open(place, **where)

    def _show(self, page: TodayPage) -> None:
        self._leads = {}
        self._view.show_day(show_day_long(page.day).capitalize(), _summary(page))
        now = [self._appointments(page), self._steps(page), self._unconfirmed(page), self._forms(page)]
        watch = [self._late(page), self._seams(page), self._expiring(page), *self._stalled(page)]
        self._view.show_sections([s for s in now if s.rows], [s for s in watch if s.rows])

    def _appointments(self, page: TodayPage) -> Section:
        rows = [self._meeting(a, "", show_time(a.at)) for a in page.appointments]
        rows += [self._meeting(a, _("demain"), show_time(a.at)) for a in page.tomorrow]
        return Section("appointments", _("Rendez-vous"), len(page.appointments), tuple(rows))

    def _unconfirmed(self, page: TodayPage) -> Section:
        rows = [self._meeting(a, show_relative(a.at[:10], page.day), "") for a in page.unconfirmed.first]
        title = _("Venu·e ou pas ?")
        return Section("unconfirmed", title, page.unconfirmed.count, tuple(rows))

    def _meeting(self, a: Any, when: str, time: str) -> Row:
        about = " · ".join(filter(None, (a.purpose, a.with_name or a.partner, a.place)))
        trailing = " ".join(filter(None, (when, time)))
        return self._row(f"meeting:{a.id}", a.person, about, trailing, "text")

    def _steps(self, page: TodayPage) -> Section:
        rows = []
        for step in page.steps.first:
            tone = "danger" if step.days < 0 else "text" if step.days == 0 else "muted"
            who = step.who_name or (_("moi") if step.who == "adviser" else "")
            about = " · ".join(filter(None, (step.title, who)))
            rows.append(
                self._row(f"step:{step.id}", step.person, about, show_relative(step.due_on, page.day), tone)
            )
        return Section("steps", _("Étapes à faire"), page.steps.count, tuple(rows))

    def _forms(self, page: TodayPage) -> Section:
        """Forms half typed, then referrals prepared and not handed over."""
        rows = [self._half_typed(form, page.day) for form in page.forms if form.form in FORMS]
        for draft in page.drafts.first:
            about = _("Orientation vers {partner}").format(partner=draft.partner)
            rows.append(self._row(f"draft:{draft.id}", draft.person, about, ""))
        count = page.drafts.count + len(rows) - len(page.drafts.first)
        return Section("drafts", _("Brouillons"), count, tuple(rows), more=("referrals", {"state": "draft"}))

    def _half_typed(self, form: HalfTyped, day: str) -> Row:
        label, place = FORMS[form.form]
        key, when = f"form:{form.form}:{form.subject}", show_relative(here(form.at)[:10], day)
        person = {"resident": form.subject} if form.name else {}
        self._leads[key] = (place, person or {"new": "1"} if place == "residents" else person)
        return Row(key, form.name or label, label if form.name else "", when, icon="draft")

    def _late(self, page: TodayPage) -> Section:
        rows = [self._handover(r, page.day) for r in page.late.first]
        more = ("referrals", {"late": "1"})
        return Section("late", _("Réponses en retard"), page.late.count, tuple(rows), "danger", more)

    def _seams(self, page: TodayPage) -> Section:
        late = {r.id for r in page.late.first}
        rows = [self._handover(r, page.day) for r in page.seams.first if r.id not in late]
        more = ("referrals", {"state": "open"})
        return Section("seams", _("Coutures ouvertes"), page.seams.count, tuple(rows), more=more)

    def _handover(self, r: Any, day: str) -> Row:
        theme = BY_KEY[r.theme].short if r.theme in BY_KEY else ""
        about = " · ".join(filter(None, (r.partner, theme, REFERRAL_STATES[r.state].lower())))
        age = n_("{n} jour", "{n} jours", r.age)
        tone = "danger" if r.late else "muted"
        return self._row(f"referral:{r.id}", r.person, about, age, tone, stitch=r.seam or "open")

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
            rows = [self._row(f"{key}:{r.person.id}", r.person, heard(r), "") for r in part.first[:4]]
            yield Section(key, title, part.count, tuple(rows))

    def _row(
        self, key: str, person: Person, about: str, trailing: str, tone: str = "muted", *, stitch: str = ""
    ) -> Row:
        self._leads[key] = ("resident", {"resident": person.id})
        avatar = "" if stitch else person.name
        return Row(key, person.name, about, trailing, tone, avatar=avatar, stitch=stitch)


def _summary(page: TodayPage) -> str:
    """The day in one sentence."""
    parts = [
        n_("{n} rendez-vous", "{n} rendez-vous", len(page.appointments)) if page.appointments else "",
        n_("{n} étape à faire", "{n} étapes à faire", page.steps.count) if page.steps.count else "",
        n_("{n} réponse en retard", "{n} réponses en retard", page.late.count) if page.late.count else "",
        n_("{n} couture ouverte", "{n} coutures ouvertes", page.seams.count) if page.seams.count else "",
    ]
    return ", ".join(filter(None, parts)) or _("Rien d’urgent aujourd’hui.")
