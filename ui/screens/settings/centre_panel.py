"""The section of the centre: the form to join it, or how the exchange stands."""

from typing import Any

from PySide6.QtWidgets import QFileDialog, QLineEdit

from cad.domain.text import _
from ui.desk import QtDesk
from ui.exchange import exchange_now
from ui.exchange_words import Said
from ui.screens.settings.centre import Block, Centre
from ui.screens.settings.panel import Panel
from ui.theme.measures import M, S
from ui.widgets.banner import Banner, Glyph
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.field import Field
from ui.widgets.layout import Flow, box, clear, column, row
from ui.widgets.text import Text
from ui.widgets.text_field import TextField

MOST = 30
"""Changes shown one by one: mended or sent again, the next ones come."""


class CentrePanel(Panel):
    """One card or the other."""

    key = "centre"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter = Centre(desk, self)
        self._trouble, self._clock, self._limit = (Banner("", tone="warning") for _banner in range(3))
        self._joining, self._standing = self._joining_card(), self._standing_card()
        self._aside, self._blocks = column(spacing=M), list[Block]()
        for part in (self._trouble, self._clock, self._limit, self._joining, self._standing):
            part.hide()
            self.cards.addWidget(part)
        self.cards.addLayout(self._aside)
        desk.exchange.told.connect(self._told)

    def _joining_card(self) -> Card:
        words = _(
            "Le dépôt garde ce que vous partagez et le rend à vos collègues\u00a0: chacun ne reçoit que ce "
            "qu’il peut lire. Sans dépôt, tout reste sur cet ordinateur. Votre responsable donne l’adresse "
            "et un code court, qui ne sert qu’une fois."
        )
        self.fields: dict[str, Field[TextField]] = {
            "url": Field(_("Adresse du dépôt"), TextField(placeholder="https://")),
            "code": Field(_("Code court"), TextField(width=220)),
            "device": Field(
                _("Nom de cet ordinateur"),
                TextField(width=320),
                help=_("Montré à vos collègues quand deux versions divergent."),
            ),
        }
        self._refusal = Banner("", tone="danger")
        self._refusal.hide()
        self.join = Button(_("Rejoindre le dépôt"), "primary", icon="check", on_click=self._submit)
        for field in self.fields.values():
            field.editor.returnPressed.connect(self._submit)
        return Card(
            Text(words, "body", "muted"),
            self._refusal,
            *self.fields.values(),
            row(None, self.join),
            title=_("Rejoindre un dépôt"),
        )

    def _standing_card(self) -> Card:
        self._glyph, self._title = Glyph("check", "success"), Text("", "strong")
        self._facts = Facts()
        self.now = Button(_("Échanger maintenant"), "primary", icon="refresh", on_click=self._exchange)
        self.whole = Button(
            _("Tout comparer"),
            icon="equals",
            tip=_("Chaque fiche est comparée à celle du dépôt, et réparée s’il le faut."),
            on_click=lambda: exchange_now(self.desk, whole=True),
        )
        head = row(self._glyph, self._title, spacing=S, stretch=1)
        return Card(head, self._facts, box(Flow(self.now, self.whole)))

    def arrive(self) -> None:
        """See `Panel.arrive`."""
        self.presenter.arrive(busy=self.desk.exchange.busy)

    def _told(self, standing: Any, busy: bool) -> None:
        if self.isVisible():
            self.presenter.told(standing, busy)

    def _exchange(self) -> None:
        exchange_now(self.desk)

    def _submit(self) -> None:
        self.presenter.join({name: field.editor.value() for name, field in self.fields.items()})

    def show_joining(self, url: str, device: str) -> None:
        """See `centre.View`."""
        self._standing.hide()
        self._joining.show()
        for name, known in (("url", url), ("device", device)):
            editor: QLineEdit = self.fields[name].editor
            if not editor.text():
                self.fields[name].editor.set_value(known)

    def show_standing(self, said: Said, facts: tuple[tuple[str, str], ...], busy: bool, out: bool) -> None:
        """See `centre.View`."""
        self._joining.setVisible(out)
        if not out:
            self.fields["code"].editor.set_value("")  # it served once
        self._standing.show()
        self._glyph.set(said.icon, said.tone)
        self._title.setText(_("Échange en cours…") if busy else said.title)
        self._facts.fill(facts)
        for button in (self.now, self.whole):
            button.setEnabled(not busy)

    def show_trouble(self, sentence: str, clock: str, limit: str) -> None:
        """See `centre.View`."""
        for banner, words in ((self._trouble, sentence), (self._clock, clock), (self._limit, limit)):
            banner.say(words)
            banner.setVisible(bool(words))

    def show_aside(self, blocks: list[Block]) -> None:
        """See `centre.View`."""
        if blocks == self._blocks:
            return  # the keyboard may be there
        self._blocks = blocks
        clear(self._aside)
        if not blocks:
            return
        words = _(
            "Le dépôt n’a pas pu prendre ces changements. Rien n’est perdu\u00a0: ils restent dans ce "
            "carnet. Corrigez-les, ou renvoyez-les quand la cause a disparu."
        )
        again = Button(_("Renvoyer"), icon="upload", on_click=self._send_again)
        self.export = Button(_("Exporter…"), "quiet", icon="export", on_click=self._export)
        shown = [self._block(block) for block in blocks[:MOST]]
        title, count, actions = _("Mises de côté"), str(len(blocks)), (self.export, again)
        card = Card(Text(words, "body", "muted"), *shown, title=title, detail=count, actions=actions)
        self._aside.addWidget(card)

    def _block(self, block: Block) -> Banner:
        actions: tuple[Button, ...] = ()
        if block.place:
            actions = (Button(block.mend, "quiet", on_click=lambda: self.presenter.open(block)),)
        detail = f"{block.about}\n{block.reason}"
        return Banner(block.who, detail, tone="warning", actions=actions)

    def _export(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Exporter les mises de côté"), self.presenter.suggested(), "*.txt"
        )
        if path:
            self.presenter.export(path)

    def _send_again(self) -> None:
        self.presenter.send_again(self._exchange)

    def show_asking(self, asking: bool) -> None:
        """See `centre.View`."""
        self.join.setEnabled(not asking)
        self.join.setText(_("Le dépôt est interrogé…") if asking else _("Rejoindre le dépôt"))

    def refuse(self, errors: dict[str, str]) -> None:
        """See `centre.View`."""
        for name, field in self.fields.items():
            field.set_error(errors.get(name, ""))
        self._refusal.say(errors.get("", ""))
        self._refusal.setVisible(bool(errors.get("")))
        first = next((field for name, field in self.fields.items() if errors.get(name)), None)
        if first:
            first.setFocus()
