"""Possible duplicates: what is proposed, what is not, and how many are missed."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.likeness import (
    CROWD,
    DUPLICATE,
    PersonKey,
    blocking_keys,
    compare,
    duplicates_among,
    strangers,
)
from tests.domain.people import CHANGES, Change, Population, population, slipped

BORN = "1987-03-12"
PHONE = ("0612345678",)


def person(
    first: str, usage: str, born: str = BORN, birth: str = "", phones: tuple[str, ...] = ()
) -> PersonKey:
    return PersonKey("", usage, birth, first, born, phones)


ONE = [
    (person("Aïssatou", "Diallo"), person("AISSATOU", "DIALLO")),
    (person("Jean-Pierre", "Le Goff"), person("JEAN PIERRE", "LEGOFF")),
    (person("Jean-Pierre", "Le Goff"), person("Jean", "Le Goff")),
    (person("Frédéric", "Lefèvre"), person("Fred", "Lefebvre")),
    (person("Mohamed", "Diallo"), person("Muhammad", "Jallow")),
    (person("Mohamed", "Diallo"), person("Muhammad", "Diallo", "")),
    (person("Aïssatou", "Diallo"), person("Diallo", "Aissatou")),
    (person("Aïssatou", "Diallo"), person("", "DIALLO Aïssatou")),
    (person("Aïssatou", "Diallo"), person("Aïssatou", "Diallo", "1987-12-03")),
    (person("Aïssatou", "Diallo"), person("Aïssatou", "Diallo", "1978-03-12")),
    (person("Aïssatou", "Diallo"), person("Aïssatou", "Diallo", "1987")),
    (person("Aïssatou", "Diallo"), person("Aïssatou", "Diallo", "")),
    (person("Mariama", "Barry", birth="Diallo"), person("Mariama", "Diallo")),
    (person("Mariama", "Barry", phones=PHONE), person("Mariama", "Diallo", phones=PHONE)),
    (person("Mariama", "", "", phones=PHONE), person("Mariama", "Diallo", phones=PHONE)),
    (person("Élodie", "Quéméneur"), person("Elodei", "Quemeneur")),
    (person("Awa", "N’Diaye", "1987-01-01"), person("Awa", "Ndiaye", "1987-01-01")),
    (person("Олена", "Коваленко"), person("Olena", "Kovalenko")),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_may_be_one_person(a: PersonKey, b: PersonKey) -> None:
    assert compare(a, b).score >= DUPLICATE
    assert compare(a, b).reasons
    assert blocking_keys(a) & blocking_keys(b)


TWO = {
    "twins": (person("Hassan", "Traoré", phones=PHONE), person("Hussein", "Traoré", phones=PHONE)),
    "brother and sister": (person("Karim", "Traoré", phones=PHONE), person("Karima", "Traoré", phones=PHONE)),
    "twins of two words": (person("Jean-Pierre", "Riou"), person("Jean-Paul", "Riou")),
    "couple": (person("Karim", "Traoré", phones=PHONE), person("Awa", "Traoré", "1985-02-04", phones=PHONE)),
    "father and son": (
        person("Karim", "Traoré", phones=PHONE),
        person("Karim", "Traoré", "2008-02-04", phones=PHONE),
    ),
    "telephone alone": (
        person("Karim", "Traoré", "", phones=PHONE),
        person("Jean", "Riou", "", phones=PHONE),
    ),
    "telephone and date": (person("Karim", "Traoré", phones=PHONE), person("Jean", "Riou", phones=PHONE)),
    "date and first name": (person("Marie", "Riou"), person("Marie", "Traoré")),
    "homonyms of one year": (person("Karim", "Traoré"), person("Karim", "Traoré", "1987-08-29")),
    "first name alone": (person("Mariama", "", ""), person("Mariama", "Diallo", "")),
    "nothing": (PersonKey(""), PersonKey("")),
}


@pytest.mark.parametrize("case", TWO)
def test_are_two_persons(case: str) -> None:
    assert compare(*TWO[case]).score < DUPLICATE


def test_reasons_are_said() -> None:
    a, b = person("Fred", "Lefèvre", phones=PHONE), person("Frédéric", "Lefèvre", "1987-12-03", phones=PHONE)
    assert compare(a, b).reasons == (
        "Même nom",
        "Prénoms proches",
        "Jour et mois de naissance inversés",
        "Même téléphone",
    )


def test_a_shared_telephone_alone_is_only_mentioned() -> None:
    found = compare(*TWO["telephone alone"])
    assert (found.score, found.reasons) == (0, ("Même téléphone",))


NAMES = st.sampled_from(
    ["", "Diallo", "Aïssatou", "Jean-Pierre", "Le Goff", "N’Diaye", "Fred", "Lefèvre", "김", "x"]
)
DATES = st.sampled_from(["", "1987", "1987-03", "1987-03-12", "1987-12-03", "1987-01-01", "1978-03-12"])
PEOPLE = st.builds(PersonKey, st.just(""), NAMES, NAMES, NAMES, DATES, st.sampled_from([(), PHONE]))


@given(PEOPLE, PEOPLE)
def test_likeness_has_no_side(a: PersonKey, b: PersonKey) -> None:
    assert compare(a, b).score == compare(b, a).score
    assert 0 <= compare(a, b).score <= 100


@given(PEOPLE, PEOPLE)
def test_those_set_aside_at_once_would_not_have_been_proposed(a: PersonKey, b: PersonKey) -> None:
    assert strangers(a, b) == strangers(b, a)
    assert not strangers(a, b) or compare(a, b).score < DUPLICATE


def test_nobody_is_set_aside_who_would_have_been_proposed() -> None:
    people = population(60, 60, seed=2).people
    proposed = [(a, b) for a, b in combinations(people, 2) if compare(a, b).score >= DUPLICATE]
    assert len(proposed) > 50
    assert not any(strangers(a, b) for a, b in proposed)


@given(PEOPLE.filter(lambda p: bool(p.first_name and (p.usage_name or p.birth_name))))
def test_everyone_is_like_themselves(one: PersonKey) -> None:
    assert compare(one, one).score >= DUPLICATE
    assert blocking_keys(one)


@given(st.builds(PersonKey, st.just(""), *[st.text(max_size=20)] * 3, DATES, st.just(())))
def test_any_name_is_compared(one: PersonKey) -> None:
    assert compare(one, one._replace(usage_name="Diallo")).score <= 100
    assert all(len(key) <= 80 for key in blocking_keys(one))


def measured(people: Population) -> tuple[float, float, float, float]:
    """Recall and precision over everyone, then over those of whom both files have a whole birth date."""
    by_id = {p.id: p for p in people.people}
    found = {
        frozenset((people.people[f.earlier].id, people.people[f.later].id))
        for f in duplicates_among(people.people)
    }
    dated_found = {pair for pair in found if all(len(by_id[i].birth_date) == 10 for i in pair)}
    dated = {pair for pair in people.pairs if all(len(by_id[i].birth_date) == 10 for i in pair)}
    return (
        len(found & people.pairs) / len(people.pairs),
        len(found & people.pairs) / len(found),
        len(dated_found & dated) / len(dated),
        len(dated_found & dated) / len(dated_found),
    )


@pytest.mark.slow
def test_few_are_missed_and_few_are_wrong() -> None:
    """10,000 files, 1,000 of them second files with one to three differences.

    Measured over seeds 1 to 3: recall 0.970 to 0.985 and precision 0.83 to 0.86 over all; 0.986 to 0.995 and
    0.982 to 0.996 where both birth dates are whole. What precision loses overall is homonyms of whom one
    has no birth date, which nothing on file tells apart.
    """
    recall, precision, dated_recall, dated_precision = measured(population(9000, 1000, seed=1))
    assert recall >= 0.97
    assert precision >= 0.82
    assert dated_recall >= 0.985
    assert dated_precision >= 0.98


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_each_difference_is_seen_through(change: Change) -> None:
    """One difference at a time, among people whose birth day is known: the share still found."""
    rng = random.Random(5)
    originals = [p for p in population(1500, 0, seed=7).people if len(p.birth_date) == 10][:600]
    seconds = [change(rng, p) for p in originals]
    found = sum(
        compare(a, b).score >= DUPLICATE and bool(blocking_keys(a) & blocking_keys(b))
        for a, b in zip(originals, seconds, strict=True)
    )
    assert found / len(originals) >= (0.96 if change is slipped else 0.99)


def test_pairs_are_given_once_in_file_order() -> None:
    a, b = ONE[0]
    found = list(duplicates_among([a, person("Jean", "Riou"), b, a]))
    assert [(f.earlier, f.later) for f in found] == [(0, 2), (0, 3), (2, 3)]


@pytest.mark.slow
def test_a_thousand_equal_rows_do_not_stop_an_import() -> None:
    same = [person("Jean", "Martin", "")] * 1000
    assert len(list(duplicates_among(same))) <= 1000 * 100


def test_under_a_key_that_everybody_has_the_latest_are_compared() -> None:
    first, last = person("Awa", "Diallo"), person("Ewa", "Kowalski", "1990-07-30")
    crowd = [person(f"Prénom{n}", f"Nom{n}", f"{1901 + n}-05-05") for n in range(CROWD - 1)]
    people = [first, *crowd, last, first, last]
    found = duplicates_among(people, blocks=[{"one"}] * len(people))
    twins = {(pair.earlier, pair.later) for pair in found if pair.likeness.score == 100}
    assert twins == {(CROWD, CROWD + 2)}
