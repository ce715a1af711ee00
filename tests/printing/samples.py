"""Invented people and partners for the tests of what is printed."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from cad.domain import city_figures
from cad.domain.city import CityProject, ProjectFunding
from cad.domain.encounter import Appointment
from cad.domain.event import Event
from cad.domain.internship import Internship, Pupil
from cad.domain.journey import Journey, Need, Step
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.plan import FIGURES
from cad.domain.plan_report import Counted, Handover, Report, masked, seam_lines
from cad.domain.referral import Consent, Referral
from cad.domain.resident import Resident
from cad.domain.school import School
from cad.domain.session import Session
from cad.domain.small_cells import Cell
from cad.printing import (
    appointment_slip,
    call_list,
    city_sheet,
    figures_report,
    internship_agreement,
    invitation,
    lookout,
    plan,
    recovery_sheet,
    render,
    session_sheet,
    sign_in,
)
from cad.printing import letter as letters
from cad.printing.appointment_slip import AppointmentSlip
from cad.printing.call_list import CallLine, CallList
from cad.printing.city_sheet import CitySheet
from cad.printing.figures_report import FiguresReport
from cad.printing.internship_agreement import InternshipAgreement
from cad.printing.invitation import Invitation
from cad.printing.letter import Letter
from cad.printing.lookout import Lookout
from cad.printing.plan import Plan
from cad.printing.recovery_sheet import RecoverySheet
from cad.printing.render import Document
from cad.printing.session_sheet import Line, SessionSheet
from cad.printing.sign_in import SignInSheet

OURS = Organisation(
    name="We Ker",
    address="7 rue de Lorraine",
    postcode="35000",
    city="Rennes",
    phone="0299000000",
    email="contact@weker.example",
    hours="du lundi au vendredi, 9 h – 17 h",
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
SERVICE = Service(
    name="Permis et conduite",
    access="Métro ligne a, station Italie, puis 5 minutes à pied. Sonner à « Accueil ».",
)
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
    purpose="Passer le permis B pour accepter un poste d'aide à domicile à Chantepie, avec des horaires où "
    "il n'y a pas de bus. Le code est déjà obtenu ; les leçons peuvent commencer dès décembre.",
    documents="Pièce d'identité\n- Attestation de réussite au code\nJustificatif de domicile",
    answer_by="2026-12-06",
)
CONSENT = Consent(state="given", on="2026-11-20", how="oral")
TODAY = "2026-11-22"
MADE_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def pdf(*documents: Document) -> bytes:
    """One PDF of the documents, the same at every run."""
    return render.pdf(documents, title="Essai", author="We Ker", made_at=MADE_AT)


def letter(**changed: Any) -> Letter:
    """The sample letter; arguments replace those of `compose`."""
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
    return letters.compose(**given | changed)


def numbered_letter(number: int) -> Letter:
    """A letter that differs from any other in most of what it says."""
    return letter(
        referral=replace(
            REFERRAL, reference=f"K7RX4MH2{number:04}", purpose=f"{REFERRAL.purpose} Dossier {number}."
        ),
        resident=replace(RESIDENT, first_name=f"Prénom{number}", phones=(f"06{number:08}",)),
        partner=replace(PARTNER, name=f"Association numéro {number}"),
    )


def my_plan(**changed: Any) -> Plan:
    """The sample plan; arguments replace those of `compose`."""
    given: dict[str, Any] = {
        "resident": RESIDENT,
        "journey": Journey(goal="Travailler près de la maison, avec des enfants, et passer mon permis."),
        "needs": [
            Need(theme="childcare", state="strength"),
            Need(theme="training", state="strength"),
            Need(theme="mobility", state="need"),
            Need(theme="housing", state="in_progress"),
            Need(theme="mental_health", state="need"),
        ],
        "steps": [
            Step(title="Téléphoner à l'auto-école", who="resident", due_on="2026-11-27"),
            Step(title="Envoyer la lettre à Mobilité pour Tous", who="adviser", due_on="2026-11-24"),
            Step(title="Répondre pour la crèche", who="partner", who_name="La Navette", due_on="2027-12-01"),
            Step(title="Refaire mon CV", who="resident"),
            Step(title="Obtenir le code de la route", state="done"),
            Step(title="Piste abandonnée", state="dropped"),
        ],
        "meeting": Appointment(
            at="2026-11-24T10:30", place="Permanence du Blosne", with_name="Camille Le Bihan"
        ),
        "adviser": ADVISER,
        "ours": OURS,
        "today": TODAY,
    }
    return plan.compose(**given | changed)


def slip_appointment() -> Appointment:
    """The appointment of the sample slip."""
    return Appointment(at="2026-12-01T09:00", minutes=45, with_name="Moussa Keïta")


def slip(**changed: Any) -> AppointmentSlip:
    """The sample appointment slip; arguments replace those of `compose`."""
    given: dict[str, Any] = {
        "appointment": slip_appointment(),
        "resident": RESIDENT,
        "adviser": ADVISER,
        "ours": OURS,
        "today": TODAY,
        "partner": PARTNER,
        "service": SERVICE,
        "documents": REFERRAL.documents,
        "reference": REFERRAL.reference,
    }
    return appointment_slip.compose(**given | changed)


def figures() -> FiguresReport:
    """The sample report of the plan’s figures."""
    months = ("2026-01", "2026-02", "2026-03")

    def counted(number: int) -> Counted:
        places = {"in": number * 6 // 10, "out": number * 3 // 10, "": number - number * 9 // 10}
        return Counted(
            {place: Cell(some, some) for place, some in places.items()},
            {month: Cell(number * share // 6, number * share // 6) for share, month in enumerate(months, 1)},
            Cell(number, number),
            Cell(number - 20, number - 20),
            {code: Cell(number // 9, number // 9) for code in NEIGHBOURHOODS},
        )

    axes = ("follow", "seams", "clauses")
    keys = [figure.key for figure in FIGURES if figure.happens and figure.axis in axes]
    happened = (("opened",), ("opened", "closed"), ("opened", "broken"))
    handed = [
        Handover(
            "We Ker", f"Partenaire {person % 3}", ("housing", "money")[person % 2], person, "in",
            happened[person // 7 % 3], person if person // 7 % 3 == 1 else -1,
        )
        for person in range(120)
    ]  # fmt: skip
    return figures_report.compose(
        Report(
            "2026-01-01", "2026-03-31", ("2025-10-03", "2025-12-31"), 5, "2026-04-02", "We Ker",
            masked({key: counted(90 + 11 * rank) for rank, key in enumerate(keys)}, handed, 5),
            seam_lines(handed, str, 5),
            {"clause_in_qpv": 23},
        )
    )  # fmt: skip


def agreement(**changed: Any) -> InternshipAgreement:
    """The sample agreement of an internship; arguments replace those of `compose`."""
    given: dict[str, Any] = {
        "internship": Internship(
            starts_on="2026-12-07", ends_on="2026-12-11", hours=600,
            schedule="9 h – 12 h et 13 h 30 – 16 h 30",
            tutor="Hélène Morvan, responsable de l'atelier", company_signed="2026-11-20",
        ),
        "pupil": Pupil(school_class="3e B", year=2026, guardian="Fanta Diallo", kin="mother"),
        "resident": replace(RESIDENT, civility="", birth_date="2012-05-04"),
        "school": School(name="Collège du Fil", city="Rennes", head="Mme Prigent", phone="0299000002"),
        "company": replace(PARTNER, name="Boulangerie de l’Aiguille", phone="0299000003"),
        "ours": OURS,
        "adult": False,
        "today": TODAY,
    }  # fmt: skip
    return internship_agreement.compose(**given | changed)


def forum() -> Event:
    """The sample event."""
    return Event(
        title="Forum de l’emploi du Blosne", kind="forum", starts_at="2026-12-03T09:00",
        ends_at="2026-12-03T12:30", place="Maison de quartier, 7 place du Puits", neighbourhood="QN03505M",
        seats=24, bring="Un CV si vous en avez un\nVotre agenda",
    )  # fmt: skip


def invited() -> Invitation:
    """The sample invitation."""
    companies = ("Boulangeries du Fuseau", "Aide à domicile du Galon")
    return invitation.compose(
        event=forum(), companies=companies, resident=RESIDENT, adviser=ADVISER, ours=OURS
    )


def sheet() -> SignInSheet:
    """The sample sign-in sheet."""
    names = [f"NOM{n} Prénom" for n in range(1, 10)]
    return sign_in.compose(event=forum(), names=["DIALLO-LE GOFF Aïssata", *names], ours=OURS)


def outing() -> Lookout:
    """The list taken along on an outreach."""
    market = Session(
        nature="outreach",
        place="Marché inventé",
        starts_at="2026-11-24T09:00",
        bring="Plaquettes\nCartes de visite",
    )
    names = ["Awa D.", "Moussa B.", "Aïssata D.", "Inès", "Yannick L."]
    return lookout.compose(session=market, names=names)


PHONE = "06\u00a012\u00a034\u00a056\u00a078"


def whom_to_call() -> CallList:
    """Three to remind, one who did not come, one of whom nothing was heard."""
    shared = "téléphone partagé avec sa sœur\u00a0: ne rien dire de plus, ne pas laisser de message"
    villejean = "mar. 24 nov. à 9\u00a0h · avec Camille Le Bihan · Maison de quartier de Villejean"
    coming = [
        CallLine("DIALLO-LE GOFF Aïssata", (PHONE,), villejean, ()),
        CallLine("KERVEN Yann", (PHONE, PHONE), "mar. 24 nov. à 10\u00a0h\u00a030", (shared,)),
        CallLine("NGUYEN Linh", (), "mar. 24 nov. à 11\u00a0h", ("parle vietnamien", "pas de téléphone")),
    ]
    missed = [CallLine("PETIT Jeanne", (PHONE,), "absent·e jeu. 19 nov. à 14\u00a0h", ())]
    silent = [CallLine("TRAORÉ Mamadou", (PHONE,), "sans nouvelles depuis le 3 août 2026", ())]
    parts = [("Avant leur rendez-vous", coming), ("Ne sont pas venu·es", missed), ("Sans nouvelles", silent)]
    return call_list.compose(
        parts=parts, today="2026-11-23", first="2026-11-24", last="2026-11-24", ours=OURS
    )


def city() -> CitySheet:
    """A project of two years that reached enough people for most numbers to be shown."""
    project = CityProject(
        title="Une place pour souffler", year=2026, themes=("childcare", "recruitment", "training"),
        neighbourhoods=("QN03505M", "QN03504M"), planned=40, starts_on="2026-02-01", ends_on="2027-06-30",
        summary="Une garde de quelques heures, sans dossier, le temps d’un entretien ou d’une formation, "
        "dans deux maisons de quartier. Des bénévoles formées par une éducatrice accueillent les enfants "
        "de trois mois à six ans.",
    )  # fmt: skip
    names = {"e": "État, politique de la ville", "v": "Ville de Rennes"}
    money = [
        ProjectFunding(
            organisation="e", year=2026, asked=24_000_00, granted=20_000_00, answered_on="2026-03-02"
        ),
        ProjectFunding(
            organisation="v", year=2026, asked=12_000_50, granted=12_000_50, answered_on="2026-03-02"
        ),
        ProjectFunding(organisation="e", year=2027, asked=24_000_00),
    ]
    people = city_figures.masked(
        city_figures.Reached(
            33, {"2026": 33}, {"in": 22, "out": 8, "": 3}, {"": 13, "completed": 12, "job": 6, "left": 2}
        ),
        (2026,),
        5,
    )
    return city_sheet.compose(project, "Les Mailles du quartier", people, money, names, 5, TODAY, OURS.name)


def recovery() -> RecoverySheet:
    """The sample recovery sheet."""
    code = "7K3M-9QXT-H2VD-WP8R-4FNC-6JYB-ZT5G-AE9S"
    return recovery_sheet.compose(code=code, adviser=ADVISER.name, today=TODAY)


def evening(*, masked: bool = False) -> SessionSheet:
    """A drop-in of nine people, invented."""
    held = Session(
        place="Maison de quartier du Blosne", neighbourhood="QN03505M", starts_at="2026-11-23T08:30",
        closed_at="2026-11-23T11:10", remains="Rappeler la CAF pour le dossier\nReprendre la salle 2 lundi",
    )  # fmt: skip
    camille, idriss = "Camille Le Bihan", "Idriss Lacombe"
    lines = [
        Line(f"2026-11-23T{at}", name, themes, reason, state, by, follows, back)
        for at, name, themes, reason, state, by, follows, back in (
            ("08:32", "DIALLO Awa", ("rights",), "courrier de la CAF", "seen", camille,
             ("orienté·e vers Espace droits", "Apporter le dernier avis d’imposition"), False),
            ("08:39", "Mme Essai", ("housing",), "demande de logement", "seen", idriss, (), False),
            ("08:45", "BEN YOUSSEF Myriam", ("recruitment",), "CV", "seen", camille, (), False),
            ("08:53", "", (), "", "left", "", (), False),
            ("09:00", "DE ALBUQUERQUE Maria", ("childcare", "recruitment"), "crèche avant l’embauche",
             "seen", camille, ("orienté·e vers Autre partenaire",), False),
            ("09:04", "GUIVARC’H Yann", ("mobility",), "abonnement de bus", "seen", idriss, (), False),
            ("09:09", "Idrissa", ("training",), "cours de français", "seen", camille, (), True),
            ("09:23", "GÉRARD Nathalie", ("digital",), "espace bloqué", "waiting", "", (), False),
            ("09:34", "", ("recruitment",), "", "seen", camille, (), False),
        )
    ]  # fmt: skip
    about = held, lines, (camille, idriss), ("Centre social de la Trame",)
    if masked:
        return session_sheet.compose_masked(*about, 5, "2026-11-23", OURS.name)
    return session_sheet.compose(*about, "2026-11-23", OURS.name)
