"""The recovery sheet: the printed key that opens the notebook when the passphrase is forgotten.

The key is in the middle third: folded along its marks, the sheet hides it.
"""

from dataclasses import dataclass
from typing import ClassVar

from cad.domain.dates import show_date
from cad.domain.elision import of
from cad.domain.text import _
from cad.printing.french import in_groups


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """Every string of the sheet. `code` is in the QR code too: this paper is a key and is treated as one."""

    form: ClassVar[str] = "recovery_sheet"

    title: str
    owner: str
    groups: tuple[str, ...]
    code: str


def compose(*, code: str, adviser: str, today: str) -> RecoverySheet:
    """The sheet for the recovery code of an adviser’s notebook, made on a day."""
    whose = _("Carnet {of_adviser}, fiche imprimée le {date}") if adviser else _("Fiche imprimée le {date}")
    owner = whose.format(of_adviser=of(adviser), date=show_date(today))
    groups = in_groups(code)
    return RecoverySheet(_("Fiche de secours"), owner, groups, "-".join(groups))


def words() -> dict[str, str]:
    """What is printed on every sheet."""
    return {
        "what": _(
            "Ce code ouvre votre carnet si vous perdez votre phrase de passe. Sans la phrase et sans ce "
            "code, personne ne peut plus le lire, pas même nous."
        ),
        "code": _("Code de secours"),
        "qr": _("Code QR du code de secours"),
        "keep": _("Gardez-la loin de l’ordinateur"),
        "keep_steps": _(
            "Imprimez cette fiche, puis effacez le fichier\u00a0: ni copie sur l’ordinateur, ni photo.\n"
            "Pliez-la en trois selon les repères\u00a0: le code est caché à l’intérieur.\n"
            "Rangez-la sous clé, dans un autre lieu que l’ordinateur\u00a0: un coffre, une armoire fermée."
        ),
        "use": _("Si vous perdez votre phrase de passe"),
        "use_steps": _(
            "Ouvrez Sans couture et choisissez «\u00a0J’ai perdu ma phrase de passe\u00a0».\n"
            "Tapez les groupes dans l’ordre\u00a0: majuscules et tirets ne comptent pas.\n"
            "Choisissez une nouvelle phrase de passe, puis imprimez une nouvelle fiche."
        ),
        "lost": _(
            "Fiche perdue, ou vue par quelqu’un\u202f? Imprimez-en une autre dans les réglages\u00a0: "
            "celle-ci n’ouvrira plus rien."
        ),
    }
