"""What the list says when there is nobody to show, and the way on."""

from collections.abc import Callable

from cad.domain.text import _
from ui.screens.residents.presenter import IDLE, SEAMS, SILENT
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import box, row

_NOTHING = {
    SEAMS: (
        _("Aucune couture ouverte"),
        _("Chaque personne orientée a été reçue, ou l’on sait pourquoi elle ne l’a pas été."),
    ),
    IDLE: (_("Chaque parcours a une suite"), _("Une étape, un rendez-vous ou une orientation est prévue.")),
    SILENT: (_("Personne n’est sans nouvelles"), _("Chaque parcours ouvert a eu un contact récent.")),
}


def empty_notebook(fill: Callable[[], object], create: Callable[[], object]) -> EmptyState:
    """The first page of a new notebook."""
    advice = _(
        "Reprenez votre tableau Excel, LibreOffice ou CSV, ou créez une première fiche\u00a0: "
        "un nom et un prénom suffisent."
    )
    actions = row(
        Button(_("Importer une liste"), "primary", icon="upload", on_click=fill),
        Button(_("Nouvelle personne"), icon="plus", on_click=create),
    )
    return EmptyState("people", _("Votre carnet attend sa première personne"), advice, box(actions))


def nobody_found(text: str, create: Callable[[], object]) -> EmptyState:
    """A search that finds nobody, not even near."""
    sentence = _("Personne ne correspond à «\u00a0{text}\u00a0»").format(text=text)
    advice = _("Essayez une partie du nom, le téléphone ou l’année de naissance.")
    label = _("Créer une fiche pour «\u00a0{name}\u00a0»").format(name=text)
    return EmptyState("search", sentence, advice, Button(label, icon="plus", on_click=create))


def none_stalled(kind: str, back: Callable[[], object]) -> EmptyState:
    """A filter that has nobody: good news."""
    sentence, advice = _NOTHING[kind]
    return EmptyState(
        "stitch-closed", sentence, advice, Button(_("Voir tout le monde"), "quiet", on_click=back)
    )
