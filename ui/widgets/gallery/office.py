"""What answers, filters and figures look like: picks, facts, figures, a strip, a history that fits."""

from PySide6.QtWidgets import QWidget

from ui.theme.measures import XL, L
from ui.widgets.bars import Bar, Bars
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.field import Field
from ui.widgets.figures import Figures
from ui.widgets.fitted_timeline import FittedTimeline
from ui.widgets.layout import box, column, row
from ui.widgets.picks import Pick, Picks
from ui.widgets.strip import Strip
from ui.widgets.tabs import Tabs
from ui.widgets.time_field import TimeField
from ui.widgets.timeline import Entry

GROUPS = (
    Pick("late", "En retard", "clock", "29", "danger"),
    Pick("open", "Ouvertes", "stitch-open", "60"),
    Pick("closed", "Refermées", "stitch-closed", "66"),
    Pick("all", "Toutes", "list", "1\u202f204"),
)
ANSWERS = (
    Pick("received", "Reçue", "mail", hint="R"),
    Pick("appointment", "Rendez-vous fixé", "calendar", hint="D"),
    Pick("came", "Venu·e", "check", hint="V"),
    Pick("declined", "Refusée", "stitch-broken", hint="F"),
)
FACTS = (
    ("Adresse", "4 place du Dé-à-Coudre, 35200 Rennes"),
    ("Documents", "Pièce d’identité\nTrois dernières quittances"),
)
FIGURES = (
    ("6", "ouvertes", "stitch-open", "warning"),
    ("13", "refermées", "stitch-closed", "success"),
    ("4", "rompues", "stitch-broken", "danger"),
    ("9", "jours pour accueillir", "clock", "muted"),
)
BARS = (
    Bar("janv.", "29", 0.3, "janvier 2026"),
    Bar("févr.", "·", None, "février 2026"),
    Bar("mars", "96", 1.0, "mars 2026"),
)
HISTORY = (
    Entry("2", "Venu·e", "ven. 20 nov. 2026", meta="Nora Le Gall", icon="check", seam="x", stitch="closed"),
    Entry("1", "Rendez-vous fixé", "lun. 9 nov. 2026", "Venir avec son CV", "Nora Le Gall", icon="calendar"),
    Entry("0", "Remise", "mar. 3 nov. 2026", meta="Nora Le Gall", icon="referral"),
)


def office() -> QWidget:
    """One scene."""
    strip = Strip(
        "flag",
        "Démonstration\u00a0: toutes les personnes sont inventées.",
        tone="need",
        actions=(Button("Créer mon carnet", "quiet", icon="key"),),
    )
    axes = Tabs((("a", "Clauses sociales"), ("b", "Rencontres"), ("c", "Offres")), "a", "Axes du plan")
    answers, groups = Picks(ANSWERS, "appointment"), Picks(GROUPS, "late")
    answers.setAccessibleName("Ce qui s’est passé")
    groups.setAccessibleName("Quelles orientations")
    when = row(Field("À", TimeField("14:30")), None)
    left = column(Card(answers, when, title="La suite"), Card(FittedTimeline("Histoire", HISTORY)), spacing=L)
    right = column(
        Card(
            Facts(FACTS),
            Figures(FIGURES),
            Bars("Entretiens, mois par mois", BARS),
            title="Centre social de la Trame",
        ),
        spacing=L,
    )
    sides = row(left, right, spacing=L)
    return box(column(strip, box(column(axes, groups, sides, spacing=L, margins=XL)), spacing=0))
