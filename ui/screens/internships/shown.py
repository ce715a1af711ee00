"""What the panels say: a school year, or one pupil. No Qt here."""

from cad.domain.dates import show_date, show_relative, show_span
from cad.domain.internship import KIN, SECTORS, TRAVEL
from cad.domain.school import NETWORKS, show_year
from cad.domain.text import _, n_
from cad.services.internship_list import ALL, TO_SIGN, WITHOUT, InternshipList
from cad.services.pupil_page import PupilPage

Figure = tuple[str, str, str, str]
"""A number, what it counts, its icon and tone."""


def summary(found: InternshipList) -> str:
    """Under the title of the screen."""
    counts = found.counts
    return ", ".join(
        (
            n_("{n} élève", "{n} élèves", counts[ALL]),
            n_("{n} sans stage", "{n} sans stage", counts[WITHOUT]),
        )
    )


def figures(found: InternshipList) -> tuple[Figure, ...]:
    """Of the school year."""
    counts = found.counts
    hosted = counts[ALL] - counts[WITHOUT]
    places = sum(max(one.left, 0) for one in found.offers if not one.offer.closed_on)
    return (
        (str(counts[ALL]), n_("élève", "élèves", counts[ALL]), "graduation-cap", "muted"),
        (str(hosted), n_("accueilli·e", "accueilli·es", hosted), "check", "success"),
        (str(counts[WITHOUT]), _("sans stage"), "search", "danger" if counts[WITHOUT] else "muted"),
        (str(counts[TO_SIGN]), _("à signer"), "pen", "warning" if counts[TO_SIGN] else "muted"),
        (str(places), n_("place libre", "places libres", places), "storefront", "muted"),
    )


def title(found: InternshipList) -> str:
    """Of the panel of the year."""
    return _("Année scolaire {year}").format(year=show_year(found.year))


def facts(page: PupilPage, today: str) -> tuple[tuple[str, str], ...]:
    """What is known of a pupil, and no more than it takes."""
    pupil, school, week = page.row.pupil, page.school, page.row.week
    network = NETWORKS[school.network] if school and school.network not in ("", "none") else ""
    place = " · ".join(filter(None, (school.name if school else "", network, pupil.school_class)))
    when = ""
    if week:
        when = f"{show_span(week.starts_on, week.ends_on)}, {show_relative(week.starts_on, today)}"
    return (
        (_("Âge"), page.age),
        (_("Établissement"), place or _("à préciser")),
        (_("Semaine"), when or _("pas encore dite par l’établissement")),
        (_("Souhaits"), " · ".join(SECTORS[one] for one in pupil.wishes)),
        (_("Trajet"), TRAVEL[pupil.travel] if pupil.travel else ""),
        (_("Accord"), agreement(page)),
    )


def agreement(page: PupilPage) -> str:
    """Whose word holds, since when; or that none is asked."""
    pupil = page.row.pupil
    if page.adult:
        return _("plus demandé\u00a0: l’élève est majeur·e")
    if pupil.agreed_on and not pupil.withdrew_on:
        kin = f" ({KIN[pupil.kin].lower()})" if pupil.kin else ""
        return _("{who}{kin}, le {day}").format(who=pupil.guardian, kin=kin, day=show_date(pupil.agreed_on))
    return ""
