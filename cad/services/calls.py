"""Whom to call: before their appointments, after one they missed, when nothing was heard for long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cad.domain.dates import show_date, show_moment
from cad.domain.errors import Refused
from cad.domain.resident import CONTACTS, Resident
from cad.domain.sensitive import OTHER_PARTNER, revealing_words
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.printing.call_list import CallLine
from cad.services.action import Reading, query
from cad.services.agenda import Advisers
from cad.services.calling import made_on
from cad.services.masking import Masking
from cad.services.people import Person
from cad.services.seams import silent_before
from cad.store.reads import appointments as reads
from cad.store.reads import seams, sessions
from cad.store.reads.appointments import AgendaRow
from cad.store.reads.people import files, people

REASONS = {
    "before": _("Avant leur rendez-vous"),
    "missed": _("Ne sont pas venu·es"),
    "back": _("Ont demandé qu’on les rappelle"),
    "silent": _("Sans nouvelles depuis longtemps"),
}
MISSED_FOR = 30
"""Days during which someone who missed an appointment, or asked for a call, is worth one."""
MOST, SILENT = 200, 30
"""Rows of a part at most; of the silent ones, the longest unheard."""


@dataclass(frozen=True, slots=True)
class Call:
    """Someone to call and why. `at`: the appointment, or the day one last heard of them. `careful`: what to
    know before speaking or leaving a message. `said`: what became of the call today, "" while not made.
    """

    reason: str
    person: Person
    phones: tuple[str, ...]
    careful: tuple[str, ...]
    at: str
    host: str = ""
    place: str = ""
    appointment: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Calls:
    """For the appointments from one day to another; `silent` counts all those unheard, shown or not."""

    first: str
    last: str
    calls: tuple[Call, ...]
    silent: int


@query
def calls(reading: Reading, days: int = 1, host: str = "") -> Calls:
    """Who to call for the appointments of the next `days`, the missed ones, the silent; `host`: of one
    colleague. A partner whose name would say too much is not named: a call is heard by others.
    """
    return to_call(reading, days, host)


def to_call(reading: Reading, days: int, host: str) -> Calls:
    """See `calls`."""
    if not 1 <= days <= 60:
        raise Refused(_("Choisissez entre 1 et 60 jours."))
    first, last = _after(reading.today, 1), _after(reading.today, days)
    listing = _Listing(reading)
    coming = [r for r in reads.between(reading.connection, first, last, MOST) if r.state == "planned"]
    missed = reads.missed(reading.connection, _after(reading.today, -MISSED_FOR), MOST)
    since = silent_before(reading)
    silent = seams.silent(reading.connection, reading.today, since, SILENT)
    back = listing.wishes(_after(reading.today, -MISSED_FOR))
    listing.learn([*coming, *missed], [*(who.id for who in back), *(one.person.id for one in silent)])
    found = [
        *listing.of("before", coming, host),
        *listing.of("missed", missed, host),
        *(listing.about("back", who, at) for who, at in back.items() if listing.leads(who, host)),
        *(
            listing.about("silent", one.person, one.heard_on)
            for one in silent
            if listing.leads(one.person, host)
        ),
    ]
    return Calls(first, last, tuple(_once(found)), seams.count_silent(reading.connection, since))


def _once(found: Iterable[Call]) -> Iterable[Call]:
    """A person is called once, for the first reason there is."""
    seen: set[str] = set()
    for one in found:
        if one.person.id not in seen or one.reason == "before":
            yield one
        seen.add(one.person.id)


class _Listing:
    """What each line needs, read once for all of them."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection
        self._advisers, self._masked = Advisers(reading.connection), Masking(reading.connection).services
        self._files: dict[str, Resident] = {}
        self._said = made_on(reading.connection, reading.today)
        self._no_call: set[str] = set()

    def learn(self, rows: list[AgendaRow], others: Iterable[str]) -> None:
        """Read the files and the names."""
        self._files = files(self._connection, [*(row.person.id for row in rows), *others])
        self._advisers.learn(row.adviser for row in rows)

    def leads(self, who: Person, host: str) -> bool:
        """Whether this colleague leads them; anybody when none is asked."""
        return not host or (who.id in self._files and self._files[who.id].lead_adviser == host)

    def of(self, reason: str, rows: list[AgendaRow], host: str) -> list[Call]:
        """Those of appointments."""
        slots = [(row, self._advisers.slot(row)) for row in rows]
        return [
            self._call(reason, row.person, row.at, *self._where(row, slot.host, slot.place), row.id)
            for row, slot in slots
            if not host or host in slot.hosts
        ]

    def about(self, reason: str, who: Person, at: str) -> Call:
        """Someone one calls for no appointment."""
        return self._call(reason, who, at)

    def wishes(self, since: str) -> dict[Person, str]:
        """Who asked to be called when they came by, and was not heard since; who asked not to be is kept in
        mind.
        """
        told = sessions.call_backs(self._connection, since)
        known = people(self._connection, (resident for resident, *_rest in told))
        latest = {known[resident]: (at, wish, done) for resident, at, wish, done in told if resident in known}
        self._no_call = {who.id for who, (_at, wish, _done) in latest.items() if wish == "no"}
        return {who: at for who, (at, wish, done) in latest.items() if wish == "yes" and not done}

    def _where(self, row: AgendaRow, host: str, place: str) -> tuple[str, str]:
        if row.service_id in self._masked or revealing_words(f"{host} {place}"):
            return OTHER_PARTNER, ""
        return host, place

    def _call(
        self, reason: str, who: Person, at: str, host: str = "", place: str = "", appointment: str = ""
    ) -> Call:
        known = self._files.get(who.id, Resident())
        phones = tuple(map(shown_phone, known.phones))
        said = self._said.get(who.id, "")
        careful = _careful(known)
        if who.id in self._no_call:
            careful = (_("ne veut pas être rappelé·e"), *careful)
        return Call(reason, who, phones, careful, at, host, place, appointment, said)


