"""`read_table`: from a file of any kind that an adviser may have to one sheet, or a sentence why not."""

import errno
from collections.abc import Callable
from pathlib import Path

from cad.domain.errors import MachineTrouble, Refused
from cad.domain.text import _
from cad.exchange.delimited import read_csv
from cad.exchange.filetype import CSV, detect
from cad.exchange.layout import label_columns
from cad.exchange.sheet import MAX_FILE, Grid, Sheet, Watch
from cad.exchange.workbook import read_workbook


def read_table(
    path: Path | str,
    *,
    sheet: str = "",
    heading_line: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Sheet:
    """Read CSV, XLSX or ODS, told apart by content, into one Sheet with its headings.

    `sheet` names the one to read, else the one that looks most like a list of people; `heading_line` says
    where
    the headings are when the guess is wrong (0: there are none). Formulas give the value they last had.
    Raises
    Refused (foreign, damaged, protected, too large, empty, cancelled) or MachineTrouble (the disk).
    """
    source = Path(path)
    watch = Watch(progress, cancelled)
    try:
        check_file(source)
        grid = _read(source, sheet, watch)
    except OSError as error:
        raise unreadable(error, source) from None
    if not grid.rows:
        raise Refused(_empty(grid))
    found = label_columns(grid, heading_line)
    if not found.rows:
        raise Refused(_("Ce tableau n’a que des titres\u00a0: il n’y a personne à importer."))
    watch.at(1)
    return found


def _read(path: Path, sheet: str, watch: Watch) -> Grid:
    kind = detect(path)
    return read_csv(path, watch) if kind == CSV else read_workbook(path, kind, sheet, watch)


def check_file(path: Path, most: int = MAX_FILE) -> None:
    """Raises `Refused` unless there is a file of a size one may read."""
    if path.is_dir():
        raise Refused(
            _("«\u00a0{name}\u00a0» est un dossier\u00a0: choisissez un fichier.").format(name=path.name)
        )
    if not path.is_file():
        raise Refused(_("Le fichier «\u00a0{name}\u00a0» n’existe pas ou plus.").format(name=path.name))
    size = path.stat().st_size
    if not size:
        raise Refused(_("Le fichier «\u00a0{name}\u00a0» est vide.").format(name=path.name))
    if size > most:
        raise Refused(
            _(
                "Ce fichier pèse {n} Mo, plus que les {most} Mo acceptés. Ne gardez que la feuille utile, "
                "sans images, ou partagez-le en plusieurs fichiers."
            ).format(n=size // (1024 * 1024), most=most // (1024 * 1024))
        )


def _empty(grid: Grid) -> str:
    if grid.others:
        return _("La feuille «\u00a0{name}\u00a0» est vide. Les autres\u00a0: {others}.").format(
            name=grid.name, others=", ".join(grid.others)
        )
    return _("Ce fichier ne contient aucune ligne\u00a0: il n’y a rien à importer.")


def cut(name: str, where: str = "") -> Refused:
    """The sentence for a file that does not end where it should, or is damaged; `where`, after a space."""
    said = _(
        "«\u00a0{name}\u00a0» est coupé ou abîmé{where}\u00a0: téléchargez-le de nouveau. Rien n’a été "
        "changé."
    )
    return Refused(said.format(name=name, where=where))


def unreadable(error: OSError, path: Path) -> MachineTrouble:
    """The sentence for a file that the disk does not give."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return MachineTrouble(
            _(
                "«\u00a0{name}\u00a0» ne peut pas être lu\u00a0: il est ouvert dans un autre programme ou "
                "vous n’y avez pas droit. "
                "Fermez-le dans le tableur, ou copiez-le dans vos documents."
            ).format(name=path.name)
        )
    return MachineTrouble(
        _(
            "«\u00a0{name}\u00a0» ne peut pas être lu\u00a0: le disque ou la clé ne répond pas. Copiez-le "
            "puis recommencez."
        ).format(name=path.name)
    )
