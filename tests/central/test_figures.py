"""A coordinator sees numbers about enough people, and nothing of anybody; nobody else sees them."""

import json

import msgspec
import pytest

from cad.central.figures import of_year
from cad.central.looking import look
from cad.central.retaining import mask_under
from cad.cli import main
from cad.domain.errors import Refused
from cad.services import duplicates, encounters, partners, referrals, residents
from cad.services.plan_figures import plan_figures
from cad.sync.protocol import Figures
from tests.central.test_retention import it_is, on, sync
from tests.sync.office import NOW, Laptop, Office
from tests.sync.test_leaks import EVERY, among, marked, words

MEASURES = [
    "Personnes",
    "Entretiens",
    "Orientations ouvertes",
    "Orientations abouties",
    "Orientations rompues",
]


def asked(centre: Office, laptop: Laptop, year: int = 0) -> Figures:
    found = plan_figures(laptop.book, year, client=centre.client())
    assert isinstance(found, Figures)
    return found


def line(found: Figures, title: str, name: str) -> list[int | None]:
    table = next(one for one in found.tables if one.title == title)
    return next(one for one in [*table.lines, table.total] if one.name == name).values


@pytest.fixture
def chloe(centre: Office) -> Laptop:
    return centre.laptop("Chloé", "Coordination", "coordinator")


def lived(laptop: Laptop, count: int, qpv: str) -> list[str]:
    people = []
    for number in range(count):
        who = residents.create_resident(laptop.book, usage_name=f"{qpv}{number}", qpv=qpv).result.id
        encounters.record_encounter(laptop.book, resident=who, text="Vue.")
        people.append(who)
    return people


def test_numbers_each_way_small_ones_masked(centre: Office, chloe: Laptop) -> None:
    anne, carine = centre.laptop("Anne", "We Ker"), centre.laptop("Carine", "CCAS")
    lived(anne, 7, "in")
    ours = lived(anne, 6, "out")
    lived(carine, 9, "in")
    lived(carine, 2, "")
    anne.sync()
    first, second = ours[:2]
    duplicates.merge_residents(anne.book, survivor=first, absorbed=second)
    sync(anne, carine)
    found = asked(centre, chloe)
    assert [table.measures[:5] for table in found.tables] == [MEASURES] * 5
    assert line(found, "Par structure", "We Ker")[:2] == [12, 13]
    assert line(found, "Par structure", "CCAS")[:2] == [11, 11]
    assert line(found, "Par structure", "Ensemble")[:5] == [23, 24, None, None, None]
    assert line(found, "Par lieu de vie", "En QPV")[:2] == [16, 16]
    assert line(found, "Par lieu de vie", "Hors QPV")[:2] == [None, None]
    assert line(found, "Par lieu de vie", "À vérifier")[:2] == [None, None]
    assert line(asked(centre, chloe, 2025), "Par lieu de vie", "Ensemble")[:2] == [23, None]
    mask_under(centre.database, centre.place, 24)
    assert {
        value for table in asked(centre, chloe).tables for one in table.lines for value in one.values
    } == {None}


def test_seams_and_how_long_partners_take(centre: Office, chloe: Laptop) -> None:
    anne = centre.laptop("Anne", "We Ker")
    partner = partners.add_organisation(anne.book, name="Mobilité 35").result
    service = partners.add_service(anne.book, partner.id, name="Permis").result
    for number, who in enumerate(lived(anne, 12, "in")):
        made = referrals.refer(
            anne.book, resident=who, service=service.id, purpose="Permis", consent_how="oral"
        ).result
        if number < 6:
            anne.book.now = on("2026-11-26")
            referrals.move_referral(anne.book, made.id, "received")
            referrals.move_referral(anne.book, made.id, "came")
            anne.book.now = NOW
    sync(anne)
    total = line(asked(centre, chloe), "Par lieu de vie", "Ensemble")
    assert total == [12, 12, 6, 6, None, 4]


@pytest.mark.parametrize("role", ["adviser", "reception", "manager", "administrator"])
def test_for_a_coordinator_alone(centre: Office, role: str) -> None:
    with pytest.raises(Refused, match="coordination"):
        asked(centre, centre.laptop("Anne", "We Ker", role))


