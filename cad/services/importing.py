"""Residents from a spreadsheet: seen first, with doubts and doubles, then imported whole or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cad.domain.errors import Refused
from cad.domain.text import _, n_
from cad.services.action import REGISTRY, Done, Entry
from cad.services.import_matching import Match, matches
from cad.services.import_placing import Placing
from cad.services.notebook import Notebook, refuse_real_people
from cad.store.collector import collector_paused
from cad.store.reads.laptop import kept
from cad.store.work import Act

if TYPE_CHECKING:
    from cad.exchange.mapping import Column
    from cad.exchange.mapping import Mapping as Columns
    from cad.exchange.rows import Doubt, ImportRow
    from cad.exchange.sheet import Sheet

Progress = Callable[[int, int], None]
"""Called with how much is done, out of 100."""
Cancelled = Callable[[], bool]
Corrections = Mapping[int, Mapping[str, str]]
"""Line of the file → heading → what the cell should have said."""
Decisions = Mapping[int, str]
"""Line of the file → "import", "skip", or the identifier of the resident it completes."""

IMPORT, SKIP = "import", "skip"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would bring: its `columns` with the field each feeds, its `people` with their doubts.

    `remembered`: the columns are those chosen for the same headings before. `sheets` are the file’s others.
    """

    path: Path
    sheet: str
    sheets: tuple[str, ...]
    columns: "tuple[Column, ...]"
    warnings: tuple[str, ...]
    remembered: bool
    people: "tuple[ImportRow, ...]"
    doubtful: "tuple[Doubt, ...]"
    duplicates: tuple[Match, ...]
    signature: str

    @property
    def mapping(self) -> dict[str, str]:
        """Heading → field, as `preview` takes it."""
        return {column.heading: column.target for column in self.columns}

    def decided(self, decisions: Decisions) -> "dict[str, list[ImportRow]]":
        """The rows under "import", "skip" and each resident to complete: as decided, else as is prudent.

        A row without a name is never imported; one that is surely someone already there only when asked.
        """
        sure = {match.row for match in self.duplicates if match.sure}
        found: dict[str, list[ImportRow]] = {IMPORT: [], SKIP: []}
        for one in self.people:
            wanted = decisions.get(one.row, SKIP if one.row in sure else IMPORT)
            found.setdefault(wanted if one.importable else SKIP, []).append(one)
        return found


@dataclass(frozen=True, slots=True)
class Imported:
    """How many are new, how many `completed` someone there, the lines `skipped`, and the doubts left."""

    imported: int
    completed: int
    skipped: tuple[int, ...]
    doubtful: "tuple[Doubt, ...]"
    duplicates: tuple[Match, ...]
    warnings: tuple[str, ...]
    mapping: dict[str, str]


