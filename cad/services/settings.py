"""Who writes in this notebook, and the dated thresholds."""

from typing import Any

from cad.domain.organisation import Adviser, Organisation, Rule
from cad.domain.rules import check_value
from cad.domain.text import _
from cad.services.action import REGISTRY, Done, Entry, Reading, action, query
from cad.services.given import day
from cad.services.notebook import Notebook
from cad.services.people import required
from cad.services.preferences import PALETTES as PALETTES
from cad.services.preferences import SCALES as SCALES
from cad.services.preferences import Preferences as Preferences
from cad.services.preferences import preferences as preferences
from cad.services.preferences import set_preferences as set_preferences
from cad.store.reads import settings as reads
from cad.store.reads.partners import same_name
from cad.store.reads.settings import Me as Me
from cad.store.reads.settings import RuleInForce as RuleInForce
from cad.store.work import Act, Work


@query
def me(reading: Reading) -> Me:
    """Who writes in this notebook, and for which organisation."""
    return reads.me(reading.connection, reading.me)


def own_organisation(work: Work) -> str:
    """The id of the organisation of who writes; "" while they have not said who they are."""
    return work.get(Adviser, work.by).organisation if work.by else ""


def set_me(
    book: Notebook,
    /,
    name: str,
    organisation: str,
    role: str = "",
    phone: str = "",
    email: str = "",
    *,
    asked_by: str = "",
) -> Done[Me]:
    """Say who writes here, and the name of their organisation; again to correct it.

    Not undoable: everything else is signed with it. It is corrected by saying it again.
    """
    label = _("Mes coordonnées")
    with book.store.work(Act("set_me", label, undoable=False), book.me, book.now()) as work:
        who = _write_me(work, name, organisation, role=role, phone=phone, email=email)
        book.store.set("me", who.id)
        said = reads.me(work.connection, who.id)
    book.me = who.id
    done = Done(said, label, frozenset(work.changed), asked_by)
    book.tell(done)
    return done


def _write_me(work: Work, name: str, organisation: str, **contact: str) -> Adviser:
    known = work.get(Adviser, work.by) if work.by else Adviser()
    ours = _own(work, required(organisation, _("le nom de votre structure")), known.organisation)
    said: dict[str, Any] = {"name": required(name, _("votre nom")), "organisation": ours.id}
    said |= {field: text.strip() for field, text in contact.items()}
    return work.change(known, **said) if work.by else work.add(Adviser(**said))


def _own(work: Work, name: str, former: str) -> Organisation:
    """The organisation of that name, marked as ours; the one left is a partner from now on."""
    kept = same_name(work.connection, name)
    if former and (not kept or kept.id != former):
        work.change(work.get(Organisation, former), ours=False)
    return work.change(kept, ours=True) if kept else work.add(Organisation(name=name, ours=True))


@query
def rules(reading: Reading) -> list[RuleInForce]:
    """Every threshold as it applies today, with its source and when to look at it again."""
    return reads.rules(reading.connection, reading.today)


@action(_("Modifier la règle"))
def set_rule(
    work: Work, name: str, value: int, since: str = "", source: str = "", check_on: str = ""
) -> Rule:
    """Change a threshold from a day on (today by default); what held before still holds for before."""
    check_value(name, value)
    return work.add(
        Rule(
            name=name,
            value=value,
            since=day(since, _("Depuis le")) or work.today,
            source=source.strip(),
            check_on=day(check_on, _("À vérifier le")),
        )
    )


REGISTRY["set_me"] = Entry("set_me", True, "", set_me, set_me)