def test_no_word_nor_identifier_of_anybody(centre: Office, chloe: Laptop) -> None:
    """A marker in every text of a person, and every identifier of the centre: the answer has none."""
    anne = centre.laptop("Anne", "We Ker")
    people = lived(anne, 20, "in")
    from cad.store.work import Act

    with anne.book.store.work(Act("mark", "Marquer"), anne.book.me, NOW()) as work:
        links = {
            "lead_adviser": anne.book.me,
            "organisation": centre.organisation("We Ker"),
            "resident": people[0],
        }
        for kind in ("encounter", "note", "need", "step", "referral", "household_member", "document"):
            work.add(marked(kind, "organisation" if kind in ("note", "document") else "", links))
        work.add(marked("resident", "", links))
    sync(anne)
    found = asked(centre, chloe)
    said = json.dumps(msgspec.to_builtins(found), ensure_ascii=False)
    assert len(words({"note", "need", "step"}, {"organisation"})) > 3
    assert among(said, EVERY) == set()
    assert not [one for one in (*people, anne.book.me, centre.organisation("We Ker")) if one in said]
    assert "Anne" not in said
    names = {one.name for table in found.tables for one in table.lines}
    assert names <= {"We Ker", "En QPV", "Hors QPV", "À vérifier"}


@pytest.mark.slow
def test_a_partner_that_reveals_a_situation_is_not_named(centre: Office, chloe: Laptop) -> None:
    sync(centre.laptop("Anne", "CSAPA de Rennes"))
    assert "Autre partenaire" in {one.name for one in asked(centre, chloe).tables[0].lines}
    assert "CSAPA" not in str(asked(centre, chloe))


@pytest.mark.slow
def test_those_who_were_erased_are_counted(centre: Office, chloe: Laptop) -> None:
    anne = centre.laptop("Anne", "We Ker")
    lived(anne, 6, "in")
    sync(anne)
    for day in ("2028-10-01", "2028-10-08", "2028-11-30"):
        with centre.database.write() as connection:
            from sqlalchemy import text

            connection.execute(text("UPDATE territory SET looked = ''"))
        look(centre.database, centre.place, on(day))
    it_is(centre, on("2028-11-30"))
    found = asked(centre, chloe)
    assert line(found, "Dossiers effacés, par année du dernier contact", "2026") == [6, 6, None, None, None]
    assert line(found, "Dossiers effacés, par structure", "We Ker") == [6, 6, None, None, None]
    assert line(found, "Par lieu de vie", "Ensemble")[0] is None


@pytest.mark.slow
def test_by_command(
    centre: Office, chloe: Laptop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    anne = centre.laptop("Anne", "We Ker")
    lived(anne, 6, "in")
    sync(anne)
    url = centre.database.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("CAD_DATABASE", url.replace("+psycopg", ""))
    told = ["--as-of", "2026-11-23T10:00"]
    assert main([*told, "central", "figures"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Année 2026.")
    assert "Ensemble         6          6           ·" in said
    assert main([*told, "central", "figures", "--csv"]) == 0
    assert "Ensemble;6;6;masqué;masqué;masqué;masqué" in capsys.readouterr().out
    assert main([*told, "--json", "central", "figures"]) == 0
    built = msgspec.to_builtins(of_year(centre.database, centre.place, 0, NOW))
    assert json.loads(capsys.readouterr().out) == built
    assert main([*told, "central", "mask-under", "4"]) == 1
    assert main([*told, "central", "mask-under", "11"]) == 0
    assert main([*told, "central", "retention", "--months", "18", "--from", "2027-03-01"]) == 0
    assert "À partir du 1er mars 2027\u00a0: un dossier est effacé 18 mois" in capsys.readouterr().out
    assert main([*told, "central", "retention", "--months", "18", "--from", "2026-03-01"]) == 1
    assert main([*told, "central", "retention", "--months", "18", "--from", "mars"]) == 1
    capsys.readouterr()
    assert main(["--as-of", "2028-11-01T10:00", "central", "erase", "--dry-run"]) == 0
    assert "0 dossier serait effacé. 6 annoncés" in capsys.readouterr().out
    assert main(["--as-of", "2028-11-01T10:00", "central", "erase"]) == 0
    assert "0 dossier effacé. 6 annoncés, dont le premier le 31 décembre 2028." in capsys.readouterr().out
    assert main([*told, "central", "check"]) == 0