def _careful(known: Resident) -> tuple[str, ...]:
    """What to know before one calls."""
    wish = known.preferred_contact
    languages = [one for one in known.languages if one.casefold() != "français"]
    said = (
        _("téléphone partagé avec {who}\u00a0: ne rien dire de plus, ne pas laisser de message").format(
            who=known.phone_shared_with
        )
        if known.phone_shared_with and known.phones
        else "",
        _("préfère\u00a0: {way}").format(way=CONTACTS[wish]) if wish not in ("", "telephone") else "",
        _("parle {languages}").format(languages=", ".join(languages)) if languages else "",
        _("interprète nécessaire") if known.interpreter else "",
        "" if known.phones else _("pas de téléphone"),
    )
    return tuple(filter(None, said))


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def about(one: Call) -> str:
    """What to say, in a few words."""
    if one.reason in ("silent", "back"):
        since = _("sans nouvelles depuis le {day}") if one.reason == "silent" else _("demandé le {day}")
        return since.format(day=show_date(one.at[:10]))
    when = (
        show_moment(one.at) if one.reason == "before" else _("absent·e {day}").format(day=show_moment(one.at))
    )
    host = _("avec {name}").format(name=one.host) if one.host else ""
    return " · ".join(filter(None, (when, host, one.place)))


@query
def call_list_pdf(reading: Reading, days: int = 1, host: str = "") -> bytes:
    """The same as a sheet, for whoever calls: no more than they need, and boxes to tick."""
    from cad.printing import call_list
    from cad.services.letters import printed
    from cad.services.papers import us

    _adviser, ours = us(reading)
    found = to_call(reading, days, host)
    parts = [
        (title, [_line(one) for one in found.calls if one.reason == reason and one.said != "reached"])
        for reason, title in REASONS.items()
    ]
    if not any(lines for _title, lines in parts):
        raise Refused(_("Personne à appeler\u00a0: il n’y a rien à imprimer."))
    sheet = call_list.compose(parts=parts, today=reading.today, first=found.first, last=found.last, ours=ours)
    return printed(reading, [sheet], _("Personnes à appeler"))


def _line(one: Call) -> CallLine:
    return CallLine(one.person.name, one.phones, about(one), one.careful)
