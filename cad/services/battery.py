"""The battery of this laptop, where it has one: out there nothing else tells when one will have to stop."""

from typing import NamedTuple

from cad.domain.text import _, n_

LOW = 20
"""Percent under which one is warned."""


class Battery(NamedTuple):
    """`minutes` are those left, None when the system does not know."""

    percent: int
    plugged: bool
    minutes: int | None = None

    @property
    def low(self) -> bool:
        """Whether it is time to plug it in."""
        return self.percent < LOW and not self.plugged

    def words(self) -> str:
        """« Batterie 34 %, environ 1 h 10 »."""
        charge = _("Batterie {n}\u202f%").format(n=self.percent)
        if self.plugged:
            return _("{charge}, branchée").format(charge=charge)
        return (
            charge
            if self.minutes is None
            else _("{charge}, environ {time}").format(charge=charge, time=_lasting(self.minutes))
        )


def battery() -> Battery | None:
    """As the system says now; None where there is none, or the system says nothing of it."""
    import psutil

    try:
        told = psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError, ValueError):  # some systems have no such thing to read
        return None
    if told is None:
        return None
    known = told.secsleft is not None and told.secsleft >= 0 and not told.power_plugged
    minutes = round(told.secsleft / 60) if known else None
    return Battery(round(told.percent), bool(told.power_plugged), minutes)


def _lasting(minutes: int) -> str:
    """To ten minutes above the hour: the system only guesses."""
    if minutes < 60:
        return n_("{n}\u00a0minute", "{n}\u00a0minutes", minutes).format(n=minutes)
    hours, rest = divmod(round(minutes, -1), 60)
    return _("{hours}\u00a0h\u00a0{rest:02}").format(hours=hours, rest=rest) if rest else f"{hours}\u00a0h"
