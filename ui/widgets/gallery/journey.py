"""A resident's journey: needs, timeline with its stitches, seams."""

from PySide6.QtWidgets import QWidget

from cad.domain.themes import THEMES
from ui.theme.look import look
from ui.theme.measures import XL, L
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.layout import box, column
from ui.widgets.need_grid import NeedCell, NeedGrid
from ui.widgets.seam import Seam
from ui.widgets.text import Text
from ui.widgets.timeline import Entry, Timeline

_STATES = {
    "recruitment": ("in_progress", "Étape pour jeudi"),
    "training": ("strength", ""),
    "childcare": ("need", "depuis 3 semaines"),
    "mobility": ("lifted", "en octobre"),
    "digital": ("need", ""),
    "housing": ("in_progress", ""),
}
NOTE = (
    "Réponse de la crèche Les Lutins : une place possible en janvier, trois jours par semaine. Aïcha "
    "voudrait cinq jours mais accepte de commencer ainsi. Elle a déjà l’attestation de la CAF ; il "
    "manque le justificatif de domicile de moins de six mois. On regarde ensemble les horaires du bus "
    "C3 pour déposer la petite avant 8 h 30. Elle se dit fatiguée mais confiante. Son frère peut garder "
    "l’aînée le mercredi, pas le vendredi. À revoir avant le 15 décembre pour confirmer l’inscription "
    "et préparer l’entretien chez Atout Clauses."
)
_NOV, _OCT, _SEP = "Novembre 2026", "Octobre 2026", "Septembre 2026"
ENTRIES = (
    Entry(
        "1",
        "Entretien à la permanence",
        "22 nov., 10 h",
        NOTE,
        "Lucie Pérez · Centre social de Maurepas · 15 min",
        "pin",
        group=_NOV,
        badges=(("Garde", "need", ""), ("Emploi", "accent", "")),
        lock="Équipe",
        lock_icon="team",
    ),
    Entry("2", "Reçue par la crèche", "18 nov.", meta="Au téléphone", seam="A", stitch="open", group=_NOV),
    Entry("3", "Besoin relevé : numérique", "12 nov.", icon="device", tone="need", group=_NOV),
    Entry(
        "4",
        "Orientation vers la crèche Les Lutins",
        "3 nov.",
        "Trouver une garde trois jours par semaine.",
        "R-7K2M-4 · réponse attendue le 24 nov.",
        seam="A",
        stitch="open",
        group=_NOV,
    ),
    Entry("5", "Venue à l’atelier", "27 oct.", "Carte faite.", seam="B", stitch="closed", group=_OCT),
    Entry("6", "Appel", "20 oct., 16 h 30", "A confirmé.", "5 min", "phone", group=_OCT, lock="Moi"),
    Entry("7", "Orientation vers FACE Rennes", "14 oct.", seam="B", stitch="closed", group=_OCT),
    Entry("8", "Ne s’est pas présentée", "30 sept.", "Trop loin.", seam="C", stitch="broken", group=_SEP),
    Entry("9", "Orientation vers l’agence Horizon", "8 sept.", seam="C", stitch="broken", group=_SEP),
    Entry("10", "Rencontre au marché", "1er sept.", "En aller-vers.", icon="outreach", group=_SEP),
)


def page() -> QWidget:
    """The needs above the timeline, as on a resident's page."""
    cells = [NeedCell(t.key, t.short, t.icon, *_STATES.get(t.key, ("not_discussed", ""))) for t in THEMES]
    timeline = Timeline("Parcours", ENTRIES)
    timeline.setMinimumHeight(round(820 * look().scale))
    needs = Card(NeedGrid(cells), title="Besoins", detail="6 thèmes abordés sur 13")
    thread = Card(timeline, title="Parcours", actions=(Button("Écrire un entretien", "quiet", icon="plus"),))
    return box(column(needs, thread, spacing=L, margins=XL))


def seams() -> QWidget:
    """Seams one under the other."""
    lines = (
        Seam("We Ker", "CAF d’Ille-et-Vilaine", "open", "23 jours sans réponse"),
        Seam("CCAS", "FACE Rennes", "closed", "refermée en 13 jours"),
        Seam("We Ker", "Agence Horizon", "broken", "ne s’est pas présentée"),
        Seam(
            "Mission locale We Ker, antenne de Maurepas",
            "Centre hospitalier Guillaume-Régnier",
            "open",
            "2 jours",
        ),
    )
    words = Text("De la structure qui oriente à celle qui reçoit.", "caption", "muted")
    return box(column(Card(words, *lines, title="Coutures"), None, margins=XL))
