"""Keeping the notebook whole: checked with what to do about it, backed up, its search rebuilt."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cad.domain.clock import utc
from cad.domain.text import _, n_
from cad.services.action import REGISTRY, Entry, Reading, action, query
from cad.services.notebook import Notebook
from cad.store import backup as store
from cad.store import health, reindex
from cad.store.connection import Connection
from cad.store.reads import upkeep as reads
from cad.store.work import Work


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, and what to do about it."""

    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class Health:
    """`problems`, most serious first (none: all is well), and the number of live records of each kind."""

    problems: tuple[Problem, ...]
    records: dict[str, int]


@query
def check(reading: Reading) -> Health:
    """Every page, index and link of the notebook. Seconds on a large one."""
    broken = [Problem(what, _RESTORE) for what in health.problems(reading.connection)]
    if broken:
        return Health(tuple(broken), {})
    return Health(tuple(_incoherences(reading.connection)), reads.live(reading.connection))


_RESTORE = _(
    "Le fichier est abîmé. Faites-en une copie, puis remettez la dernière sauvegarde (Réglages, "
    "«\u00a0Sauvegarde et export\u00a0», ou cad restore)."
)


def _incoherences(connection: Connection) -> Iterator[Problem]:
    if count := reads.merged_in_circles(connection):
        yield Problem(
            n_(
                "{n} fiche fusionnée ne mène nulle part.",
                "{n} fiches fusionnées ne mènent nulle part.",
                count,
            ),
            _("Séparez-les\u00a0: cad act unmerge_residents, ou remettez la dernière sauvegarde."),
        )
    if count := reads.unsearchable(connection):
        yield Problem(
            n_(
                "{n} fiche ou texte manque à la recherche.",
                "{n} fiches ou textes manquent à la recherche.",
                count,
            ),
            _("Refaites l’index de recherche\u00a0: cad act rebuild_search."),
        )
    if count := reads.documents_without_bytes(connection):
        yield Problem(
            n_(
                "{n} document joint n’a plus son contenu.",
                "{n} documents joints n’ont plus leur contenu.",
                count,
            ),
            _("Joignez-les de nouveau, ou remettez une sauvegarde qui les contient."),
        )
    for described, item, count in reads.dangling(connection):
        yield Problem(
            n_(
                "«\u00a0{kind}\u00a0», «\u00a0{field}\u00a0»\u00a0: {n} lien vers ce que le carnet "
                "ne contient pas.",
                "«\u00a0{kind}\u00a0», «\u00a0{field}\u00a0»\u00a0: {n} liens vers ce que le carnet "
                "ne contient pas.",
                count,
            ).format(kind=described.label, field=item.label),
            _("Rien n’est perdu\u00a0: corrigez ces fiches, ou remettez une sauvegarde d’avant."),
        )


@action(_("Refaire l’index de recherche"), undoable=False)
def rebuild_search(work: Work) -> int:
    """Make the search index again from the records; returns how many people it finds."""
    return reindex.rebuild(work.connection)


def backup(book: Notebook, file: str) -> str:
    """One encrypted file that opens with today’s passphrase, read back before it is believed; its path."""
    target = Path(file).expanduser().absolute()
    store.back_up(book.store.connection, book.store.key, book.store.folder, target)
    book.store.set(_BACKED_UP, utc(book.now()))
    return str(target)


REGISTRY["backup"] = Entry("backup", False, "", backup, backup)
_BACKED_UP = "backed_up_at"


def last_backup(book: Notebook) -> str:
    """The moment of the last backup made from here (UTC), "" before any."""
    return str(book.store.setting(_BACKED_UP, ""))
