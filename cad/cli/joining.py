"""`cad join` and `cad sync`: a notebook and its central store."""

import platform
from argparse import Namespace

from cad.cli import session
from cad.cli.output import say, say_json
from cad.domain.text import _, n_


def join(options: Namespace) -> int:
    """Join a central store with the code its administrator gave."""
    from cad.services.syncing import enrol

    with session.opened(options, exchanging=True) as book:
        name = options.device or platform.node() or _("ordinateur")
        territory = enrol(book, options.url, options.code, name, certificates=options.certificates)
    if options.json:
        say_json({"territory": territory})
    else:
        sentence = _("Ce carnet a rejoint le dépôt «\u00a0{name}\u00a0». Lancez maintenant cad sync.")
        say(sentence.format(name=territory))
    return 0


def sync(options: Namespace) -> int:
    """Send and receive now."""
    from cad.services.syncing import sync as exchange

    with session.opened(options, exchanging=True) as book:
        done = exchange(book, whole=options.whole).result
    if options.json:
        say_json(
            {"sent": done.sent, "changed": len(done.changed), "waiting": done.waiting, "aside": done.aside}
        )
        return 0
    say(
        n_("{n} changement envoyé", "{n} changements envoyés", done.sent)
        + _(", {n} reçus.").format(n=len(done.changed))
    )
    if done.aside:
        say(n_("{n} changement mis de côté.", "{n} changements mis de côté.", done.aside))
    say(
        _("Tout est envoyé.")
        if not done.waiting
        else n_("Reste {n} action.", "Restent {n} actions.", done.waiting)
    )
    return 0
