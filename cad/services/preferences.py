"""The comfort of this laptop. Read before the first window is shown, hence apart from the records."""

from dataclasses import dataclass, fields, replace

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services.action import REGISTRY, Entry
from cad.services.notebook import Notebook

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
        from cad.domain.rules import check_value

        check_value("idle_lock_minutes", wanted.idle_minutes)
    book.store.set("preferences", {f.name: getattr(wanted, f.name) for f in fields(Preferences)})
    return wanted


REGISTRY["preferences"] = Entry("preferences", False, "", preferences, preferences)
REGISTRY["set_preferences"] = Entry("set_preferences", True, "", set_preferences, set_preferences)
