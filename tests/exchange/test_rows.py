"""Rows become residents to be; each cell that cannot be read is a doubt that can be corrected."""

import datetime
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cad.domain.errors import Refused
from cad.domain.record import describe
from cad.domain.resident import Resident
from cad.exchange.layout import label_columns
from cad.exchange.mapping import Mapping, propose
from cad.exchange.parsers import converter
from cad.exchange.rows import ImportRow, convert, correct
from cad.exchange.sheet import Grid, Row, Sheet
from tests.drawn import tries

TODAY = "2026-11-22"


def sheet(*rows: Row) -> Sheet:
    return label_columns(Grid("F", list(rows), list(range(1, len(rows) + 1))))


def converted(*rows: Row, **targets: str) -> list[ImportRow]:
    table = sheet(*rows)
    mapping = propose(table)
    for heading, target in targets.items():
        mapping = mapping.with_target(heading, target)
    return list(convert(table, mapping, today=TODAY))


def one(heading: str, cell: Any, **targets: str) -> ImportRow:
    return converted(["Nom", "Prénom", heading], ["DUPONT", "Marie", cell], **targets)[0]


def test_a_whole_row() -> None:
    pairs = {
        "Civilité": "M.",
        "Nom": "N'GUYEN",
        "Prénom": "JEAN-PIERRE",
        "Né(e) le": datetime.date(1987, 3, 12),
        "Tél 1": 612345678,
        "Tél 2": "02 99 12 34 56",
        "Mail": "A@B.fr",
        "Rue": "12 rue X",
        "CP": 35200,
        "Ville": "RENNES",
        "Langues": "peul, français",
        "Interprète": "oui",
        "N° i-milo": 123456,
        "ID FT": "1234567A",
        "CAF": "0012345",
        "Référent": "Awa DIALLO",
        "Structure": "We Ker",
        "Observations": "Vient le mardi\nle matin",
    }
    found = converted([*pairs], [*pairs.values()])[0]
    assert found.row == 2
    assert found.fields == {
        "civility": "m",
        "usage_name": "N'Guyen",
        "first_name": "Jean-Pierre",
        "birth_date": "1987-03-12",
        "phones": ("0612345678", "0299123456"),
        "email": "a@b.fr",
        "address": "12 rue X",
        "postcode": "35200",
        "city": "Rennes",
        "languages": ("peul", "français"),
        "interpreter": True,
        "imilo_number": "123456",
        "ft_number": "1234567A",
        "caf_number": "0012345",
    }
    assert found.extras == {
        "lead_adviser_name": "Awa DIALLO",
        "organisation_name": "We Ker",
        "note": "Vient le mardi\nle matin",
    }
    assert found.doubts == ()
    for name, value in found.fields.items():
        describe(Resident).fields[name].check(value)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12/03/1987", "1987-03-12"),
        ("12-3-87", "1987-03-12"),
        ("1987-03-12", "1987-03-12"),
        ("12 mars 1987", "1987-03-12"),
        ("03/1987", "1987-03"),
        ("1987", "1987"),
        (1987.0, "1987"),
        (31848.0, "1987-03-12"),
        ("31848", "1987-03-12"),
        (datetime.date(1987, 3, 12), "1987-03-12"),
        (datetime.datetime(1987, 3, 12, 10, 30), "1987-03-12"),
        ("\u00a012/03/1987 ", "1987-03-12"),
    ],
)
def test_birth_dates(cell: Any, expected: str) -> None:
    assert one("Né(e) le", cell).fields["birth_date"] == expected


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31/02/1990", "calendrier"),
        ("12/03/2087", "futur"),
        (datetime.date(2030, 1, 1), "futur"),
        ("12/03/1910", "110 ans"),
        (datetime.date(1912, 1, 1), "110 ans"),
        ("bientôt", "date"),
        (True, "date"),
    ],
)
def test_birth_dates_in_doubt(cell: Any, reason: str) -> None:
    found = one("Né(e) le", cell)
    assert "birth_date" not in found.fields
    assert [(d.row, d.column) for d in found.doubts] == [(2, "Né(e) le")]
    assert reason in found.doubts[0].reason
    assert found.importable


