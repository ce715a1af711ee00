"""Forms half typed, then referrals prepared and not handed over. No Qt here."""

from cad.domain.clock import here
from cad.domain.dates import show_relative
from cad.domain.text import _
from cad.services.today import HalfTyped, TodayPage
from ui.screens.referrals import lines
from ui.screens.today.section import Led, Section, person_row, section
from ui.widgets.rows import Row

FORMS = {
    "encounter": (_("Entretien en cours d’écriture"), "resident"),
    "referral": (_("Orientation en cours d’écriture"), "resident"),
    "transfer": (_("Passage de relais en cours d’écriture"), "resident"),
    "new_resident": (_("Nouvelle personne, à finir"), "residents"),
    "import": (_("Import d’une liste, à finir"), "import"),
    "outing": (_("Contact d’une sortie, à finir"), "outing"),
}
"""Half-typed forms worth coming back to: how they are called, and where they are."""


def drafts(page: TodayPage) -> Section:
    """What one began."""
    led = [_half_typed(form, page.day) for form in page.forms if form.form in FORMS]
    count = page.drafts.count + len(led)
    for one in page.drafts.first:
        about = _("Orientation vers {partner}").format(partner=one.partner)
        led.append(person_row(f"draft:{one.id}", one.person, about, lines.age(one)))
    return section("drafts", _("Brouillons"), led, count, more=("referrals", {"state": "draft"}))


def _half_typed(form: HalfTyped, day: str) -> Led:
    label, place = FORMS[form.form]
    when = show_relative(here(form.at)[:10], day)
    wheres = {"outing": {"session": form.subject}, "residents": {"new": "1"}}
    where = {"resident": form.subject} if form.name else wheres.get(place, {})
    about = label if form.name else ""
    row = Row(f"form:{form.form}:{form.subject}", form.name or label, about, when, icon="draft")
    return row, (place, where)
