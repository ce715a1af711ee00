"""Amounts as French people write them, kept in whole cents so that sums are exact."""

import re

from cad.domain.dates import NBSP
from cad.domain.errors import Refused
from cad.domain.text import _

CENTS = 100
MOST = 10_000_000_000
"""A hundred million euros: more is a slip of the keyboard."""
_EURO = re.compile(r"(?:€|euros?|eur)$")
_PLAIN = re.compile(r"(\d+)(?:[.,](\d{1,2}))?")
_GROUPED = re.compile(r"(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?")
_TWO_WAYS = re.compile(r"\d{1,3}[.,]\d{3}")


def read_amount(typed: str) -> int:
    """Cents from "7 500 €", "7500,00", "7.500,00" or "7500 euros". Raises `Refused`."""
    text = _EURO.sub("", re.sub(r"\s", "", typed).lower())
    if text.startswith(("-", "\u2212", "–")):
        raise Refused(_("Un montant n’est jamais négatif."))
    if _TWO_WAYS.fullmatch(text):
        whole = re.sub(r"[.,]", "", text)
        raise Refused(
            _("«\u00a0{text}\u00a0» se lit de deux façons\u00a0: écrivez {whole}, ou deux décimales.").format(
                text=typed.strip()[:20], whole=whole
            )
        )
    found = _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)
    if not found or not text.isascii():
        raise Refused(
            _("«\u00a0{text}\u00a0» ne se lit pas comme un montant\u00a0: essayez 7500 ou 7500,50.").format(
                text=typed.strip()[:20]
            )
        )
    cents = int(found[1].replace(".", "")[:15]) * CENTS + int((found[2] or "0").ljust(2, "0"))
    if cents > MOST:
        raise Refused(_("{amount}, c’est beaucoup\u00a0: vérifiez.").format(amount=show_amount(cents)))
    return cents


def show_amount(cents: int) -> str:
    """ "7 500 €", "7 500,50 €"."""
    whole, part = divmod(cents, CENTS)
    decimals = f",{part:02}" if part else ""
    return f"{whole:,}".replace(",", "\u202f") + f"{decimals}{NBSP}€"


def plain_amount(cents: int) -> str:
    """As one corrects it in a form: "7500", "7500,50"; "" for none."""
    whole, part = divmod(cents, CENTS)
    return f"{whole},{part:02}" if part else str(whole or "")
