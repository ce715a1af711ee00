"""What the panels say of all events, or of one. No Qt here."""

from cad.domain.dates import show_date, show_day_long, show_time
from cad.domain.event import EVENT_KINDS
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.text import _, n_
from cad.services.event_pages import EventList, EventPage

Figure = tuple[str, str, str, str]
"""A number, what it counts, its icon and tone."""


def summary(found: EventList) -> str:
    """Under the title of the screen."""
    return n_("{n} rencontre", "{n} rencontres", found.total)


def whole_figures(found: EventList) -> tuple[Figure, ...]:
    """All events that are listed."""
    came, signed = sum(row.came for row in found.rows), sum(row.contracts for row in found.rows)
    count = len(found.rows)
    return (
        (str(count), n_("rencontre", "rencontres", count), "calendar", "muted"),
        (str(came), n_("venue", "venues", came), "people", "success"),
        (
            str(signed),
            n_("contrat signé ensuite", "contrats signés ensuite", signed),
            "check",
            "success" if signed else "muted",
        ),
    )


def figures(page: EventPage, today: str) -> tuple[Figure, ...]:
    """Before the day, who is expected; from that day, who came and what followed."""
    event = page.event
    listed = len(page.guests)
    if event.starts_at[:10] > today:
        coming = page.count("coming")
        full = bool(event.seats) and coming > event.seats
        return (
            (str(listed), n_("invité·e", "invité·es", listed), "people", "muted"),
            (str(coming), n_("viendra", "viendront", coming), "check", "danger" if full else "success"),
            (str(page.count("declined")), _("ne viendront pas"), "close", "muted"),
        )
    came, missed = page.count("came"), page.count("missed")
    interviews, contracts = page.met("interview", "trial", "contract"), page.met("contract")
    heads = ((str(event.heads), _("sans nom"), "person", "muted"),) if event.heads else ()
    return (
        (str(came), n_("venu·e", "venu·es", came), "people", "success"),
        *heads,
        (str(missed), n_("absent·e", "absent·es", missed), "close", "muted"),
        (str(interviews), n_("entretien ou plus", "entretiens ou plus", interviews), "message", "muted"),
        (
            str(contracts),
            n_("contrat", "contrats", contracts),
            "check",
            "success" if contracts else "muted",
        ),
    )


def facts(page: EventPage) -> tuple[tuple[str, str], ...]:
    """What is known of an event."""
    event = page.event
    where = NEIGHBOURHOODS[event.neighbourhood] if event.neighbourhood else ""
    return (
        (_("Sorte"), EVENT_KINDS[event.kind]),
        (_("Quand"), when(page)),
        (_("Où"), " · ".join(filter(None, (event.place, where)))),
        (_("Entreprises"), ", ".join(page.names[one] for one in event.companies if one in page.names)),
        (_("Places"), str(event.seats) if event.seats else ""),
        (_("À apporter"), event.bring),
    )


def when(page: EventPage) -> str:
    """ "jeudi 3 décembre 2026, 9 h – 12 h 30"."""
    event = page.event
    end = f" – {show_time(event.ends_at)}" if event.ends_at else ""
    return f"{show_day_long(event.starts_at)}, {show_time(event.starts_at)}{end}"


def cancelled(page: EventPage) -> tuple[str, str]:
    """That it is, and that nothing is lost; ("", "") when it is not."""
    event = page.event
    if not event.cancelled_on:
        return "", ""
    why = f"\u00a0: {event.cancelled_why}" if event.cancelled_why else "."
    said = _("Annulée le {day}").format(day=show_date(event.cancelled_on)) + why
    noted = page.count("came") + event.heads
    kept = n_("{n} venue notée est gardée.", "{n} venues notées sont gardées.", noted) if noted else ""
    return said, kept


def advice(page: EventPage, today: str) -> str:
    """The keys of the list of people."""
    if not page.guests:
        return _("Personne n’est sur la liste. Invitez, ou ajoutez qui vient.")
    if page.event.starts_at[:10] > today:
        return _("Sur une ligne\u00a0: O, viendra\u00a0; N, ne viendra pas\u00a0; Entrée, tout le reste.")
    return _(
        "Sur une ligne\u00a0: V, venu·e\u00a0; P, absent·e\u00a0; A, en ajouter\u00a0; Entrée, entreprises."
    )
