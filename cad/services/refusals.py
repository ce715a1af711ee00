"""When the person says no: a refusal or a withdrawal is their act, which the adviser only writes down.

Undoing one would give back a consent that nobody gave (GDPR, article 7 §3: it is taken back as easily as it
is given). A slip of the mouse is another matter, seen at once: it may be undone for a few minutes. After that
only a new consent, asked for and dated, opens the way again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from cad.domain.ids import new_id
from cad.domain.referral import Consent
from cad.domain.text import _
from cad.store.reads import consents as reads
from cad.store.reads.residents import identities
from cad.store.work import Work

SLIP_MINUTES = 5


def may_be_a_slip(at: str, now: str) -> bool:
    """Whether what was written at a moment (UTC) is recent enough; a clock set back makes nothing recent."""
    gone = datetime.fromisoformat(now) - datetime.fromisoformat(at)
    return timedelta(0) <= gone <= timedelta(minutes=SLIP_MINUTES)


def person_said_no(label: str) -> str:
    """Why an act no longer undoes, and what to do instead."""
    return _(
        "«\u00a0{label}\u00a0» ne s’annule plus passé {n} minutes\u00a0: c’est la parole de la personne. "
        "Si elle accepte à nouveau, notez son nouvel accord."
    ).format(label=label, n=SLIP_MINUTES)


def keep_on_both(work: Work, said: Sequence[Consent], *files: str) -> None:
    """Two files are one no longer: what was refused (`said` held) while they were is refused in both.

    Nobody knows which of the two people said no; neither is handed over on the word of the other.
    """
    for no in (held for held in said if held.state != "given"):
        for people in (identities(work.connection, file) for file in files):
            own = reads.latest(work.connection, people, no.organisation, no.scope)
            if own and own.state == "given":
                work.add(replace(no, id=new_id(), resident=people[0]))
