"""What this adviser may read, checked again on the way out although the laptop should hold nothing else."""

from collections.abc import Sequence

from cad.domain.encounter import Note
from cad.domain.journey import TeamMember
from cad.domain.organisation import Adviser
from cad.domain.visibility import may_read
from cad.services.action import Reading
from cad.store.reads.residents import consented_organisations, named, of_person


def readable(reading: Reading, notes: list[Note], ids: Sequence[str]) -> list[Note]:
    """The notes about a person that the reading adviser may see, in order."""
    me = named(reading.connection, Adviser, {reading.me}).get(reading.me)
    organisation = me.organisation if me else ""
    team = {m.adviser for m in of_person(reading.connection, TeamMember, ids) if not m.until}
    shared = organisation in consented_organisations(reading.connection, ids)
    return [
        note
        for note in notes
        if may_read(
            note.visibility,
            author=note.adviser,
            reader=reading.me,
            reader_organisation=organisation,
            author_organisation=note.organisation,
            in_team=reading.me in team,
            shared_consent=shared,
        )
    ]
