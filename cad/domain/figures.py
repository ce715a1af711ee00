"""What is counted of a person’s file for the plan’s figures: numbers only, while it lives and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cad.domain.dates import days_between
from cad.domain.referral_life import stitch
from cad.domain.text import _

Values = Mapping[str, Any]
MEASURES = {
    "persons": _("Personnes"),
    "encounters": _("Entretiens"),
    "referrals_open": _("Orientations ouvertes"),
    "referrals_closed": _("Orientations abouties"),
    "referrals_broken": _("Orientations rompues"),
}
"""What is counted of each file. No measure is the sum of others: none is known from the rest of its line."""
MEDIAN = "median_days"
PLACES = {"in": _("En QPV"), "out": _("Hors QPV"), "": _("À vérifier")}
_SILENT = ("draft", "handed_over", "no_answer", "revoked")
"""States that are no answer of the partner’s."""


@dataclass(slots=True)
class File:
    """One person: who accompanies them, where they live, how many of what, days until partners answered."""

    organisation: str = ""
    place: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    answered: list[int] = field(default_factory=list)


def file_of(records: Iterable[tuple[str, str, Values]], person: str, year: str = "") -> File | None:
    """The figures of one file as its records (kind, identifier, values) say them; what happened in a `year`.

    None when the file was removed, or is of a person who does not exist.
    """
    made, events, handed = File(), list[Values](), dict[str, str]()
    for kind, record, values in records:
        if values.get("removed") or (kind == "resident" and values.get("invented")):
            if record == person:
                return None
        elif kind == "resident" and record == person:
            made.organisation = str(values.get("organisation", ""))
            made.place = values["qpv"] if values.get("qpv") in PLACES else ""
            made.counts["persons"] = 1
        elif kind == "encounter" and str(values.get("at", "")).startswith(year):
            made.counts["encounters"] = made.counts.get("encounters", 0) + 1
        elif kind == "referral":
            handed[record] = str(values.get("state", "draft"))
        elif kind == "referral_event":
            events.append(values)
    _count_referrals(made, handed, events, year)
    return made if made.counts.get("persons") else None


def _count_referrals(made: File, handed: Mapping[str, str], events: Iterable[Values], year: str) -> None:
    """Those handed over in the year: open, sewn or broken, and the days until the first answer."""
    sent: dict[str, str] = {}
    heard: dict[str, str] = {}
    for values in events:
        of, on = str(values.get("referral", "")), str(values.get("on", ""))[:10]
        days = sent if values.get("state") == "handed_over" else heard
        if len(on) == 10 and (days is sent or values.get("state") not in _SILENT):
            days[of] = min(days.get(of, on), on)
    for record, state in handed.items():
        seam = stitch(state)
        if seam and sent.get(record, "").startswith(year):
            made.counts[f"referrals_{seam}"] = made.counts.get(f"referrals_{seam}", 0) + 1
            if record in heard and record in sent:
                made.answered.append(max(_days(sent[record], heard[record]), 0))


def _days(earlier: str, later: str) -> int:
    try:
        return days_between(earlier, later)
    except ValueError:  # a day that no calendar has
        return 0
