"""What the panels say: the figures of all lots, or one lot. No Qt here."""

from dataclasses import dataclass

from cad.domain.clause_figures import Line
from cad.domain.dates import show_date
from cad.domain.hours import HUNDREDTHS, show_hours, show_whole
from cad.domain.procurement import WAYS
from cad.domain.text import _, n_
from cad.services.clauses import ClauseFigures, LotPage
from ui.screens.clauses import lines
from ui.widgets.rows import Row

Figure = tuple[str, str, str, str]
"""A number, what it counts, its icon and tone."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All lots together."""

    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...]
    companies: list[Row]
    buyers: list[Row]
    years: list[Row]
    places: list[Row]
    after: list[Row]


def overview(found: ClauseFigures) -> Overview:
    """The figures of a year, or of all."""
    made = found.figures
    return Overview(
        _("Tous les lots en {year}").format(year=found.year) if found.year else _("Tous les lots"),
        (*_hours(made.total), *_people(found)),
        tuple(_notes(found)),
        lines.shares(made.companies, found.names),
        lines.shares(made.buyers, found.names),
        [] if found.year else lines.years(made.years),
        lines.places(found),
        lines.after(found),
    )


def _hours(line: Line) -> tuple[Figure, ...]:
    tone = "danger" if line.late else "success"
    return (
        (show_whole(line.due), _("dues"), "briefcase", "muted"),
        (show_whole(line.done), _("faites"), "check", "success"),
        (show_whole(line.late), _("en retard"), "clock", tone),
    )


def _people(found: ClauseFigures) -> tuple[Figure, ...]:
    made = found.figures
    people = (str(made.people), n_("bénéficiaire", "bénéficiaires", made.people), "people", "muted")
    if made.percent < 0:
        return (people,)
    tone = "success" if made.percent > found.objective else "warning"
    share = f"{made.percent}\u00a0%"
    return people, (share, _("en QPV à l’entrée"), "pin", tone)


def _notes(found: ClauseFigures) -> list[str]:
    mark, made = found.mark, found.figures
    said = [
        _(
            "Part en QPV à dépasser\u00a0: {objective}\u00a0%. En {year}, sur tout le territoire\u00a0: "
            "{people} personnes, {hours}, {percent}\u00a0% en QPV."
        ).format(
            objective=found.objective,
            year=mark.year,
            people=mark.people,
            hours=show_hours(mark.hours * HUNDREDTHS),
            percent=mark.percent,
        ),
        _("Les heures faites et les personnes sont celles que ce carnet connaît."),
    ]
    if made.beyond:
        said.append(
            _("{hours} faites hors de la période de comptage ne comptent pas.").format(
                hours=show_hours(made.beyond)
            )
        )
    if made.doubtful:
        said.append(
            n_(
                "{n} mois est saisi deux fois, autrement\u00a0: la moindre compte. Corrigez-le.",
                "{n} mois sont saisis deux fois, autrement\u00a0: la moindre compte. Corrigez-les.",
                made.doubtful,
            )
        )
    return said


def lot_facts(page: LotPage) -> tuple[tuple[str, str], ...]:
    """What is known of a lot."""
    lot, contract = page.lot, page.procurement
    return (
        (_("Marché"), " · ".join(filter(None, (contract.title, contract.reference)))),
        (_("Acheteur"), page.buyer),
        (_("Entreprise"), page.company),
        (_("Durée"), _span(lot.starts_on, lot.ends_on)),
        (_("Heures par"), ", ".join(WAYS[way] for way in lot.ways)),
    )


def _span(starts_on: str, ends_on: str) -> str:
    if not starts_on or not ends_on:
        return ""
    return _("du {start} au {end}").format(start=show_date(starts_on), end=show_date(ends_on))


def lot_figures(page: LotPage) -> tuple[Figure, ...]:
    """What it owes, and how it fares."""
    count = len({one.person for one in page.workers})
    return (*_hours(page.line), (str(count), n_("personne", "personnes", count), "people", "muted"))
