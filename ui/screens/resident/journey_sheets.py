"""The sheets about the journey: a theme, a step, an appointment, a referral and what became of it."""

from typing import Any

from cad.domain.dates import show_moment
from cad.domain.encounter import Appointment
from cad.domain.referral import Referral
from cad.domain.referral_life import next_states
from cad.domain.text import _
from cad.services import appointments, consents, encounters, journeys, referrals
from cad.services.page import ThemeState
from ui.screens.referrals.sides import choices
from ui.screens.resident import small_sheets as small
from ui.screens.resident.clock import moment, unreadable
from ui.screens.resident.handovers import title
from ui.screens.resident.hours_told import HoursTold
from ui.screens.resident.refer_form import FORM, REFUSED, Referring, consent_in_force
from ui.screens.resident.refer_sheet import ReferSheet
from ui.screens.resident.sheets import Sheets


class JourneySheets(Sheets):
    """See the module."""

    def theme(self, state: ThemeState) -> None:
        """Another look at a theme."""
        sheet = small.theme_sheet(self._host, state, self._presenter.now[:10])
        said = _("Thème mis à jour")
        self._ask(sheet, f"theme:{state.theme}", journeys.assess_need, said, theme=state.theme)

    def step(self, step: str, action: str) -> None:
        """Correct a step, or give it up and say why."""
        if action == "edit":
            found = next(s for s in self._page.steps if s.id == step)
            sheet = small.step_sheet(self._host, found, self._today, self._page.projects)
            self._ask(
                sheet, f"step:{step}", journeys.change_step, _("Étape modifiée"), about=False, step=step
            )
            return
        sheet = small.reason_sheet(self._host, _("Abandonner l’étape"), _("Pourquoi"), _("Abandonner"))
        self._ask(sheet, f"drop:{step}", journeys.drop_step, _("Étape abandonnée"), about=False, step=step)

    def close_journey(self, *, pause: bool) -> None:
        """Nothing for a while, or the end; and why."""
        action, form = (journeys.pause_journey, "pause") if pause else (journeys.close_journey, "close")
        titles = (_("Mettre le parcours en pause"), _("Mettre en pause"), _("Parcours en pause"))
        if not pause:
            titles = (_("Terminer le parcours"), _("Terminer"), _("Parcours terminé"))
        sheet = small.reason_sheet(self._host, titles[0], _("Pourquoi"), titles[1])
        self._ask(sheet, form, action, titles[2])

    def note(self, kind: str, record: str) -> None:
        """One more note on an encounter, or one’s own note corrected."""
        told = next(entry for entry in self._page.timeline if entry.id == record)
        if kind == "note":
            self._correct(record, told.text, told.visibility)
            return
        when = f"{told.title} · {show_moment(told.at)}"
        mine = [note for note in told.notes if note.adviser == self._presenter.desk.me]
        shown = told.visibility or "team"
        sheet = small.note_sheet(self._host, when, told.text, "", shown, correct=bool(mine))

        def submit(values: dict[str, Any]) -> None:
            if sheet.way:
                self._presenter.keep(form, sheet.typed())
                sheet.done()
                self._correct(mine[-1].id, mine[-1].text, mine[-1].visibility)
            else:
                act, said, written = encounters.add_note, _("Note ajoutée"), self._written(sheet, form)
                self._acts.about(act, said, written, self._refused(sheet), encounter=record, **values)

        form = f"note:{record}"
        self._open(sheet, form, submit)

    def _correct(self, note: str, text: str, visibility: str) -> None:
        """One’s own words, to be put right; the earlier ones stay in the history."""
        sheet = small.note_sheet(self._host, _("Corriger la note"), "", text, visibility)
        self._ask(sheet, f"note:{note}", encounters.correct_note, _("Note corrigée"), about=False, note=note)

    def appointment(self, appointment: str, action: str) -> None:
        """An appointment given another time, or that will not take place, and why."""
        if action == "move":
            self._move(next(one for one in self._page.appointments if one.id == appointment))
            return
        words = _("Annuler le rendez-vous")
        sheet = small.reason_sheet(self._host, words, _("Pourquoi"), words)
        act, said = appointments.cancel_appointment, _("Rendez-vous annulé")
        self._ask(sheet, f"cancel:{appointment}", act, said, about=False, appointment=appointment)

    def _move(self, known: Appointment) -> None:
        form, words = f"move:{known.id}", _("Déplacer le rendez-vous")
        sheet = small.meeting_sheet(self._host, known, self._today, title=words, new=False)

        def written() -> None:
            self._written(sheet, form)()
            if sheet.way == "slip":
                self._acts.appointment(known.id, "slip")

        def submit(values: dict[str, Any]) -> None:
            act, said = appointments.move_appointment, _("Rendez-vous déplacé")
            given = {"appointment": known.id, **_when(values)}
            self._acts.act(act, said, written, self._refused(sheet), **given)

        sheet.check = lambda values: unreadable(values["day"], values["time"])
        self._open(sheet, form, submit)

    def meet(self) -> None:
        """Note an appointment."""
        met = [a.place for a in self._page.appointments if a.place and not a.referral]
        known = Appointment(place=met[-1] if met else "")
        sheet = small.meeting_sheet(self._host, known, self._today)

        def written(made: Appointment) -> None:
            self._written(sheet, "appointment")()
            if sheet.way == "slip":
                self._acts.appointment(made.id, "slip")

        def submit(values: dict[str, Any]) -> None:
            self._acts.meet(written, self._refused(sheet), **_when(values))

        sheet.check = lambda values: unreadable(values["day"], values["time"])
        self._open(sheet, "appointment", submit)
        HoursTold(sheet, self._presenter.desk, self._presenter.subject)

    def referral(self, referral: str, action: str) -> None:
        """What became of a referral; a draft is taken up again."""
        found = next(r for r in self._page.referrals if r.id == referral)
        if found.state == "draft":
            self.refer(draft=found)
            return
        inbound = self._page.is_inbound(found)
        said = choices(found.state, next_states(found.state), inbound=inbound)
        states = [(s, label) for s, label in said.items() if s != "handed_over"]
        words = _("Répondre") if inbound else _("Noter la réponse")
        state = action.removeprefix("move:") if ":" in action else states[0][0]
        sheet = small.move_sheet(self._host, words, title(found, self._page), states, state, self._today)
        form = f"move:{referral}"

        def submit(values: dict[str, Any]) -> None:
            at = moment(values["day"], values["time"]) if values["state"] == "appointment" else ""
            given = {k: values[k] for k in ("state", "on", "place", "reason", "detail")}
            act, said, written = referrals.move_referral, _("Suite notée"), self._written(sheet, form)
            self._acts.act(
                act, said, written, self._refused(sheet), referral=referral, appointment_at=at, **given
            )

        sheet.check = lambda values: (
            unreadable(values["day"], values["time"]) if values["state"] == "appointment" else {}
        )
        self._open(sheet, form, submit)

    def refer(self, theme: str = "", draft: Referral | None = None, service: str = "") -> None:
        """Pass the person on, to a service one chose already or not; the letter comes next."""
        sheet = ReferSheet(self._host, self._page, self._today)
        sheet.looked_for.connect(
            lambda text, key: self._presenter.asks.services(text, key, sheet.show_services)
        )
        sheet.sheet.closed.connect(self._presenter.asks.cancel)
        sheet.chose.connect(
            lambda chosen: self._presenter.asks.fit(chosen, self._presenter.subject, sheet.tell_fit)
        )
        sheet.elsewhere.connect(lambda key: self._look_elsewhere(sheet, key))
        sheet.paused.connect(lambda form: self._presenter.keep(FORM, {} if draft else form.kept()))
        sheet.submitted.connect(lambda form: self._refer(sheet, form, draft))
        sheet.drafted.connect(lambda form: self._keep_referral(sheet, form, draft))
        kept = Referring.of(draft).kept() if draft else self._presenter.draft(FORM)
        if service and kept.get("service") != service:
            kept = {}  # what was half typed was for another one
        sheet.open(kept, theme)
        if service:
            self._presenter.asks.service(service, sheet.take)

    def _look_elsewhere(self, sheet: ReferSheet, theme: str) -> None:
        """In the directory, for the same person; what was typed waits as a draft."""
        sheet.sheet.close_sheet()
        self._presenter.desk.open("directory", resident=self._presenter.subject, theme=theme)

    def _refer(self, sheet: ReferSheet, form: Referring, draft: Referral | None) -> None:
        if errors := form.errors(consent_in_force(self._page, form.organisation)):
            sheet.refuse(errors)
        elif form.consent == REFUSED:
            given = {"organisation": form.organisation, "on": form.consent_on}
            written, said = self._written(sheet, FORM), _("Refus noté")
            self._acts.about(consents.refuse_consent, said, written, self._refused(sheet), **given)
        else:
            self._acts.refer(
                form, draft.id if draft else "", self._written(sheet, FORM), self._refused(sheet)
            )

    def _keep_referral(self, sheet: ReferSheet, form: Referring, draft: Referral | None) -> None:
        written = self._written(sheet, FORM)
        if not form.service:
            sheet.refuse({"service": _("Choisissez un service dans la liste.")})
        elif draft:
            said, given = _("Brouillon modifié"), form.draft()
            self._acts.act(
                referrals.change_referral, said, written, self._refused(sheet), referral=draft.id, **given
            )
        else:
            self._acts.about(
                referrals.draft_referral, _("Brouillon gardé"), written, self._refused(sheet), **form.draft()
            )


def _when(values: dict[str, Any]) -> dict[str, Any]:
    """A day, an hour and a length as the record keeps them, beside the rest."""
    day, time, minutes = (values.pop(name) for name in ("day", "time", "minutes"))
    return {"at": moment(day, time), "minutes": int(minutes or 0), **values}
