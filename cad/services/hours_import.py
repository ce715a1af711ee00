"""An employer’s spreadsheet of hours on a lot: seen first, then written in one go."""

from dataclasses import dataclass

from cad.domain.errors import Refused
from cad.domain.insertion import Insertion
from cad.domain.text import _
from cad.services import hours_plan
from cad.services.action import Reading, action, query
from cad.services.hours_plan import CORRECTED, NEW, REFUSED, HoursPlan
from cad.services.worked_hours import write
from cad.store.work import Work


@dataclass(frozen=True, slots=True)
class HoursImported:
    """How many months were written, how many corrected, and the lines left out."""

    written: int
    corrected: int
    refused: tuple[hours_plan.Planned, ...]


@query
def preview_hours(reading: Reading, lot: str, file: str, reason: str = "") -> HoursPlan:
    """What a file would write on a lot: new months, corrections, and what is refused and why."""
    return hours_plan.plan(reading, lot, file, reason)


@action(_("Importer le relevé d’heures"))
def import_hours(work: Work, lot: str, file: str, reason: str = "", mark: str = "") -> HoursImported:
    """Write what `preview_hours` showed; what is refused is left out. Corrections keep what they correct.

    `mark`: that of the preview, when there was one: a file or hours that changed since are refused.
    """
    plan = hours_plan.plan(work, lot, file, reason)
    if mark and mark != plan.mark:
        raise Refused(_("Le fichier ou les heures de ce lot ont changé depuis l’aperçu\u00a0: relisez-le."))
    wanted = [*plan.of(NEW), *plan.of(CORRECTED)]
    if not wanted:
        raise Refused(_("Rien n’est à écrire\u00a0: aucune ligne du fichier n’est nouvelle ni à corriger."))
    source = _("Relevé de l’employeur\u00a0: {file}").format(file=plan.file)
    why = " · ".join(filter(None, (reason.strip(), source)))
    for one in wanted:
        contract = work.get(Insertion, one.insertion)
        write(work, contract, one.month, one.hundredths, why, one.amends)
    return HoursImported(len(plan.of(NEW)), len(plan.of(CORRECTED)), plan.of(REFUSED))
