"""From neutral documents to one PDF, by Typst (PyPI `typst`, Apache-2.0).

The forms are Typst files in ``resources/forms``; what people wrote goes beside them as a JSON file that
exists in memory only: it is data, never markup, and nothing personal is written to disk. The PDF follows
PDF/UA-1 (ISO 14289-1): tagged, titled, in French, every letter with its Unicode text.

Measured: 14 ms to import, 50 ms for the first page, 3 ms for the next ones.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from cad.domain.errors import Refused
from cad.domain.text import RESOURCES, _
from cad.printing import (
    appointment_slip,
    call_list,
    city_sheet,
    figures_report,
    fonts,
    internship_agreement,
    invitation,
    letter,
    lookout,
    plan,
    recovery_sheet,
    session_sheet,
    sign_in,
)
from cad.printing.appointment_slip import AppointmentSlip
from cad.printing.call_list import CallList
from cad.printing.city_sheet import CitySheet
from cad.printing.figures_report import FiguresReport
from cad.printing.internship_agreement import InternshipAgreement
from cad.printing.invitation import Invitation
from cad.printing.letter import Letter
from cad.printing.lookout import Lookout
from cad.printing.payload import UNTITLED, as_data, described, texts
from cad.printing.plan import Plan
from cad.printing.recovery_sheet import RecoverySheet
from cad.printing.session_sheet import SessionSheet
from cad.printing.sign_in import SignInSheet

if TYPE_CHECKING:
    from typst import Compiler

Document = (
    Letter
    | Plan
    | AppointmentSlip
    | RecoverySheet
    | FiguresReport
    | InternshipAgreement
    | CallList
    | CitySheet
    | Invitation
    | SessionSheet
    | SignInSheet
    | Lookout
)

WORDS = {
    "letter": letter.words,
    "plan": plan.words,
    "appointment_slip": appointment_slip.words,
    "recovery_sheet": recovery_sheet.words,
    "figures_report": figures_report.words,
    "internship_agreement": internship_agreement.words,
    "invitation": invitation.words,
    "sign_in": sign_in.words,
    "city_sheet": city_sheet.words,
    "lookout": lookout.words,
    "session_sheet": session_sheet.words,
    "call_list": call_list.words,
}
"""Form → the words printed on every copy of it."""

TOLD = 3
"""Problems told at once: a whole batch of them helps nobody."""
_MAIN = b'#import "main.typ": print\n#print(json("job.json"))\n'
_ONE_AT_A_TIME = Lock()


def pdf(documents: Sequence[Document], *, title: str, author: str, made_at: datetime | None = None) -> bytes:
    """One PDF of all the documents in their order, a bookmark each.

    `made_at` (with its offset) is the date inside the file, the machine's clock when not given. Raises
    Refused when a character is in none of our fonts, with the word it is in.
    """
    if problems := unprintable(documents):
        raise Refused(" ".join(problems[:TOLD]))
    job = {
        "title": title.strip() or UNTITLED,
        "author": author,
        "words": {form: WORDS[form]() for form in {document.form for document in documents}},
        "documents": [described(document, place) for place, document in enumerate(documents)],
    }
    return _typeset(job, made_at)


def unprintable(documents: Sequence[Document]) -> tuple[str, ...]:
    """A French sentence for each word that our fonts cannot draw; nothing is ever printed as an empty box."""
    words = (word for document in documents for text in texts(as_data(document)) for word in text.split())
    missing = {word: fonts.unprintable(word) for word in dict.fromkeys(words) if not word.isascii()}
    return tuple(_sentence(word, chars) for word, chars in missing.items() if chars)


def _sentence(word: str, chars: tuple[str, ...]) -> str:
    shown = word if len(word) <= 40 else "".join(chars)
    return _(
        "«\u00a0{word}\u00a0» ne peut pas être imprimé\u00a0: nos polices n’ont pas «\u00a0{chars}\u00a0». "
        "Écrivez-le en lettres latines, ou effacez-le."
    ).format(word=shown, chars=" ".join(chars))


def warm() -> None:
    """Start the typesetter ahead of the first letter, in an idle moment: 40 ms."""
    _typeset({"title": _("Page vide"), "author": "", "words": {}, "documents": []}, None)


def forget() -> None:
    """Let the typesetter drop what it remembers of past documents: people’s letters, and their memory.

    It keeps a layout until ten later pages did without it; eleven empty ones take 2 ms. For after a batch,
    and when the notebook is locked; nothing is loaded for it.
    """
    if not _compiler.cache_info().currsize:
        return
    for _empty in range(11):
        warm()


@cache
def _compiler() -> "Compiler":
    """The one typesetter, kept warm. Without the machine’s fonts nor Typst’s own."""
    from typst import Compiler, Fonts

    ours = Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in fonts.font_folders()],
    )
    return Compiler(root=RESOURCES / "forms", font_paths=ours)


def _typeset(job: Mapping[str, Any], made_at: datetime | None) -> bytes:
    """The forms are read from their folder: given in memory too, they would be parsed each time (1 ms)."""
    files = {"main": _MAIN, "job.json": json.dumps(job, ensure_ascii=False).encode()}
    with _ONE_AT_A_TIME:
        made: Any = _compiler().compile(
            files,  # type: ignore[type-var]  # a dict of files in memory, which the stubs do not know
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=made_at,
        )
    return bytes(made)
