"""The plan’s figures: defined once, and no masked one can be worked out of a whole report."""

from collections.abc import Iterable
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cad.domain.figure import COUNT, PEOPLE, SHARE, definition
from cad.domain.plan import AXES, BY_KEY, FIGURES, documentation
from cad.domain.plan_report import MEASURES, Counted, Handover, SeamLine, masked, seam_lines
from cad.domain.small_cells import Cell
from cad.domain.text import RESOURCES

COUNTED = [figure.key for figure in FIGURES if figure.kind in (COUNT, PEOPLE)]
PLACES, MONTHS = ("in", "out", ""), ("2026-01", "2026-02")
INSIDE = ("QN03504M", "QN03502M", "QN03506I")
HOMES = (*INSIDE, "out", "")
PAIRS, THEMES = (("A", "B"), ("A", "C"), ("B", "C")), ("housing", "money")
ONE = st.tuples(
    st.sampled_from(HOMES), st.sampled_from(MONTHS), st.sampled_from(PAIRS), st.sampled_from(THEMES),
    st.sampled_from(MEASURES),
)  # fmt: skip
Event = tuple[str, str, tuple[str, str], str, str]
Leaf = tuple[str, str, tuple[str, str], str]


def test_every_figure_says_what_it_is() -> None:
    assert len(BY_KEY) == len(FIGURES)
    assert {figure.axis for figure in FIGURES} <= set(AXES)
    assert len({figure.label for figure in FIGURES}) == len(FIGURES)
    for figure in FIGURES:
        assert all(said for _name, said in definition(figure))
        assert (figure.kind == SHARE) == bool(figure.part[0]) == bool(figure.rest[0])


def test_the_documentation_says_the_same() -> None:
    assert (RESOURCES / "chiffres-du-plan.md").read_text(encoding="utf-8") == documentation()


def place_of(home: str) -> str:
    """In a QPV, out of them, or not known."""
    return "in" if home in INSIDE else home


def counts(events: list[Event], measure: str) -> Counted:
    """Each event is about a person of its own."""
    mine = [event for event in events if event[4] == measure]

    def cell(wanted: Iterable[Event]) -> Cell:
        return Cell(number := len([*wanted]), number)

    return Counted(
        {place: cell(e for e in mine if place_of(e[0]) == place) for place in PLACES},
        {month: cell(e for e in mine if e[1] == month) for month in MONTHS},
        cell(mine),
        inside={home: cell(e for e in mine if e[0] == home) for home in INSIDE},
    )


@given(st.lists(ONE, max_size=70), st.integers(0, 7))
def test_no_masked_figure_is_worked_out_across_the_tables(events: list[Event], under: int) -> None:
    """Each number is a sum over the finest cells: none masked is a combination of those shown."""
    handed = [
        Handover(*pair, theme, person, place_of(home), (measure,), person)
        for person, (home, _month, pair, theme, measure) in enumerate(events)
    ]
    report = masked({key: counts(events, key) for key in COUNTED}, handed, under)
    lines = seam_lines(handed, THEMES.index, under)
    assert not [one for one in lines if one.closed is None and one.days is not None]
    leaves: list[Leaf] = [(a, b, c, d) for a in HOMES for b in MONTHS for c in PAIRS for d in THEMES]
    for measure in MEASURES:
        one = next(found for found in report if found.key == measure)
        told: list[tuple[list[bool], int | None]] = [([True] * len(leaves), one.value)]
        told += [([place_of(leaf[0]) == place for leaf in leaves], one.places[place]) for place in PLACES]
        told += [([leaf[0] == home for leaf in leaves], one.inside[home]) for home in INSIDE]
        told += [([leaf[1] == month for leaf in leaves], one.months[month]) for month in MONTHS]
        told += seams_told(leaves, lines, measure, events)
        known = basis([vector for vector, number in told if number is not None])
        assert not [vector for vector, number in told if number is None and reduced(vector, known) is None]


