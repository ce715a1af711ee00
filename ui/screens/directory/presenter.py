"""Who can help: what one looks for, for whom, from where; one service beside the list; two or three compared.
No Qt here.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

from cad.domain.organisation import Service
from cad.domain.text import _
from cad.services import choosing
from cad.services.helpers import NOW, Helper
from cad.services.page import ResidentPage, resident_page
from ui.ports import Desk, Pending
from ui.screens import asking
from ui.screens.asking import NO_OTHERS, Act, Asking, Form, Writes
from ui.screens.directory import shown as said
from ui.screens.directory import told
from ui.screens.directory.comparing import Compares
from ui.screens.directory.shown import Shown
from ui.screens.freshness import Fresh
from ui.screens.resident.who import name_of
from ui.widgets.rows import Row

Compared = tuple[tuple[str, tuple[str, ...]], ...]


class View(asking.View, Protocol):
    """What the presenter asks of the screen."""

    def show_person(self, name: str) -> None:
        """For whom one looks, "" for nobody."""

    def show_found(self, summary: str, near: str, rows: list[Row]) -> None:
        """Show the list, and from where distances are or why they are not."""

    def show_changed(self, sentence: str, names: str) -> None:
        """How many chosen services the directory now tells otherwise, "" for none, and which."""

    def show_none(self, sentence: str, advice: str) -> None:
        """Nothing to list, and what to do."""

    def show_helper(self, found: Shown, changes: tuple[choosing.Change, ...]) -> None:
        """Show one; what the directory now says otherwise than its record."""

    def show_gone(self) -> None:
        """Nothing is shown any more."""

    def show_picked(self, count: int, picked: bool) -> None:
        """How many are to be compared, and whether the one in sight is of them."""

    def show_compared(self, names: tuple[str, ...], lines: Compared) -> None:
        """Side by side."""

    def ask_whom(self) -> None:
        """Someone of the notebook, for `take`."""


class Presenter(Fresh, Compares):
    """One question, one service in sight; the latest answer wins."""

    touching = frozenset({"reference", "organisation", "service", "service_mark", "referral", "availability"})
    others = NO_OTHERS

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self.given: dict[str, Any] = {}
        self.resident = self.chosen = ""
        self.helper: Helper | None = None
        self.picked: list[str] = []
        self.writes: Writes = {"service_mark": self._mark}
        self._changed: tuple[Service, ...] = ()
        self._asked: Pending | None = None
        self._opening: Pending | None = None
        self._then: Callable[[], object] | None = None
        self.asking = Asking(desk, view, self)

    @property
    def today(self) -> str:
        """The day it is."""
        return self._desk.now().date().isoformat()

    def arrive(self, resident: str | None = None, key: str = "", *, anew: bool = False) -> None:
        """Come to look, for someone, nobody (""), or whom one looked for; `anew`: for something else."""
        self._stale |= anew
        if resident is not None and resident != self.resident:
            self.for_whom(resident)
        if key:
            self.open(key)
        if self._stale:
            self.refresh()

    def for_whom(self, resident: str) -> None:
        """Look for this person from now on, "" for nobody."""
        self.resident, self._stale = resident, True
        if not resident:
            self._view.show_person("")
            self.refresh()
            return

        def named(page: ResidentPage) -> None:
            self._view.show_person(name_of(page.resident))

        self._desk.ask(resident_page, named, resident_id=resident)

    def refresh(self) -> None:
        """Read again what is shown."""
        self._stale = False
        self._list()
        if self.chosen:
            self.open(self.chosen)

    def look(self, **given: Any) -> None:
        """What one looks for: words, theme, place, time, cost, way, public."""
        at = given.pop("at", "")
        self.given = {**given, "at": self._moment(at)}
        self._list()

    def _moment(self, at: str) -> str:
        """A time chosen, as the directory is asked."""
        if at in ("", NOW):
            return at
        days, hour = at.split()
        return f"{(self._desk.now().date() + timedelta(days=int(days))).isoformat()}T{hour}"

    def _list(self) -> None:
        if self._asked:
            self._asked.cancel()
        self._asked = self._desk.ask(
            told.listed, self._show, self._refused, resident=self.resident, **self.given
        )

    def _show(self, answer: told.Answer) -> None:
        self._asked = None
        found, used, self._changed = answer
        self._view.show_changed(*told.changed(self._changed))
        if not found.helpers:
            self._view.show_found(told.summary(found, used, self.today), told.whence(found), [])
            self._view.show_none(*told.why_none(used))
            return
        rows = [said.line(one) for one in found.helpers]
        self._view.show_found(told.summary(found, used, self.today), told.whence(found), rows)
        if not self.chosen or self.chosen not in {row.key for row in rows}:
            self.open(rows[0].key)

    def _refused(self, sentence: str) -> None:
        self._asked = None
        self._view.show_none(sentence, "")

    def open(self, key: str) -> None:
        """Show one beside the list."""
        if self._opening:
            self._opening.cancel()
        if key != self.chosen:
            self._then, self.chosen = None, key
        near = self.given.get("near", "")
        self._opening = self._desk.ask(
            told.opened, self._opened, self._lost, key=key, resident=self.resident, near=near
        )

    def _opened(self, answer: tuple[Helper, tuple[choosing.Change, ...]]) -> None:
        self._opening = None
        self.helper, changes = answer
        self.chosen = self.helper.key
        self._view.show_helper(said.shown(self.helper, self.today), changes)
        self._tell_picked()
        then, self._then = self._then, None
        if then:
            then()

    def _lost(self, _sentence: str) -> None:
        self._opening, self.helper, self.chosen = None, None, ""
        self._view.show_gone()

    # What one does with it

    def do(self, what: Callable[[], object]) -> None:
        """Now, or once the service one just went to is in sight: never with the one before."""
        if self._opening:
            self._then = what
        else:
            what()

    def refer(self) -> None:
        """Pass someone on to the service in sight; its record is made if there was none."""
        if not self.helper:
            return
        if not self.resident:
            self._view.ask_whom()
        elif self.helper.service:
            self._referred(self.helper.service)
        else:
            taken = lambda made: self._referred(made.id)  # noqa: E731
            self._desk.act(choosing.choose_service, taken, directory=self.helper.key)

    def take(self, resident: str) -> None:
        """Someone was chosen: the referral follows."""
        self.for_whom(resident)
        self.refer()

    def _referred(self, service: str) -> None:
        theme = self.given.get("theme", "")
        self._desk.open("resident", resident=self.resident, refer=service, theme=theme)

    def choose(self) -> None:
        """Keep the service among one’s partners."""
        if self.helper and not self.helper.service:
            self._desk.act(
                choosing.choose_service, said=_("Service ajouté à vos partenaires"), directory=self.helper.key
            )
        elif self.helper:
            self._desk.open("partners", organisation=self.helper.organisation)

    def toggle_favourite(self) -> None:
        """A favourite, or no longer."""
        if self.helper:
            wanted = not self.helper.favourite
            words = _("Ajouté à vos favoris") if wanted else _("Retiré de vos favoris")
            self._desk.act(choosing.mark_service, said=words, key=self.helper.key, favourite=wanted)

    def write_note(self) -> None:
        """A word for one’s colleagues."""
        if self.helper:
            self.asking.ask(
                Form("service_mark", self.helper.key, self.helper.note, title=self.helper.offered.name)
            )

    def _mark(self, form: Form, typed: dict[str, Any]) -> Act:
        return choosing.mark_service, _("Note écrite"), {"key": form.subject, "note": typed["note"]}

    def written(self, form: Form, made: Any) -> None:
        """The panel is read again, as anything written is."""

    def elsewhere(self, form: Form, way: str) -> None:
        """This form leads nowhere else."""

    def see_changed(self) -> None:
        """Go to the first service that changed."""
        if self._changed:
            self.open(self._changed[0].directory)

    def follow(self, *, keep: bool) -> None:
        """Take what the directory now says, or keep ours."""
        if self.helper and self.helper.service:
            action, words = (
                (choosing.keep_ours, _("Le carnet reste tel quel"))
                if keep
                else (choosing.follow_directory, _("Service mis à jour"))
            )
            self._desk.act(action, said=words, service=self.helper.service)
