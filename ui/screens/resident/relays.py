"""What is said on the page while the person passes to another lead adviser, and by whom. No Qt here."""

from dataclasses import dataclass

from cad.domain.dates import days_between, show_delay, show_relative
from cad.domain.text import _
from cad.domain.transfer import Transfer
from cad.domain.transfer_life import may_answer, may_cancel
from cad.services.page import ResidentPage

Actions = tuple[tuple[str, str, str], ...]
"""(key, label, icon), the main one last."""


@dataclass(frozen=True, slots=True)
class Relay:
    """One banner: what happens, the word that goes with it, what one may do."""

    key: str
    sentence: str
    detail: str
    tone: str
    actions: Actions = ()


def open_relay(page: ResidentPage) -> Transfer | None:
    """The transfer that waits for an answer."""
    return next((one for one in page.transfers if one.state == "proposed"), None)


def may_propose(page: ResidentPage) -> bool:
    """One at a time: the person would not know whom they are entrusted to."""
    return open_relay(page) is None


def relays(page: ResidentPage, me: str, today: str) -> tuple[Relay, ...]:
    """Those that wait for an answer, for everyone; those whose answer I have not read, for me."""
    waiting = tuple(_open(one, page, me, today) for one in page.transfers if one.state == "proposed")
    told = (one for one in page.transfers if one.state != "proposed" and one.from_adviser == me)
    return (*waiting, *(_answered(one, page, today) for one in told if not one.told))


def who(page: ResidentPage, adviser: str) -> str:
    """Their name, with their organisation when it is not ours."""
    name, office = page.names.get(adviser, _("un·e collègue")), page.offices.get(adviser, "")
    where = page.names.get(office, "") if office != page.own else ""
    return f"{name} ({where})" if where else name


def _open(transfer: Transfer, page: ResidentPage, me: str, today: str) -> Relay:
    key, asks, asked = f"transfer:{transfer.id}", who(page, transfer.from_adviser), transfer.to_adviser
    if may_answer(transfer, me):
        when = show_relative(transfer.proposed_on, today)
        sentence = _("{name} vous a proposé {when} de devenir référent·e").format(name=asks, when=when)
        actions: Actions = (("decline", _("Décliner…"), "close"), ("accept", _("Accepter…"), "check"))
        return Relay(key, sentence, _quoted(transfer.note), "warning", actions)
    waited = days_between(transfer.proposed_on, today)
    silent = _("sans réponse depuis {delay}")
    since = silent.format(delay=show_delay(waited)) if waited > 0 else _("aujourd’hui")
    sentence = _("Relais proposé à {name}, {since}").format(name=who(page, asked), since=since)
    mine = may_cancel(transfer, me)
    cancel: Actions = (("cancel", _("Annuler le relais"), "undo"),) if mine else ()
    return Relay(key, sentence, _quoted(transfer.note), "info", cancel)


def _answered(transfer: Transfer, page: ResidentPage, today: str) -> Relay:
    name, when = who(page, transfer.to_adviser), show_relative(transfer.answered_on, today)
    read = ("read", _("J’ai lu"), "check")
    again = ("propose", _("Proposer à quelqu’un d’autre…"), "team")
    said = {
        "accepted": (_("{name} a accepté le relais {when}"), "success", (read,)),
        "declined": (_("{name} a décliné le relais {when}"), "warning", (again, read)),
    }.get(transfer.state, (_("Le relais vers {name} a été annulé {when}"), "info", (read,)))
    sentence = said[0].format(name=name, when=when)
    return Relay(f"transfer:{transfer.id}", sentence, _quoted(transfer.answer), said[1], said[2])


def _quoted(word: str) -> str:
    return _("«\u00a0{word}\u00a0»").format(word=word) if word else ""
