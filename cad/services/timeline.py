"""The timeline of a person: what happened, latest first, each hand-over drawn as a stitch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cad.domain.clock import here
from cad.domain.dates import show_date
from cad.domain.encounter import APPOINTMENT_STATES as MEETINGS
from cad.domain.encounter import CHANNELS, Appointment, Encounter, Note
from cad.domain.insertion import Insertion
from cad.domain.journey import NEED_STATES, Journey, Need, Step
from cad.domain.referral import REFERRAL_STATES, Consent, Referral, ReferralEvent
from cad.domain.referral_life import stitch
from cad.domain.resident import Document
from cad.domain.text import _
from cad.domain.themes import BY_KEY
from cad.domain.transfer import Transfer
from cad.domain.transfer_life import stitch as sewn


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing heard of a hand-over: on which day, the state it brought, why."""

    on: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """`at` sorts (day or local time); `stitch` is open, closed or broken for a hand-over, else "".

    `heard` is what followed a hand-over, in order; `notes` what was written of an encounter.
    """

    at: str
    kind: str
    id: str
    title: str
    text: str = ""
    author: str = ""
    visibility: str = ""
    stitch: str = ""
    themes: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    notes: tuple[Note, ...] = ()


def timeline(
    encounters: Sequence[Encounter],
    notes: Sequence[Note],
    needs: Sequence[Need],
    steps: Sequence[Step],
    referrals: Sequence[Referral],
    events: Sequence[ReferralEvent],
    appointments: Sequence[Appointment],
    documents: Sequence[Document],
    journeys: Sequence[Journey],
    consents: Sequence[Consent],
    transfers: Sequence[Transfer],
    insertions: Sequence[Insertion],
    names: Mapping[str, str],
    today: str,
    more: Iterable[TimelineEntry] = (),
) -> tuple[TimelineEntry, ...]:
    """Every entry (`more`: of the other axes), latest first; of a corrected note, its latest version."""
    amended = {note.amends for note in notes}
    shown = [note for note in notes if note.id not in amended]
    entries = [
        *_encounters(encounters, shown, needs, names),
        *(_note(n, names) for n in shown if not n.encounter),
        *(_need(n, names) for n in needs if not n.encounter),
        *(_step(s, names) for s in steps if s.closed_on),
        *_referrals(referrals, events, names),
        *(_appointment(a) for a in appointments if not a.referral or a.state == "planned"),
        *(TimelineEntry(here(d.created_at)[:10], "document", d.id, d.title, d.filename) for d in documents),
        *(entry for j in journeys for entry in _journey(j)),
        *(_no(c, names) for c in consents if c.state != "given"),
        *(entry for t in transfers for entry in _transfer(t, names)),
        *(entry for i in insertions for entry in _insertion(i, names, today)),
        *more,
    ]
    return tuple(sorted(entries, key=lambda e: (e.at, e.id), reverse=True))


def _encounters(
    encounters: Sequence[Encounter], notes: Sequence[Note], needs: Sequence[Need], names: Mapping[str, str]
) -> Iterable[TimelineEntry]:
    by_encounter: dict[str, list[Note]] = {}
    for note in notes:
        by_encounter.setdefault(note.encounter, []).append(note)
    seen: dict[str, list[Need]] = {}
    for need in needs:
        seen.setdefault(need.encounter, []).append(need)
    for encounter in encounters:
        written = by_encounter.get(encounter.id, [])
        lines = [note.text for note in written] + [_need_line(n) for n in seen.get(encounter.id, [])]
        yield TimelineEntry(
            encounter.at,
            "encounter",
            encounter.id,
            " · ".join(filter(None, (CHANNELS[encounter.channel], encounter.place))),
            "\n".join(lines),
            names.get(encounter.adviser, ""),
            written[0].visibility if written else "",
            themes=encounter.themes,
            notes=tuple(written),
        )


def _note(note: Note, names: Mapping[str, str]) -> TimelineEntry:
    author = names.get(note.adviser, "")
    at = here(note.created_at)
    return TimelineEntry(at, "note", note.id, _("Note"), note.text, author, note.visibility)


def _need_line(need: Need) -> str:
    theme = BY_KEY[need.theme].short if need.theme in BY_KEY else need.theme
    line = f"{theme}\u00a0: {NEED_STATES.get(need.state, need.state).lower()}"
    return f"{line} ({need.detail})" if need.detail else line


def _need(need: Need, names: Mapping[str, str]) -> TimelineEntry:
    author = names.get(need.adviser, "")
    return TimelineEntry(need.on, "need", need.id, _need_line(need), "", author, themes=(need.theme,))


