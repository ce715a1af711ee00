"""How a line that resembles someone is shown, and what may become of it."""

from cad.domain.names import display_name
from cad.domain.partial_date import show_partial
from cad.domain.resident import Resident
from cad.domain.shown import shown_phone
from cad.domain.text import _
from cad.services.import_matching import Match
from cad.services.import_plan import Plan
from cad.services.importing import IMPORT, SKIP
from ui.widgets.picks import Pick
from ui.widgets.rows import Row

MERGE = "merge"
"""The choice that completes the file of the notebook."""
_CREATE = Pick(IMPORT, _("Créer une fiche"), "plus", hint="2")
_SKIP = Pick(SKIP, _("Écarter la ligne"), "close", hint="3")
_COMPLETE = Pick(MERGE, _("Compléter sa fiche"), "merge", hint="1")
_SAID = {IMPORT: (_("nouvelle fiche"), "info"), SKIP: (_("écartée"), "muted")}
_COMPLETED = (_("complète la fiche"), "success")


def best(plan: Plan, line: int) -> Match:
    """Someone in the notebook rather than a line of the file, then the likeliest."""
    return max(plan.doubles[line], key=lambda match: (bool(match.resident), match.score))


def choices(match: Match) -> tuple[Pick, ...]:
    """What may become of the line: only someone in the notebook can be completed."""
    return (_COMPLETE, _CREATE, _SKIP) if match.resident else (_CREATE, _SKIP)


def double_row(plan: Plan, lines: list[int], place: int) -> Row:
    """A line, who it resembles, what will become of it."""
    line = lines[place]
    match = best(plan, line)
    known = _("comme {name}, dans le carnet").format(name=match.name)
    earlier = _("comme la ligne {n}, {name}").format(n=match.other_row, name=match.name)
    words, tone = _SAID.get(plan.decision(line), _COMPLETED)
    return Row(
        str(place),
        _("Ligne {n} · {name}").format(n=line, name=plan.name(line)),
        known if match.resident else earlier,
        words,
        tone,
        icon="merge" if match.resident else "equals",
    )


def facts_of_line(plan: Plan, line: int) -> list[tuple[str, str]]:
    """What the file says of someone."""
    known = plan.people[line].fields
    return _facts(Resident(**known), plan.name(line))


def facts_of_file(who: Resident) -> list[tuple[str, str]]:
    """What the notebook says of someone."""
    return _facts(who, display_name(who.usage_name, who.first_name, who.birth_name))


def _facts(who: Resident, name: str) -> list[tuple[str, str]]:
    return [
        (_("Nom"), name),
        (_("Naissance"), show_partial(who.birth_date)),
        (_("Téléphone"), ", ".join(shown_phone(phone) for phone in who.phones)),
        (_("Adresse"), ", ".join(filter(None, (who.address, who.city)))),
        (_("Courriel"), who.email),
    ]
