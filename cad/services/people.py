"""Shared by the actions on one person: who is meant, and what may be written about them."""

from cad.domain.errors import Refused
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.store.reads.people import Person as Person
from cad.store.reads.residents import identities
from cad.store.work import Work


def person(work: Work, resident: str) -> Resident:
    """The person an action is about: the survivor when they were merged.

    Raises `Refused` when they do not exist or their file was withdrawn.
    """
    found = work.get(Resident, identities(work.connection, resident)[0])
    if found.removed:
        raise Refused(_("La fiche de cette personne a été retirée. Annulez d’abord ce retrait."))
    return found


def required(text: str, what: str) -> str:
    """The text without outer spaces. Raises `Refused` naming `what` when nothing is left."""
    if not text.strip():
        raise Refused(_("Il manque\u00a0: {what}.").format(what=what))
    return text.strip()