@pytest.mark.parametrize("cell", ["néant", "-", "?", "N/C", "  ", "\u200b", "//"])
def test_words_for_nothing(cell: str) -> None:
    found = one("Tél", cell)
    assert (found.fields, found.doubts) == ({"usage_name": "Dupont", "first_name": "Marie"}, ())


def test_a_formula_error_is_a_doubt() -> None:
    assert "formule" in one("Ville", "#REF!").doubts[0].reason


def test_addresses() -> None:
    assert one("Adresse", "12 rue X\nBât B\n35000 RENNES").fields["city"] == "Rennes"
    assert one("Adresse", "12 rue X").fields["address"] == "12 rue X"
    found = converted(["Nom", "Prénom", "N° de voie", "Rue"], ["A", "B", 12.0, "rue X"])[0]
    assert found.fields["address"] == "12 rue X"
    found = converted(["Nom", "Prénom", "Adresse 1", "Adresse 2"], ["A", "B", "12 rue X", "Bât B"])[0]
    assert found.fields["address"] == "12 rue X, Bât B"
    assert one("CP Ville", "35200 RENNES").fields["postcode"] == "35200"


def test_a_shared_telephone_says_with_whom() -> None:
    assert one("Tél", "06 12 34 56 78 (sa mère)").fields["phone_shared_with"] == "mère"
    assert one("Tél", "06 12 34 56 78 chez le voisin").fields["phones"] == ("0612345678",)
    found = converted(["Nom", "Prénom", "Tél 1", "Tél 2"], ["A", "B", "0299123456", "0612345678 - fille"])[0]
    assert found.fields["phones"] == ("0299123456", "0612345678")
    assert "répondeur" in one("Tél", "06 12 34 56 78 répondeur").doubts[0].reason


def test_several_notes_keep_their_headings() -> None:
    found = converted(["Nom", "Prénom", "Remarques", "Infos"], ["A", "B", "un", "deux"])[0]
    assert found.extras["note"] == "Remarques\u00a0: un\nInfos\u00a0: deux"


def test_a_title_in_the_name_yields_to_the_civility_column() -> None:
    found = converted(["Nom", "Prénom", "Civilité"], ["Mme DUPONT", "Dominique", "M."])[0]
    assert found.fields == {"usage_name": "Dupont", "first_name": "Dominique", "civility": "m"}


def test_missing_names() -> None:
    rows = converted(
        ["Nom", "Prénom", "Tél"], ["", "", "0612345678"], ["DUPONT", "", ""], ["", "Awa", ""], ["", "", ""]
    )
    assert [[d.reason for d in row.doubts] for row in rows] == [
        ["Il manque le nom de famille."],
        ["Il manque le prénom."],
        ["Il manque le nom de famille."],
    ]
    assert [row.importable for row in rows] == [False, True, True]
    assert [row.row for row in rows] == [2, 3, 4]


def test_a_nir_never_gets_in() -> None:
    found = one("Remarques", "son numéro 2 87 03 35 123 456 12 est faux")
    assert found.extras == {}
    assert "sécurité sociale" in found.doubts[0].reason
    assert not any(c.isdigit() for c in found.doubts[0].value)
    assert "1870335123456" not in str(one("N° i-milo", 1870335123456.0).fields)


def test_too_long_and_too_odd_names_are_doubts() -> None:
    rows = converted(["Nom", "Prénom"], ["A" * 200, "Marie"], ["😀", "Zoé"], ["محمد", "É"])
    assert [len(row.doubts) for row in rows] == [1, 1, 0]
    assert rows[2].fields == {"usage_name": "محمد", "first_name": "É"}


def test_without_any_name_column_nothing_starts() -> None:
    table = sheet(["Tél", "CP"], ["0612345678", "35000"])
    with pytest.raises(Refused, match="nom"):
        convert(table, propose(table))


