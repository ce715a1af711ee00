"""Whom one is asked to lead, and what became of those one asked others to lead. No Qt here."""

from cad.domain.dates import show_delay
from cad.domain.text import _
from cad.services.today import TodayPage, TransferRow
from ui.screens.today.section import Led, Section, person_row, section

_OUTCOMES = {
    "accepted": (_("{name} est référent·e"), "success"),
    "declined": (_("{name} décline"), "danger"),
    "proposed": (_("{name} n’a pas répondu"), "warning"),
}
"""What became of a transfer one proposed, and its tone."""


def proposed(page: TodayPage) -> Section:
    """Whom one is asked to lead: nothing changes for them until one answers."""
    return section("relays", _("Suivis qu’on vous propose"), (_proposed(one) for one in page.relays))


def answers(page: TodayPage) -> Section:
    """What became of those one asked others to lead."""
    return section("answers", _("Vos relais"), (_answer(one) for one in page.answers))


def _proposed(one: TransferRow) -> Led:
    about = " · ".join((_("Proposé par {name}").format(name=one.from_name), _quoted(one.note)))
    waited = _("attend depuis {delay}").format(delay=show_delay(one.days)) if one.days else _("aujourd’hui")
    return person_row(f"transfer:{one.id}", one.person, about, waited, "warning")


def _answer(one: TransferRow) -> Led:
    said, tone = _OUTCOMES.get(one.state, (_("Le relais vers {name} est annulé"), "muted"))
    silent = _("sans réponse depuis {delay}") if one.state == "proposed" else _("il y a {delay}")
    when = silent.format(delay=show_delay(one.days)) if one.days else _("aujourd’hui")
    about = " · ".join(filter(None, (said.format(name=one.to_name), _quoted(one.answer))))
    return person_row(f"transfer:{one.id}", one.person, about, when, tone)


def _quoted(word: str) -> str:
    """What someone wrote, on one line; "" for nothing."""
    flat = " ".join(word.split())
    return _("«\u00a0{word}\u00a0»").format(word=flat) if flat else ""
