"""The agreement of a pupil’s week of observation: who, where, when, and a box for each signatory.

It goes through several hands: it says what they must know to sign, nothing of the pupil’s search or wishes.
"""

from dataclasses import dataclass
from typing import ClassVar

from cad.domain.dates import show_date, show_span
from cad.domain.hours import show_hours
from cad.domain.internship import KIN, SIGNATORIES, Internship, Pupil
from cad.domain.internship_life import signatures, working_days
from cad.domain.names import full_name
from cad.domain.organisation import Organisation
from cad.domain.partial_date import show_partial
from cad.domain.resident import Resident
from cad.domain.school import School, show_year
from cad.domain.shown import shown_phone
from cad.domain.text import _, n_
from cad.printing.french import present, typeset
from cad.printing.postal import street_lines

BOX = 120
"""Letters of a name that leave room to sign; a longer one is among the parties, above."""


@dataclass(frozen=True, slots=True)
class Party:
    """One of those it binds: what they are in it, then who they are, line by line."""

    title: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A box: who signs, their name, and the day when it is already known."""

    who: str
    name: str
    signed: str


@dataclass(frozen=True, slots=True)
class InternshipAgreement:
    """Every string of the page."""

    form: ClassVar[str] = "internship_agreement"

    title: str
    year: str
    pupil: str
    parties: tuple[Party, ...]
    practical: tuple[tuple[str, str], ...]
    articles: tuple[str, ...]
    signatures: tuple[Signature, ...]
    made: str
    code: str = ""


def compose(
    *,
    internship: Internship,
    pupil: Pupil,
    resident: Resident,
    school: School | None,
    company: Organisation | None,
    ours: Organisation,
    adult: bool,
    today: str,
) -> InternshipAgreement:
    """The agreement as it stands on a day; of a pupil who is of age, no guardian signs."""
    name = full_name("", resident.first_name, resident.usage_name, resident.birth_name)
    hosts = company.name if company else internship.found
    names = {
        "company": internship.tutor.split(",")[0], "school": school.head if school else "",
        "guardian": pupil.guardian, "pupil": name,
    }  # fmt: skip
    signed = signatures(internship)
    return InternshipAgreement(
        title=_("Convention de stage d’observation"),
        year=_("Année scolaire {year}").format(year=show_year(pupil.year)) if pupil.year else "",
        pupil=name,
        parties=tuple(
            party
            for party in (
                Party(SIGNATORIES["company"], _company(internship, company, hosts)),
                Party(SIGNATORIES["school"], _school(school)),
                Party(SIGNATORIES["pupil"], _pupil(pupil, resident, name)),
                Party(SIGNATORIES["guardian"], () if adult else _guardian(pupil)),
            )
            if party.said
        ),
        practical=tuple((title, typeset(said)) for title, said in _practical(internship) if said),
        articles=tuple(map(typeset, _articles(hosts, adult))),
        signatures=tuple(
            Signature(
                SIGNATORIES[who],
                names[who] if len(names[who]) <= BOX else "",
                _("Signé le {day}").format(day=show_date(signed[who])) if signed[who] else "",
            )
            for who in SIGNATORIES
            if not (adult and who == "guardian")
        ),
        made=_("Préparée le {day} avec {organisation}").format(day=show_date(today), organisation=ours.name),
    )


def _company(one: Internship, company: Organisation | None, hosts: str) -> tuple[str, ...]:
    if not company:
        return present(hosts, one.place)
    town = f"{company.postcode} {company.city}".strip()
    return present(hosts, *street_lines(company.address), town, shown_phone(company.phone))


def _school(school: School | None) -> tuple[str, ...]:
    return present(school.name, school.city, school.head, shown_phone(school.phone)) if school else ()


def _pupil(pupil: Pupil, resident: Resident, name: str) -> tuple[str, ...]:
    born = resident.birth_date
    when = _("né·e le {day}") if len(born) == len("2012-05-04") else _("né·e en {day}")
    classroom = _("classe de {name}").format(name=pupil.school_class) if pupil.school_class else ""
    return present(name, when.format(day=show_partial(born)) if born else "", classroom)


def _guardian(pupil: Pupil) -> tuple[str, ...]:
    return present(pupil.guardian, KIN[pupil.kin].lower() if pupil.kin else "")


def _practical(one: Internship) -> tuple[tuple[str, str], ...]:
    """The facts in two columns."""
    days = len(working_days(one.starts_on, one.ends_on))
    span = show_span(one.starts_on, one.ends_on)
    length = n_("{n} jour", "{n} jours", days) if days else ""
    daily = _("{hours} par jour").format(hours=show_hours(one.hours)) if one.hours else ""
    return (
        (_("Quand"), " · ".join(filter(None, (span, length)))),
        (_("Horaires"), " · ".join(filter(None, (one.schedule, daily)))),
        (_("Lieu"), one.place),
        (_("Tuteur ou tutrice"), one.tutor),
    )


def _articles(hosts: str, adult: bool) -> tuple[str, ...]:
    """What each agrees to, in plain French; the school may join its own terms."""
    tell = _("l’établissement") if adult else _("l’établissement et le ou la responsable légal·e")
    return (
        _("L’élève observe le travail et découvre les métiers. Il ou elle reste sous statut scolaire, n’est "
          "pas salarié·e et ne reçoit pas de salaire."),
        _("{company} l’accueille, lui présente les règles de sécurité et ne lui confie aucun travail "
          "dangereux ni interdit à son âge.").format(company=hosts),
        _("L’élève respecte les horaires et les règles du lieu. En cas d’absence, d’accident ou de "
          "difficulté, l’entreprise prévient sans attendre {who}.").format(who=tell),
        _("Chacun·e peut mettre fin au stage en prévenant les autres. Cette page peut être jointe à la "
          "convention propre à l’établissement, qui l’emporte."),
    )  # fmt: skip


def words() -> dict[str, str]:
    """What is printed on every agreement."""
    return {
        "parties": _("Entre"),
        "practical": _("Le stage"),
        "articles": _("Ce qui est convenu"),
        "signatures": _("Signatures"),
        "day": _("Le"),
    }
