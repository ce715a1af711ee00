"""The encounter being written: what the composer holds, kept as a draft, given back on return. No Qt here."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from cad.domain.errors import Refused
from cad.domain.nir import looks_like_nir
from cad.domain.text import _
from ui.screens.resident.typed import NeedTyped, StepTyped, read_need, read_step, with_theme

FORM = "encounter"
"""The draft’s name; `record_encounter` drops it itself."""


@dataclass(frozen=True, slots=True)
class Writing:
    """`need` and `step` are what is still being typed; `passage`: of whom one receives at a session; `day`
    (ISO) and `time` ("10:05") are "" for now.
    """

    text: str = ""
    visibility: str = "team"
    channel: str = "drop_in"
    place: str = ""
    passage: str = ""
    minutes: int = 0
    day: str = ""
    time: str = ""
    needs: tuple[NeedTyped, ...] = ()
    steps: tuple[StepTyped, ...] = ()
    need: str = ""
    step: str = ""
    step_who: str = "resident"
    step_due: str = ""

    def empty(self) -> bool:
        """Nothing that would be missed."""
        return not (self.text.strip() or self.needs or self.steps or self.need.strip() or self.step.strip())

    def value(self) -> dict[str, Any]:
        """As a draft; {} when there is nothing to keep."""
        return {} if self.empty() else asdict(self)

    def finished(self, today: date) -> "Writing":
        """What was still being typed, taken as it stands. Raises `Refused` for a theme that is not one."""
        needs = self.needs
        if self.need.strip():
            said = read_need(self.need, frozenset(n.theme for n in needs))
            if said is None:
                raise Refused(
                    _(
                        "«\u00a0{typed}\u00a0» n’est pas un thème. "
                        "Choisissez-le dans la liste, ou effacez-le."
                    ).format(typed=self.need.strip()[:40])
                )
            needs = (*needs, said)
        step = self.step_typed(today)
        steps = (*self.steps, step) if step else self.steps
        return replace(self, needs=needs, steps=steps, need="", step="", step_who="resident", step_due="")

    def step_typed(self, today: date) -> StepTyped | None:
        """The step still being typed, with the person and the day chosen beside it."""
        step = read_step(self.step, today)
        return step and replace(step, who=self.step_who, due_on=self.step_due or step.due_on)

    def given(self, today: date) -> dict[str, Any]:
        """The arguments of `record_encounter`. Raises `Refused` with what is missing."""
        whole = self.finished(today)
        if whole.empty():
            raise Refused(_("Écrivez ce qui s’est dit, un besoin ou une étape, puis enregistrez."))
        return {
            "text": whole.text,
            "visibility": whole.visibility,
            "channel": whole.channel,
            "place": whole.place,
            "passage": whole.passage,
            "minutes": whole.minutes,
            "at": _moment(whole.day, whole.time, today),
            "needs": tuple({"theme": n.theme, "state": n.state, "detail": n.detail} for n in whole.needs),
            "steps": tuple(asdict(with_theme(step, whole.needs)) for step in whole.steps),
        }


def _moment(day: str, time: str, today: date) -> str:
    """ "" for now; a day alone is noted at noon, a time alone is today’s."""
    return f"{day or today.isoformat()}T{time or '12:00'}" if day or time else ""


def from_draft(value: dict[str, Any]) -> Writing:
    """The writing a draft keeps; what an older version of the app did not keep is left at its default."""
    known = {name: value[name] for name in Writing.__slots__ if name in value}
    known["needs"] = tuple(NeedTyped(**need) for need in value.get("needs", ()))
    known["steps"] = tuple(StepTyped(**step) for step in value.get("steps", ()))
    return Writing(**known)


def warning(writing: Writing) -> str:
    """What must not be written, said while it is typed; "" when all is well."""
    typed = (writing.text, writing.place, writing.step, *(step.title for step in writing.steps))
    if any(looks_like_nir(text) for text in typed if len(text) >= 13):
        return _(
            "Ce texte semble contenir un numéro de sécurité sociale\u00a0: effacez-le, "
            "le carnet ne peut pas le garder."
        )
    return ""
