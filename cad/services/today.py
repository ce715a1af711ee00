"""The first screen: what this day asks for, each part as an exact count and its first lines."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from cad.services.action import Reading, query
from cad.services.clause_ends import ClauseEnd, clause_ends
from cad.services.outcomes import Due, due
from cad.services.seams import silent_before
from cad.store import drafts
from cad.store.connection import Connection
from cad.store.reads import appointments, documents, received, referral_lists, seams, transfers
from cad.store.reads import today as reads
from cad.store.reads.appointments import AgendaRow as AgendaRow
from cad.store.reads.businesses import any_stay
from cad.store.reads.documents import ExpiringRow
from cad.store.reads.internships import any_unhosted
from cad.store.reads.laptop import kept
from cad.store.reads.people import people
from cad.store.reads.referrals import ReferralRow as ReferralRow
from cad.store.reads.seams import StalledRow as StalledRow
from cad.store.reads.sessions import any_session, count_to_take_up
from cad.store.reads.settings import value as rule
from cad.store.reads.today import StepRow
from cad.store.reads.transfers import TransferRow as TransferRow

if TYPE_CHECKING:
    from cad.services.business_pages import BusinessRow
    from cad.services.clashes import OpenClash
    from cad.services.internship_list import PupilRow
    from cad.services.met_twice import MetTwice
    from cad.services.session_pages import SessionRow, Waits
    from cad.services.taking_up import ToTakeUp
    from cad.store.reads.endings import Ending

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One part of the day: how many in all, and the `first` of them, most pressing first."""

    count: int
    first: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A form left half filled: which one, about whom (`name` "" when about nobody), when."""

    form: str
    subject: str
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    """What the day asks for. `moment`: when it was read, in UTC. `unconfirmed`: past appointments nobody said
    were kept. `received`: what other organisations referred to ours, and nobody here has taken up. `relays`:
    whom one is asked to lead; `answers`: what became of whom one asked others to lead. `forms`: half-filled
    forms of this laptop. `endings`: people whose file is soon erased. `after`: of whom to ask what
    they became; `clauses`: what ends soon of contracts on lots. `pupils`: those one leads whom nobody hosts,
    near their week of observation. `stays`: those in business centres that end soon. `sessions`: drop-ins and
    outreach of today; `waits`: who waits for one there. `contacts`: who agreed outside to be
    called back.
    """

    day: str
    moment: str
    appointments: tuple[AgendaRow, ...]
    tomorrow: tuple[AgendaRow, ...]
    relays: tuple[TransferRow, ...]
    received: Part[ReferralRow]
    unconfirmed: Part[AgendaRow]
    steps: Part[StepRow]
    late: Part[ReferralRow]
    seams: Part[ReferralRow]
    expiring: Part[ExpiringRow]
    drafts: Part[ReferralRow]
    forms: tuple[HalfTyped, ...]
    silent: Part[StalledRow]
    without_next_step: Part[StalledRow]
    answers: tuple[TransferRow, ...]
    clashes: tuple["OpenClash", ...]
    met_twice: tuple["MetTwice", ...]
    endings: tuple["Ending", ...] = ()
    after: tuple[Due, ...] = ()
    clauses: tuple[ClauseEnd, ...] = ()
    pupils: tuple["PupilRow", ...] = ()
    stays: tuple["BusinessRow", ...] = ()
    contacts: Part["ToTakeUp"] = Part(0, ())
    sessions: tuple["SessionRow", ...] = ()
    waits: tuple["Waits", ...] = ()


@query
def today(reading: Reading, limit: int = 8) -> TodayPage:
    """Everything the day asks for, with at most `limit` lines a part."""
    connection, now = reading.connection, reading.today
    tomorrow, soon = _after(now, 1), _after(now, rule(connection, "step_soon_days", now))
    warned = rule(connection, "proof_warning_days", now)
    proofs = _after(now, -warned), _after(now, warned)
    silence = silent_before(reading)
    waited = _after(now, -rule(connection, "transfer_days", now))
    numbers = referral_lists.expected(connection, now)
    return TodayPage(
        day=now,
        moment=reading.moment,
        appointments=tuple(appointments.between(connection, now, now)),
        tomorrow=tuple(appointments.between(connection, tomorrow, tomorrow)),
        relays=tuple(transfers.asked(connection, reading.me, now)),
        received=_part(received.count_received(connection), received.received(connection, now, limit)),
        unconfirmed=_part(
            appointments.count_unconfirmed(connection, now), appointments.unconfirmed(connection, now, limit)
        ),
        steps=_part(reads.count_steps_due(connection, soon), reads.steps_due(connection, now, soon, limit)),
        late=_part(numbers.late, referral_lists.listed(connection, now, (), True, "", limit, "")),
        seams=_part(seams.count_open_seams(connection), seams.open_seams(connection, now, limit)),
        expiring=_part(
            documents.count_expiring(connection, *proofs), documents.expiring(connection, *proofs, limit)
        ),
        drafts=_part(
            numbers.states["draft"], referral_lists.listed(connection, now, ("draft",), False, "", limit, "")
        ),
        forms=_half_typed(connection),
        silent=_part(seams.count_silent(connection, silence), seams.silent(connection, now, silence, limit)),
        without_next_step=_part(
            seams.count_without_next_step(connection), seams.without_next_step(connection, now, limit)
        ),
        answers=tuple(transfers.awaited(connection, reading.me, now, waited)),
        clashes=_clashes(reading),
        met_twice=_met_twice(reading),
        endings=_endings(reading),
        after=tuple(due(reading)),
        clauses=tuple(clause_ends(reading)),
        pupils=_pupils(reading),
        stays=_stays(reading),
        contacts=_contacts(reading, limit),
        **_sessions(reading),
    )


def _sessions(reading: Reading) -> dict[str, Any]:
    """What says them is loaded on the day there is one."""
    if not any_session(reading.connection, reading.today):
        return {}
    from cad.services import session_pages

    sessions, waits = session_pages.of_today(reading), session_pages.waiting(reading)
    return {"sessions": tuple(sessions), "waits": tuple(waits)}


def _clashes(reading: Reading) -> tuple["OpenClash", ...]:
    """Rare: what says them in words is loaded on the day there is one."""
    if not reads.any_clash(reading.connection):
        return ()
    from cad.services.clashes import all_open

    return tuple(all_open(reading))


def _met_twice(reading: Reading) -> tuple["MetTwice", ...]:
    """As rare."""
    if not kept(reading.connection, reads.MET_TWICE):
        return ()
    from cad.services.met_twice import waiting

    return tuple(waiting(reading.connection))


def _endings(reading: Reading) -> tuple["Ending", ...]:
    """As rare."""
    if not kept(reading.connection, reads.ENDINGS_TOLD):
        return ()
    from cad.store.reads.endings import endings

    return tuple(endings(reading.connection, reading.today))


def _pupils(reading: Reading) -> tuple["PupilRow", ...]:
    """A few weeks a year."""
    if not any_unhosted(reading.connection, reading.today, "9999"):
        return ()
    from cad.services.internship_list import without_internship

    return tuple(without_internship(reading))


def _stays(reading: Reading) -> tuple["BusinessRow", ...]:
    """Few are hosted."""
    if not any_stay(reading.connection, reading.today):
        return ()
    from cad.services.business_pages import ending

    return tuple(ending(reading))


def _contacts(reading: Reading, limit: int) -> Part["ToTakeUp"]:
    """Only after outreach."""
    count = count_to_take_up(reading.connection)
    if not count:
        return Part(0, ())
    from cad.services.taking_up import take_up

    return _part(count, take_up(reading, limit))


def _half_typed(connection: Connection) -> tuple[HalfTyped, ...]:
    kept = drafts.kept(connection)
    known = people(connection, {draft.subject for draft in kept if draft.subject})
    named = ((draft, known.get(draft.subject)) for draft in kept)
    return tuple(
        HalfTyped(draft.form, who.id if who else draft.subject, who.name if who else "", draft.at)
        for draft, who in named
    )


def _part(count: int, first: list[T]) -> Part[T]:
    return Part(count, tuple(first))


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