@given(st.lists(st.tuples(st.integers(0, 11), ONE), max_size=60), st.integers(0, 7))
def test_nothing_shown_is_about_too_few(drawn: list[tuple[int, Event]], under: int) -> None:
    """Twelve people to whom much happens: a person lives in one place, and is in several months and pairs."""
    handed = [
        Handover(*pair, theme, person, PLACES[person % 3], (measure,), 3)
        for person, (_home, _month, pair, theme, measure) in drawn
    ]
    for line in seam_lines(handed, THEMES.index, under):
        for measure in MEASURES if line.giver else ():
            people = {
                one.person
                for one in handed
                if (one.giver, one.receiver) == (line.giver, line.receiver)
                and measure in one.happened
                and (not line.inner or one.theme == line.theme)
            }
            assert getattr(line, measure) is None or len(people) >= max(under, 5)
    for measure in MEASURES:
        mine = [(person, event) for person, event in drawn if event[4] == measure]

        def cell(some: list[int]) -> Cell:
            return Cell(len(some), len({*some}))

        places = {place: [who for who, _event in mine if PLACES[who % 3] == place] for place in PLACES}
        months = {month: [who for who, event in mine if event[1] == month] for month in MONTHS}
        counted = Counted(
            {place: cell(some) for place, some in places.items()},
            {month: cell(some) for month, some in months.items()},
            cell([who for who, _event in mine]),
        )
        keys = COUNTED
        one = next(o for o in masked(dict.fromkeys(keys, counted), [], under) if o.key == measure)
        for group, some in (*places.items(), *months.items()):
            number = {**one.places, **one.months}[group]
            assert number is None or len({*some}) >= max(under, 5)


def seams_told(
    leaves: list[Leaf], lines: tuple[SeamLine, ...], measure: str, events: list[Event]
) -> list[tuple[list[bool], int | None]]:
    """What the table of seams says, and what it leaves out: masked too."""
    shown = {
        (one.giver, one.receiver, one.theme if one.inner else ""): getattr(one, measure) for one in lines
    }
    told = []
    for pair in PAIRS:
        told.append(([leaf[2] == pair for leaf in leaves], shown.get((*pair, ""))))
        used = {event[3] for event in events if event[2] == pair}
        told += [
            ([leaf[2:] == (pair, theme) for leaf in leaves], shown.get((*pair, theme)))
            for theme in (used if len(used) > 1 else ())
        ]
    return told


Row = list[Fraction]


def basis(vectors: list[list[bool]]) -> list[tuple[int, Row]]:
    """Rows in echelon, each with the place of its first number."""
    made: list[tuple[int, Row]] = []
    for vector in vectors:
        if (left := reduced(vector, made)) is not None:
            first = next(place for place, number in enumerate(left) if number)
            made.append((first, [number / left[first] for number in left]))
    return made


def reduced(vector: list[bool], known: list[tuple[int, Row]]) -> Row | None:
    """What remains of a vector once those known are taken off; None when nothing does."""
    left = [Fraction(number) for number in vector]
    for first, row in known:
        if factor := left[first]:
            left = [a - factor * b for a, b in zip(left, row, strict=True)]
    return left if any(left) else None


def test_shares_come_from_what_is_shown() -> None:
    nothing = dict.fromkeys(COUNTED, Counted({}, {}, Cell()))
    shown = {one.key: one for one in masked(nothing | {
        "met": Counted({"in": Cell(30, 30), "out": Cell(10, 10), "": Cell(20, 20)}, {}, Cell(60, 60)),
        "closed": Counted({}, {}, Cell(9, 9)),
        "broken": Counted({}, {}, Cell(3, 3)),
    }, [], 5)}  # fmt: skip
    assert shown["met_in_qpv"].value == 75
    assert shown["sewn"].value is None


def test_a_pair_about_too_few_is_gathered() -> None:
    many = [Handover("A", "B", "money", n, "in", ("opened", "closed"), n) for n in range(9)]
    few = [Handover("A", "C", "money", n, "in", ("opened",)) for n in range(20, 22)]
    other = [Handover("B", "C", "money", n, "in", ("opened",)) for n in range(30, 45)]
    lines = seam_lines([*many, *few, *other], str, 5)
    opened = [(one.giver, one.receiver, one.opened) for one in lines]
    assert opened == [("B", "C", 15), ("", "", None)]
    assert seam_lines(many, str, 5) == (SeamLine("A", "B", "money", 9, 9, None, 4),)
