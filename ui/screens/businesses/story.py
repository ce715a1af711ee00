"""A project’s thread: each stage it reached, and what became of it, latest first. No Qt here."""

from cad.domain.business import ABANDONED, MOVES, RANK, REGISTERED, BusinessMove, stage_before_abandon
from cad.domain.dates import SHORT_MONTHS, show_date
from cad.domain.outcome import OUTCOMES, Outcome, when
from cad.domain.text import _
from cad.services.business_pages import BusinessPage
from ui.widgets.timeline import Entry


def entries(page: BusinessPage) -> list[Entry]:
    """What happened to it, latest first."""
    dated = [(one.on, one.id, _move(one, before)) for one, before in _with_before(page)]
    dated += [(one.on, one.id, _became(one)) for one in page.outcomes]
    return [entry for _on, _id, entry in sorted(dated, key=lambda each: each[:2], reverse=True)]


def _became(one: Outcome) -> Entry:
    """What became of who registered it, so many months after."""
    title = _("{when}\u00a0: {state}").format(when=when(one), state=OUTCOMES[one.state].lower())
    return Entry(one.id, title, show_date(one.on), one.reason, icon="storefront", tone="success")


def _with_before(page: BusinessPage) -> list[tuple[BusinessMove, str]]:
    stages = ["", *(one.stage for one in page.moves)]
    return list(zip(page.moves, stages, strict=False))


def _move(one: BusinessMove, before: str) -> Entry:
    title, icon, tone = MOVES[one.stage], "step", "accent"
    if one.stage == ABANDONED:
        icon, tone = "close", "danger"
    elif before == ABANDONED:
        title, icon = _("Repris à l’étape «\u00a0{stage}\u00a0»").format(stage=MOVES[one.stage]), "redo"
    elif before and RANK[one.stage] < RANK[before]:
        title, icon = _("Retour à l’étape «\u00a0{stage}\u00a0»").format(stage=MOVES[one.stage]), "undo"
    elif one.stage == REGISTERED:
        icon, tone = "storefront", "success"
    return Entry(one.id, title, show_date(one.on), one.reason, icon=icon, tone=tone)


def month(day: str) -> str:
    """ "nov. 2026"."""
    return f"{_(SHORT_MONTHS[int(day[5:7]) - 1])} {day[:4]}"


def standing(page: BusinessPage) -> str:
    """The stage one sees it at: an abandoned project stays where it was."""
    return stage_before_abandon(page.moves) if page.stage == ABANDONED else page.stage


def reached(page: BusinessPage) -> dict[str, str]:
    """Stage → when it was last reached, of those it stands at or has passed."""
    rank = RANK[standing(page)]
    return {one.stage: month(one.on) for one in page.moves if RANK.get(one.stage, 99) <= rank}


def next_stage(page: BusinessPage) -> str:
    """The stage that comes next, "" at the end or once abandoned."""
    after = [stage for stage, rank in RANK.items() if rank == RANK.get(page.stage, 99) + 1]
    return after[0] if after else ""
