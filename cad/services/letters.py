"""What leaves on paper: referral letters and their wording, the person’s plan, appointment slips."""

from collections.abc import Sequence
from dataclasses import dataclass

from cad.domain.errors import Refused
from cad.domain.organisation import Adviser, LetterTemplate, Organisation, Service
from cad.domain.referral import Consent, Referral
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.printing.letter import Letter, compose
from cad.printing.templates import DEFAULT_LETTER, LETTER_FIELDS, check_template
from cad.services.action import Reading, action, query
from cad.services.settings import own_organisation
from cad.store.reads import consents, settings
from cad.store.reads.letters import handed_on, template
from cad.store.reads.residents import identities
from cad.store.table import load
from cad.store.work import Work


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of a letter; `fields` may stand in it between braces, with what they are replaced by."""

    text: str
    is_default: bool
    fields: dict[str, str]


@query
def letter_document(reading: Reading, referral: str) -> Letter:
    """The letter of a referral, word for word. Raises `Refused` without the person’s consent in force."""
    return _letter(reading, referral)


@query
def letter_pdf(reading: Reading, referral: str) -> bytes:
    """The letter of a referral, ready to print."""
    return _pdf(reading, [_letter(reading, referral)], _("Lettre d’orientation"))


@query
def letters_pdf(reading: Reading, referrals: tuple[str, ...]) -> bytes:
    """Several letters in one file, in the order given."""
    if not referrals:
        raise Refused(_("Choisissez au moins une orientation à imprimer."))
    return _pdf(reading, [_letter(reading, referral) for referral in referrals], _("Lettres d’orientation"))


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
        raise Refused(_who_writes())
    return ours


def _letter(reading: Reading, referral_id: str) -> Letter:
    connection = reading.connection
    referral = load(connection, Referral, referral_id)
    people = identities(connection, referral.resident)
    if not (referral.from_adviser and referral.from_organisation):
        raise Refused(_who_writes())
    ours = template(connection, referral.from_organisation, "letter")
    return compose(
        referral=referral,
        resident=load(connection, Resident, people[0]),
        partner=load(connection, Organisation, referral.organisation),
        service=load(connection, Service, referral.service) if referral.service else None,
        adviser=load(connection, Adviser, referral.from_adviser),
        ours=load(connection, Organisation, referral.from_organisation),
        consent=_in_force(reading, referral, people),
        today=handed_on(connection, referral.id) or reading.today,
        template=ours.text if ours else DEFAULT_LETTER,
    )


def _in_force(reading: Reading, referral: Referral, people: Sequence[str]) -> Consent | None:
    """The consent the letter speaks of: the one it was handed over under, as long as it holds."""
    held = consents.latest(reading.connection, people, referral.organisation, "referral")
    if held and held.state == "given" and referral.consent:
        return load(reading.connection, Consent, referral.consent)
    return held


def _pdf(reading: Reading, documents: Sequence[Letter], title: str) -> bytes:
    from cad.printing import render

    adviser = settings.me(reading.connection, reading.me).adviser
    return render.pdf(documents, title=title, author=adviser.name if adviser else "")


def _who_writes() -> str:
    return _("Dites d’abord qui vous êtes et pour quelle structure, dans les réglages.")
