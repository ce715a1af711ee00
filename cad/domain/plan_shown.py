"""How the plan’s figures are written: the same on screen, on paper and in a workbook."""

from cad.domain.dates import MONTHS, SHORT_MONTHS, show_date
from cad.domain.figure import COUNT, DAYS, HOURS, PEOPLE, SHARE
from cad.domain.plan import inside, places
from cad.domain.plan_report import Measured, Report, SeamLine
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY as THEMES

MASKED = "·"


def shown_number(value: int | None, kind: str = "") -> str:
    """ "1 202", "58 %", "38 jours", or the sign of what is masked."""
    if value is None:
        return MASKED
    if kind == SHARE:
        return f"{value}\u202f%"
    if kind == DAYS:
        return n_("{n}\u00a0jour", "{n}\u00a0jours", value)
    number = f"{value:,}".replace(",", "\u202f")
    return f"{number}\u00a0h" if kind == HOURS else number


def shown_value(one: Measured) -> str:
    """A figure’s number."""
    return shown_number(one.value, one.figure.kind)


def shown_before(one: Measured) -> str:
    """The period before; "" for what is not compared."""
    if one.before is None and one.figure.kind not in (COUNT, HOURS, PEOPLE):
        return ""
    return shown_number(one.before, one.figure.kind)


def change(one: Measured) -> str:
    """From the period before: "+12 %", "−3 points", "" when either is masked. From shown numbers alone."""
    if one.value is None or one.before is None:
        return ""
    difference = one.value - one.before
    if one.figure.kind == SHARE:
        return n_("{sign}{n}\u00a0point", "{sign}{n}\u00a0points", abs(difference)).format(
            sign=_sign(difference)
        )
    percent = round(100 * difference / one.before)
    return f"{_sign(percent)}{abs(percent):,}\u202f%".replace(",", "\u202f")


def aims(report: Report, one: Measured) -> str:
    """What the plan wants of a figure, and was once reached: « objectif : plus de 23 % · 2018 : 23 % »."""
    wanted = report.objectives.get(one.key)
    told = _("objectif\u00a0: plus de {n}").format(n=shown_number(wanted, one.figure.kind)) if wanted else ""
    return " · ".join(filter(None, (told, one.figure.mark)))


Where = tuple[str, tuple[str, ...], tuple[float | None, ...]]
"""A name, the headline of each axis there, and of each the part of the largest."""


def by_neighbourhood(report: Report) -> list[Where]:
    """The headline of each axis: in all, in each neighbourhood, in a QPV that is not said, out, not known."""
    ours = report.headlines()
    named = sorted(((code, label) for code, label in inside() if code), key=lambda one: one[1])
    cuts = [
        *((label, [one.inside[code] for one in ours]) for code, label in named),
        (_("QPV non précisé"), [one.inside[""] for one in ours]),
        *((label, [one.places[key] for one in ours]) for key, label in places() if key != "in"),
    ]
    most = [max((cut[place] or 0 for _name, cut in cuts), default=0) or 1 for place in range(len(ours))]

    def line(name: str, numbers: list[int | None], *, drawn: bool = True) -> Where:
        shown = (shown_number(number, one.figure.kind) for number, one in zip(numbers, ours, strict=True))
        parts = (None if number is None else number / top for number, top in zip(numbers, most, strict=True))
        return name, tuple(shown), tuple(parts) if drawn else ()

    whole = line(_("Ensemble"), [one.value for one in ours], drawn=False)
    return [whole, *(line(name, numbers) for name, numbers in cuts)]


def _sign(difference: int) -> str:
    return "+" if difference > 0 else "\u2212" if difference < 0 else ""


def month_name(month: str, *, short: bool = False) -> str:
    """« 2026-03 »: "mars 2026", or "mars"."""
    names = SHORT_MONTHS if short else MONTHS
    name = _(names[int(month[5:7]) - 1])
    return name if short else f"{name} {month[:4]}"


def period(first: str, last: str) -> str:
    """ "du 1er janvier au 23 novembre 2026"."""
    start = show_date(first)
    if first[:4] == last[:4]:
        start = start.removesuffix(f" {first[:4]}")
    return _("du {first} au {last}").format(first=start, last=show_date(last))


def compared(report: Report) -> str:
    """What figures are compared with."""
    if not report.before[0]:
        return _("L’année n’est pas finie\u00a0: elle n’est comparée à aucune autre.")
    return _("L’écart est celui d’avec ce qui précède, {period}.").format(period=period(*report.before))


def scope(report: Report) -> str:
    """Whose files are counted."""
    if report.whole:
        return _("Tous les carnets de {scope}").format(scope=report.scope)
    return _("Carnet de {scope}").format(scope=report.scope) if report.scope else _("Ce carnet")


def scope_words(report: Report) -> str:
    """The same for what leaves the screen: and when it was counted."""
    return _("{whose}, compté le {day}").format(whose=scope(report), day=show_date(report.made_on))


def pair_name(line: SeamLine) -> str:
    """« We Ker vers Mobilité 35 », or that these are gathered."""
    if not line.giver and not line.receiver:
        return _("Autres passages, trop peu nombreux pour être montrés")
    return _("{giver} vers {receiver}").format(
        giver=line.giver or _("Sans structure"), receiver=line.receiver or _("Sans structure")
    )


def theme_name(line: SeamLine) -> str:
    """The theme as the field says it."""
    if not line.theme:
        return _("Sans thème") if line.inner else ""
    known = THEMES.get(line.theme)
    return known.label if known else line.theme