def _step(step: Step, names: Mapping[str, str]) -> TimelineEntry:
    title = _("Étape faite\u00a0: {what}") if step.state == "done" else _("Étape abandonnée\u00a0: {what}")
    author = names.get(step.adviser, "")
    themes = (step.theme,) if step.theme else ()
    text = " · ".join(filter(None, (step.reason, names.get(step.city_project, ""))))
    return TimelineEntry(
        step.closed_on, "step", step.id, title.format(what=step.title), text, author, themes=themes
    )


def _referrals(
    referrals: Sequence[Referral], events: Sequence[ReferralEvent], names: Mapping[str, str]
) -> Iterable[TimelineEntry]:
    by_referral: dict[str, list[ReferralEvent]] = {}
    for event in events:
        by_referral.setdefault(event.referral, []).append(event)
    for referral in referrals:
        told = by_referral.get(referral.id, [])
        partner = names.get(referral.organisation, "")
        yield TimelineEntry(
            told[0].on if told else here(referral.created_at)[:10],
            "referral",
            referral.id,
            _("Orientation vers {partner} · {state}").format(
                partner=partner, state=REFERRAL_STATES[referral.state].lower()
            ),
            referral.purpose,
            names.get(referral.from_adviser, ""),
            stitch=stitch(referral.state),
            themes=(referral.theme,) if referral.theme else (),
            heard=tuple(Heard(e.on, e.state, e.reason or e.detail) for e in told),
        )


def _appointment(appointment: Appointment) -> TimelineEntry:
    title = _("Rendez-vous {state}").format(state=MEETINGS[appointment.state].lower())
    text = " · ".join(filter(None, (appointment.purpose, appointment.with_name, appointment.place)))
    return TimelineEntry(appointment.at, "appointment", appointment.id, title, text)


def _no(consent: Consent, names: Mapping[str, str]) -> TimelineEntry:
    """A refusal, or an agreement taken back: whoever takes up the journey must come across it."""
    title = {
        ("refused", "referral"): _("Refuse l’orientation"),
        ("withdrawn", "referral"): _("Retire son accord à l’orientation"),
        ("refused", "team"): _("Refuse le partage avec l’équipe"),
        ("withdrawn", "team"): _("Retire son accord au partage avec l’équipe"),
    }.get((consent.state, consent.scope), _("Accord"))
    said = " · ".join(filter(None, (title, names.get(consent.organisation, ""))))
    author = names.get(consent.adviser, "")
    return TimelineEntry(consent.on, consent.state, consent.id, said, consent.detail, author)


def _journey(journey: Journey) -> Iterable[TimelineEntry]:
    if journey.opened_on:
        yield TimelineEntry(journey.opened_on, "journey", journey.id, _("Parcours ouvert"), journey.goal)
    if journey.closed_on:
        title, why = _("Parcours terminé"), journey.closing_reason
        yield TimelineEntry(journey.closed_on, "journey", journey.id + "-", title, why)


def _transfer(transfer: Transfer, names: Mapping[str, str]) -> Iterable[TimelineEntry]:
    """The proposal with its word, then the answer with its own."""
    asked, asks = (names.get(one, _("un·e collègue")) for one in (transfer.to_adviser, transfer.from_adviser))
    seam = sewn(transfer.state)
    title = _("Relais proposé à {name}").format(name=asked)
    yield TimelineEntry(
        transfer.proposed_on, "transfer", transfer.id, title, transfer.note, asks, stitch=seam
    )
    answers = {
        "accepted": (_("{name} devient référent·e"), asked),
        "declined": (_("{name} décline le relais"), asked),
        "cancelled": (_("Relais vers {name} annulé"), ""),
    }
    if transfer.state in answers:
        said, author = answers[transfer.state]
        yield TimelineEntry(
            transfer.answered_on, "transfer", f"{transfer.id}-", said.format(name=asked), transfer.answer,
            author, stitch=seam,
        )  # fmt: skip


def _insertion(one: Insertion, names: Mapping[str, str], today: str) -> Iterable[TimelineEntry]:
    """The contract on a lot of a public contract, and its end once it has come."""
    employer, lot = names.get(one.employer, ""), names.get(one.lot, "")
    where = " · ".join(filter(None, (employer, lot)))
    until = _("ses heures comptent jusqu’au {day}").format(day=show_date(one.counts_until))
    author = names.get(one.adviser, "")
    begun, ended = _("Contrat d’insertion"), _("Fin du contrat d’insertion")
    if one.starts_on:
        text = " · ".join(filter(None, (where, until if one.counts_until else "")))
        yield TimelineEntry(one.starts_on, "insertion", one.id, begun, text, author)
    if one.ends_on and one.ends_on <= today:
        yield TimelineEntry(one.ends_on, "insertion", f"{one.id}-", ended, where, author)
