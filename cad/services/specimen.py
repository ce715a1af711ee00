"""A specimen letter about nobody, to look at a wording before it is kept."""

from cad.domain.errors import Refused
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.referral import Consent, Referral
from cad.domain.resident import Resident
from cad.domain.text import _
from cad.printing.templates import check_template
from cad.services.action import Reading, query
from cad.store.reads import settings

_REFERENCE = "K7RX4MH29TLW"
_PARTNER = Organisation(
    name=_("Structure partenaire"), address="1 place de l’Exemple", postcode="35000", city="Rennes"
)


@query
def specimen_letter(reading: Reading, text: str) -> bytes:
    """The letter this wording would make, signed by who writes here. Raises `Refused` if it is wrong."""
    from cad.printing import render
    from cad.printing.letter import compose

    if problems := check_template(text):
        raise Refused(" ".join(problems))
    mine = settings.me(reading.connection, reading.me)
    letter = compose(
        referral=_referral(reading.today),
        resident=_resident(),
        partner=_PARTNER,
        service=Service(organisation=_PARTNER.id, name=_("Service d’exemple")),
        adviser=mine.adviser or Adviser(name=_("Votre nom"), role=_("votre fonction")),
        ours=mine.organisation or Organisation(name=_("Votre structure"), city="Rennes"),
        consent=Consent(organisation=_PARTNER.id, state="given", on=reading.today, how="oral"),
        today=reading.today,
        template=text,
    )
    return render.pdf([letter], title=_("Aperçu du modèle de lettre"), author="")


def _referral(today: str) -> Referral:
    return Referral(
        reference=_REFERENCE,
        organisation=_PARTNER.id,
        theme="mobility",
        purpose=_("Ici, l’objet que vous aurez écrit\u00a0: par exemple, préparer le code de la route."),
        documents=_("Pièce d’identité"),
        answer_by=today,
        state="handed_over",
    )


def _resident() -> Resident:
    return Resident(
        civility="mme",
        usage_name=_("Exemple"),
        first_name=_("Aline"),
        phones=("0600000000",),
        preferred_contact="telephone",
        languages=("arabe",),
        interpreter=True,
        invented=True,
    )