def test_correcting_a_cell_reads_the_row_again() -> None:
    table = sheet(["Nom", "Prénom", "DDN", "Tél"], ["", "Marie", "31/02/1990", "06"])
    mapping = propose(table)
    (row,) = convert(table, mapping, today=TODAY)
    assert len(row.doubts) == 3
    row = correct(row, "Nom", "DUPONT", mapping, today=TODAY)
    row = correct(row, "DDN", "3/2/1990", mapping, today=TODAY)
    row = correct(row, "Tél", "", mapping, today=TODAY)
    assert row.doubts == ()
    assert row.fields == {"usage_name": "Dupont", "first_name": "Marie", "birth_date": "1990-02-03"}
    assert correct(row, "DDN", "demain", mapping, today=TODAY).doubts[0].column == "DDN"
    with pytest.raises(Refused, match="colonne"):
        correct(row, "Autre", "x", mapping)


def test_progress_and_cancel() -> None:
    table = sheet(["Nom", "Prénom"], *[["DUPONT", "Marie"] for _n in range(1200)])
    seen: list[int] = []
    list(convert(table, propose(table), progress=lambda done, _total: seen.append(done)))
    assert seen == sorted(seen)
    assert seen[-1] == 100
    with pytest.raises(Refused, match="annulé"):
        list(convert(table, propose(table), cancelled=lambda: True))


CELLS = st.one_of(
    st.text(max_size=30),
    st.integers(-(10**16), 10**16),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
HEADINGS = [
    "Civilité",
    "Nom",
    "Prénom",
    "DDN",
    "Tél",
    "Mail",
    "CP",
    "Ville",
    "Langues",
    "Interprète",
    "Lit le français",
]


@settings(max_examples=tries(60))
@given(st.lists(st.lists(CELLS, min_size=11, max_size=11), max_size=6))
def test_any_cells_give_values_fit_for_the_record(rows: list[Row]) -> None:
    table = sheet(list(HEADINGS), *rows)
    for row in _rows(table, propose(table)):
        for name, value in row.fields.items():
            describe(Resident).fields[name].check(value)
        assert all(doubt.reason for doubt in row.doubts)


def _rows(table: Sheet, mapping: Mapping) -> Iterator[ImportRow]:
    try:
        yield from convert(table, mapping, today=TODAY)
    except Refused:
        return


@pytest.mark.slow
def test_ten_thousand_rows_cost_a_few_times_reading_their_cells_as_text() -> None:
    """0.1 s for 0.02 s where this was written; the ratio holds on slower machines."""
    headings = [
        "Civ",
        "Nom",
        "Prénom",
        "DDN",
        "Rue",
        "CP",
        "Ville",
        "Tél",
        "Mail",
        "Langues",
        "N° i-milo",
        "CAF",
    ]
    table = sheet([*headings], *[_person(n) for n in range(10_000)])
    mapping = propose(table)
    floor = min(
        _seconds(lambda: [[str(cell).strip() for cell in row] for row in table.rows]) for _time in range(5)
    )
    best = min(_seconds(lambda: list(convert(table, mapping, today=TODAY))) for _time in range(5))
    print(f"convert: {best:.3f} s, {best / floor:.1f} × the floor")
    assert best < 15 * floor


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def _person(n: int) -> Row:
    born = datetime.date(1950 + n % 50, 1 + n % 12, 1 + n % 28)
    name = f"DUPONT-{'ABCDEFGHIJ'[n % 10]}"
    contact: Row = [f"{n} rue X", 35000 + n % 3, "RENNES", f"06{n:08}", f"m{n}@b.fr", "peul", f"IM{n}", n]
    return ["Mme", name, "MARIE", born, *contact]


def test_a_field_without_a_parser_of_its_own_is_read_by_its_nature() -> None:
    residence, number = converter("qpv", TODAY), converter("caf_number", TODAY)
    assert (residence["En QPV"], number[1234567]) == ("in", "1234567")
    assert "choisissez parmi" in residence["ailleurs"].reason
