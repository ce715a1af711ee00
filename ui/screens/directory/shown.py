"""A service as the directory shows it: in one row, in full, or beside two others. No Qt here."""

from dataclasses import dataclass

from cad.domain.dates import show_relative
from cad.domain.directory import FEES, KINDS, REMOTE
from cad.domain.opening import CLOSED, OPEN, show_hours
from cad.domain.shown import listed, shown_phone
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY
from cad.domain.workplace import FITS, NOT, UNKNOWN
from cad.services.helpers import Helper
from ui.widgets.rows import Row

Badge = tuple[str, str, str]
Fact = tuple[str, str]
TONES = {FITS: ("check", "success"), NOT: ("alert", "danger"), UNKNOWN: ("question", "warning")}


@dataclass(frozen=True, slots=True)
class Said:
    """One of three answers, ready to be shown."""

    words: str
    icon: str
    tone: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel of a service says."""

    key: str
    name: str
    partner: str
    badges: tuple[Badge, ...]
    answers: tuple[Said, ...]
    past: Said | None
    facts: tuple[Fact, ...]
    description: str
    note: str
    favourite: bool
    gone: bool


def line(one: Helper) -> Row:
    """One service in the list."""
    offered = one.offered
    theme = BY_KEY[one.themes[0]].icon if one.themes and one.themes[0] in BY_KEY else "building"
    where = distance(one) or offered.city
    return Row(
        one.key,
        offered.name,
        offered.partner,
        where,
        note=_open_word(one),
        badges=_row_badges(one),
        icon="star-full" if one.favourite else theme,
        tone="accent" if one.favourite or one.service else "muted",
    )


def distance(one: Helper) -> str:
    """ "350 m", "2,4 km", "à distance", "" when it is not known."""
    if one.metres is None:
        return _("à distance") if REMOTE in one.offered.modes else ""
    if one.metres < 950:
        return _("{n}\u00a0m").format(n=max(round(one.metres / 10) * 10, 10))
    return _("{n}\u00a0km").format(n=f"{one.metres / 1000:.1f}".replace(".", ","))


def _open_word(one: Helper) -> str:
    return {OPEN: _("ouvert"), CLOSED: _("fermé")}.get(one.opening.answer, "")


def _row_badges(one: Helper) -> tuple[Badge, ...]:
    """What would make one hesitate, before what would not."""
    found: list[Badge] = []
    if one.gone_on:
        found.append((_("Retiré de l’annuaire"), "danger", "archive"))
    if one.suits.answer == NOT:
        found.append((_("Pas pour elle ou lui"), "danger", "alert"))
    if one.silent:
        found.append((_("Ne répond pas"), "danger", "stitch-broken"))
    return tuple(found[:2])


def shown(one: Helper, today: str) -> Shown:
    """The panel of a service."""
    return Shown(
        one.key,
        one.offered.name,
        one.offered.partner,
        _badges(one, today),
        tuple(_answers(one)),
        past(one),
        facts(one, today),
        one.offered.description,
        one.note,
        one.favourite,
        bool(one.gone_on),
    )


def _badges(one: Helper, today: str) -> tuple[Badge, ...]:
    offered = one.offered
    themes = ((BY_KEY[key].short, "neutral", BY_KEY[key].icon) for key in one.themes if key in BY_KEY)
    fees = (
        ((FEES[offered.fees], "success" if offered.fees == "gratuit" else "warning", "coins"),)
        if offered.fees
        else ()
    )
    named = {BY_KEY[key].short for key in one.themes if key in BY_KEY}
    kind = ((KINDS[offered.kind], "neutral", ""),) if KINDS[offered.kind] not in {"", *named} else ()
    stale = (
        ((_("À vérifier\u00a0: {age}").format(age=updated(one, today)), "warning", "clock"),)
        if one.stale
        else ()
    )
    gone = ((_("Retiré de l’annuaire"), "danger", "archive"),) if one.gone_on else ()
    known = ((_("Dans vos partenaires"), "accent", "building"),) if one.service else ()
    return (*gone, *fees, *kind, *stale, *known, *themes)


def updated(one: Helper, today: str) -> str:
    """When the directory last heard of it."""
    day = one.offered.updated_on
    return _("mis à jour {when}").format(when=show_relative(day, today)) if day else _("date inconnue")


def _answers(one: Helper) -> list[Said]:
    """For this person: the public, the hours, the languages; whether it is open."""
    found = []
    if one.suits.why:
        found.append(Said(_sentence(one.suits.why), *TONES[one.suits.answer]))
    unsaid = [fit for fit in (one.hours, one.travel) if fit.why and fit.answer == UNKNOWN]
    known = [fit for fit in (one.hours, one.travel) if fit.why and fit.answer != UNKNOWN]
    found += [Said(_sentence(fit.why), *TONES[fit.answer]) for fit in known]
    if unsaid:
        words = _("À lui demander\u00a0: {what}").format(what=_(" et ").join(fit.why for fit in unsaid))
        found.append(Said(words, *TONES[UNKNOWN]))
    if one.speaks:
        said = _("Sa présentation parle de\u00a0: {languages}").format(languages=", ".join(one.speaks))
        found.append(Said(said, "language", "info"))
    return [*found, _open(one)]


def _open(one: Helper) -> Said:
    """Whether it is, as of the time one asked."""
    opening = one.opening
    if opening.answer not in (OPEN, CLOSED):
        return Said(_sentence(opening.why) or _("Horaires inconnus"), "clock", "muted")
    word, tone = (_("Ouvert"), "success") if opening.answer == OPEN else (_("Fermé en ce moment"), "muted")
    return Said(word + (f" ({opening.why})" if opening.why else ""), "clock", tone)


def past(one: Helper) -> Said | None:
    """How the structure answered so far; None where nobody was referred."""
    answers = one.answers
    if not answers.handed:
        return None
    if one.silent:
        words = n_(
            "Aucune réponse à {n} orientation\u00a0: la couture est rompue.",
            "Aucune réponse à {n} orientations\u00a0: la couture est rompue.",
            answers.handed,
        )
        return Said(words, "stitch-broken", "danger")
    words = _("A répondu à {a} orientations sur {n}").format(a=answers.answered, n=answers.handed)
    if one.days >= 0:
        words += _(", {days} pour accueillir").format(days=n_("{n} jour", "{n} jours", one.days))
    return Said(
        words + ".", "stitch-closed", "success" if answers.answered * 2 >= answers.handed else "warning"
    )


def facts(one: Helper, today: str) -> tuple[Fact, ...]:
    """What is known of it, in the order one asks."""
    offered = one.offered
    town = " ".join(filter(None, (offered.postcode, offered.city)))
    return (
        (_("Pour qui"), offered.public),
        (_("Conditions"), offered.requirements),
        (_("À apporter"), "\n".join(listed(offered.documents))),
        (_("Y accéder"), offered.access),
        (_("Coût"), offered.fees_said),
        (_("Horaires"), show_hours(offered.hours)),
        (_("Adresse"), ", ".join(filter(None, (offered.address, town)))),
        (_("Distance"), distance(one)),
        (_("Téléphone"), shown_phone(offered.phone)),
        (_("Courriel"), offered.email),
        (_("Contact"), offered.contact),
        (_("Durée"), _length(one)),
        (_("Source"), _source(one, today)),
    )


def _length(one: Helper) -> str:
    hours, weeks = one.offered.weekly_hours, one.offered.weeks
    by_week = _("{n} h par semaine").format(n=f"{hours:g}".replace(".", ",")) if hours else ""
    return ", ".join(filter(None, (by_week, n_("{n} semaine", "{n} semaines", weeks) if weeks else "")))


def _source(one: Helper, today: str) -> str:
    if not one.offered.source:
        return _("Écrit à la main dans le carnet")
    return _("{source}, {when}").format(source=one.offered.source, when=updated(one, today))


def compared(helpers: tuple[Helper, ...], today: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Two or three services, a line for each thing that one of them says."""
    past_words = tuple(said.words if (said := past(one)) else _("personne encore orienté") for one in helpers)
    lines = [
        (_("Structure"), tuple(one.offered.partner for one in helpers)),
        (_("Pour cette personne"), tuple(_sentence(one.suits.why) for one in helpers)),
        (_("Ses heures"), tuple(_sentence(one.hours.why) for one in helpers)),
        (_("Son trajet"), tuple(_sentence(one.travel.why) for one in helpers)),
        (_("Réponses"), past_words),
        (_("Frais"), tuple(FEES[one.offered.fees] if one.offered.fees else "" for one in helpers)),
    ]
    told = [dict(facts(one, today)) for one in helpers]
    lines += [(label, tuple(one[label] for one in told)) for label in told[0]]
    return tuple((label, said) for label, said in lines if any(said))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
