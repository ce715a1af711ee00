"""What an adviser types at speed: "garde levé" is a need, "appeler pour lundi" a step. No Qt here."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from cad.domain.errors import Refused
from cad.domain.names import fold
from cad.domain.themes import BY_KEY, NEED_STATE_BY_KEY, THEMES, Theme
from ui.widgets.day_words import read_day

_STATES = (
    ("in_progress", ("en cours", "cours")),
    ("strength", ("point fort", "fort", "atout")),
    ("lifted", ("leve", "levee", "resolu", "regle")),
    ("need", ("besoin", "frein")),
)
_DUE = re.compile(r"(?P<title>.*?\S)\s+(?:pour|avant|d[’']ici)\s+(?P<day>\S(?:.*\S)?)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NeedTyped:
    """A theme and where it stands, not yet written."""

    theme: str
    state: str = "need"
    detail: str = ""

    def words(self) -> str:
        """ "Garde · besoin"."""
        return f"{BY_KEY[self.theme].short} · {NEED_STATE_BY_KEY[self.state].label.lower()}"


@dataclass(frozen=True, slots=True)
class StepTyped:
    """A next step not yet written; `due_on` is ISO or ""."""

    title: str
    who: str = "resident"
    due_on: str = ""
    theme: str = ""


def matching(text: str, but: frozenset[str] = frozenset()) -> tuple[Theme, ...]:
    """The themes meant by what is typed so far, likeliest first; all of them for nothing."""
    words, _state = _split(fold(text))
    left = [theme for theme in THEMES if theme.key not in but]
    first = [theme for theme in left if fold(theme.short).startswith(words)]
    then = [theme for theme in left if theme not in first and _mentions(_label(theme), words)]
    last = [theme for theme in left if theme not in (*first, *then) and _mentions(_services(theme), words)]
    return (*first, *then, *last)


def read_need(text: str, but: frozenset[str] = frozenset()) -> NeedTyped | None:
    """The need meant by "garde", "logement en cours", "budget levé"; None when no theme is."""
    words, state = _split(fold(text))
    found = matching(words, but) if words else ()
    return NeedTyped(found[0].key, state or "need") if found else None


def _split(said: str) -> tuple[str, str]:
    """The words of the theme, then the state named after them ("" when none is)."""
    for state, names in _STATES:
        for name in names:
            if said.endswith(f" {name}"):
                return said.removesuffix(f" {name}").strip(), state
    return said, ""


@cache
def _label(theme: Theme) -> tuple[str, ...]:
    return tuple(fold(f"{theme.short} {theme.label}").split())


@cache
def _services(theme: Theme) -> tuple[str, ...]:
    """The words of its services: "permis" is mobility, "loyer" housing."""
    return tuple(fold(" ".join(theme.thematiques)).split())


def _mentions(known: tuple[str, ...], words: str) -> bool:
    return all(any(word.startswith(typed) for word in known) for typed in words.split())


def read_step(text: str, today: date) -> StepTyped | None:
    """The step meant; "… pour lundi", "… avant le 12/3", "… d’ici 2 semaines" give its day."""
    typed = " ".join(text.split())
    if not typed:
        return None
    found = _DUE.fullmatch(typed)
    due = _day(found["day"], today) if found else ""
    return StepTyped(found["title"], due_on=due) if found and due else StepTyped(typed)


def _day(words: str, today: date) -> str:
    said = re.sub(r"^le\s+", "", words, flags=re.IGNORECASE)
    for attempt in (said, f"dans {said}"):
        try:
            return read_day(attempt, today)
        except Refused:
            continue
    return ""


def with_theme(step: StepTyped, needs: tuple[NeedTyped, ...]) -> StepTyped:
    """A step agreed while one need was being spoken of belongs to it."""
    return replace(step, theme=needs[0].theme) if len(needs) == 1 and not step.theme else step
