"""« de » before someone’s name: « de Fatou », « d’Awa », « d’Yves » but « de Yann »."""

from cad.domain.names import fold
from cad.domain.text import _

_VOWELS = tuple("aeiou")
_MUTE = ("helen", "heloise", "henri", "hermine", "hippolyte", "honor", "hortense", "hubert", "hyacinthe")
"""How first names begin whose h is not said; one that comes from elsewhere most often is."""


def of(name: str) -> str:
    """The name with its « de »."""
    said = fold(name)
    glide = said.startswith("y") and said[1:].startswith(_VOWELS)
    silent = said.startswith((*_VOWELS, "y", *_MUTE)) and not glide
    return (_("d’{name}") if silent else _("de {name}")).format(name=name)
