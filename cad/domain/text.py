"""Every sentence a person reads passes through here, so that it can be translated.

The source language is French. A catalogue in ``resources/translations/<lang>/LC_MESSAGES/cad.mo``
replaces it when `CAD_LANGUAGE` names another language; without one, the French text is the text.
"""

import gettext
import os
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def _catalogue() -> gettext.NullTranslations:
    language = os.environ.get("CAD_LANGUAGE", "")
    if not language:
        return gettext.NullTranslations()
    return gettext.translation("cad", RESOURCES / "translations", [language], fallback=True)


_translations = _catalogue()
_ = _translations.gettext


def n_(one: str, many: str, count: int) -> str:
    """The singular or plural of a sentence; in French 0 and 1 are singular. `{n}` is filled with `count`."""
    if isinstance(_translations, gettext.GNUTranslations):
        chosen = _translations.ngettext(one, many, count)
    else:
        chosen = one if count < 2 else many
    return chosen.replace("{n}", f"{count:,}".replace(",", "\u202f"))
