"""Offers and channels as rows, and what the panels say. No Qt here."""

from cad.domain.dates import show_date
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.offer import CHANNELS, CONTRACTS
from cad.domain.text import _, n_
from cad.domain.workplace import MEANS
from cad.services.offer_pages import OfferList, OfferRow
from ui.screens.axis_presenter import WHOLE
from ui.widgets.rows import Row

Figure = tuple[str, str, str, str]
"""A number, what it counts, its icon and tone."""


def whole() -> Row:
    """All offers together."""
    subtitle = _("Ce que donne chaque canal")
    return Row(WHOLE, _("Toutes les offres"), subtitle, icon="goal", tone="accent")


def offer(row: OfferRow) -> Row:
    """One offer: the places left, who answers."""
    one = row.offer
    badges = ((_("Sans CV"), "info", ""),) if one.without_cv else ()
    waiting = n_("{n} réponse attendue", "{n} réponses attendues", row.waiting) if row.waiting else ""
    return Row(
        one.id,
        one.title,
        " · ".join(filter(None, (row.company, one.hours))),
        *_left(row),
        note=waiting,
        badges=badges,
        icon="briefcase",
    )


def _left(row: OfferRow) -> tuple[str, str]:
    if row.offer.closed_on:
        return _("fermée"), "muted"
    if not row.left:
        return _("pourvue"), "success"
    return n_("{n} place", "{n} places", row.left), "text"


def channels(found: OfferList) -> list[Row]:
    """What each channel yields, those that give most first."""
    return [
        Row(
            one.channel,
            CHANNELS[one.channel],
            " · ".join(
                (
                    n_("{n} offre", "{n} offres", one.offers),
                    n_("{n} proposition", "{n} propositions", one.proposed),
                )
            ),
            n_("{n} prise", "{n} prises", one.taken),
            "success" if one.taken else "muted",
            icon="megaphone",
        )
        for one in found.yields
    ]


def summary(found: OfferList) -> str:
    """Under the title of the screen."""
    return n_("{n} offre", "{n} offres", found.total)


def whole_figures(found: OfferList) -> tuple[Figure, ...]:
    """All the offers listed."""
    opened = [row for row in found.rows if not row.offer.closed_on]
    left, taken = sum(row.left for row in opened), sum(row.taken for row in found.rows)
    waiting = sum(row.waiting for row in opened)
    return (
        (str(len(opened)), n_("offre ouverte", "offres ouvertes", len(opened)), "briefcase", "muted"),
        (str(left), n_("place libre", "places libres", left), "storefront", "muted"),
        (
            str(waiting),
            n_("réponse attendue", "réponses attendues", waiting),
            "clock",
            "warning" if waiting else "muted",
        ),
        (str(taken), n_("prise", "prises", taken), "check", "success" if taken else "muted"),
    )


def figures(row: OfferRow) -> tuple[Figure, ...]:
    """One offer."""
    return (
        (str(row.left), n_("place libre", "places libres", row.left), "storefront", "muted"),
        (str(row.proposed), n_("proposition", "propositions", row.proposed), "message", "muted"),
        (
            str(row.waiting),
            n_("réponse attendue", "réponses attendues", row.waiting),
            "clock",
            "warning" if row.waiting else "muted",
        ),
        (str(row.taken), n_("prise", "prises", row.taken), "check", "success" if row.taken else "muted"),
    )


def facts(row: OfferRow) -> tuple[tuple[str, str], ...]:
    """What is known of an offer."""
    one = row.offer
    where = NEIGHBOURHOODS[one.neighbourhood] if one.neighbourhood else ""
    way = ", ".join(MEANS[means] for means in one.means)
    travel = _("{n}\u00a0min depuis le centre").format(n=one.minutes) if one.minutes else ""
    return (
        (_("Entreprise"), row.company),
        (_("Contrat"), CONTRACTS[one.contract] if one.contract else ""),
        (_("Horaires"), one.hours),
        (_("Lieu"), " · ".join(filter(None, (one.place, where)))),
        (_("On y va"), " · ".join(filter(None, (way, travel)))),
        (_("À partir du"), show_date(one.starts_on) if one.starts_on else ""),
        (_("Répondre avant le"), show_date(one.answer_by) if one.answer_by else ""),
        (_("CV"), _("pas demandé") if one.without_cv else ""),
        (_("Canaux"), " · ".join(CHANNELS[channel] for channel in one.channels)),
        (_("Diffusée le"), show_date(one.published_on) if one.published_on else ""),
        (_("Fermée le"), show_date(one.closed_on) if one.closed_on else ""),
        (_("Précision"), one.detail),
    )
