"""What a letter says, and what it keeps to itself."""

from dataclasses import replace

import pytest

from cad.domain.errors import Refused
from cad.domain.organisation import Service
from cad.domain.resident import Resident
from tests.printing import paper, samples


def test_the_usual_letter() -> None:
    letter = samples.letter()
    assert letter.title == "Lettre d’orientation"
    assert letter.place_and_date == "Rennes, le 22 novembre 2026"
    assert letter.subject == "Objet\u00a0: demande de rendez-vous pour Mme\u00a0Aïssata DIALLO-LE GOFF"
    assert letter.window == (
        "Association Mobilité pour Tous",
        "Permis et conduite",
        "Bâtiment C, 2e étage",
        "14 bd Maréchal de Lattre de Tassigny",
        "35200 Rennes",
    )
    assert letter.documents == (
        "Pièce d’identité",
        "Attestation de réussite au code",
        "Justificatif de domicile",
    )
    assert letter.code == "K7RX4MH29TLW"
    assert letter.answer_by == "dimanche 6 décembre 2026"


def test_typed_french_is_set_as_french() -> None:
    body = "\n".join(samples.letter().paragraphs)
    assert "d’aide à domicile" in body
    assert "obtenu\u202f; les leçons" in body


@pytest.mark.parametrize("today", ["2026-12-01", "2027-01-01"])
def test_the_first_of_the_month(today: str) -> None:
    assert samples.letter(today=today).place_and_date.startswith("Rennes, le 1er ")


@pytest.mark.parametrize("state", ["", "refused", "withdrawn"])
def test_no_letter_without_consent(state: str) -> None:
    with pytest.raises(Refused, match="accord"):
        samples.letter(consent=replace(samples.CONSENT, state=state))
    with pytest.raises(Refused, match="accord"):
        samples.letter(consent=None)


def test_what_is_empty_leaves_no_line() -> None:
    body = "\n".join(
        samples.letter(
            resident=replace(samples.RESIDENT, phones=(), interpreter=False),
            referral=replace(samples.REFERRAL, answer_by=""),
        ).paragraphs
    )
    assert "Pour joindre" not in body
    assert "Interprète" not in body
    assert "plus tard" not in body
    assert "Merci de nous dire" in body


def body_of(resident: Resident) -> str:
    return "\n".join(samples.letter(resident=resident).paragraphs)


def test_how_to_reach_the_person() -> None:
    both = replace(samples.RESIDENT, email="a@exemple.fr", preferred_contact="email")
    assert "Pour joindre la personne\u00a0: a@exemple.fr." in "\n".join(
        samples.letter(resident=both).paragraphs
    )
    shared = replace(samples.RESIDENT, phone_shared_with="sa sœur")
    body = body_of(shared)
    assert "ne pas laisser de message" in body
    assert "sœur" not in body


@pytest.mark.parametrize(
    ("name", "category", "service"),
    [
        ("CSAPA L’Envol", "csapa", None),
        ("L’Envol", "CSAPA", None),
        ("Le Relais", "association", Service(name="Pension de famille Les Tilleuls")),
        ("CIDFF 35", "", None),
        ("SPIP d’Ille-et-Vilaine", "service public", None),
    ],
)
def test_a_sensitive_partner_is_only_an_address_on_the_envelope(
    name: str, category: str, service: Service | None
) -> None:
    partner = replace(samples.PARTNER, name=name, category=category)
    letter = samples.letter(partner=partner, service=service)
    assert letter.window[0] == "À l’attention de l’accueil"
    assert not any(name in line for line in letter.window)
    assert letter.addressee.startswith(f"À l’attention de\u00a0: {name}")


def test_a_service_too_long_for_the_window_is_named_inside() -> None:
    service = Service(name="Accompagnement vers la mobilité durable et inclusive des publics " * 2)
    letter = samples.letter(service=service)
    assert letter.window[0] == samples.PARTNER.name
    assert service.name.strip() in letter.addressee


def test_the_service_own_address_comes_first() -> None:
    service = Service(name="Antenne", address="3 rue du Canal", postcode="35700", city="Rennes")
    assert samples.letter(service=service).window[-2:] == ("3 rue du Canal", "35700 Rennes")


def test_the_service_own_conditions_are_told_on_one_line() -> None:
    said = "Vos conditions d’accès, telles que nous les connaissons\u00a0: "
    service = replace(samples.SERVICE, conditions="Être demandeur d’emploi.\nAvoir le code")
    (line,) = (
        one for text in samples.letter(service=service).paragraphs for one in text.split("\n") if said in one
    )
    assert line == f"{said}Être demandeur d’emploi\u202f; Avoir le code."
    endless = samples.letter(service=replace(service, conditions="une condition " * 90))
    assert max(map(len, endless.paragraphs)) < 600
    assert not any(said in text for text in samples.letter().paragraphs)


def test_the_theme_and_the_birth_date_are_never_said() -> None:
    letter = samples.letter(
        referral=replace(samples.REFERRAL, theme="mental_health"),
        resident=replace(samples.RESIDENT, birth_date="1987-03-12", caf_number="1234567"),
    )
    said = repr(letter)
    for secret in ("Bien-être", "mental", "Santé", "1987", "1234567"):
        assert secret not in said


def test_nothing_agrees_with_a_gender() -> None:
    for civility in ("mme", "m", ""):
        body = " ".join(samples.letter(resident=replace(samples.RESIDENT, civility=civility)).paragraphs)
        assert not {"orientée", "orienté", "adressée", "accompagnée", "elle", "il"} & set(
            body.replace("\u00a0", " ").replace(samples.REFERRAL.purpose, "").lower().split()[:25]
        )


def test_braces_in_data_are_only_text() -> None:
    letter = samples.letter(
        referral=replace(samples.REFERRAL, purpose="Voir {personne} et {x} #strong[a] *b*")
    )
    assert "Sa demande\u00a0: Voir {personne} et {x} #strong[a] *b*" in letter.paragraphs


@pytest.mark.parametrize("who", ["adviser", "ours"])
def test_no_letter_from_nobody(who: str) -> None:
    nameless = {
        "adviser": replace(samples.ADVISER, name=" "),
        "ours": replace(samples.OURS, name=""),
    }
    with pytest.raises(Refused, match="réglages"):
        samples.letter(**{who: nameless[who]})


def test_the_barest_records_print() -> None:
    bare = samples.letter(
        partner=replace(samples.PARTNER, name="", address="", postcode="", city=""),
        service=None,
        resident=replace(samples.RESIDENT, first_name="", usage_name="", phones=()),
        adviser=replace(samples.ADVISER, role="", phone="", email=""),
        ours=replace(samples.OURS, address="", postcode="", city="", phone="", email=""),
        referral=replace(samples.REFERRAL, reference="", purpose="", documents="", answer_by=""),
        template="{objet}",
    )
    assert "Camille Le Bihan" in paper.text(samples.pdf(bare))
    assert bare.place_and_date == "Le 22 novembre 2026"
