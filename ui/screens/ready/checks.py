"""Whether this laptop holds what is needed, line by line, each with what to do. No Qt here."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cad.domain.text import _, n_
from cad.services.battery import Battery
from cad.services.leaving import Leaving
from cad.services.upkeep import Health
from ui.exchange_words import aside_words, clock_words, waiting_words

Way = tuple[str, str]
"""What to do: a key of `presenter.WAYS`, and its label."""
GOOD, BAD, NEUTRAL, LOOKING = "good", "bad", "neutral", "looking"


class Check(NamedTuple):
    """One line; a `BAD` one keeps from leaving."""

    key: str
    state: str
    title: str
    detail: str = ""
    way: Way | None = None


class Machine(NamedTuple):
    """What is known of the laptop itself so far; None while one looks, a sentence when one could not."""

    battery: Battery | None = None
    room: int | None = None
    health: Health | str | None = None
    clock: str | None = None


def checks(page: Leaving, machine: Machine) -> list[Check]:
    """All of them, in the order in which one would mend them."""
    return [*_exchange(page), *_held(page), *_laptop(page, machine)]


def verdict(found: Sequence[Check]) -> tuple[str, str]:
    """Its state and the sentence: yes, not yet, or that one is still looking."""
    wrong = sum(one.state == BAD for one in found)
    if wrong:
        left = n_("{n} chose à faire avant", "{n} choses à faire avant", wrong).format(n=wrong)
        return BAD, _("Pas encore\u00a0: {left}.").format(left=left)
    if any(one.state == LOOKING for one in found):
        return LOOKING, _("On vérifie…")
    return GOOD, _("Vous pouvez partir.")


def _exchange(page: Leaving) -> Iterator[Check]:
    state, exchange = page.standing, ("exchange", _("Échanger maintenant"))
    if not state.centre:
        yield Check("exchange", NEUTRAL, _("Ce carnet vit seul"), _("Aucun dépôt\u00a0: rien à échanger."))
        return
    waiting = waiting_words(state.waiting)
    if state.out or (state.trouble and not state.away):
        yield Check(
            "exchange", BAD, _("Le dépôt refuse l’échange"), state.trouble, ("centre", _("Voir le dépôt"))
        )
    elif page.minutes is None or page.minutes > page.exchange_hours * 60:
        last = _("dernier échange {when}").format(when=_ago(page.minutes)) if page.minutes else ""
        yield Check(
            "exchange",
            BAD,
            _("Échange à faire"),
            ", ".join(filter(None, (last or _("aucun échange encore"), waiting))),
            exchange,
        )
    elif waiting:
        told = _("{waiting}\u00a0: si l’ordinateur se perd, elles se perdent avec lui.")
        yield Check("exchange", BAD, _("Tout n’est pas envoyé"), told.format(waiting=waiting), exchange)
    else:
        told = _("échange {when}").format(when=_ago(page.minutes))
        yield Check("exchange", GOOD, _("Tout est envoyé"), told)
    if state.aside:
        way = ("centre", _("Voir pourquoi"))
        yield Check("aside", BAD, _("Le dépôt n’a pas tout pris"), aside_words(state.aside), way)


_HELD: Mapping[str, tuple[str, str]] = {
    "outlines": (_("Contours des quartiers"), _("Sans eux, une adresse reste à vérifier.")),
    "addresses": (_("Adresses de la commune"), _("Sans elles, une adresse ne se trouve pas hors réseau.")),
    "directory": (_("Annuaire des services"), _("Sans lui, on ne sait pas qui peut aider.")),
}
"""Reference data that one uses out there: its name, what is missed without it."""
_WHERE = {"outlines": "places", "addresses": "places", "directory": "directory"}


def _held(page: Leaving) -> Iterator[Check]:
    for kind in page.wanted:
        title, without = _HELD[kind]
        if kind in page.imported:
            yield Check(kind, GOOD, title, _("dans l’ordinateur"))
        else:
            yield Check(
                kind,
                BAD,
                _("{what}\u00a0: à importer").format(what=title),
                without,
                (_WHERE[kind], _("Importer")),
            )


def _laptop(page: Leaving, machine: Machine) -> Iterator[Check]:
    if machine.battery:
        yield _battery(machine.battery, page.battery_percent)
    yield _clock(page, machine.clock)
    yield _room(page, machine.room)
    yield _health(machine.health)


def _battery(battery: Battery, least: int) -> Check:
    if battery.percent >= least:
        return Check("battery", GOOD, battery.words())
    plug = _("à partir de {least}\u202f%, vous tiendrez la sortie").format(least=least)
    detail = (
        _("Laissez-la branchée\u00a0: {plug}.")
        if battery.plugged
        else _("Branchez l’ordinateur\u00a0: {plug}.")
    )
    return Check("battery", BAD, battery.words(), detail.format(plug=plug))


def _clock(page: Leaving, trouble: str | None) -> Check:
    if trouble is None:
        return Check("clock", LOOKING, _("Horloge"))
    wrong = trouble or clock_words(page.standing.clock)
    if wrong:
        return Check("clock", BAD, _("Horloge à régler"), wrong)
    told = _("comme celle du dépôt") if page.standing.centre else ""
    return Check("clock", GOOD, _("Horloge à l’heure"), told)


def _room(page: Leaving, room: int | None) -> Check:
    if room is None:
        return Check("room", LOOKING, _("Place sur le disque"))
    if room < page.room_megabytes:
        return Check(
            "room",
            BAD,
            _("Disque presque plein"),
            _("Il reste {n}\u00a0Mo\u00a0: faites de la place.").format(n=room),
        )
    return Check(
        "room",
        GOOD,
        _("Place sur le disque"),
        _("{n}\u00a0Go libres").format(n=room // 1000)
        if room >= 1000
        else _("{n}\u00a0Mo libres").format(n=room),
    )


def _health(health: Health | str | None) -> Check:
    if health is None:
        return Check("health", LOOKING, _("Le carnet est relu en entier…"))
    if isinstance(health, str):
        return Check("health", BAD, _("Le carnet n’a pas pu être relu"), health, ("health", _("Voir")))
    if health.problems:
        first = health.problems[0]
        return Check("health", BAD, first.what, first.advice, ("health", _("Voir")))
    return Check("health", GOOD, _("Carnet en bon état"), _("chaque page relue"))


def _ago(minutes: int) -> str:
    """Since when, in the unit that says it best."""
    hours, days = minutes // 60, minutes // 1440
    if minutes < 1:
        return _("à l’instant")
    if hours < 1:
        return n_("il y a {n}\u00a0minute", "il y a {n}\u00a0minutes", minutes).format(n=minutes)
    if days < 2:
        return n_("il y a {n}\u00a0heure", "il y a {n}\u00a0heures", hours).format(n=hours)
    return n_("il y a {n}\u00a0jour", "il y a {n}\u00a0jours", days).format(n=days)
