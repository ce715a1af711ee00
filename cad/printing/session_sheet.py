"""The evening’s sheet of a drop-in or of outreach: who came, what for, what follows, what remains to be done.

The team’s has names, and of each the least that taking it up again needs: neither telephones nor what was
said, and no partner whose name would reveal a situation. The one for others has numbers alone, none of them
about too few people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from cad.domain.dates import show_date, show_day_long, show_time
from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.plan import masking_words
from cad.domain.plan_shown import shown_number
from cad.domain.session import CALLED, LEFT, NATURES, OUTREACH, SEEN, WAITING, Session
from cad.domain.small_cells import LEAST, Cell, shown
from cad.domain.text import _, n_
from cad.domain.themes import BY_KEY
from cad.printing.french import typeset


@dataclass(frozen=True, slots=True)
class Line:
    """Someone who came: when, how one calls them, what for, in which state (waiting, called, seen, left),
    seen by whom, what follows.
    """

    at: str
    name: str
    themes: tuple[str, ...]
    reason: str
    state: str
    by: str
    follows: tuple[str, ...]
    call_back: bool = False


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """Every string of the sheet; `people` are rows of number, time, name, reason, what follows; `counts` are
    (theme, how many).
    """

    form: ClassVar[str] = "session_sheet"

    kind: str
    title: str
    when: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, ...], ...]
    counts: tuple[tuple[str, str], ...]
    remains: tuple[str, ...]
    notes: tuple[str, ...]
    made: str
    code: str = ""


def compose(
    session: Session,
    lines: Sequence[Line],
    team: Sequence[str],
    present: Sequence[str],
    today: str,
    ours: str,
) -> SessionSheet:
    """The team’s sheet; `present`: names of structures, those to mask already masked."""
    back = [line.name or _("sans nom") for line in lines if line.call_back]
    remains = [typeset(one) for one in session.remains.splitlines() if one.strip()]
    if back:
        remains.append(
            n_("{n} personne veut bien être rappelée\u00a0: {names}.",
               "{n} personnes veulent bien être rappelées\u00a0: {names}.", len(back)
            ).format(n=len(back), names=", ".join(back))
        )  # fmt: skip
    rows = [_row(rank, line, session) for rank, line in enumerate(lines, 1)]
    return SessionSheet(
        kind=_("{nature} · feuille du soir, pour l’équipe").format(nature=NATURES[session.nature]),
        **_head(session, team, present),
        figures=tuple((str(number), label) for number, label in _figures(session, lines)),
        people=tuple(rows),
        counts=tuple((BY_KEY[key].short, str(number)) for key, number in _themes(lines).items()),
        remains=tuple(remains),
        notes=(_("Cette feuille nomme des personnes\u00a0: ne la laissez pas sur une table."),),
        made=_made(ours, today),
    )


def compose_masked(
    session: Session, lines: Sequence[Line], team: Sequence[str], present: Sequence[str], under: int,
    today: str, ours: str,
) -> SessionSheet:  # fmt: skip
    """The sheet for others: the day in numbers; `under`: no number is about fewer people."""
    least = max(under, LEAST)
    whole, *parts = _figures(session, lines, several=True)
    masked = _masked(whole[0], [number for number, _label in parts], least, apart=_apart(session))
    known = _themes(lines)
    themes = {key: number for key, number in known.items() if number >= least}
    rare = [_("D’autres besoins ont été dits, par trop peu de personnes pour être comptés.")]
    return SessionSheet(
        kind=_("{nature} · bilan chiffré").format(nature=NATURES[session.nature]),
        **_head(session, team, present),
        figures=(
            (shown_number(whole[0] if whole[0] >= least else None), whole[1]),
            *((shown_number(number), label) for number, (_n, label) in zip(masked, parts, strict=True)),
        ),
        people=(),
        counts=tuple((BY_KEY[key].short, str(number)) for key, number in themes.items()),
        remains=(),
        notes=(
            _("Une même personne peut venir pour plusieurs besoins."),
            *(rare if len(themes) < len(known) else ()),
            masking_words(least),
        ),
        made=_made(ours, today),
    )


def _masked(whole: int, parts: Sequence[int], least: int, *, apart: bool) -> list[int | None]:
    """Parts that add up are masked together; else each by itself, and with whoever is left of the `whole`:
    eighteen anonymous of twenty would say that two gave a name.
    """
    if not apart:
        return [n if n >= least and (n == whole or whole - n >= least) else None for n in parts]
    return [*shown({place: Cell(n, n) for place, n in enumerate(parts)}, least).cells.values()]


def _head(session: Session, team: Sequence[str], present: Sequence[str]) -> dict[str, Any]:
    facts = (
        (_("Équipe"), ", ".join(team)),
        (_("Structures présentes"), ", ".join(present)),
        (_("Quartier"), NEIGHBOURHOODS[session.neighbourhood] if session.neighbourhood else ""),
        (_("Trajet"), typeset(session.route) if session.place else ""),
    )
    start, end = show_time(session.starts_at), show_time(session.closed_at or session.ends_at)
    hours = (
        _("de {start} à {end}").format(start=start, end=end)
        if end
        else _("à partir de {start}").format(start=start)
    )
    return {
        "title": typeset(session.name),
        "when": f"{show_day_long(session.starts_at)}, {hours}".capitalize(),
        "facts": tuple((label, said) for label, said in facts if said),
    }


def _apart(session: Session) -> bool:
    """Whether the parts of the day add up to it: nobody is in two of them."""
    return session.nature != OUTREACH


def _figures(session: Session, lines: Sequence[Line], *, several: bool = False) -> list[tuple[int, str]]:
    """The whole, then its parts; with `several`, in words that say nothing of a number that is masked."""
    least = 2 if several else 0
    if session.nature == OUTREACH:
        unknown = sum(not line.name for line in lines)
        back = sum(line.call_back for line in lines)
        return [
            (len(lines), n_("contact", "contacts", max(len(lines), least))),
            (unknown, n_("anonyme", "anonymes", max(unknown, least))),
            (back, _("à rappeler")),
        ]
    states = {state: sum(line.state == state for line in lines) for state in (SEEN, LEFT, WAITING, CALLED)}
    seen, left, waiting = states[SEEN] + states[CALLED], states[LEFT], states[WAITING]
    return [
        (len(lines), n_("personne venue", "personnes venues", max(len(lines), least))),
        (seen, n_("reçue", "reçues", max(seen, least))),
        (left, n_("partie sans être vue", "parties sans être vues", max(left, least))),
        (waiting, n_("attendait encore", "attendaient encore", max(waiting, least))),
    ]


def _themes(lines: Sequence[Line]) -> Mapping[str, int]:
    counts = {key: sum(key in line.themes for line in lines) for key in BY_KEY}
    return {k: n for k, n in sorted(counts.items(), key=lambda one: -one[1]) if n}


def _row(rank: int, line: Line, session: Session) -> tuple[str, ...]:
    what = [", ".join(BY_KEY[key].short for key in line.themes if key in BY_KEY), line.reason]
    follows = [*([_state(line)] if _apart(session) else []), *line.follows]
    follows += [_("à rappeler")] if line.call_back else []
    return (
        str(rank),
        show_time(line.at),
        typeset(line.name or _("Anonyme")),
        typeset("\u00a0: ".join(filter(None, what))),
        typeset(" · ".join(follows)),
    )


def _state(line: Line) -> str:
    if line.state in (SEEN, CALLED):
        return _("vu·e par {name}").format(name=line.by) if line.by else _("vu·e")
    return _("parti·e sans être vu·e") if line.state == LEFT else _("attendait encore")


def _made(ours: str, today: str) -> str:
    return " · ".join(filter(None, (ours, _("feuille du {day}").format(day=show_date(today)))))


def words() -> dict[str, str]:
    """What is printed on every sheet."""
    return {
        "people": _("Qui est venu"),
        "columns": "|".join((_("N°"), _("Arrivée"), _("Qui"), _("Pour"), _("Et ensuite"))),
        "counts": _("Les besoins"),
        "remains": _("Ce qu’il reste à faire"),
        "none": _("Personne n’est venu."),
    }
