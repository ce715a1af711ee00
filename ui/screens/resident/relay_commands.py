"""What Ctrl+K offers of the passage to another lead adviser. No Qt here."""

from collections.abc import Callable
from functools import partial

from cad.domain.elision import of
from cad.domain.text import _
from cad.services.page import ResidentPage
from ui.screens.resident.relays import may_propose, relays
from ui.screens.resident.who import name_of

Said = tuple[str, str, Callable[[], object], str, str]
"""See `ui.palette.Command`."""
LABELS = {
    "accept": _("Accepter le suivi {of_who}"),
    "decline": _("Décliner le suivi {of_who}"),
    "cancel": _("Annuler le relais proposé pour {who}"),
    "read": _("Marquer comme lue la réponse sur {who}"),
}
ALSO = "relais référent transmettre passer"


def relay_commands(page: ResidentPage, me: str, today: str, act: Callable[[str, str], object]) -> list[Said]:
    """What the banners offer, and passing the person on when nobody is asked yet."""
    name = name_of(page.resident)
    who = {"who": name, "of_who": of(name)}
    found: list[Said] = [
        (LABELS[key].format(**who), icon, partial(act, one.key, key), ALSO, "")
        for one in relays(page, me, today)
        for key, _label, icon in one.actions
        if key in LABELS
    ]
    if may_propose(page):
        label = _("Transmettre le suivi {of_who}").format(**who)
        found.append((label, "team", partial(act, "", "transfer"), ALSO, "Ctrl+T"))
    return found
