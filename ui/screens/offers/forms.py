"""How the answers of each form are written down. No Qt here."""

from typing import Any

from cad.domain import values as read
from cad.domain.text import _
from cad.services import offers, proposals
from ui.screens.asking import Act, Form, Writes


def _offer(form: Form, typed: dict[str, Any]) -> Act:
    for name, usual in (("places", 1), ("minutes", 0)):
        typed[name] = read.whole_number(typed[name]) if typed[name] else usual
    typed["without_cv"] = typed["without_cv"] == "yes"
    if form.about:
        return offers.change_offer, _("Offre modifiée"), {"offer": form.about.id, **typed}
    return offers.publish_offer, _("Offre ajoutée"), typed


def _propose(form: Form, typed: dict[str, Any]) -> Act:
    return proposals.propose_offer, _("Offre proposée"), {"offer": form.subject, **typed}


WRITES: Writes = {"offer": _offer, "propose_offer": _propose}
