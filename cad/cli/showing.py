"""A person’s page as lines of text."""

from collections.abc import Iterator

from cad.domain.dates import show_date, show_moment
from cad.domain.journey import JOURNEY_STATES, NEED_STATES, STEP_STATES
from cad.domain.names import full_name
from cad.domain.partial_date import show_partial
from cad.domain.reference import show as show_reference
from cad.domain.referral import REFERRAL_STATES
from cad.domain.text import _
from cad.domain.themes import BY_KEY
from cad.services.page import ResidentPage


def lines(page: ResidentPage) -> Iterator[str]:
    """Identity, journey, needs, steps, referrals, then the timeline, latest first."""
    yield from _identity(page)
    yield from _journey(page)
    yield from _titled(_("Besoins"), _needs(page))
    yield from _titled(_("Étapes"), _steps(page))
    yield from _titled(_("Orientations"), _referrals(page))
    yield from _titled(_("Fil"), _timeline(page))


def _identity(page: ResidentPage) -> Iterator[str]:
    who = page.resident
    yield full_name(who.civility, who.first_name, who.usage_name, who.birth_name)
    if who.invented:
        yield _("Personne inventée (démonstration)")
    if who.birth_date:
        yield _("Naissance\u00a0: {date}").format(date=show_partial(who.birth_date))
    if place := " ".join(part for part in (who.address, who.postcode, who.city) if part):
        yield place
    if who.phones:
        yield _("Téléphone\u00a0: {numbers}").format(numbers=", ".join(who.phones))
    for other in page.merged:
        yield _("Aussi connu·e comme {name}").format(
            name=full_name("", other.first_name, other.usage_name, other.birth_name)
        )


def _journey(page: ResidentPage) -> Iterator[str]:
    if page.journey:
        state = JOURNEY_STATES[page.journey.status]
        yield _("Parcours {state} depuis le {date}").format(
            state=state.lower(), date=show_date(page.journey.opened_on)
        )
        if page.journey.goal:
            yield f"«\u00a0{page.journey.goal}\u00a0»"


def _titled(title: str, found: Iterator[str]) -> Iterator[str]:
    """The lines under a title; nothing when there are none."""
    told = list(found)
    if told:
        yield ""
        yield title
        yield from (f"  {line}" for line in told)


def _needs(page: ResidentPage) -> Iterator[str]:
    for theme in page.themes:
        if theme.history:
            detail = f" — {theme.detail}" if theme.detail else ""
            yield f"{BY_KEY[theme.theme].label}\u00a0: {NEED_STATES[theme.state].lower()}{detail}"


def _steps(page: ResidentPage) -> Iterator[str]:
    for step in page.steps:
        due = _(" pour le {date}").format(date=show_date(step.due_on)) if step.due_on else ""
        yield f"{step.title}{due}\u00a0: {STEP_STATES[step.state].lower()}"


def _referrals(page: ResidentPage) -> Iterator[str]:
    for referral in page.referrals:
        where = page.names.get(referral.organisation, "")
        yield f"{show_reference(referral.reference)} {where}\u00a0: {REFERRAL_STATES[referral.state].lower()}"


def _timeline(page: ResidentPage) -> Iterator[str]:
    for entry in page.timeline:
        yield f"{show_moment(entry.at)} · {entry.title}"
        yield from (f"  {line}" for line in entry.text.splitlines())
        for news in entry.heard:
            yield f"  {show_moment(news.on)}\u00a0: {REFERRAL_STATES[news.state].lower()} {news.why}".rstrip()
