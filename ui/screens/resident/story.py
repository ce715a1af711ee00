"""The timeline’s entries: what happened, told in words and grouped by month; each hand-over is a seam."""

import re

from cad.domain.dates import MONTHS, day_number, show_time
from cad.domain.encounter import VISIBILITIES
from cad.domain.referral import REFERRAL_STATES, Referral
from cad.domain.referral_life import stitch
from cad.domain.text import _
from cad.domain.themes import BY_KEY
from cad.services.page import ResidentPage
from cad.services.timeline import TimelineEntry
from ui.widgets.stitches import ICONS, TONES
from ui.widgets.timeline import Entry

KINDS = {
    "encounter": ("message", "accent"),
    "note": ("note", "accent"),
    "need": ("flag", "need"),
    "step": ("check", "success"),
    "referral": ("referral", "thread"),
    "appointment": ("calendar", "info"),
    "document": ("attach", "muted"),
    "journey": ("goal", "thread"),
}
"""Icon and tone of each kind of entry."""
LOCKS = {"author": "lock", "team": "team", "organisation": "building", "shared": "people"}
_EVENT = re.compile(r"^(\d{4}-\d\d-\d\d)\s*:\s*(.*)$", re.MULTILINE)
"""A line of a referral’s history, as the service tells it."""


def entries(page: ResidentPage) -> list[Entry]:
    """The page’s timeline as the kit paints it, latest first."""
    referrals = {referral.id: referral for referral in page.referrals}
    planned = {a.id for a in page.appointments if a.state == "planned"}  # shown in what comes next
    return [_entry(told, referrals.get(told.id), page) for told in page.timeline if told.id not in planned]


def _entry(told: TimelineEntry, referral: Referral | None, page: ResidentPage) -> Entry:
    icon, tone = KINDS.get(told.kind, ("dot", "thread"))
    return Entry(
        key=f"{told.kind}:{told.id}",
        title=_handover(referral, page) if referral else told.title,
        at=_when(told.at),
        body=_EVENT.sub(_event, told.text),
        meta=" · ".join(filter(None, (told.author, _themes(told), _service(referral, page)))),
        icon=icon,
        tone=tone,
        group=_month(told.at),
        seam=referral.id if referral and told.stitch else "",
        stitch=told.stitch,
        badges=(_state(referral),) if referral else (),
        lock=VISIBILITIES.get(told.visibility, ""),
        lock_icon=LOCKS.get(told.visibility, "lock"),
    )


def _themes(told: TimelineEntry) -> str:
    return ", ".join(BY_KEY[key].short for key in told.themes if key in BY_KEY)


def _handover(referral: Referral, page: ResidentPage) -> str:
    return _("Vers {partner}").format(partner=page.names.get(referral.organisation, _("un partenaire")))


def _service(referral: Referral | None, page: ResidentPage) -> str:
    return page.names.get(referral.service, "") if referral else ""


def _state(referral: Referral) -> tuple[str, str, str]:
    """Text, tone and icon of a referral’s state."""
    sewn = stitch(referral.state)
    return (REFERRAL_STATES[referral.state], TONES.get(sewn, "neutral"), ICONS.get(sewn, "draft"))


def _when(at: str) -> str:
    """ "12 mars, 10 h": the month is repeated because a long list hides its heading."""
    return f"{_day(at)}, {show_time(at[:16])}" if "T" in at else _day(at)


def _day(at: str) -> str:
    return f"{day_number(int(at[8:10]))} {_(MONTHS[int(at[5:7]) - 1])}"


def _event(found: re.Match[str]) -> str:
    """ "13 novembre : refusée, hors des critères du service"."""
    label = next((label for label in REFERRAL_STATES.values() if found[2].startswith(label)), "")
    why = found[2].removeprefix(label).strip()
    return f"{_day(found[1])}\u00a0: " + ", ".join(_lower(part) for part in (label, why) if part)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _month(at: str) -> str:
    return f"{_(MONTHS[int(at[5:7]) - 1])} {at[:4]}".capitalize()
