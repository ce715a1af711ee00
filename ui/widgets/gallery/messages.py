"""What the app says: banners, toasts, empty places, progress, sheets."""

from PySide6.QtWidgets import QWidget

from ui.theme.measures import XL, L, M
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.dialog_sheet import DialogSheet
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.gallery.people import residents
from ui.widgets.layout import box, column
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.toast import Toaster


def messages() -> QWidget:
    """Banners of each tone, progress, a toast."""
    progress = ProgressPanel("Lecture de « suivi 2026.xlsx »")
    progress.advance(6240, 10000)
    scene = box(
        column(
            Banner("Carnet de démonstration : toutes les personnes sont inventées.", tone="info"),
            Banner(
                "La clé n’est pas gardée par cet ordinateur.",
                "Votre phrase de passe sera demandée à chaque ouverture.",
                tone="warning",
                actions=(Button("En savoir plus", "plain"),),
            ),
            Banner(
                "L’imprimante a refusé la lettre.",
                "Vérifiez le papier, ou enregistrez le PDF.",
                tone="danger",
            ),
            Banner("Sauvegarde vérifiée.", tone="success"),
            Card(progress),
            None,
            spacing=M,
            margins=XL,
        )
    )
    scene.setMinimumHeight(640)
    Toaster(scene).show("Entretien enregistré", lambda: None)
    return scene


def empty() -> QWidget:
    """Empty places."""
    first = EmptyState(
        "people",
        "Aucun résident pour l’instant",
        "Importez votre tableau de suivi, ou créez une première fiche.",
        Button("Importer un tableau", "primary", icon="upload"),
    )
    second = EmptyState(
        "referral", "Toutes les coutures sont refermées", "Rien n’attend de réponse d’un partenaire."
    )
    return box(column(Card(first), Card(second), spacing=L, margins=XL))


def sheet() -> QWidget:
    """A sheet over the list."""
    scene = residents()
    fields = column(
        Field("Partenaire", TextField("CAF d’Ille-et-Vilaine")),
        Field(
            "Pourquoi",
            TextArea("Ouvrir le droit au complément de garde."),
            help="Ce texte figurera sur la lettre.",
        ),
        Field("Réponse attendue le", DateField("2026-12-03")),
        spacing=L,
    )
    actions = (Button("Plus tard", "plain"), Button("Préparer la lettre", "primary", icon="print"))
    scene.resize(1120, 700)
    DialogSheet(scene, "Orienter Aïcha Ben Salah", body=box(fields), actions=actions).open_sheet()
    return scene
