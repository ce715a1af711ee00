"""Referrals as rows: the stitch, the person, the partner, the theme, how old, what is due. No Qt here."""

from cad.domain.dates import days_between, show_delay, show_relative
from cad.domain.names import fold
from cad.domain.referral import REFERRAL_STATES
from cad.domain.text import _
from cad.domain.themes import BY_KEY
from cad.services.referrals import ReferralRow
from ui.widgets.rows import Row

NO_CONSENT = {"withdrawn": _("Accord retiré"), "refused": _("Accord refusé")}


def line(row: ReferralRow, today: str, typed: str = "", ticked: bool | None = None) -> Row:
    """One referral. `ticked` is None unless letters are being chosen."""
    words, tone = expected(row, today)
    return Row(
        row.id,
        row.person.name,
        " · ".join(filter(None, (whom(row), theme(row.theme)))),
        words,
        tone,
        note="" if row.late else age(row),
        badges=_badges(row, ticked),
        stitch="" if ticked is not None else row.seam,
        icon=_icon(row, ticked),
        tone="accent" if ticked else "muted",
        marks=_marks(row.person.name, typed),
    )


def whom(row: ReferralRow) -> str:
    """The other organisation: the partner, or the one that refers to us."""
    return _("par {origin}").format(origin=row.origin) if row.inbound else row.partner


def theme(key: str) -> str:
    """The short name of a theme, "" for none."""
    return BY_KEY[key].short if key in BY_KEY else ""


def expected(row: ReferralRow, today: str) -> tuple[str, str]:
    """What is waited for, and the tone of it."""
    if row.late:
        delay = show_delay(days_between(row.answer_by, today))
        return _("en retard de {delay}").format(delay=delay), "danger"
    if row.state in ("handed_over", "received") and row.answer_by:
        when = show_relative(row.answer_by, today)
        return (_("répondre {when}") if row.inbound else _("réponse {when}")).format(when=when), "text"
    return REFERRAL_STATES[row.state].lower(), "muted"


def age(row: ReferralRow) -> str:
    """Since when it is open, or how long it took."""
    delay = show_delay(row.age)
    if row.state == "draft":
        return _("écrit il y a {delay}").format(delay=delay) if row.age else _("écrit aujourd’hui")
    if row.seam == "open":
        return _("depuis {delay}").format(delay=delay) if row.age else _("remise aujourd’hui")
    return _("en {delay}").format(delay=delay) if row.seam == "closed" and row.age else ""


def printable(row: ReferralRow) -> bool:
    """Whether there is a letter to print: it was handed over, and the person still agrees."""
    return row.state not in ("draft", "revoked") and row.consent == "given"


def _icon(row: ReferralRow, ticked: bool | None) -> str:
    if ticked is not None:
        return "tick-on" if ticked else "tick-off" if printable(row) else "lock"
    return "draft" if row.state == "draft" else "referral"


def _badges(row: ReferralRow, ticked: bool | None) -> tuple[tuple[str, str, str], ...]:
    warned = row.consent in NO_CONSENT and row.seam == "open"
    return (
        *(((_("À imprimer"), "accent", "print"),) if ticked else ()),
        *(((NO_CONSENT[row.consent], "danger", "alert"),) if warned else ()),
    )


def _marks(name: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where the words typed begin a word of the name."""
    found, start = [], 0
    for word in name.split(" "):
        meant = max((len(part) for part in fold(typed).split() if fold(word).startswith(part)), default=0)
        if meant:
            found.append((start, min(meant, len(word))))
        start += len(word) + 1
    return tuple(found)
