"""Who will read a note, by name, for each level of visibility. No Qt here."""

from cad.domain.names import fold
from cad.domain.text import _
from cad.services.page import ResidentPage
from ui.screens.resident.relays import open_relay, who


def readers(page: ResidentPage, me: str) -> dict[str, str]:
    """One sentence per level; a level whose readers are not known keeps the kit’s own sentence."""
    team = [_member(page, m.adviser, m.name, m.organisation) for m in page.team if m.adviser != me or not me]
    asked = open_relay(page)
    if asked and asked.to_adviser != me:  # who may read the file to decide
        team.append(who(page, asked.to_adviser))
    partners = _agreed(page)
    team_says = (
        _("L’équipe du parcours lira\u00a0: {names}.").format(names=_listed(team))
        if team
        else _("L’équipe du parcours lira\u00a0: vous seul·e pour l’instant.")
    )
    shared_says = (
        _("Votre structure lira, et avec l’accord de la personne\u00a0: {names}.").format(
            names=_listed(partners)
        )
        if partners
        else _("Votre structure lira\u202f; aucune autre sans l’accord de la personne.")
    )
    return {
        "author": _("Vous seul·e lirez cette note, même dans votre structure."),
        "team": team_says,
        "organisation": _("Vos collègues liront cette note\u202f; les autres structures, non."),
        "shared": shared_says,
    }


def _member(page: ResidentPage, adviser: str, name: str, organisation: str) -> str:
    shown = name or page.names.get(adviser, _("un·e collègue"))
    where = page.names.get(organisation, "")
    return f"{shown} ({where})" if where else shown


def _agreed(page: ResidentPage) -> list[str]:
    """Organisations with which the person agrees that the team shares: a referral’s consent is not one."""
    agreed = [one.organisation for one in page.holding("team") if one.state == "given"]
    found = [page.names.get(organisation, "") for organisation in agreed]
    return sorted(filter(None, found), key=fold)


def _listed(names: list[str]) -> str:
    """ "Lucie Pérez et Karim Haddad", "… et 3 autres" after three."""
    if len(names) > 3:
        return _("{names} et {n} autres").format(names=", ".join(names[:2]), n=len(names) - 2)
    return _(" et ").join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
