"""Everyone, in alphabetical order, fetched a page at a time as one looks. No Qt here."""

from collections.abc import Callable
from functools import partial

from cad.services.finding import FoundResident, list_residents
from ui.ports import Desk

PAGE = 200
"""People asked for at once: a dozen screenfuls, 2 ms of reading."""
STRIDE = 10
"""Pages read in one question on the way to a far one."""
KEPT = 24
"""Pages kept in memory; the others are asked for again when one comes back to them."""


class Everyone:
    """People by their place in the list; one not here yet is None, and is asked for by being looked at.

    A page is found after the last person of the page before it, so that a jump to the middle of the list
    reads its way there once; `arrived` is called each time there is something more to show.
    """

    def __init__(self, desk: Desk, arrived: Callable[[], None]) -> None:
        self.count = 0
        self._desk, self._arrived = desk, arrived
        self._pages: dict[int, list[FoundResident]] = {}
        self._after = {0: ""}
        self._stale: set[int] = set()
        self._wanted: list[int] = []
        self._asking = False

    def person(self, place: int) -> FoundResident | None:
        """Who stands at `place`, 0 to `count` - 1."""
        number, at = divmod(place, PAGE)
        self._want(number)
        page = self._pages.get(number, [])
        return page[at] if at < len(page) else None

    def begin(self) -> None:
        """Ask for the first people before anyone looks, so that the first painting shows them."""
        if not self._pages:
            self._want(0)

    def renew(self, count: int) -> None:
        """Someone was written: what is shown stays until what replaces it is there."""
        self.count = count
        self._stale = set(self._pages)

    def _want(self, page: int) -> None:
        if page in self._pages and page not in self._stale:
            return
        self._wanted = [*(p for p in self._wanted[-1:] if p != page), page]  # a window shows two at most
        self._fetch()

    def _fetch(self) -> None:
        missing = [p for p in self._wanted if p not in self._pages or p in self._stale]
        if self._asking or not missing:
            return
        self._asking = True
        start = max(page for page in self._after if page <= missing[-1])
        limit = PAGE * min(missing[-1] - start + 1, STRIDE)
        self._desk.ask(
            list_residents,
            partial(self._keep, start, limit),
            self._failed,
            after=self._after[start],
            limit=limit,
        )

    def _keep(self, start: int, limit: int, people: list[FoundResident]) -> None:
        self._asking = False
        for page, at in enumerate(range(0, limit, PAGE), start):
            self._keep_page(page, people[at : at + PAGE])
        for page in [p for p in self._pages if p not in self._wanted][: max(len(self._pages) - KEPT, 0)]:
            del self._pages[page]
        self._arrived()
        self._fetch()

    def _keep_page(self, page: int, people: list[FoundResident]) -> None:
        self._pages.pop(page, None)
        self._pages[page] = people  # last in the dictionary: last to be let go
        self._stale.discard(page)
        if len(people) < PAGE:
            return
        after = f"{people[-1].sort_key}\t{people[-1].id}"
        if self._after.get(page + 1) != after:
            self._after[page + 1] = after
            self._stale |= {page + 1} & set(self._pages)

    def _failed(self, sentence: str) -> None:
        self._asking, self._wanted = False, []
        self._desk.say(sentence, "danger")
