"""What leaves on paper: referral letters and their wording, the person’s plan, appointment slips."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cad.domain.errors import Refused
from cad.domain.organisation import LetterTemplate
from cad.domain.text import _
from cad.printing.appointment_slip import AppointmentSlip
from cad.printing.internship_agreement import InternshipAgreement
from cad.printing.letter import Letter
from cad.printing.plan import Plan
from cad.printing.templates import DEFAULT_LETTER, LETTER_FIELDS
from cad.printing.templates import check_template as check_template
from cad.services import papers
from cad.services.action import Reading, action, query
from cad.services.notebook import Notebook
from cad.services.settings import own_organisation
from cad.store.reads import settings
from cad.store.reads.letters import template
from cad.store.work import Work

if TYPE_CHECKING:
    from cad.printing.render import Document


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of a letter; `fields` may stand in it between braces, with what they are replaced by."""

    text: str
    is_default: bool
    fields: dict[str, str]


@query
def letter_document(reading: Reading, referral: str) -> Letter:
    """The letter of a referral, word for word. Raises `Refused` without the person’s consent in force."""
    return papers.letter(reading, referral)


@query
def letter_pdf(reading: Reading, referral: str) -> bytes:
    """The letter of a referral, ready to print."""
    return printed(reading, [papers.letter(reading, referral)], _("Lettre d’orientation"))


@query
def letters_pdf(reading: Reading, referrals: tuple[str, ...]) -> bytes:
    """Several letters in one file, in the order given."""
    if not referrals:
        raise Refused(_("Choisissez au moins une orientation à imprimer."))
    return printed(
        reading, [papers.letter(reading, referral) for referral in referrals], _("Lettres d’orientation")
    )


@query
def plan_document(reading: Reading, resident: str) -> Plan:
    """The person’s own plan as of today: goal, needs, steps, next appointment."""
    return papers.plan(reading, resident)


@query
def plan_pdf(reading: Reading, resident: str) -> bytes:
    """The person’s own plan, ready to print."""
    return printed(reading, [papers.plan(reading, resident)], _("Mon plan"))


@query
def appointment_slip_document(reading: Reading, appointment: str) -> AppointmentSlip:
    """What the person takes away about an appointment."""
    return papers.slip(reading, appointment)


@query
def appointment_slip_pdf(reading: Reading, appointment: str) -> bytes:
    """The slip of an appointment, ready to print."""
    return printed(reading, [papers.slip(reading, appointment)], _("Rendez-vous"))


@query
def internship_agreement_document(reading: Reading, internship: str) -> InternshipAgreement:
    """The agreement of a pupil’s internship. Raises `Refused` without a guardian’s word in force."""
    return papers.internship_agreement(reading, internship)


@query
def internship_agreement_pdf(reading: Reading, internship: str) -> bytes:
    """The agreement of a pupil’s internship, ready to print and sign."""
    return printed(reading, [papers.internship_agreement(reading, internship)], _("Convention de stage"))


def forget_papers(_book: Notebook) -> None:
    """Nothing of the letters made so far stays in the memory of the typesetter."""
    if render := sys.modules.get("cad.printing.render"):
        render.forget()


@query
def letter_template(reading: Reading, organisation: str = "") -> Wording:
    """The wording of an organisation’s letters (ours by default), or the usual one."""
    mine = settings.me(reading.connection, reading.me).organisation
    kept = template(reading.connection, organisation or (mine.id if mine else ""), "letter")
    return Wording(kept.text if kept else DEFAULT_LETTER, kept is None, dict(LETTER_FIELDS))


@action(_("Modifier le modèle de lettre"))
def set_letter_template(work: Work, text: str, name: str = "") -> LetterTemplate:
    """Change the wording of our letters. Raises `Refused` with each thing to correct in it."""
    if problems := check_template(text):
        raise Refused(" ".join(problems))
    ours = _our_organisation(work)
    kept = template(work.connection, ours, "letter")
    if kept:
        return work.change(kept, text=text, name=name or kept.name)
    return work.add(LetterTemplate(organisation=ours, form="letter", name=name, text=text))


@action(_("Revenir au modèle de lettre d’origine"))
def reset_letter_template(work: Work) -> None:
    """Our letters say again what the app came with."""
    if kept := template(work.connection, _our_organisation(work), "letter"):
        work.remove(kept)


def _our_organisation(work: Work) -> str:
    ours = own_organisation(work)
    if not ours:
        raise Refused(papers.who_writes())
    return ours


def printed(reading: Reading, documents: Sequence["Document"], title: str) -> bytes:
    """One PDF of these, in the name of who writes here."""
    from cad.printing import render

    adviser = settings.me(reading.connection, reading.me).adviser
    made = render.pdf(documents, title=title, author=adviser.name if adviser else "")
    if len(documents) > 1:
        render.forget()  # a batch leaves its layouts in memory, names and all
    return made
