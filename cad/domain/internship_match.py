"""Which offers fit a pupil: the wish, the distance, the dates. A plain order with its reasons.

Until addresses are located, a distance is one of three answers: in the neighbourhood of the school, in the
same town, or to be checked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cad.domain.dates import show_span
from cad.domain.internship import TRAVEL, InternshipOffer, Pupil
from cad.domain.names import fold
from cad.domain.school import ObservationWeek, School
from cad.domain.text import _, n_

NEAR, TOWN, UNKNOWN = "near", "town", "unknown"
DISTANCES = (NEAR, TOWN, UNKNOWN)
WHOLE, UNSAID, PART, OUTSIDE = "whole", "unsaid", "part", "outside"
DATES = (WHOLE, UNSAID, PART, OUTSIDE)


@dataclass(frozen=True, slots=True)
class Match:
    """An offer for a pupil: `distance`, `dates`, whether it is `wished`, the places `left`, and all of it in
    words.
    """

    offer: InternshipOffer
    distance: str
    dates: str
    wished: bool
    within: bool
    left: int
    reasons: tuple[str, ...]

    @property
    def rank(self) -> tuple[bool, int, bool, bool, int]:
        """The best fit first."""
        return (
            self.left <= 0, DATES.index(self.dates), not self.within, not self.wished,
            DISTANCES.index(self.distance),
        )  # fmt: skip


def matches(
    pupil: Pupil,
    school: School | None,
    city: str,
    week: ObservationWeek | None,
    offers: Iterable[InternshipOffer],
    taken: dict[str, int],
) -> list[Match]:
    """The offers, the best fit first. `city` is the person’s; `taken`: offer → places taken, as known."""
    found = [_match(pupil, school, city, week, one, one.places - taken.get(one.id, 0)) for one in offers]
    return sorted(found, key=lambda match: (match.rank, match.offer.id))


def _match(
    pupil: Pupil,
    school: School | None,
    city: str,
    week: ObservationWeek | None,
    offer: InternshipOffer,
    left: int,
) -> Match:
    distance, where = _distance(school, city, offer)
    dates, when = _dates(week, offer)
    wished = offer.sector in pupil.wishes
    within = pupil.travel in ("", "far") or distance == NEAR or (pupil.travel == "town" and distance == TOWN)
    said = (
        _("parmi ses souhaits") if wished else _("hors de ses souhaits") if pupil.wishes else "",
        where,
        ""
        if within
        else _("au-delà du trajet possible ({limit})").format(limit=TRAVEL[pupil.travel].lower()),
        when,
        n_("{n} place libre", "{n} places libres", left) if left > 0 else _("plus de place"),
    )
    return Match(offer, distance, dates, wished, within, left, tuple(filter(None, said)))


def _distance(school: School | None, city: str, offer: InternshipOffer) -> tuple[str, str]:
    """The answer, and its reason."""
    near = school and school.neighbourhood and fold(offer.neighbourhood) == fold(school.neighbourhood)
    if near:
        return NEAR, _("même quartier que l’établissement")
    towns = {fold(one) for one in (city, school.city if school else "") if one}
    if offer.city and fold(offer.city) in towns:
        return TOWN, _("dans la commune\u00a0: trajet à regarder") if not offer.neighbourhood else _(
            "dans la commune, quartier {name}"
        ).format(name=offer.neighbourhood)
    where = offer.city or offer.neighbourhood
    return UNKNOWN, _("{where}\u00a0: trajet à vérifier").format(where=where) if where else _(
        "lieu non précisé\u00a0: trajet à vérifier"
    )


def _dates(week: ObservationWeek | None, offer: InternshipOffer) -> tuple[str, str]:
    if not week or not (offer.starts_on or offer.ends_on):
        return UNSAID, _("dates à vérifier")
    first, last = offer.starts_on or week.starts_on, offer.ends_on or week.ends_on
    if first <= week.starts_on and last >= week.ends_on:
        return WHOLE, _("toute la semaine d’observation")
    if first <= week.ends_on and last >= week.starts_on:
        return PART, _("une partie de la semaine seulement")
    return OUTSIDE, _("à d’autres dates, {span}").format(span=show_span(first, last))
