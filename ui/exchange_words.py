"""How the exchange with the centre stands, in a few words. No Qt here."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from cad.domain.clock import here
from cad.domain.dates import days_between, show_date, show_time
from cad.domain.text import _, n_

if TYPE_CHECKING:
    from cad.services.syncing import Standing


class Said(NamedTuple):
    """`title` and `detail` are two short lines; the two with what they leave out are `spoken`."""

    icon: str
    tone: str
    title: str
    detail: str
    spoken: str


def said(standing: "Standing", busy: bool, now: datetime) -> Said:
    """What matters most first: what is wrong, what was set aside, what waits; « Tout est envoyé » at zero."""
    icon, tone, title, detail = _state(standing, now)
    last = last_words(standing.last, now)
    parts = [title, detail, waiting_words(standing.waiting), standing.trouble, last]
    if busy:
        detail = _("échange en cours…")
        parts.append(detail)
    spoken = ". ".join(dict.fromkeys(part.strip(".").strip() for part in parts if part))
    return Said(icon, tone, title, detail, spoken + ".")


def _state(standing: "Standing", now: datetime) -> tuple[str, str, str, str]:
    waiting, last = waiting_words(standing.waiting), last_words(standing.last, now)
    if standing.out:
        return "alert", "danger", _("Ordinateur non admis au dépôt"), _("tout est gardé ici")
    if standing.days_left is not None:
        return "warning", "warning", limit_title(standing.days_left), _("sinon, le carnet attendra")
    if standing.trouble and standing.away:
        return "eye-off", "muted", _("Dépôt injoignable"), _("tout est gardé ici")
    if standing.trouble:
        return "alert", "danger", _("Le dépôt refuse l’échange"), _("tout est gardé ici")
    if standing.aside:
        return "warning", "warning", aside_words(standing.aside), waiting or _("le reste est envoyé")
    if waiting:
        return "upload", "muted", waiting, last
    if not standing.last:
        return "refresh", "muted", _("Premier échange à faire"), ""
    return "check", "success", _("Tout est envoyé"), last


def limit_title(days_left: int) -> str:
    """That an exchange must come soon."""
    if days_left < 1:
        return _("Échangez aujourd’hui")
    return n_("Échangez d’ici {n} jour", "Échangez d’ici {n} jours", days_left)


def limit_words(days_left: int | None, *, out: bool = False) -> str:
    """What happens past the limit, and what to do, unless it is `out`; "" while it is far."""
    if days_left is None:
        return ""
    left = (
        _("Demain, ce carnet ne s’ouvrira qu’après un échange avec le dépôt.")
        if days_left < 1
        else n_(
            "Dans {n} jour, ce carnet ne s’ouvrira plus qu’après un échange avec le dépôt.",
            "Dans {n} jours, ce carnet ne s’ouvrira plus qu’après un échange avec le dépôt.",
            days_left,
        )
    )
    return left if out else left + _(" Rejoignez un réseau, puis «\u00a0Échanger maintenant\u00a0».")


def waiting_words(count: int) -> str:
    """How many acts are not sent yet; "" for none."""
    return n_("{n} action à envoyer", "{n} actions à envoyer", count) if count else ""


def aside_words(count: int) -> str:
    """How many changes the centre could not take; "" for none."""
    return n_("{n} mise de côté", "{n} mises de côté", count) if count else ""


def last_words(last: str, now: datetime) -> str:
    """When everything last went through, as the mark says it; "" for never."""
    return _("échange {when}").format(when=when_words(last, now)) if last else ""


def when_words(at: str, now: datetime) -> str:
    """A moment (UTC) that has passed: its time today and yesterday, else its day; "" stays ""."""
    if not at:
        return ""
    then = here(at)
    days = days_between(then, now.date().isoformat())
    if days == 0:
        return _("à {time}").format(time=show_time(then))
    if days == 1:
        return _("hier à {time}").format(time=show_time(then))
    return _("le {day}").format(day=show_date(then))


def clock_words(seconds: int) -> str:
    """That this laptop’s clock differs from the centre’s; "" when it does not."""
    if not seconds:
        return ""
    minutes = max(abs(seconds) // 60, 1)
    wrong = (
        n_("{n}\u00a0minute", "{n}\u00a0minutes", minutes)
        if minutes < 120
        else n_("{n}\u00a0heure", "{n}\u00a0heures", minutes // 60)
    )
    sentence = (
        _("L’horloge de cet ordinateur avance de {time} sur celle du dépôt.")
        if seconds > 0
        else _("L’horloge de cet ordinateur retarde de {time} sur celle du dépôt.")
    )
    return sentence.format(time=wrong)
