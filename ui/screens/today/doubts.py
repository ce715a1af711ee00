"""What two laptops wrote without knowing of each other: values that differ, files of one. No Qt."""

from cad.domain.text import _
from cad.services.today import TodayPage
from ui.screens.today.section import Section, section
from ui.widgets.rows import Row


def clashes(page: TodayPage) -> Section:
    """Two values, of which a person chooses."""
    led = []
    for one in page.clashes:
        what = _("{field}\u00a0: {one} ou {other}").format(
            field=one.field, one=one.kept.shown, other=one.current.shown
        )
        name = one.person.name if one.person else one.about
        about = what if one.kind == "resident" else f"{one.about} · {what}"
        row = Row(f"clash:{one.id}", name, about, icon="scales", tone="warning")
        led.append((row, ("clashes", {"clash": one.id})))
    return section("clashes", _("Divergences à régler"), led, more=("clashes", {}))


def met_twice(page: TodayPage) -> Section:
    """Files that two laptops made of one person, maybe: side by side, one says."""
    led = []
    for one in page.met_twice:
        alike = _("Ressemble à {name}, déjà dans le carnet").format(name=one.other_name)
        about = alike if one.name != one.other_name else _("Deux fiches à ce nom, dont une reçue")
        row = Row(f"twice:{one.came}:{one.here}", one.name, about, icon="merge", tone="warning")
        led.append((row, ("residents", {"merge": f"{one.here},{one.came}"})))
    more = ("residents", {"pairs": "1"})
    return section("met_twice", _("Peut-être la même personne"), led, more=more)
