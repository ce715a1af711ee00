"""Which paper is shown, its pages as pictures, and where it goes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from cad.domain.text import _
from cad.services import (
    calls,
    city_pages,
    event_pages,
    event_papers,
    leaving,
    letters,
    plan,
    referrals,
    saving,
    session_pages,
    session_papers,
)
from cad.services.notebook import Notebook
from cad.services.saving import page_count, page_image
from ui.ports import Desk, Pending

PageImage = tuple[int, int, bytes]
"""Width and height in pixels, and the bytes of the picture."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_pages(self, pages: list[PageImage]) -> None:
        """Show the paper."""

    def show_title(self, title: str, about: str) -> None:
        """Say what the paper is, and whom it is about once that is known."""

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no paper."""


_TITLES = {
    "referral": _("Lettre d’orientation"),
    "referrals": _("Lettres d’orientation"),
    "plan": _("Mon plan"),
    "appointment": _("Billet de rendez-vous"),
    "report": _("Les chiffres du plan"),
    "agreement": _("Convention de stage"),
    "invitations": _("Invitations"),
    "sign_in": _("Feuille d’émargement"),
    "city_project": _("Fiche projet"),
    "lookout": _("Liste de la sortie"),
    "session_sheet": _("Feuille du soir"),
    "session_masked": _("Bilan chiffré"),
    "calls": _("Personnes à appeler"),
}
_FILES = {
    "plan": "mon-plan.pdf",
    "appointment": "rendez-vous.pdf",
    "report": "chiffres-du-plan.pdf",
    "agreement": "convention-de-stage.pdf",
    "invitations": "invitations.pdf",
    "sign_in": "emargement.pdf",
    "city_project": "fiche-projet.pdf",
    "lookout": "sortie.pdf",
    "session_sheet": "feuille-du-soir.pdf",
    "session_masked": "bilan-chiffre.pdf",
    "calls": "appels.pdf",
}
SCALE = 2.0
"""Pixels per point of the preview: sharp on a dense screen, light enough for ten pages."""


class Presenter:
    """Makes the PDF in the pool, hands its pages to the view, keeps the bytes for the printer."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._making: Pending | None = None
        self.pdf = b""
        self.filename = "document.pdf"

    def arrive(self, **where: str) -> None:
        """Which paper: `referral`, `referrals` (ids with commas), `plan` (a resident), `appointment`,
        `report` (first and last day, with a comma), `agreement` (an internship),
        `invitations` or `sign_in` (an event), `city_project`, `session_sheet` or `session_masked` (a
        session), `lookout` (one too), `calls` (how many days, a comma, who receives).
        """
        kind = next((k for k in _TITLES if k in where), "")
        if not kind:
            return
        if self._making:
            self._making.cancel()  # it would be shown under the title of this one
        self._view.show_title(_TITLES[kind], "")
        self.filename = _FILES.get(kind, "orientation.pdf")
        made, value = _makers()[kind], where[kind]

        def show(answer: tuple[str, bytes, list[PageImage]]) -> None:
            self._making = None
            about, self.pdf, pages = answer
            self._view.show_title(_TITLES[kind], about)
            self._view.show_pages(pages)

        self._making = self._desk.render(
            lambda book: (_about(book, kind, value), *_pages(made(book, value))),
            show,
            self._view.show_trouble,
        )

    def save(self, path: str) -> None:
        """Write the PDF where the person said."""
        pdf = self.pdf
        said = _("Enregistré\u00a0: {name}").format(name=Path(path).name)
        self._desk.render(
            lambda _book: saving.save_pdf(pdf, path), lambda _done: self._desk.say(said, "success")
        )


def _about(book: Notebook, kind: str, value: str) -> str:
    """Whom the paper is about, and where it takes them."""
    if kind == "referral":
        row = referrals.referral_page(book, referral=value).row
        return f"{row.person.name} · {row.partner}"
    if kind == "plan":
        return letters.plan_document(book, resident=value).person
    if kind == "appointment":
        slip = letters.appointment_slip_document(book, appointment=value)
        return f"{slip.person} · {slip.when}"
    if kind == "agreement":
        return letters.internship_agreement_document(book, internship=value).pupil
    if kind in ("invitations", "sign_in"):
        return event_pages.event_page(book, event=value).event.title
    if kind in ("session_sheet", "session_masked"):
        return session_pages.session_page(book, session=value).session.name
    if kind == "city_project":
        return city_pages.city_page(book, city_project=value).project.title
    return ""


def _makers() -> dict[str, Callable[[Notebook, str], bytes]]:
    return {
        "referral": lambda book, value: letters.letter_pdf(book, referral=value),
        "referrals": lambda book, value: letters.letters_pdf(book, referrals=tuple(value.split(","))),
        "plan": lambda book, value: letters.plan_pdf(book, resident=value),
        "appointment": lambda book, value: letters.appointment_slip_pdf(book, appointment=value),
        "report": _report,
        "agreement": lambda book, value: letters.internship_agreement_pdf(book, internship=value),
        "invitations": lambda book, value: event_papers.event_invitations_pdf(book, event=value),
        "sign_in": lambda book, value: event_papers.event_sign_in_pdf(book, event=value),
        "session_sheet": lambda book, value: session_papers.session_sheet_pdf(book, session=value),
        "session_masked": lambda book, value: session_papers.session_masked_pdf(book, session=value),
        "calls": _calls,
        "city_project": lambda book, value: city_pages.city_sheet_pdf(book, city_project=value),
        "lookout": lambda book, value: leaving.lookout_pdf(book, session=value),
    }


def _report(book: Notebook, days: str) -> bytes:
    first, _comma, last = days.partition(",")
    return plan.plan_seen_pdf(book, first=first, last=last)


def _calls(book: Notebook, asked: str) -> bytes:
    days, _comma, host = asked.partition(",")
    return calls.call_list_pdf(book, days=int(days), host=host)


def _pages(pdf: bytes) -> tuple[bytes, list[Any]]:
    return pdf, [page_image(pdf, index, SCALE) for index in range(page_count(pdf))]
