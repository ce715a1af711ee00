"""The plan’s figures as the sheets of a workbook; what is masked is a word, never an empty cell."""

from collections.abc import Iterator, Sequence

from cad.domain.figure import definition
from cad.domain.plan import CONTEXT, FIGURES, inside, masking_words, places
from cad.domain.plan_report import Report
from cad.domain.plan_shown import month_name, pair_name, period, scope_words, theme_name
from cad.domain.text import _
from cad.exchange.cells import Value
from cad.exchange.writing import Table


def sheets(report: Report) -> Sequence[Table]:
    """Figures, neighbourhoods, months, seams, then what each means."""
    earlier = period(*report.before) if report.before[0] else _("sans comparaison")
    before = _("Avant ({period})").format(period=earlier)
    by_place = [label for _key, label in places()]
    months = list(report.figures[0].months)
    return (
        (_("Chiffres"), [_("Chiffre"), _("Unité"), _("Période"), before, *by_place], _figures(report)),
        (_("Quartiers"), [_("Chiffre"), _("Unité"), *map(_quarter, inside())], _quarters(report)),
        (_("Mois"), [_("Chiffre"), *map(month_name, months)], _months(report)),
        (
            _("Coutures"),
            [_("De"), _("Vers"), _("Thème"), _("Ouvertes"), _("Refermées"), _("Rompues"),
             _("Délai médian (jours)")],
            _seams(report),
        ),
        (_("Définitions"), [_("Chiffre"), *(name for name, _said in definition(FIGURES[0]))], _meanings()),
        (_("À savoir"), [_("Les chiffres du plan")], ([said] for said in _about(report))),
    )  # fmt: skip


_UNITS = {
    "people": _("personnes"),
    "count": _("nombre"),
    "hours": _("heures"),
    "share": _("%"),
    "days": _("jours"),
}


def _said(number: int | None) -> Value:
    return _("masqué") if number is None else number


def _figures(report: Report) -> Iterator[list[Value]]:
    for one in report.figures:
        where = [_said(one.places[key]) if key in one.places else "" for key, _label in places()]
        before = _said(one.before) if report.before[0] else ""
        yield [one.figure.label, _UNITS[one.figure.kind], _said(one.value), before, *where]


def _quarter(one: tuple[str, str]) -> str:
    code, label = one
    return label if code else _("QPV non précisé")


def _quarters(report: Report) -> Iterator[list[Value]]:
    for one in report.figures:
        if one.inside:
            where = [_said(one.inside[code]) for code, _label in inside()]
            yield [one.figure.label, _UNITS[one.figure.kind], *where]


def _months(report: Report) -> Iterator[list[Value]]:
    for one in report.figures:
        if one.months:
            yield [one.figure.label, *map(_said, one.months.values())]


def _seams(report: Report) -> Iterator[list[Value]]:
    for line in report.seams:
        gathered = not line.giver and not line.receiver
        whole = _("Tous") if not line.theme and not gathered and not line.inner else theme_name(line)
        names = [pair_name(line), "", ""] if gathered else [line.giver, line.receiver, whole]
        yield [*names, *map(_said, line.numbers)]


def _meanings() -> Iterator[list[Value]]:
    for figure in FIGURES:
        yield [figure.label, *(said for _name, said in definition(figure))]


def _about(report: Report) -> tuple[str, ...]:
    return (
        period(report.first, report.last),
        scope_words(report),
        CONTEXT,
        masking_words(report.under).replace("«\u00a0·\u00a0»", _("«\u00a0masqué\u00a0»")),
    )
