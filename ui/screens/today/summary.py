"""The day in one sentence. No Qt here."""

from cad.domain.text import _, n_
from cad.services.today import TodayPage


def summary(page: TodayPage) -> str:
    """The day in one sentence."""
    parts = [
        n_("{n} rendez-vous", "{n} rendez-vous", len(page.appointments)) if page.appointments else "",
        n_("{n} suivi proposé", "{n} suivis proposés", len(page.relays)) if page.relays else "",
        n_("{n} orientation reçue", "{n} orientations reçues", page.received.count)
        if page.received.count
        else "",
        n_("{n} contact à reprendre", "{n} contacts à reprendre", page.contacts.count)
        if page.contacts.count
        else "",
        n_("{n} étape à faire", "{n} étapes à faire", page.steps.count) if page.steps.count else "",
        n_("{n} divergence à régler", "{n} divergences à régler", len(page.clashes)) if page.clashes else "",
        n_("{n} dossier bientôt effacé", "{n} dossiers bientôt effacés", len(page.endings))
        if page.endings
        else "",
        n_("{n} élève sans stage", "{n} élèves sans stage", len(page.pupils)) if page.pupils else "",
        n_("{n} réponse en retard", "{n} réponses en retard", page.late.count) if page.late.count else "",
        n_("{n} couture ouverte", "{n} coutures ouvertes", page.seams.count) if page.seams.count else "",
    ]
    return ", ".join(filter(None, parts)) or _("Rien d’urgent aujourd’hui.")
