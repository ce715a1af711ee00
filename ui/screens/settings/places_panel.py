"""The section of outlines and addresses."""

from PySide6.QtWidgets import QFileDialog

from cad.domain.text import _
from cad.services.reference import ADDRESSES_SOURCE, OUTLINES_SOURCE
from ui.desk import QtDesk
from ui.screens.settings.import_panel import ImportPanel
from ui.screens.settings.places import Places
from ui.theme.measures import XS
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.layout import box, clear, column, row
from ui.widgets.text import Text
from ui.widgets.text_field import TextField


class PlacesPanel(ImportPanel):
    """Where each file lies is asked through the system’s dialog; its reading can be interrupted."""

    key = "places"

    def __init__(self, desk: QtDesk) -> None:
        super().__init__(desk)
        self.presenter: Places = Places(desk, self)
        self.outlines = Button(_("Importer des contours…"), icon="upload", on_click=self._import_outlines)
        self.addresses = Button(_("Importer des adresses…"), icon="upload", on_click=self._import_addresses)
        self.recheck = Button(
            _("Revérifier toutes les adresses"), icon="refresh", on_click=self.presenter.recheck
        )
        self.begin = (self.outlines, self.addresses, self.recheck)
        self.communes = TextField(_("Rennes"))
        self.outlines_from = TextField(OUTLINES_SOURCE)
        self.addresses_from = TextField(ADDRESSES_SOURCE)
        self._used, self._earlier = Text("", "strong"), Text("", "caption", "muted")
        self._bases = column(spacing=XS)
        for card in (self._outlines_card(), self._addresses_card(), self._recheck_card()):
            self.cards.addWidget(card)

    def _outlines_card(self) -> Card:
        words = _(
            "Le fichier des quartiers prioritaires de l’ANCT\u00a0: GeoJSON, shapefile zippé ou GeoPackage, "
            "en WGS\u00a084 ou en Lambert-93. La dernière version sert, les autres sont gardées\u00a0; les "
            "fiches attendent qu’on revérifie."
        )
        return Card(
            self._used, self._earlier, Text(words, "body", "muted"), _source(self.outlines_from),
            row(self.outlines, None),
            title=_("Contours officiels"),
        )  # fmt: skip

    def _addresses_card(self) -> Card:
        words = _(
            "La base adresse nationale, en CSV, compressée ou non. Les adresses restent sur cet ordinateur, "
            "dans le carnet chiffré\u00a0: situer une adresse ne demande aucun réseau."
        )
        communes = Field(
            _("Communes à garder"),
            self.communes,
            help=_("Avec une virgule entre deux\u00a0; rien\u00a0: toutes."),
        )
        return Card(
            box(self._bases), Text(words, "body", "muted"), communes, _source(self.addresses_from),
            row(self.addresses, None),
            title=_("Base d’adresses"),
        )  # fmt: skip

    def _recheck_card(self) -> Card:
        words = _(
            "Chaque adresse des personnes que suit votre structure est située de nouveau\u00a0; ce qui "
            "change est listé. Un justificatif n’est jamais remplacé, ni le lieu figé à l’entrée."
        )
        return Card(Text(words, "body", "muted"), row(self.recheck, None), title=_("Revérifier"))

    def show_outlines(self, sentence: str, earlier: str) -> None:
        """See `places.View`."""
        self._used.setText(sentence)
        self._earlier.setText(earlier)
        self._earlier.setVisible(bool(earlier))

    def show_addresses(self, sentences: tuple[str, ...]) -> None:
        """See `places.View`."""
        clear(self._bases)
        for sentence in sentences:
            self._bases.addWidget(Text(sentence, "strong"))

    def show_done(self, sentence: str, lines: tuple[str, ...]) -> None:
        """See `places.View`."""
        self.say(Banner(sentence, tone="success"), *(Text(line) for line in lines))

    def _import_outlines(self) -> None:
        path = self._ask(_("Importer des contours"), _("Contours (*.geojson *.json *.zip *.gpkg)"))
        if path:
            self.presenter.import_outlines(path, self.outlines_from.value())

    def _import_addresses(self) -> None:
        path = self._ask(_("Importer des adresses"), _("Base d’adresses (*.csv *.gz)"))
        if path:
            self.presenter.import_addresses(path, self.addresses_from.value(), self.communes.value())

    def _ask(self, title: str, kinds: str) -> str:
        path, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        return path


def _source(editor: TextField) -> Field[TextField]:
    """Whence the file comes: it is told beside each answer that it gives."""
    return Field(_("Source"), editor, help=_("Dite à côté de chaque réponse, avec le jour du fichier."))
