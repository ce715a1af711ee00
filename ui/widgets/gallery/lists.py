"""Bringing a list in, and making one file from two."""

from PySide6.QtWidgets import QWidget

from ui.theme.measures import XL, L, M
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.drop_zone import DropZone
from ui.widgets.empty_state import EmptyState
from ui.widgets.keep import Keep
from ui.widgets.layout import box, column
from ui.widgets.stages import Stages


def bringing_in() -> QWidget:
    """The steps of an import, a place to drop a file, values to choose between."""
    stages = Stages(
        [("file", "Fichier"), ("columns", "Colonnes"), ("doubts", "À revoir"), ("import", "Import")]
    )
    stages.set_current("columns")
    stages.set_marks({"doubts": "12"})
    zone = DropZone(
        EmptyState(
            "upload",
            "Déposez ici votre liste",
            "Excel, LibreOffice ou CSV.",
            Button("Choisir un fichier…", "primary", icon="upload"),
        )
    )
    two = Card(
        Keep("Adresse", "12 rue de la Marbaudais", "3 place du Banat"),
        Keep("Téléphones", "06 12 34 56 78", "02 99 12 34 56", many=True),
        Keep("Courriel", "aicha@exemple.fr", ""),
        title="Une seule personne\u202f?",
    )
    return box(column(stages, zone, two, spacing=L, margins=(XL, XL, XL, M)))
