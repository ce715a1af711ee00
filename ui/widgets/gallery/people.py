"""The list of people with the navigation, and the command palette over it."""

from PySide6.QtWidgets import QWidget

from ui.theme.measures import S
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.command_palette import CommandPalette
from ui.widgets.layout import row
from ui.widgets.page import Page
from ui.widgets.rows import Row, RowList
from ui.widgets.search_box import SearchBox
from ui.widgets.side_nav import SideNav

_IN, _CHECK = ("Maurepas", "success", "check"), ("QPV à vérifier", "warning", "question")
PEOPLE = (
    ("Aïcha Ben Salah", "née le 12 mars 1987, 39 ans · 12 rue de la Marbaudais", "il y a 3 jours", (_IN,)),
    ("Yann Le Goff", "né en 1999 · Villejean", "hier", (("Couture ouverte 23 j", "warning", "stitch-open"),)),
    ("Fatoumata N’Guessan-Koné", "née le 1er janvier 1974, 52 ans · Le Blosne", "il y a 2 mois", (_CHECK,)),
    (
        "Nguyễn Thị Ngọc Hạnh",
        "née en mars 1990 · Cleunay",
        "aujourd’hui",
        (_IN, ("Interprète", "info", "language")),
    ),
    ("Šárka Novák", "née le 3 juillet 2001, 25 ans · Bréquigny", "il y a 8 jours", ()),
    ("محمد العربي", "né en 1968 · Maurepas", "il y a 5 mois", (("Silence", "danger", "bell"),)),
    (
        "Marie-Christine de la Villemarqué de Kersauson-Tréguier",
        "née en 1961 · Villejean",
        "il y a un an",
        (_CHECK,),
    ),
)


def _rows() -> list[Row]:
    rows = [
        Row(name, name, about, seen, badges=badges, avatar=name, note="Lucie Pérez")
        for name, about, seen, badges in PEOPLE
    ]
    rows[0] = rows[0]._replace(marks=((0, 4),))
    return rows


def nav() -> SideNav:
    """The navigation, on Résidents."""
    made = SideNav()
    places = (("Aujourd’hui", "today"), ("Résidents", "people"), ("Orientations", "referral"))
    for label, icon in (*places, ("Partenaires", "building"), ("Réglages", "settings")):
        made.add(icon, label, icon)
    made.set_current("people")
    made.set_count("referral", 4, "warning")
    made.set_count("today", 6)
    return made


def residents() -> QWidget:
    """A window as the adviser sees it."""
    page = Page(
        "Résidents",
        "1 240 personnes suivies",
        actions=(Button("Nouvelle fiche", "primary", icon="plus"),),
        scroll=False,
    )
    page.body.addWidget(SearchBox("Un nom, un téléphone, une rue", keys="Ctrl+F"))
    people = RowList("Résidents", _rows())
    page.body.addWidget(Card(people, margin=S), 1)
    people.step(3)
    scene = QWidget()
    scene.setLayout(row(nav(), page, spacing=0, stretch=1))
    scene.setMinimumHeight(700)
    return scene


def palette() -> QWidget:
    """Ctrl+K over the window."""
    scene = residents()
    found = [
        *_rows()[:2],
        Row(
            "new",
            "Nouvel entretien",
            "Avec la personne ouverte",
            icon="plus",
            tone="accent",
            trailing="Ctrl+E",
        ),
        Row("print", "Imprimer la lettre R-7K2M-4", "CAF d’Ille-et-Vilaine", icon="print", tone="accent"),
    ]
    box = CommandPalette(scene, lambda _text: found)
    scene.resize(1120, 700)
    box.open_palette("aï")
    return scene


__all__ = ["nav", "palette", "residents"]
