"""What two people wrote without either knowing is settled once for all, by a person, on either laptop."""

import json

import pytest

from cad.domain.clash import Clash
from cad.domain.errors import Refused
from cad.domain.journey import Step
from cad.services import aside, clashes, encounters, history, journeys, residents, syncing
from cad.services.clashes import OpenClash
from cad.store.table import select
from cad.store.work import Act
from tests.sync.office import Laptop, Office
from tests.sync.test_two_laptops import create, person


@pytest.fixture
def two(centre: Office) -> tuple[Laptop, Laptop]:
    """Anne and Bilal, colleagues, with Awa on both laptops."""
    a, b = centre.after(met)
    return a, b


def met(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    create(a)
    meet(a, b)


def meet(*laptops: Laptop) -> None:
    for one in (*laptops, *laptops):
        one.sync()


def diverge(two: tuple[Laptop, Laptop], *values: str, name: str = "city") -> None:
    who = person(two[0], "Awa").id
    for one, value in zip(two, values, strict=True):
        residents.change_resident(one.book, resident=who, **{name: value})
    meet(*two)


def only(laptop: Laptop) -> OpenClash:
    (found,) = clashes.open_clashes(laptop.book)
    return found


def test_both_values_are_told_in_words(two: tuple[Laptop, Laptop]) -> None:
    diverge(two, "1987-03", "1987-04-12", name="birth_date")
    for one in two:
        found = only(one)
        assert found.person
        assert (found.person.name, found.about, found.field) == ("ESSAI Awa", "Fiche", "Date de naissance")
        assert (found.kept.shown, found.current.shown) == ("mars 1987", "12 avril 1987")
        assert (found.kept.by, found.kept.laptop) == ("Anne", "portable de Anne")
        assert (found.current.by, found.current.laptop) == ("Bilal", "portable de Bilal")
        assert found.current.at == "2026-11-22T10:00"
        assert (found.since, found.write, found.typed) == ("", "partial", "1987-04-12")


def test_links_and_choices_are_said_by_name(two: tuple[Laptop, Laptop]) -> None:
    a, b = two
    step = journeys.add_step(a.book, resident=person(a, "Awa").id, title="Appeler la crèche").result
    meet(a, b)
    journeys.complete_step(a.book, step=step.id)
    journeys.drop_step(b.book, step=step.id, reason="Trop loin")
    meet(a, b)
    found = next(c for c in clashes.open_clashes(a.book) if c.field == "État")
    assert found.about == "Étape\u00a0: Appeler la crèche"
    assert (found.kept.shown, found.current.shown) == ("Faite", "Abandonnée")
    assert dict(found.options)["to_do"] == "À faire"


@pytest.mark.parametrize(
    ("choice", "value", "city"),
    [("kept", "", "Rennes"), ("current", "", "Bruz"), ("other", " Vern ", "Vern")],
)
def test_it_is_settled_once_for_all(two: tuple[Laptop, Laptop], choice: str, value: str, city: str) -> None:
    a, b = two
    diverge(two, "Rennes", "Bruz")
    settled = clashes.settle_clash(a.book, clash=only(a).id, choice=choice, value=value).result
    assert (settled.state, json.loads(settled.chosen), settled.settled_by) == ("settled", city, a.book.me)
    meet(a, b)
    for one in two:
        assert person(one, "Awa").city == city
        assert clashes.open_clashes(one.book) == []


def test_who_comes_second_is_told(two: tuple[Laptop, Laptop]) -> None:
    a, b = two
    diverge(two, "Rennes", "Bruz")
    one = only(a).id
    clashes.settle_clash(a.book, clash=one, choice="kept")
    meet(a, b)
    with pytest.raises(Refused, match="déjà été réglée par Anne"):
        clashes.settle_clash(b.book, clash=one, choice="current")


def test_settled_differently_on_both_sides_is_one_divergence_more_and_no_other(
    two: tuple[Laptop, Laptop],
) -> None:
    a, b = two
    diverge(two, "Rennes", "Bruz")
    clashes.settle_clash(a.book, clash=only(a).id, choice="kept")
    clashes.settle_clash(b.book, clash=only(b).id, choice="other", value="Vern")
    meet(a, b)
    assert (only(a).kept.shown, only(a).current.shown) == ("Rennes", "Vern")
    clashes.settle_clash(a.book, clash=only(a).id, choice="current")
    meet(a, b)
    assert clashes.open_clashes(a.book) == clashes.open_clashes(b.book) == []
    assert {one.kind for one in select(a.book.connection, Clash)} == {"resident"}


@pytest.mark.parametrize("first", [0, 1])
def test_two_choices_that_differ_leave_it_open_between_them(two: tuple[Laptop, Laptop], first: int) -> None:
    a, b = two
    diverge(two, "Rennes", "Bruz")
    clashes.settle_clash(a.book, clash=only(a).id, choice="kept")
    clashes.settle_clash(b.book, clash=only(b).id, choice="current")
    meet(two[first], two[1 - first])
    for one in two:
        assert {only(one).kept.shown, only(one).current.shown} == {"Rennes", "Bruz"}
        assert {only(one).kept.by, only(one).current.by} == {"Anne", "Bilal"}
    clashes.settle_clash(b.book, clash=only(b).id, choice="other", value="Vern")
    meet(b, a)
    assert {person(one, "Awa").city for one in two} == {"Vern"}
    assert clashes.open_clashes(a.book) == clashes.open_clashes(b.book) == []


@pytest.mark.parametrize("choice", ["kept", "current"])
def test_two_choices_that_agree_close_it(two: tuple[Laptop, Laptop], choice: str) -> None:
    diverge(two, "Rennes", "Bruz")
    for one in two:
        clashes.settle_clash(one.book, clash=only(one).id, choice=choice)
    meet(*two)
    for one in two:
        assert clashes.open_clashes(one.book) == []


def test_it_undoes_by_name(two: tuple[Laptop, Laptop]) -> None:
    a, b = two
    diverge(two, "Rennes", "Bruz")
    clashes.settle_clash(a.book, clash=only(a).id, choice="kept")
    meet(a, b)
    assert history.undo(a.book).result == "Régler la divergence"
    meet(a, b)
    for one in two:
        assert person(one, "Awa").city == "Bruz"
        assert only(one).kept.shown == "Rennes"


def test_a_value_that_does_not_read_settles_nothing(two: tuple[Laptop, Laptop]) -> None:
    diverge(two, "awa@example.org", "awa@example.net", name="email")
    a = two[0]
    with pytest.raises(Refused):
        clashes.settle_clash(a.book, clash=only(a).id, choice="other", value="awa chez elle")
    assert only(a).current.shown == "awa@example.net"


def test_what_was_written_since_is_said(two: tuple[Laptop, Laptop]) -> None:
    diverge(two, "Rennes", "Bruz")
    a = two[0]
    residents.change_resident(a.book, resident=person(a, "Awa").id, city="Vern")
    assert (only(a).since, only(a).typed) == ("Vern", "Vern")


def test_what_one_withdrew_and_the_other_wrote_on_is_kept_or_withdrawn(two: tuple[Laptop, Laptop]) -> None:
    a, b = two
    step = journeys.add_step(a.book, resident=person(a, "Awa").id, title="Appeler").result
    meet(a, b)
    with a.book.store.work(_act(), a.book.me, a.book.now()) as work:
        work.change(select(work.connection, Step)[0], title="Appeler la crèche")
    a.sync()
    with b.book.store.work(_act(), b.book.me, b.book.now()) as work:
        work.remove(select(work.connection, Step)[0])
    meet(b, a)
    found = only(a)
    assert (found.field, found.kept.shown, found.current.shown) == ("Retrait", "Retirer", "Garder")
    assert found.write == ""
    clashes.settle_clash(a.book, clash=found.id, choice="kept")
    meet(a, b)
    for one in two:
        assert select(one.book.connection, Step, "removed = 0 AND id = ?", step.id) == []
        assert clashes.open_clashes(one.book) == []


def _act() -> Act:
    return Act("change", "Changer")


def test_what_is_set_aside_is_in_words_and_may_go_again(two: tuple[Laptop, Laptop]) -> None:
    a, _b = two
    who = person(a, "Awa").id
    encounters.record_encounter(a.book, resident=who, text="x" * 250_000, visibility="author")
    a.sync()
    (one,) = aside.what_is_aside(a.book)
    assert one.person
    assert (one.person.name, one.about) == ("ESSAI Awa", "Note")
    assert "Note" in one.fields
    assert "trop long" in one.reason
    assert syncing.standing(a.book).aside == 1
    aside.send_aside_again(a.book)
    assert (syncing.standing(a.book).aside, syncing.standing(a.book).waiting) == (0, 1)
    a.sync()
    assert syncing.standing(a.book).aside == 1
