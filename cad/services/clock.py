"""The machine’s clock: evidence to show, never a way to choose; when it is wrong, it is said."""

from datetime import timedelta

from cad.domain.clock import here, utc
from cad.domain.dates import show_moment
from cad.domain.text import _
from cad.services.action import REGISTRY, Entry
from cad.services.notebook import Notebook
from cad.store.reads.history import last_act

ALLOWED = timedelta(minutes=10)
"""Clocks are put right by a few minutes now and then."""


def clock_trouble(book: Notebook) -> str:
    """A sentence when the clock is behind the last thing written here, else ""."""
    last, now = last_act(book.connection), book.now()
    if utc(now + ALLOWED) >= last:
        return ""
    return _(
        "L’horloge de cet ordinateur retarde\u00a0: elle dit {now}, alors que vous avez écrit ici le {last}. "
        "Mettez-la à l’heure\u00a0; ce que vous écrivez est enregistré, mais daté trop tôt."
    ).format(now=show_moment(now.strftime("%Y-%m-%dT%H:%M")), last=show_moment(here(last)))


REGISTRY["clock_trouble"] = Entry("clock_trouble", False, "", clock_trouble, clock_trouble)
