"""What a figure of the plan is, and what it counts: the shape of the lines of `cad.domain.plan`."""

from dataclasses import dataclass

from cad.domain.text import _

COUNT, PEOPLE, HOURS, DAYS, SHARE = "count", "people", "hours", "days", "share"
"""What a figure is: things that happened, people, hours, a median of days, a share of two shown numbers."""

WHOLE = "whole"
"""In a `Part`: the total of a figure and not one of its places."""

PERSONS = _("les fiches retirées\u00a0; les personnes inventées, sauf dans un carnet de démonstration")

Part = tuple[str, str]
"""A figure and one of its places, or `WHOLE`."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Records of a `kind`, on the day (or moment) that their field `day` says, where each field of `where`
    says one of these, and that are `of` something (the name of a link that is filled). `amount` is a field to
    sum, in hundredths, instead of counting one. `frozen`: the record says itself where the person lived then.

    Some kinds are worked out from others: « seam » (a referral handed over), « worked_month » (the hours of
    a month that count), « pupil_week » (a pupil when the week of their school begins, hosted or without),
    « business_begun » (the first emergence of a project).
    """

    kind: str
    day: str
    where: tuple[tuple[str, tuple[str | int, ...]], ...] = ()
    of: str = ""
    amount: str = ""
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """`counted` (the numerator), `among` (the denominator) and `excluded` define it. A share is `part` on the
    sum of `part` and `rest`, which are shown too. `state` leads to those it counts, where one can.
    `objective` is the rule that says what the plan wants in a year, `mark` what was once reached.
    """

    key: str
    label: str
    axis: str
    kind: str
    counted: str
    among: str
    excluded: str = PERSONS
    happens: Happening | None = None
    part: Part = ("", "")
    rest: Part = ("", "")
    state: str = ""
    objective: str = ""
    mark: str = ""


def definition(figure: Figure) -> tuple[tuple[str, str], ...]:
    """What a figure is, as (title, sentence)."""
    return (
        (_("Ce qui est compté"), figure.counted),
        (_("Rapporté à"), figure.among),
        (_("Laissés de côté"), figure.excluded),
    )
