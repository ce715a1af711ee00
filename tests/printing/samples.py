"""Invented people and partners for the tests of what is printed."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.referral import Consent, Referral
from cad.domain.resident import Resident
from cad.printing.letter import Letter, compose, words

OURS = Organisation(
    name="We Ker",
    address="7 rue de Lorraine",
    postcode="35000",
    city="Rennes",
    phone="0299000000",
    email="contact@weker.example",
)
ADVISER = Adviser(
    name="Camille Le Bihan", role="Conseil emploi", phone="0299000001", email="c.lebihan@weker.example"
)
PARTNER = Organisation(
    name="Association Mobilité pour Tous",
    address="Bâtiment C, 2e étage\n14 boulevard Maréchal de Lattre de Tassigny",
    postcode="35200",
    city="Rennes",
)
SERVICE = Service(name="Permis et conduite")
RESIDENT = Resident(
    civility="mme",
    first_name="Aïssata",
    usage_name="Diallo-Le Goff",
    phones=("0612345678",),
    languages=("soninké",),
    interpreter=True,
)
REFERRAL = Referral(
    reference="K7RX4MH29TLW",
    purpose="Passer le permis B pour accepter un poste d’aide à domicile à Chantepie, avec des horaires où "
    "il n’y a pas de bus. Le code est déjà obtenu\u00a0; les leçons peuvent commencer dès décembre.",
    documents="Pièce d’identité\n- Attestation de réussite au code\nJustificatif de domicile",
    answer_by="2026-12-06",
)
CONSENT = Consent(state="given", on="2026-11-20", how="oral")
TODAY = "2026-11-22"


def letter(number: int = 0, **changed: Any) -> Letter:
    """The sample letter; `number` makes its names and reference differ, other arguments go to `compose`."""
    given: dict[str, Any] = {
        "referral": REFERRAL,
        "resident": RESIDENT,
        "partner": PARTNER,
        "service": SERVICE,
        "adviser": ADVISER,
        "ours": OURS,
        "consent": CONSENT,
        "today": TODAY,
    }
    if number:
        purpose = f"{REFERRAL.purpose} {number}"
        given |= {
            "referral": replace(REFERRAL, reference=f"K7RX4MH2{number:04}", purpose=purpose),
            "resident": replace(RESIDENT, first_name=f"Prénom{number}", phones=(f"06{number:08}",)),
            "partner": replace(PARTNER, name=f"Association numéro {number}"),
        }
    return compose(**given | changed)


def texts(document: Letter) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every text of a letter by name, its printed labels last."""
    for field in fields(document):
        value = getattr(document, field.name)
        if isinstance(value, str | tuple):
            yield field.name, (value,) if isinstance(value, str) else value
    yield "words", tuple(words().values())
