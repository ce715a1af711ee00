"""The timeline’s entries: what happened, told in words and grouped by month; each hand-over is a strand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cad.domain.dates import MONTHS, days_between, show_day, show_relative, show_time
from cad.domain.encounter import VISIBILITIES
from cad.domain.referral import REFERRAL_STATES, Referral
from cad.domain.text import _
from cad.domain.themes import BY_KEY
from cad.services.page import ResidentPage
from cad.services.timeline import Heard, TimelineEntry
from ui.widgets.stitches import ICONS, LABELS, OPEN, TONES
from ui.widgets.timeline import Entry

KINDS = {
    "encounter": ("message", "accent"),
    "note": ("note", "accent"),
    "need": ("flag", "need"),
    "step": ("check", "success"),
    "referral": ("referral", "thread"),
    "appointment": ("calendar", "info"),
    "document": ("attach", "muted"),
    "transfer": ("team", "thread"),
    "journey": ("goal", "thread"),
    "insertion": ("briefcase", "accent"),
    "proposal": ("briefcase", "muted"),
    "outcome": ("goal", "accent"),
    "attendance": ("people", "accent"),
    "company_meeting": ("building", "accent"),
    "pupil": ("graduation-cap", "accent"),
    "placement": ("building", "accent"),
    "internship": ("graduation-cap", "accent"),
    "business": ("storefront", "accent"),
    "funding": ("coins", "accent"),
    "desk_stay": ("building", "accent"),
    "participation": ("hands", "accent"),
    "passage": ("pin", "muted"),
    "refused": ("close", "danger"),
    "withdrawn": ("undo", "warning"),
}
"""Icon and tone of each kind of entry."""
AXES = {
    "business": ("businesses", "business"),
    "funding": ("businesses", "business"),
    "desk_stay": ("businesses", "business"),
    "participation": ("city_projects", "city_project"),
    "passage": ("field", "session"),
}
"""Kinds of entry that another screen shows whole: which place, and what it is told."""
LOCKS = {"author": "lock", "team": "team", "organisation": "building", "shared": "people"}

Dated = tuple[str, Entry]
"""When it was (a day or a local time), and how it is shown."""


def entries(page: ResidentPage, today: str) -> list[Entry]:
    """The page’s timeline as the kit paints it, latest first."""
    told = _told(page)
    told.sort(key=lambda dated: dated[0], reverse=True)
    return [replace(entry, at=_when(at, today), group=_month(at)) for at, entry in told]


def _told(page: ResidentPage) -> list[Dated]:
    referrals = {referral.id: referral for referral in page.referrals}
    planned = {a.id for a in page.appointments if a.state == "planned"}  # shown in what comes next
    told: list[Dated] = []
    for entry in page.timeline:
        if entry.id in referrals:
            told += _handover(entry, referrals[entry.id], page)
        elif entry.kind == "transfer" and entry.stitch:
            told.append((entry.at, _relay(entry)))
        elif entry.id not in planned:
            told.append((entry.at, _entry(entry)))
    return told


def _entry(told: TimelineEntry) -> Entry:
    icon, tone = KINDS.get(told.kind, ("dot", "thread"))
    return Entry(
        key=f"{told.kind}:{told.id}",
        title=told.title,
        body=told.text,
        meta=" · ".join(filter(None, (told.author, _themes(told)))),
        icon=icon,
        tone=tone,
        lock=VISIBILITIES.get(told.visibility, ""),
        lock_icon=LOCKS.get(told.visibility, "lock"),
    )


def _relay(told: TimelineEntry) -> Entry:
    """The proposal and its answer are the two ends of one strand: the latest of them carries the stitch."""
    badge = (LABELS[told.stitch], TONES[told.stitch], ICONS[told.stitch])
    last = told.id.endswith("-") or told.stitch == OPEN
    seam = told.id.removesuffix("-")
    return replace(_entry(told), seam=seam, stitch=told.stitch, badges=(badge,) if last else ())


def _handover(told: TimelineEntry, referral: Referral, page: ResidentPage) -> list[Dated]:
    """The hand-over, then each thing heard of it, latest first: the first of them carries the stitch."""
    partner = page.names.get(referral.organisation, _("un partenaire"))
    handed = replace(
        _entry(told),
        title=_("Vers {partner}").format(partner=partner),
        meta=" · ".join(filter(None, (told.author, _themes(told), page.names.get(referral.service, "")))),
    )
    if not told.stitch:
        state = (REFERRAL_STATES[referral.state], "neutral", "draft")
        return [(told.at, replace(handed, badges=(state,)))]
    heard = reversed(list(_heard(told.heard, partner, handed)))
    dated = [*heard, (_handed_on(told.heard, told.at), handed)]
    badge = (LABELS[told.stitch], TONES[told.stitch], ICONS[told.stitch])
    sewn = [(at, replace(e, seam=referral.id, stitch=told.stitch)) for at, e in dated]
    return [(sewn[0][0], replace(sewn[0][1], badges=(badge,))), *sewn[1:]]


def _heard(heard: Sequence[Heard], partner: str, handed: Entry) -> Iterator[Dated]:
    """What happened after the letter was handed over, in the order it did."""
    for number, news in enumerate(heard):
        if news.state not in ("draft", "handed_over"):
            title = _("{state} · {partner}").format(state=REFERRAL_STATES[news.state], partner=partner)
            yield news.on, replace(handed, key=f"{handed.key}:{number}", title=title, body=news.why, meta="")


def _handed_on(heard: Sequence[Heard], otherwise: str) -> str:
    return next((news.on for news in heard if news.state == "handed_over"), otherwise)


def _themes(told: TimelineEntry) -> str:
    return ", ".join(BY_KEY[key].short for key in told.themes if key in BY_KEY)


def _when(at: str, today: str) -> str:
    """ "jeu. 12 mars, 10 h": the month is repeated because a long list hides its heading."""
    near = 0 <= days_between(at, today) <= 1
    day = show_relative(at[:10], today) if near else show_day(at, year=False)
    return f"{day}, {show_time(at[:16])}" if "T" in at else day


def _month(at: str) -> str:
    return f"{_(MONTHS[int(at[5:7]) - 1])} {at[:4]}".capitalize()