@collector_paused()
def preview(
    book: Notebook,
    path: Path | str,
    mapping: Mapping[str, str] | None = None,
    corrections: Corrections | None = None,
    *,
    sheet: str = "",
    heading_line: int | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Preview:
    """Read a file without writing anything. May run in another thread, on a reading notebook.

    Raises `Refused` when the file cannot be read, when no column gives a name, or when cancelled.
    """
    from cad.exchange.mapping import signature
    from cad.exchange.reading import read_table
    from cad.exchange.rows import convert

    refuse_real_people(book)
    steps = _Steps(progress, cancelled)
    table = read_table(
        path, sheet=sheet, heading_line=heading_line, progress=steps.from_to(0, 30), cancelled=cancelled
    )
    mark = signature(table.headings)
    columns, remembered = _columns(book, table, mapping, mark)
    today = book.now().date().isoformat()
    rows = convert(table, columns, today=today, progress=steps.from_to(30, 60), cancelled=cancelled)
    people: list[ImportRow] = []
    named = _named(_corrected(rows, corrections or {}, columns, today), people)
    duplicates = tuple(matches(book.connection, named, steps.from_to(60, 99)))
    return Preview(
        path=Path(path),
        sheet=table.name,
        sheets=table.others,
        columns=columns.columns,
        warnings=columns.warnings,
        remembered=remembered,
        people=tuple(people),
        doubtful=tuple(doubt for one in people for doubt in one.doubts),
        duplicates=duplicates,
        signature=mark,
    )


@collector_paused()
def import_residents(
    book: Notebook,
    path: Path | str,
    mapping: Mapping[str, str] | None = None,
    decisions: Decisions | None = None,
    corrections: Corrections | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    asked_by: str = "",
) -> Done[Imported]:
    """Import a file, all or nothing; one undo takes it all back. `dry_run` says what it would do, and stops.

    A cell that cannot be read is left empty and reported. Rows that name nobody, and rows that are surely
    someone already there (same names, same birth date), are not imported and are reported.
    """
    steps = _Steps(progress, cancelled)
    seen = preview(book, path, mapping, corrections, progress=steps.from_to(0, 70), cancelled=cancelled)
    if dry_run:
        return Done(_outcome(seen, seen.decided(decisions or {})), "", frozenset(), asked_by)
    return import_preview(
        book, seen, decisions, progress=steps.from_to(70, 100), cancelled=cancelled, asked_by=asked_by
    )


@collector_paused()
def import_preview(
    book: Notebook,
    seen: Preview,
    decisions: Decisions | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    asked_by: str = "",
) -> Done[Imported]:
    """Import what `preview` showed. The columns chosen are remembered for the same headings."""
    refuse_real_people(book)
    steps = _Steps(progress, cancelled)
    decided = seen.decided(decisions or {})
    known = {who: rows for who, rows in decided.items() if who not in (IMPORT, SKIP)}
    count = len(decided[IMPORT]) + sum(map(len, known.values()))
    if not count:
        raise Refused(_("Aucune ligne à importer\u00a0: toutes sont sans nom, déjà connues ou écartées."))
    label = n_("Importer {n} personne", "Importer {n} personnes", count)
    with book.store.work(Act("import_residents", label), book.me, book.now()) as work:
        placing = Placing(work)
        placing.add(decided[IMPORT], steps.from_to(0, 95))
        for resident, rows in known.items():
            for one in rows:
                placing.complete(resident, one)
        steps.at(95)
        book.store.set(f"import/{seen.signature}", seen.mapping)
    done = Done(_outcome(seen, decided), label, frozenset(work.changed), asked_by)
    book.tell(done)
    return done


REGISTRY["import_residents"] = Entry(
    "import_residents", True, _("Importer des personnes"), import_residents, import_residents
)


def _columns(
    book: Notebook, table: "Sheet", mapping: Mapping[str, str] | None, mark: str
) -> "tuple[Columns, bool]":
    """What each column feeds: as said, else as chosen for the same headings before, else as proposed."""
    from cad.exchange.mapping import propose, remembered

    if mapping is not None:
        if unknown := [heading for heading in mapping if heading not in table.headings]:
            raise Refused(
                _("Ce tableau n’a pas de colonne «\u00a0{name}\u00a0»\u202f; il a\u00a0: {all}.").format(
                    name=unknown[0], all=", ".join(table.headings)
                )
            )
        return remembered(table, mapping), False
    before = kept(book.connection, f"import/{mark}")
    return (remembered(table, before), True) if before else (propose(table), False)


def _corrected(
    rows: "Iterable[ImportRow]", corrections: Corrections, columns: "Columns", today: str
) -> "Iterator[ImportRow]":
    from cad.exchange.rows import correct

    for one in rows:
        if one.row in corrections:
            for heading, value in corrections[one.row].items():
                one = correct(one, heading, value, columns, today=today)
        yield one


def _named(rows: "Iterable[ImportRow]", read: "list[ImportRow]") -> "Iterator[ImportRow]":
    """The rows that name someone, as they come; all of them are added to `read`."""
    for one in rows:
        read.append(one)
        if one.importable:
            yield one


def _outcome(seen: Preview, decided: "dict[str, list[ImportRow]]") -> Imported:
    return Imported(
        imported=len(decided[IMPORT]),
        completed=sum(len(rows) for who, rows in decided.items() if who not in (IMPORT, SKIP)),
        skipped=tuple(one.row for one in decided[SKIP]),
        doubtful=seen.doubtful,
        duplicates=seen.duplicates,
        warnings=seen.warnings,
        mapping=seen.mapping,
    )


class _Steps:
    """One progress out of 100 made of several, which stops as soon as it is asked to."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def from_to(self, first: int, last: int) -> Progress:
        """A progress of its own for what goes from `first` to `last` hundredths."""
        return lambda done, total: self.at(first + (last - first) * done // max(total, 1))

    def at(self, hundredths: int) -> None:
        """Raises `Refused` when the person has cancelled: nothing is then written."""
        if self._cancelled is not None and self._cancelled():
            raise Refused(_("Import annulé\u00a0: rien n’a été importé."))
        if self._progress is not None:
            self._progress(hundredths, 100)
