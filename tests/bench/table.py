"""One line of a benchmark’s table: ours, the floor measured in the same run, their ratio, and the limit.

`head()` prints ``what | ours | floor | ratio | limit | ok``; `row()` one line, and says whether it is kept.
"""

COLUMNS = "{:<44} | {:>10} | {:>10} | {:>6} | {:>6} | {}"


def head() -> None:
    """The heading of the table."""
    print(COLUMNS.format("what", "ours", "floor", "ratio", "limit", "ok"))


def row(what: str, ours_s: float, floor_s: float, limit: float) -> bool:
    """Print one measure; both times are in seconds. True when ours is within `limit` times the floor."""
    ratio = ours_s / floor_s
    kept = ratio <= limit
    verdict = "ok" if kept else "NON"
    print(COLUMNS.format(what, shown(ours_s), shown(floor_s), f"{ratio:.2f}", f"{limit:g}", verdict))
    return kept


def absolute(what: str, ours_s: float, limit_s: float) -> bool:
    """The same for a measure judged against a fixed time instead of a floor."""
    return row(what, ours_s, limit_s, 1.0)


def shown(seconds: float) -> str:
    """A time in the unit that reads best: "3.42 ms", "1.20 s"."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.2f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.0f} µs"
