"""Buttons, badges, forms, icons."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cad.domain.themes import THEMES
from ui.theme import icons
from ui.theme.look import look
from ui.theme.measures import XL, L, M, S
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.check import Check
from ui.widgets.chips import ChipPicker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.dressed import Dressed
from ui.widgets.field import Field
from ui.widgets.key_hint import KeyHint
from ui.widgets.layout import Flow, box, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import Text
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.visibility import VisibilityPicker


def buttons() -> QWidget:
    """Buttons of each kind, badges, type."""
    focused = Button("Focalisé", "primary")
    off, on = Button("Indisponible", icon="print"), Button("Filtre actif", "plain", icon="filter")
    off.setEnabled(False)
    on.setCheckable(True)
    on.setChecked(True)
    kinds = Flow(
        Button("Écrire un entretien", "primary", icon="plus"),
        Button("Imprimer la lettre", icon="print"),
        Button("Tout voir", "quiet"),
        Button("Plus tard", "plain", icon="clock"),
        Button("Supprimer le carnet", "danger", icon="trash"),
        off, on, focused, IconButton("more", "Autres actions"), IconButton("pen", "Modifier"),
    )  # fmt: skip
    badges = Flow(
        Badge("QPV Maurepas", "success", icon="check"),
        Badge("QPV à vérifier", "warning", icon="question"),
        Badge("Hors QPV"),
        Badge("Sans réponse 23 j", "danger", icon="stitch-broken"),
        Badge("Réponse attendue", "warning", icon="stitch-open"),
        Badge("Venu·e", "success", icon="stitch-closed"),
        Badge("Rendez-vous fixé", "info", icon="calendar"),
        Badge("Besoin", "need"),
        Badge("En cours", "accent"),
    )
    types = column(
        *(
            Text(f"{role} — Aïcha Ben Salah, née le 12 mars 1987", role)
            for role in ("display", "title", "heading")
        ),
        *(
            Text(f"{role} — Aïcha Ben Salah, née le 12 mars 1987", role)
            for role in ("body", "strong", "label")
        ),
        Text("caption — vue au centre social de Maurepas il y a 3 jours", "caption", "muted"),
    )
    people = row(*(Avatar(n) for n in ("Aïcha Ben Salah", "Yann Le Goff", "Thị Ngọc", "Šárka Novák")), None)
    keys = row(KeyHint("Ctrl+K"), KeyHint("Ctrl+Shift+N"), KeyHint("Esc"), None)
    cards = (Card(box(kinds), title="Boutons"), Card(box(badges), title="Pastilles"))
    scene = box(column(*cards, Card(types, title="Textes"), Card(people, keys), spacing=L, margins=XL))
    focused.setFocus()
    return scene


def form() -> QWidget:
    """The form of an encounter, with an error and a focused field."""
    phone = Field("Téléphone", TextField("06 12 34"), help="Un numéro partagé est courant.")
    phone.set_error("Il manque quatre chiffres à ce numéro. Relisez-le avec la personne.")
    note = TextArea(
        "Aïcha a reçu une réponse de la crèche, place possible en janvier.\nElle hésite sur les horaires."
    )
    themes = ChipPicker([(t.key, t.short, t.icon) for t in THEMES], ("childcare", "recruitment"))
    channels = Segments(
        [
            ("drop_in", "Permanence", "pin"),
            ("outreach", "Aller-vers", "outreach"),
            ("telephone", "Téléphone", "phone"),
        ],
        "drop_in",
    )
    born = Field(
        "Date de naissance", DateField("1987-03", partial=True), help="L’année seule suffit.", optional=True
    )
    due = Field("Pour quand", DateField("2026-11-26"))
    who = Field("Qui s’en charge", Choice([("resident", "La personne"), ("adviser", "Moi")]))
    disabled = TextField("Verrouillé par le carnet")
    disabled.setEnabled(False)
    encounter = Card(
        channels,
        Field("Ce qui a été dit", note),
        Field("Qui lira", VisibilityPicker("team")),
        Field("Thèmes abordés", themes),
        Check("Appeler la crèche Les Lutins", True, struck=True),
        Check("Interprète nécessaire"),
        row(
            Text("Brouillon gardé à 10 h 42", "caption", "muted"), Button("Enregistrer", "primary"), stretch=0
        ),
        title="Entretien",
        detail="dimanche 22 novembre 2026",
    )
    side = Card(phone, born, due, who, Field("Numéro i-milo", disabled), title="Fiche")
    two = row(encounter, side, spacing=L)
    two.setStretch(0, 3)
    two.setStretch(1, 2)
    scene = box(column(two, None, margins=XL, spacing=M))
    due.editor.setFocus()
    return scene


class _Sheet(Dressed, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(1000)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, wide = QPainter(self), look().px(108.0)
        painter.setFont(look().font("caption"))
        columns = int(self.width() // wide)
        for i, name in enumerate(icons.names()):
            x, y = (i % columns) * wide, (i // columns) * look().px(86.0)
            icons.paint(painter, name, QRectF(x + S, y + M, look().px(40), look().px(40)))
            small = QRectF(x + look().px(60), y + look().px(26), look().px(18), look().px(18))
            icons.paint(painter, name, small, "accent")
            painter.setPen(look().colour("muted"))
            painter.drawText(round(x + S), round(y + look().px(70)), name)


def icon_sheet() -> QWidget:
    """Every icon, large and small."""
    return _Sheet()
