"""Whether something written elsewhere (or here) changes what this page shows. No Qt here."""

from typing import Any

from cad.services.action import Done
from cad.services.page import ResidentPage


def touches(done: Done[Any], page: ResidentPage) -> bool:
    """True when the change is about this person, or about a partner or adviser named on the page.

    A new record is known by its `resident`; undo and redo (whose result is their label) may bring back
    records the page does not know: they always count, and so does an exchange.
    """
    if done.asked_by == "sync":  # what it brings may be new here
        return bool(done.changed)
    about = getattr(done.result, "resident", None)
    if isinstance(about, str):
        return about in page.ids
    if isinstance(done.result, str):
        return bool(done.changed)
    known = _known(page)
    return any(record in known for _kind, record in done.changed)


def _known(page: ResidentPage) -> set[str]:
    groups = (
        page.steps,
        page.referrals,
        page.appointments,
        page.team,
        page.consents,
        page.household,
        page.documents,
        page.merged,
        page.transfers,
    )
    known = {record.id for group in groups for record in group}
    known |= set(page.ids) | set(page.names) | set(page.clashes) | {entry.id for entry in page.timeline}
    return known | ({page.journey.id} if page.journey else set())
