"""The wording of a letter as an organisation can edit it: plain text with named fields in braces.

A blank line separates paragraphs. A line one of whose fields is empty is not printed, so that « Téléphone :
{telephone} » disappears for a person who has none. Braces in what is filled in are only text.
"""

import re
from collections.abc import Mapping

from cad.domain.text import _
from cad.printing.fonts import unprintable

LETTER_FIELDS = {
    "personne": _("la personne orientée, avec sa civilité"),
    "objet": _("l’objet de la demande, tel que vous l’avez écrit"),
    "structure": _("le nom du partenaire"),
    "service": _("le service du partenaire"),
    "destination": _("le service, ou le partenaire quand aucun service n’est choisi"),
    "conditions": _("les conditions d’accès du service, telles que vous les avez notées"),
    "accord": _("comment et quand la personne a donné son accord"),
    "contact": _("comment joindre la personne"),
    "interprete": _("la langue, quand un interprète est nécessaire"),
    "date_limite": _("la date avant laquelle une réponse est attendue"),
    "date": _("la date de la lettre"),
    "reference": _("la référence de l’orientation"),
    "signataire": _("votre nom"),
    "fonction": _("votre fonction"),
    "organisation": _("le nom de votre structure"),
    "telephone": _("votre téléphone"),
    "courriel": _("votre courriel"),
}
"""Field → what it is replaced by, as shown beside the editor of templates."""

DEFAULT_LETTER = _(
    "Madame, Monsieur,\n\n"
    "Nous accompagnons {personne} dans son parcours vers l’emploi et vous demandons de lui proposer "
    "un rendez-vous.\n\n"
    "Sa demande\u00a0: {objet}\n"
    "Vos conditions d’accès, telles que nous les connaissons\u00a0: {conditions}\n\n"
    "Accord de la personne\u00a0: {accord}.\n"
    "Interprète nécessaire\u00a0: {interprete}.\n"
    "Pour joindre la personne\u00a0: {contact}.\n\n"
    "Merci de nous dire la suite donnée, par le coupon à détacher ou par téléphone.\n"
    "Réponse attendue au plus tard le {date_limite}.\n\n"
    "Nous vous remercions de votre accueil."
)

_FIELD = re.compile(r"\{([^{}\n]*)\}")


def check_template(text: str) -> tuple[str, ...]:
    """What is wrong with a wording, in French, in reading order; nothing when it can be saved."""
    if not text.strip():
        return (_("Le texte est vide\u00a0: écrivez la lettre, ou revenez au modèle d’origine."),)
    names = dict.fromkeys(found[1] for found in _FIELD.finditer(text))
    problems = [_unknown(name) for name in names if name not in LETTER_FIELDS]
    if lone := re.search(r"[{}]", _FIELD.sub("", text)):
        problems.append(_lone(lone[0]))
    if signs := unprintable(text):
        problems.append(
            _("Nos polices n’ont pas «\u00a0{signs}\u00a0»\u00a0: effacez-le.").format(signs=" ".join(signs))
        )
    return tuple(problems)


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    from cad.domain.names import fold

    if not name.strip():
        return _("Deux accolades {} n’entourent rien\u00a0: écrivez-y un champ, par exemple {personne}.")
    near = get_close_matches(fold(name).replace(" ", "_"), LETTER_FIELDS, n=1)
    if not near:
        known = ", ".join(f"{{{field}}}" for field in LETTER_FIELDS)
        return _("Le champ {%s} n’existe pas. Champs possibles\u00a0: %s.") % (name, known)
    return _("Le champ {%s} n’existe pas\u00a0: vouliez-vous {%s}\u202f?") % (name, near[0])


def _lone(brace: str) -> str:
    return (
        _(
            "Une accolade «\u00a0%s\u00a0» est seule\u00a0: un champ s’écrit entre deux accolades, "
            "par exemple {personne}."
        )
        % brace
    )


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields replaced, without the lines that miss a value. Never raises.

    A field that is not in `values` stays as written, so that nobody loses a word of an older template.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(_filled(line, values) for line in lines if not _misses(line, values))


def _misses(line: str, values: Mapping[str, str]) -> bool:
    return any(not values.get(found[1], found[0]).strip() for found in _FIELD.finditer(line))


def _filled(line: str, values: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), line)
