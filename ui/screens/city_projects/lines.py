"""Projects, who takes part and who funds them as rows; what a panel says of one. No Qt here."""

from collections.abc import Mapping

from cad.domain.city import ENDINGS, CityProject, ProjectFunding
from cad.domain.dates import show_date
from cad.domain.figures import PLACES
from cad.domain.journey import STEP_STATES
from cad.domain.money import show_amount
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY
from cad.services.city_pages import CityPage, CityRow, Part
from ui.widgets.rows import Row

Figure = tuple[str, str, str, str]


def project(row: CityRow) -> Row:
    """A project in the list: who carries it, and how many people it reached of those it planned."""
    return Row(
        row.project.id,
        row.project.title,
        row.holder or _("Association non précisée"),
        progress(row.people, row.project.planned),
        tone(row.people, row.project.planned),
        note=str(row.project.year),
        icon="hands",
        tone="accent",
    )


def progress(people: int, planned: int) -> str:
    """ "12 sur 30"; the people alone when none were planned."""
    if not planned:
        return n_("{n} personne", "{n} personnes", people)
    return _("{people} sur {planned}").format(people=people, planned=planned)


def tone(people: int, planned: int) -> str:
    """Whether what was planned is reached."""
    return "success" if planned and people >= planned else "muted"


def facts(page: CityPage) -> tuple[tuple[str, str], ...]:
    """What is known of a project."""
    one = page.project
    return (
        (_("Association"), page.holder),
        (_("Appel à projets"), str(one.year)),
        (_("Dates"), span(one)),
        (_("Quartiers"), ", ".join(NEIGHBOURHOODS[code] for code in one.neighbourhoods)),
        (_("Thèmes"), ", ".join(BY_KEY[key].label if key in BY_KEY else key for key in one.themes)),
        (_("Résumé"), one.summary),
    )


def span(one: CityProject) -> str:
    """From when until when, as far as it is known."""
    if one.starts_on and one.ends_on:
        return _("du {start} au {end}").format(start=show_date(one.starts_on), end=show_date(one.ends_on))
    return show_date(one.starts_on or one.ends_on)


def figures(page: CityPage) -> tuple[Figure, ...]:
    """Planned against reached, then the money."""
    planned, people = page.project.planned, page.reached.people
    made: list[Figure] = []
    if planned:
        made.append((str(planned), n_("personne prévue", "personnes prévues", planned), "goal", "muted"))
    made.append((str(people), n_("accompagnée", "accompagnées", people), "people", "accent"))
    if planned:
        share, shown = round(100 * people / planned), tone(people, planned)
        made.append((f"{share}\u00a0%", _("de ce qui était prévu"), "flag", shown))
    return tuple(made)


def money(page: CityPage) -> tuple[Figure, ...]:
    """Asked and granted, of all funders and years."""
    if not page.fundings:
        return ()
    return (
        (show_amount(page.money.asked), _("demandés"), "coins", "muted"),
        (show_amount(page.money.granted), _("accordés"), "check", "success"),
    )


def parts(page: CityPage) -> list[Row]:
    """Who takes part, the latest first."""
    return [_part(one) for one in page.parts]


def _part(one: Part) -> Row:
    part = one.participation
    spoken = _("depuis le {day}").format(day=show_date(part.starts_on))
    if part.ends_on:
        spoken = _("du {start} au {end}").format(start=show_date(part.starts_on), end=show_date(part.ends_on))
    return Row(
        part.id,
        one.name,
        " · ".join(filter(None, (spoken, part.detail))),
        ENDINGS[part.outcome] if part.outcome or not part.ends_on else "",
        "success" if part.outcome in ("completed", "job", "training") else "muted",
        avatar=one.name,
    )


def fundings(page: CityPage) -> list[Row]:
    """Each funder of each year."""
    return [_funding(one, page) for one in page.fundings]


def _funding(one: ProjectFunding, page: CityPage) -> Row:
    answered = bool(one.answered_on)
    said = _("{amount} accordés").format(amount=show_amount(one.granted))
    state = (_("Accordé"), "success", "check") if one.granted else (_("Refusé"), "neutral", "close")
    return Row(
        one.id,
        page.names.get(one.organisation, _("Financeur inconnu")),
        _("pour {year}").format(year=one.year),
        show_amount(one.asked),
        "text",
        note=said if answered else "",
        badges=(state if answered else (_("Réponse attendue"), "warning", "clock"),),
        icon="coins",
    )


def steps(page: CityPage) -> list[Row]:
    """The steps of journeys that name the project, those to do first."""
    return [
        Row(
            one.id,
            one.title,
            name,
            STEP_STATES[one.state],
            "accent" if one.state == "to_do" else "muted",
            note=show_date(one.closed_on or one.due_on),
            icon="step",
        )
        for one, name in page.steps
    ]


def shares(page: CityPage) -> tuple[tuple[str, str], ...]:
    """Who they are, in a few numbers that add up."""
    every = sorted({*page.reached.years, *page.years})
    years = " · ".join(_year(page, year) for year in every) if len(every) > 1 else ""
    if not page.parts:
        return ((_("Par année"), years),)
    return (
        (_("Lieu de vie"), _share(page.reached.places, PLACES)),
        (_("Ce qui a suivi"), _share(page.reached.endings, ENDINGS)),
        (_("Par année"), years),
    )


def _share(cells: Mapping[str, int], labels: Mapping[str, str]) -> str:
    return " · ".join(f"{label}\u00a0: {cells[key]}" for key, label in labels.items() if cells.get(key))


def _year(page: CityPage, year: str) -> str:
    come = n_("{n} entrée", "{n} entrées", page.reached.years.get(year, 0))
    return f"{year}\u00a0: {come}"
