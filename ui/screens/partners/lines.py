"""Organisations as rows: what they offer, where, and who is waiting there. No Qt here."""

from collections import Counter

from cad.domain.organisation import Organisation
from cad.domain.sensitive import is_sensitive
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY, THEMES
from cad.services.partners import Partner, Waiting
from ui.widgets.rows import Row


def line(partner: Partner, waiting: Waiting | None) -> Row:
    """One organisation."""
    organisation = partner.organisation
    return Row(
        organisation.id,
        organisation.name,
        offer(partner) or _("Aucun service décrit"),
        _awaited(waiting),
        "danger" if waiting and waiting.late else "muted",
        note=organisation.city,
        badges=badges(organisation),
        icon=icon(partner),
        tone="accent" if organisation.ours else "muted",
    )


def offer(partner: Partner) -> str:
    """The themes of its services in short, in the themes’ order."""
    offered = {theme for service in partner.services for theme in service.themes}
    return ", ".join(theme.short for theme in THEMES if theme.key in offered)


def icon(partner: Partner) -> str:
    """The icon of the theme it answers to most; a building where none stands out."""
    if partner.organisation.ours:
        return "home"
    themes = Counter(theme for service in partner.services for theme in service.themes)
    most = themes.most_common(1)
    return BY_KEY[most[0][0]].icon if most and most[0][0] in BY_KEY else "building"


def badges(organisation: Organisation) -> tuple[tuple[str, str, str], ...]:
    """What sets it apart."""
    masked = ((_("Nom masqué"), "info", "eye-off"),) if is_sensitive(organisation.category) else ()
    ours = ((_("Ma structure"), "accent", "home"),) if organisation.ours else ()
    archived = ((_("Archivé"), "neutral", "archive"),) if organisation.removed else ()
    return (*ours, *masked, *archived)


def _awaited(waiting: Waiting | None) -> str:
    if not waiting:
        return ""
    if waiting.late:
        return n_("{n} en retard", "{n} en retard", waiting.late)
    return n_("{n} en attente", "{n} en attente", waiting.open)


def summary(partners: list[Partner]) -> str:
    """How many there are, in one sentence."""
    services = sum(len(partner.services) for partner in partners)
    return ", ".join(
        (
            n_("{n} structure", "{n} structures", len(partners)),
            n_("{n} service", "{n} services", services),
        )
    )
