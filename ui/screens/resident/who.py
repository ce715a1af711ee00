"""The words of the page’s head: who this is, how to reach them, what to know before speaking. No Qt here."""

from dataclasses import dataclass

from cad.domain.dates import NBSP, days_between, show_date, show_delay, show_relative
from cad.domain.encounter import CHANNELS
from cad.domain.names import fold, full_name
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.partial_date import show_age, show_partial
from cad.domain.referral_life import stitch
from cad.domain.resident import CONTACTS, QPV, READING, Resident
from cad.domain.shown import shown_phone
from cad.domain.text import _, n_
from cad.domain.workplace import MEANS
from cad.services.page import ResidentPage
from cad.services.timeline import TimelineEntry


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of the person; `tone` is a warning when it changes how to speak to them."""

    icon: str
    text: str
    tone: str = "muted"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A badge of the head."""

    text: str
    tone: str
    icon: str = ""
    tip: str = ""


def name_of(person: Resident) -> str:
    """ "Aïssatou DIALLO", as one says it."""
    return full_name("", person.first_name, person.usage_name, person.birth_name)


def facts(page: ResidentPage, today: str) -> tuple[Fact, ...]:
    """What is known, in the order it is needed; what is not known takes no room."""
    person = page.resident
    found = (
        Fact("calendar", _birth(person, today), "text"),
        Fact("phone", _phones(person), "text", _preferred(person)),
        Fact("mail", _with_whom(person.email, person.email_shared_with)),
        Fact("language", _languages(person), "warning" if person.interpreter else "muted"),
        Fact("eye", _reading(person), "warning"),
        Fact("clock", _free(page)),
        Fact("bus", _moves(page)),
        Fact("message", last_contact(page, today)),
        Fact("person", lead(page)),
        Fact("home", ", ".join(filter(None, (person.address, f"{person.postcode} {person.city}".strip())))),
    )
    return tuple(fact for fact in found if fact.text)


def _birth(person: Resident, today: str) -> str:
    born = {"mme": _("née"), "m": _("né")}.get(person.civility, _("né·e"))
    when = show_partial(person.birth_date)
    day = _("le {date}") if len(person.birth_date) == 10 else _("en {date}")
    dated = f"{born} {day.format(date=when)}" if when else ""
    maiden = person.birth_name.strip().upper()
    named = f"{born} {maiden}" if maiden and fold(maiden) != fold(person.usage_name or maiden) else ""
    return ", ".join(
        filter(None, (show_age(person.birth_date, today), dated or named, named if dated else ""))
    )


def _phones(person: Resident) -> str:
    shown = _(" ou ").join(shown_phone(phone) for phone in person.phones)
    return _with_whom(shown, person.phone_shared_with)


def _with_whom(shown: str, shared_with: str) -> str:
    if not shown or not shared_with:
        return shown
    return _("{number} (partagé avec {who})").format(number=shown, who=shared_with)


def _preferred(person: Resident) -> str:
    if not person.preferred_contact:
        return ""
    way = CONTACTS[person.preferred_contact].lower()
    return _("Préfère être joint·e par {way}").format(way=way)


def _languages(person: Resident) -> str:
    spoken = ", ".join(person.languages) if person.languages != (_("français"),) else ""
    needed = _("interprète nécessaire") if person.interpreter else ""
    return f"{NBSP}· ".join(filter(None, (spoken, needed)))


def _free(page: ResidentPage) -> str:
    said = page.availability
    return _("libre {hours}").format(hours=said.hours) if said and said.hours else ""


def _moves(page: ResidentPage) -> str:
    said = page.availability
    if not said:
        return ""
    means = ", ".join(MEANS[one] for one in said.means)
    most = _("{n}\u00a0min au plus").format(n=said.minutes) if said.minutes else ""
    return ", ".join(filter(None, (means, most)))


def _reading(person: Resident) -> str:
    return READING[person.reads_french] if person.reads_french in ("some", "hardly", "not") else ""


def marks(page: ResidentPage, today: str) -> tuple[Mark, ...]:
    """The badges beside the name, what must not be missed first."""
    return (*_seams(page, today), *_journey(page), *_identity(page.resident))


def _identity(person: Resident) -> tuple[Mark, ...]:
    qpv = {"in": "success", "out": "neutral"}.get(person.qpv, "info")
    label = QPV[person.qpv] if person.qpv else _("QPV à vérifier")
    if person.neighbourhood:
        label = _("QPV {name}").format(name=NEIGHBOURHOODS[person.neighbourhood])
    tip = _lives(person)
    invented = Mark(
        _("Personne inventée"), "need", "flag", _("Fiche de démonstration\u00a0: personne n’existe.")
    )
    return (Mark(label, qpv, "pin", tip), *((invented,) if person.invented else ()))


def _lives(person: Resident) -> str:
    """Whence the answer comes, and when."""
    if person.qpv_source and person.qpv_on:
        said = _("{answer}, vérifié le {day} d’après\u00a0: {source}")
        return said.format(answer=QPV[person.qpv], day=show_date(person.qpv_on), source=person.qpv_source)
    if person.qpv:
        return _("Noté sans dire d’après quoi\u00a0: situez l’adresse (Ctrl+I), ou notez le justificatif.")
    return _("Le quartier prioritaire se déduit de l’adresse exacte, jamais du nom du quartier.")


def _journey(page: ResidentPage) -> tuple[Mark, ...]:
    status = page.journey.status if page.journey else ""
    reason = page.journey.closing_reason if page.journey else ""
    if status == "paused":
        return (Mark(_("Parcours en pause"), "warning", "clock", reason),)
    return (Mark(_("Parcours terminé"), "neutral", "flag", reason),) if status == "closed" else ()


def _seams(page: ResidentPage, today: str) -> tuple[Mark, ...]:
    opened = [r for r in page.referrals if stitch(r.state) == "open"]
    broken = [r for r in page.referrals if stitch(r.state) == "broken"]
    found = []
    if opened:
        oldest = min(handed_on(page, r.id) for r in opened)
        words = n_("{n} couture ouverte", "{n} coutures ouvertes", len(opened))
        age = show_delay(max(days_between(oldest, today), 0))
        found.append(Mark(_("{seams} · {age}").format(seams=words, age=age), "warning", "stitch-open"))
    if broken:
        words = n_("{n} couture rompue", "{n} coutures rompues", len(broken))
        found.append(Mark(words, "danger", "stitch-broken"))
    return tuple(found)


def handed_on(page: ResidentPage, referral: str) -> str:
    """The day a referral was first heard of."""
    days = (e.at[:10] for e in page.timeline if e.kind == "referral" and e.id.startswith(referral))
    return min(days, default="")


def last_contact(page: ResidentPage, today: str) -> str:
    """ "Dernier contact il y a 12 jours (permanence)"."""
    last = next((e for e in page.timeline if e.kind == "encounter"), None)
    if last is None:
        return _("Pas encore d’entretien")
    return _("Dernier contact {when}, {how}").format(when=show_relative(last.at[:10], today), how=_how(last))


def _how(entry: TimelineEntry) -> str:
    channel = entry.title.split(" · ")[0].strip()
    return channel.lower() if channel in CHANNELS.values() else entry.title


def lead(page: ResidentPage) -> str:
    """Who follows the person."""
    name = page.names.get(page.resident.lead_adviser, "")
    return _("Référent·e\u00a0: {name}").format(name=name) if name else _("Sans référent·e")
