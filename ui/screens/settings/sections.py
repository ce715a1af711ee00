"""The parts of the settings, as rows to choose from. No Qt here."""

from dataclasses import dataclass

from cad.domain.text import _
from ui.widgets.rows import Row


@dataclass(frozen=True, slots=True)
class Section:
    """`key` in code, `label`, what it is `about` in a few words, `icon`."""

    key: str
    label: str
    about: str
    icon: str


SECTIONS = (
    Section("me", _("Qui je suis"), _("Nom, structure, coordonnées"), "person"),
    Section("look", _("Apparence"), _("Couleurs, taille du texte"), "contrast"),
    Section("lock", _("Verrouillage et clés"), _("Délai, phrase de passe, secours"), "lock"),
    Section("rules", _("Règles et délais"), _("Seuils datés, avec leur source"), "clock"),
    Section("places", _("Quartiers et adresses"), _("Contours officiels, base d’adresses"), "pin"),
    Section("directory", _("Annuaire"), _("Structures et services de data·inclusion"), "hands"),
    Section("wording", _("Modèle de lettre"), _("Le texte de vos orientations"), "mail"),
    Section("keeping", _("Sauvegarde et export"), _("Copies de sûreté, tableur"), "backup"),
    Section("centre", _("Dépôt"), _("Échange avec vos collègues"), "refresh"),
    Section("health", _("Santé du carnet"), _("Contrôle du fichier"), "shield"),
    Section("log", _("Historique"), _("Qui a changé quoi, et quand"), "list"),
    Section("about", _("À propos"), _("Version, licences, dossier"), "info"),
)
BY_KEY = {section.key: section for section in SECTIONS}


def rows(*, unsigned: bool) -> list[Row]:
    """The sections; `unsigned`: nobody said who writes here, which letters need."""
    missing = ((_("À remplir"), "warning", "alert"),)
    return [
        Row(s.key, s.label, s.about, icon=s.icon, badges=missing if unsigned and s.key == "me" else ())
        for s in SECTIONS
    ]
