"""What the sheets of the page need to know: partners, services, who may lead. No Qt here."""

from collections.abc import Callable
from typing import Any

from cad.domain.address import Candidate
from cad.domain.organisation import Service
from cad.domain.residence import Located
from cad.domain.workplace import UNKNOWN
from cad.services import addresses, locating, partners, settings, who_can_help
from cad.services.helpers import HERE, Helper
from cad.services.page import ResidentPage
from cad.services.partners import FoundService, Partner
from ui.ports import Desk, Failed, Pending

Named = list[tuple[str, str]]
"""(id, name) pairs, as a choice shows them."""


class Asks:
    """Questions; a later search replaces an earlier one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._looking: Pending | None = None

    def organisations(self, done: Callable[[Named], None]) -> None:
        """The partners one may name."""

        def named(found: list[Partner]) -> None:
            done([(p.organisation.id, p.organisation.name) for p in found])

        self._desk.ask(partners.list_partners, named)

    def advisers(self, page: ResidentPage, done: Callable[[dict[str, str]], None]) -> None:
        """Those who may lead, by id: who writes, who leads now, who is in the team."""
        known = {m.adviser for m in page.team} | {page.resident.lead_adviser}
        names = {i: page.names[i] for i in known if i in page.names}

        def with_me(me: Any) -> None:
            done({me.adviser.id: me.adviser.name, **names} if me.adviser else names)

        self._desk.ask(settings.me, with_me)

    def services(self, text: str, theme: str, done: Callable[[list[FoundService]], None]) -> None:
        """Services to refer to."""
        self.cancel()
        self._looking = self._desk.ask(partners.find_services, done, text=text, theme=theme)

    def service(self, service: str, done: Callable[[FoundService], None]) -> None:
        """One service, chosen already."""
        self._desk.ask(partners.found_service, done, service=service)

    def fit(self, service: Service, resident: str, done: Callable[[str, tuple[str, ...]], None]) -> None:
        """What is known of a service for a person; nothing when the directory no longer has it."""
        key = service.directory or HERE + service.id

        def told(found: Helper) -> None:
            known = (fit.why for fit in (found.suits, found.hours, found.travel) if fit.answer != UNKNOWN)
            done(service.id, tuple(why[:1].upper() + why[1:] for why in known))

        self._desk.ask(who_can_help.helper, told, lambda _sentence: None, key=key, resident=resident)

    def candidates(self, text: str, done: Callable[[tuple[Candidate, ...]], None]) -> None:
        """The addresses that these words may mean."""
        self.cancel()
        self._looking = self._desk.ask(addresses.address_candidates, done, text=text)

    def locate(self, address: str, done: Callable[[Located], None], failed: Failed) -> None:
        """In a priority neighbourhood or not."""
        self.cancel()
        self._looking = self._desk.ask(locating.locate, done, failed, address=address)

    def cancel(self) -> None:
        """Its answer is no longer awaited."""
        if self._looking:
            self._looking.cancel()
