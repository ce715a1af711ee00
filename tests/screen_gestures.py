"""What one does on a screen before its picture is taken: an answer half given, letters chosen, a sheet."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from cad.domain.clock import fixed
from cad.domain.resident import Resident
from cad.domain.transfer import Transfer
from cad.services import (
    business_pages,
    city_pages,
    clauses,
    employer,
    internship_list,
    notebook,
    referrals,
    ways_in,
)
from cad.services.finding import list_residents
from cad.services.notebook import Notebook
from cad.services.residents import create_resident
from cad.store.laptop import keep
from cad.store.reads.today import ENDINGS_TOLD
from cad.store.table import load, select
from tests import screen_agenda, screen_companies, screen_directory, screen_field, screen_places
from ui.widgets.overlay import Overlay
from ui.widgets.page import Scroll

ENDING = (
    ("Le Bihan", "Solène", "2024-11-25", "2026-12-01"),
    ("Traoré", "Mamadou", "2024-12-02", "2026-12-08"),
    ("Petit", "Jeanne", "2024-12-18", "2027-01-22"),
)
"""Name, first name, last contact, day of the end."""
Gesture = Callable[[Any], object]
Shot = tuple[str, str, dict[str, str], Gesture]


def gestures(book: Notebook) -> Iterator[Shot]:
    """Name of the picture, place, where, and the gesture on the screen."""
    yield from _people(book)
    yield from _orientations(book)
    yield from _partners()
    yield from screen_agenda.shots(book)
    yield from screen_directory.shots(book, list_residents(book, limit=1)[0].id)
    yield from _clauses(book)
    yield from _internships(book)
    yield from screen_companies.shots(book)
    yield from screen_field.shots(book)
    yield from _places(book)
    yield from _businesses(book)
    yield from _city(book)
    yield from _settings(book)
    yield from _endings(book)
    yield "palette-partenaire", "partners", {}, lambda s: _palette(s, "centre")


def _people(book: Notebook) -> Iterator[Shot]:
    known, holder = (load(book.connection, Resident, one.id) for one in list_residents(book, limit=2))
    typed = {
        "usage_name": known.usage_name,
        "first_name": known.first_name,
        "birth_date": "/".join(reversed(known.birth_date.split("-"))),
        "phone": holder.phones[0],
    }
    yield "nouvelle-personne-connue", "residents", {"new": "1"}, lambda s: s._new.fill(typed)
    more = {"resident": known.id, "phones": holder.phones[0]}
    yield "fiche-completer", "resident", more, _nothing
    yield "residents-sans-etape", "residents", {"show": "idle"}, _nothing
    yield "residents-trouve", "residents", {"text": known.first_name}, _nothing
    yield "residents-doublons", "residents", {"pairs": "1"}, _nothing
    yield "residents-comparer", "residents", {"merge": f"{known.id},{holder.id}"}, _nothing
    one = {"resident": known.id}
    for name, asked in (("orienter", "refer"), ("rendez-vous", "meet"), ("accord", "consent")):
        yield f"fiche-{name}", "resident", one, lambda s, asked=asked: s.gestures.ask(asked)
    for relay in select(book.connection, Transfer):
        way = "recu" if relay.to_adviser == book.me else relay.state
        place = {"resident": relay.resident}
        yield f"fiche-relais-{way}", "resident", place, _nothing
        yield f"fiche-relais-{way}-bas", "resident", place, _scroll_down
        if way == "recu":
            yield "fiche-relais-accepter", "resident", place, lambda s: s.relays.buttons["accept"].click()
            yield "fiche-relais-decliner", "resident", place, lambda s: s.relays.buttons["decline"].click()
    yield "fiche-transmettre", "resident", {"resident": known.id}, lambda s: s.gestures.ask("transfer")
    yield "fiche-transmettre-ailleurs", "resident", {"resident": known.id}, _ask_elsewhere
    typing = screen_places.type_an_address
    yield "fiche-adresse", "resident", one, lambda s: typing(s, book, "5 rue de br")
    yield "fiche-adresse-situee", "resident", one, lambda s: typing(s, book, "12 bis luci", take=True)
    yield "fiche-entretien", "resident", one, _write
    yield "importer-colonnes", "import", {"file": _list()}, _nothing


def _ask_elsewhere(screen: Any) -> None:
    """Someone of another organisation: the person is asked first."""
    from PySide6.QtTest import QTest

    from ui.screens.resident.form_sheet import FormSheet

    screen.gestures.ask("transfer")
    while not (sheets := screen.window().findChildren(FormSheet)):
        QTest.qWait(20)
    picker = sheets[-1].fields["to_adviser"].editor
    picker.picks.take(next(key for key, one in picker._leads.items() if not one.agreed))
    sheets[-1].save.click()


def _scroll_down(screen: Any) -> None:
    from ui.widgets.page import Scroll

    bar = screen.columns.findChild(Scroll).verticalScrollBar()
    bar.setValue(420)


def _endings(book: Notebook) -> Iterator[Shot]:
    """Three people nobody heard of for two years, and what a centre says of them, once all else is drawn."""
    told = []

    def tell(screen: Any) -> None:
        if told:
            return
        for name, first, last, until in ENDING:
            then = replace(book, now=fixed(f"{last}T10:00"))
            made = create_resident(then, usage_name=name, first_name=first, phones=("0639980101",)).result
            told.append((made.id, last, until))
        with book.connection:
            keep(book.connection, {ENDINGS_TOLD: told})
        screen.presenter.arrive("endings")

    yield "aujourdhui-effaces", "today", {}, tell
    yield (
        "fiche-effacee",
        "today",
        {},
        lambda screen: (tell(screen), screen._desk.open("resident", resident=told[0][0])),
    )


def _clauses(book: Notebook) -> Iterator[Shot]:
    """The forms of the social clauses, each over the lot it is about."""
    lots = [row.lot.id for row in clauses.clause_figures(book).rows]
    place = {"lot": lots[0]} if lots else {}
    for name, asked in (("marche", "procurement"), ("lot-nouveau", "lot"), ("poste", "opening")):
        yield f"clauses-{name}", "clauses", place, lambda s, asked=asked: s.presenter.ask(asked)
    yield "clauses-heures", "clauses", place, _hours
    yield "clauses-releve", "clauses", place, _statement
    yield "clauses-contrat-modifier", "clauses", place, _amend
    yield "clauses-candidats", "clauses", place, lambda s: _first_opening(s, "candidates")
    yield "clauses-postes", "clauses", place, _to_openings
    someone = list_residents(book, limit=1)[0].id
    yield "clauses-contrat", "clauses", place, lambda s: s.presenter.begin(someone, "DIOP Awa")


def _internships(book: Notebook) -> Iterator[Shot]:
    """The forms of the internships, and the end of a pupil’s page."""
    place = {"pupil": next(row.pupil.id for row in internship_list.internship_list(book).rows)}
    for name, asked in (("etablissement", "school"), ("offre", "internship_offer"), ("trouve", "found")):
        yield f"stages-{name}", "internships", place, lambda s, asked=asked: s.presenter.ask(asked)
    someone = list_residents(book, limit=1)[0].id
    yield "stages-eleve-nouveau", "internships", place, lambda s: s.presenter.begin(someone, "DIOP Awa")
    yield "stages-offres", "internships", place, _to_offers


def _places(book: Notebook) -> Iterator[Shot]:
    """The forms of the authority’s places and training sessions."""
    found = employer.employer_list(book)
    place = {"reserved": max(found.rows, key=lambda row: row.waiting).place.id} if found.rows else {}
    for name, asked in (("nouvelle", "place"), ("candidats", "candidates"), ("formation", "training")):
        yield f"collectivite-{name}", "places", place, lambda s, asked=asked: s.presenter.ask(asked)
    for row in found.trainings[-1:]:
        key = row.session.id
        yield "collectivite-presences", "places", place, lambda s, key=key: s.presenter.ask("attendance", key)


def _to_offers(screen: Any) -> None:
    for overlay in screen.window().findChildren(Overlay):
        overlay.leave()
    screen.panel.findChild(Scroll).verticalScrollBar().setValue(900)


def _businesses(book: Notebook) -> Iterator[Shot]:
    """The forms of a business, each over one that has money and a desk."""
    rows = business_pages.business_list(book).rows
    one = next((row for row in rows if row.hosted), None)
    place = {"business": one.business.id} if one else {}
    for asked in ("next", "register", "abandon", "contact", "funding", "stay", "business"):
        yield f"creation-form-{asked}", "businesses", place, lambda s, asked=asked: s.presenter.ask(asked)
    yield "creation-form-answer", "businesses", place, _first_funding


def _city(book: Notebook) -> Iterator[Shot]:
    """The forms of a project of the Cité, and the end of its page."""
    place = {"city_project": city_pages.city_list(book).rows[0].project.id}
    for asked in ("new", "project", "funding"):
        yield f"cite-form-{asked}", "city_projects", place, lambda s, asked=asked: s.presenter.ask(asked)
    someone = list_residents(book, limit=1)[0].id
    yield "cite-form-part", "city_projects", place, lambda s: s.presenter.begin(someone, "DIOP Awa")
    yield "cite-bas", "city_projects", place, _to_openings


def _first_funding(screen: Any) -> None:
    screen.presenter.ask("answer", screen.presenter.page.fundings[0].id)


def _statement(screen: Any) -> None:
    """An employer’s statement: a month more, one corrected, someone unknown."""
    names = [worker.name for worker in screen.presenter.page.workers[:2]]
    path = Path(tempfile.gettempdir()) / "releve-octobre.csv"
    lines = [
        f"{name};{month};{hours}"
        for name in names
        for month, hours in (("10/2026", "140"), ("11/2026", "62,5"))
    ]
    path.write_text("\n".join(["Salarié;Mois;Heures", *lines, "Inconnue Zoé;10/2026;70"]), encoding="utf-8")
    screen.presenter.statement(str(path))


def _to_openings(screen: Any) -> None:
    screen.panel.findChild(Scroll).verticalScrollBar().setValue(900)


def _first_opening(screen: Any, what: str) -> None:
    screen.presenter.ask(what, screen.presenter.page.openings[0].id)


def _amend(screen: Any) -> None:
    screen.presenter.ask("amend", screen.presenter.page.workers[0].insertion.id)


def _hours(screen: Any) -> None:
    screen.presenter.ask("hours", screen.presenter.page.workers[0].insertion.id)


def _write(screen: Any) -> None:
    screen.composer.write("Revue ce matin avec sa fille. Elle cherche une garde pour lundi.")


def _list() -> str:
    """A list as advisers have them: a date that does not exist, someone already known."""
    path = Path(tempfile.gettempdir()) / "permanence.csv"
    path.write_text(
        "NOM;Prénom;Né(e) le;Tél.;Remarque\n"
        "ABDELKADER;Benali;23/10/1998;06 39 98 46 23;\n"
        "LE GOFF;Yann;31/02/1999;0639980002;rappeler\n"
        "NGUYEN;Thi Hoa;1990;06 39 98 00;\n",
        encoding="utf-8",
    )
    return str(path)


def _orientations(book: Notebook) -> Iterator[Shot]:
    handed = referrals.list_referrals(book, state="handed_over", limit=3)
    one = {"referral": handed[0].id}
    for name, letter in (("rendez-vous", "D"), ("refus", "F"), ("suite", "S")):
        yield f"orientations-{name}", "referrals", one, lambda s, letter=letter: s._answer(letter)
    yield "orientations-coupon", "referrals", {}, lambda s: s.search.setText(handed[1].reference)
    yield "orientations-lettres", "referrals", {"state": "open"}, _choose_letters
    yield "orientations-brouillon", "referrals", {"state": "draft"}, lambda s: s.list.setFocus()
    yield "orientations-rien", "referrals", {"state": "open"}, lambda s: s.search.setText("K7RX4MH29TLX")
    yield "orientations-histoire", "referrals", one, _scroll_to_history
    yield "orientations-qui", "referrals", {}, lambda s: s._new()


def _choose_letters(screen: Any) -> None:
    screen.search.clear()
    screen.presenter.letters.choose(True)
    for row in screen.presenter.listing.rows[:3]:
        screen.presenter.letters.toggle(row.id)


def _scroll_to_history(screen: Any) -> None:
    from ui.widgets.page import Scroll

    bar = screen.detail.findChild(Scroll).verticalScrollBar()
    bar.setValue(bar.maximum())


def _partners() -> Iterator[Shot]:
    yield "partenaires-nouveau", "partners", {}, lambda s: s.presenter.edit(new=True)
    yield "partenaires-bas", "partners", {}, _scroll_partner
    yield "partenaires-service", "partners", {}, _new_service


def _new_service(screen: Any) -> None:
    screen.presenter.edit_service()


def _scroll_partner(screen: Any) -> None:
    screen.forms.leave()
    bar = screen.panel._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())


def _settings(book: Notebook) -> Iterator[Shot]:
    for section in (
        "look",
        "lock",
        "rules",
        "places",
        "wording",
        "keeping",
        "centre",
        "health",
        "log",
        "about",
    ):
        yield f"reglages-{section}", "settings", {"section": section}, _nothing
    yield "reglages-places-revu", "settings", {"section": "places"}, _recheck
    yield "reglages-modele-bas", "settings", {"section": "wording"}, _scroll_section
    yield (
        "reglages-verifie",
        "settings",
        {"section": "health"},
        lambda s: s.section("health").presenter.check(),
    )
    yield "reglages-faux", "settings", {"section": "wording"}, _wrong_wording
    yield (
        "reglages-regle",
        "settings",
        {"section": "rules"},
        lambda s: s.section("rules")._edit("silent_days"),
    )
    lock = {"section": "lock"}
    yield "reglages-phrase", "settings", lock, lambda s: s.section("lock").presenter.renew()
    yield "reglages-secours", "settings", lock, lambda s: _new_sheet(s, book)


def _recheck(screen: Any) -> None:
    screen.section("places").presenter.recheck()


def _new_sheet(screen: Any, book: Notebook) -> None:
    sure = ways_in.confirmed(book, notebook.PUBLIC_PASSPHRASE)
    for overlay in screen.window().findChildren(Overlay):
        overlay.leave()
    screen.section("lock").presenter._renew(sure)


def _nothing(_screen: Any) -> None:
    """As one arrives."""


def _scroll_section(screen: Any) -> None:
    from ui.widgets.page import Scroll

    bar = screen.section("wording").findChild(Scroll).verticalScrollBar()
    bar.setValue(bar.maximum())


def _wrong_wording(screen: Any) -> None:
    text = screen.section("wording").text
    text.set_value(text.value().replace("{personne}", "{person}"))
    screen.section("wording").presenter.type(text.value())


def _palette(screen: Any, text: str) -> None:
    screen.window().open_palette()
    screen.window()._finder._palette._box.setText(text)
