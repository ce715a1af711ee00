"""A project of the Cité de l’emploi on one sheet: what it is, whom it planned and reached, its money.

No number of people on it is about too few of them; those of money and of people planned are public.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cad.domain.city import ENDINGS, CityProject, ProjectFunding
from cad.domain.city_figures import Masked, total
from cad.domain.dates import show_date
from cad.domain.figures import PLACES
from cad.domain.money import show_amount
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.plan import masking_words
from cad.domain.plan_shown import shown_number
from cad.domain.text import _
from cad.domain.themes import BY_KEY


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of (name, cells…) under their columns; `last` is a total."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    last: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitySheet:
    """Every string of the sheet."""

    form: ClassVar[str] = "city_sheet"

    title: str
    holder: str
    facts: tuple[tuple[str, str], ...]
    summary: str
    figures: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    money: Table
    notes: tuple[str, ...]
    made: str
    code: str = ""


def compose(
    project: CityProject,
    holder: str,
    people: Masked,
    fundings: Sequence[ProjectFunding],
    names: Mapping[str, str],
    under: int,
    today: str,
    ours: str,
) -> CitySheet:
    """The sheet as it is printed. `names`: organisation → name; `ours`: who makes it."""
    places = {key: PLACES[key] for key in ("in", "out", "")}
    by = tuple(
        _table(title, cells, labels)
        for title, cells, labels in (
            (_("Où vivent ces personnes"), people.places, places),
            (_("Ce qui a suivi"), people.endings, ENDINGS),
            (_("Année d’entrée"), people.years, {year: year for year in people.years}),
        )
        if any(number is not None for number in cells.values())
    )
    return CitySheet(
        title=project.title,
        holder=holder or _("Association non précisée"),
        facts=tuple(_facts(project)),
        summary=project.summary,
        figures=tuple(_figures(project, people)),
        tables=by,
        money=_money(fundings, names),
        notes=(
            _("Les personnes sont celles que connaît le carnet qui a fait cette fiche, chacune une fois."),
            masking_words(under),
        ),
        made=" · ".join(filter(None, (ours, _("fiche du {day}").format(day=show_date(today))))),
    )


def _facts(project: CityProject) -> Iterable[tuple[str, str]]:
    if project.starts_on and project.ends_on:
        span = _("du {start} au {end}").format(
            start=show_date(project.starts_on), end=show_date(project.ends_on)
        )
    else:
        span = show_date(project.starts_on or project.ends_on)
    yield _("Appel à projets"), str(project.year)
    if span:
        yield _("Dates"), span
    if project.neighbourhoods:
        yield _("Quartiers"), ", ".join(NEIGHBOURHOODS[code] for code in project.neighbourhoods)
    if project.themes:
        yield _("Thèmes"), ", ".join(BY_KEY[key].label if key in BY_KEY else key for key in project.themes)


def _figures(project: CityProject, people: Masked) -> Iterable[tuple[str, str]]:
    yield str(project.planned) if project.planned else "–", _("personnes prévues")
    yield shown_number(people.people), _("personnes accompagnées")
    if project.planned and people.people is not None:
        yield f"{round(100 * people.people / project.planned)}\u00a0%", _("de ce qui était prévu")


def _table(title: str, cells: Mapping[str, int | None], labels: Mapping[str, str]) -> Table:
    rows = tuple((label, shown_number(cells[key])) for key, label in labels.items() if key in cells)
    return Table(title, (), rows)


def _money(fundings: Sequence[ProjectFunding], names: Mapping[str, str]) -> Table:
    rows = tuple(
        (
            names.get(one.organisation, _("Financeur inconnu")),
            str(one.year),
            show_amount(one.asked),
            show_amount(one.granted) if one.answered_on else _("réponse attendue"),
        )
        for one in fundings
    )
    whole = total(fundings)
    last = (_("En tout"), "", show_amount(whole.asked), show_amount(whole.granted)) if rows else ()
    return Table(_("Financements"), (_("Financeur"), _("Année"), _("Demandé"), _("Accordé")), rows, last)


def words() -> dict[str, str]:
    """What is printed on every sheet."""
    return {
        "kind": _("Cité de l’emploi · fiche projet"),
        "holder": _("Porté par {holder}"),
        "none": _("Aucun financement n’est noté."),
    }
