"""Who writes in this notebook, the dated thresholds, and the comfort of this laptop."""

from dataclasses import dataclass, fields, replace
from typing import Any

from cad.domain.errors import Refused
from cad.domain.organisation import Adviser, Organisation, Rule
from cad.domain.rules import check_value
from cad.domain.text import _
from cad.services.action import REGISTRY, Done, Entry, Reading, action, query
from cad.services.given import day
from cad.services.notebook import Notebook
from cad.services.people import required
from cad.store.reads import settings as reads
from cad.store.reads.partners import same_name
from cad.store.reads.settings import Me, RuleInForce
from cad.store.work import Act, Work

PALETTES = {
    "auto": _("Comme le système"),
    "light": _("Clair"),
    "dark": _("Sombre"),
    "contrast": _("Contrasté"),
}
SCALES = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Preferences:
    """The comfort of this laptop: never sent, nothing to undo. `idle_minutes` 0: as the rule says."""

    palette: str = "auto"
    scale: int = 100
    idle_minutes: int = 0


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


def preferences(book: Notebook, /) -> Preferences:
    """The comfort of this laptop, as last set."""
    kept = book.store.setting("preferences", {})
    known = {f.name for f in fields(Preferences)}
    return Preferences(**{k: v for k, v in kept.items() if k in known})


def set_preferences(
    book: Notebook, /, palette: str = "", scale: int = 0, idle_minutes: int | None = None
) -> Preferences:
    """Change the comfort of this laptop; what is not given stays."""
    now = preferences(book)
    wanted = replace(
        now,
        palette=palette or now.palette,
        scale=scale or now.scale,
        idle_minutes=now.idle_minutes if idle_minutes is None else idle_minutes,
    )
    if wanted.palette not in PALETTES:
        raise Refused(_("Apparence inconnue\u00a0: choisissez {names}.").format(names=", ".join(PALETTES)))
    if wanted.scale not in range(SCALES[0], SCALES[-1] + 1):
        raise Refused(
            _("La taille du texte va de {least} à {most}\u202f%.").format(least=SCALES[0], most=SCALES[-1])
        )
    if wanted.idle_minutes:
        check_value("idle_lock_minutes", wanted.idle_minutes)
    book.store.set("preferences", {f.name: getattr(wanted, f.name) for f in fields(Preferences)})
    return wanted


for _function in (set_me, set_preferences):
    REGISTRY[_function.__name__] = Entry(_function.__name__, True, "", _function, _function)
REGISTRY["preferences"] = Entry("preferences", False, "", preferences, preferences)
