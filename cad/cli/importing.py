"""`cad import`: what was imported, and each row a person must look at."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cad.cli import session
from cad.cli.output import say, say_json
from cad.domain.errors import Refused
from cad.domain.text import _, n_

if TYPE_CHECKING:
    from cad.services.importing import Imported


def run(options: Namespace) -> int:
    """Import the file, or only say what it would bring."""
    from cad.services.importing import import_residents

    mapping = _mapping(options.mapping) if options.mapping else None
    with session.opened(options) as book:
        outcome = import_residents(book, options.file, mapping, dry_run=options.dry_run).result
    if options.json:
        say_json({**_fields(outcome), "dry_run": options.dry_run})
    else:
        _say(outcome, options.dry_run)
    return 0


def _mapping(text: str) -> dict[str, str]:
    """Heading → field, as JSON or in a JSON file."""
    import msgspec

    try:
        source = session.as_utf8(text).encode() if text.lstrip().startswith("{") else Path(text).read_bytes()
        return msgspec.json.decode(source, type=dict[str, str])
    except OSError as error:
        raise Refused(
            _("Le fichier de colonnes «\u00a0{name}\u00a0» ne peut pas être lu.").format(name=text)
        ) from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise Refused(
            _("Les colonnes s’écrivent en JSON, comme {example}.").format(example='{"Nom": "usage_name"}')
        ) from error


def _fields(outcome: "Imported") -> dict[str, Any]:
    return {
        "imported": outcome.imported,
        "completed": outcome.completed,
        "skipped": outcome.skipped,
        "doubtful": [doubt._asdict() for doubt in outcome.doubtful],
        "duplicates": outcome.duplicates,
        "warnings": outcome.warnings,
        "mapping": outcome.mapping,
    }


def _say(outcome: "Imported", dry_run: bool) -> None:
    people = n_("{n} personne", "{n} personnes", outcome.imported)
    say(
        _("À importer\u00a0: {n}.").format(n=people) if dry_run else _("Importé\u00a0: {n}.").format(n=people)
    )
    for warning in outcome.warnings:
        say(f"  {warning}")
    for doubt in outcome.doubtful:
        say(
            _("  Ligne {row}, {column}\u00a0: «\u00a0{value}\u00a0». {reason}").format(
                row=doubt.row, column=doubt.column, value=doubt.value, reason=doubt.reason
            )
        )
    for match in outcome.duplicates:
        say(
            _("  Ligne {row}\u00a0: peut-être {name} ({reasons}).").format(
                row=match.row, name=match.name, reasons=", ".join(match.reasons)
            )
        )
    if outcome.skipped:
        say(
            _("Lignes laissées de côté (sans nom, ou déjà là)\u00a0: {rows}.").format(
                rows=", ".join(map(str, outcome.skipped))
            )
        )
    if not dry_run:
        say(_("Pour tout reprendre\u00a0: cad act undo."))
