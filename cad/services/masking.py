"""What leaves the notebook in clear says nothing of partners whose name would reveal a situation."""

from dataclasses import replace

from cad.domain.encounter import Appointment, Encounter
from cad.domain.journey import Step, TeamMember
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.record import Record
from cad.domain.sensitive import OTHER_PARTNER, is_sensitive, revealing_words
from cad.domain.session import Session
from cad.services.export_names import Names
from cad.store.connection import Connection
from cad.store.reads import export as reads


class Masking:
    """Made for one export: the `organisations` and `services` to mask are known from the start."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        offices = reads.all_of(connection, Organisation)
        self.organisations = {o.id for o in offices if is_sensitive(o.category, o.name, o.acronym)}
        services = reads.all_of(connection, Service)
        self.services = {
            s.id for s in services if s.organisation in self.organisations or is_sensitive("", s.name)
        }

    def names(self) -> Names:
        """What links say, these partners masked."""
        return Names(self._connection, self.organisations, self.services)

    def masked(self, record: Record) -> Record:
        """« Autre partenaire », and nothing of where or how it is reached."""
        if isinstance(record, Organisation) and record.id in self.organisations:
            return Organisation(id=record.id, created_at=record.created_at, name=OTHER_PARTNER)
        if isinstance(record, Service) and record.id in self.services:
            return Service(
                id=record.id,
                created_at=record.created_at,
                organisation=record.organisation,
                name=OTHER_PARTNER,
                themes=record.themes,
            )
        if isinstance(record, Appointment) and record.service in self.services:
            return replace(record, place="", with_name=OTHER_PARTNER, purpose="")
        if isinstance(record, Appointment | Encounter | Session) and revealing_words(record.place):
            return replace(record, place=OTHER_PARTNER)
        if isinstance(record, TeamMember) and self._revealing(record.organisation, record.role, record.name):
            return replace(record, name=OTHER_PARTNER, role="")
        if isinstance(record, Adviser) and self._revealing(record.organisation, record.role):
            return replace(record, name=OTHER_PARTNER, role="", phone="", email="")
        if isinstance(record, Step) and revealing_words(record.who_name):
            return replace(record, who_name=OTHER_PARTNER)
        return record

    def _revealing(self, organisation: str, *texts: str) -> bool:
        return organisation in self.organisations or is_sensitive("", *texts)
