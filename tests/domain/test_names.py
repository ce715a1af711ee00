"""Names are found and ordered whatever the accents, the capitals or the alphabet."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cad.domain.names import display_name, fold, full_name, proper_case, sort_key, sound, tokens


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Lefèvre", "lefevre"),
        ("N’Guessan-Koné", "n guessan kone"),
        ("D'Angelo", "d angelo"),
        ("  ÇELİK   Ömer ", "celik omer"),
        ("Œuvrard", "oeuvrard"),
        ("Nguyễn Đức", "nguyen duc"),
        ("Łukasz Børge Straße", "lukasz borge strasse"),
        ("Yıldırım", "yildirim"),
        ("Ševčenko", "sevcenko"),
        ("Олена", "olena"),
        ("محمد", "mhmd"),
        ("김", "gim"),
        ("Léa 😀", "lea"),
        ("e\u0301le\u0300ve", "eleve"),
        ("Le\u00a0Goff\u202fJean", "le goff jean"),
        ("\u200fسارة\u200f", "srh"),
        ("", ""),
        ("-'’", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(max_size=40))
def test_folding_gives_plain_words_once_and_for_all(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == fold(folded) == " ".join(tokens(text))
    assert all(c.islower() or c.isdigit() or c == " " for c in folded)


@given(st.text("éèàçùâêîôûëïüœæ Ééà-'’ABCabc", max_size=30))
def test_capitals_and_apostrophes_do_not_count(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text.replace("’", "'").replace("-", " "))


_HEARD_THE_SAME = """
mohamed muhammad mohammed mohamad / youssef yusuf yousef youcef / cheikh sheikh cheick / lefevre lefebvre
said sayid saeed / thierno tierno / ouattara wattara / djibril jibril gibril / dupont dupond
renault renaud renaut / khadija kadidja kadidia / diallo jallow dialo / ndiaye njie / christian kristian
michael mickael mikael / zohra zahra / leroux lerou / achraf ashraf / helene elena / yacine yassine yasin
oumar omar umar / abdoulaye abdullaye / fatoumata fatumata / nguyen nguyenne / sow so / barry bari
aissatou aisatu / ibrahima ibrahim / soumaya sumaya / hussein houssein hocine / rachid rashid
cherif sherif / belkacem belkassem / quentin kentin / philippe filip / anais anaiss / yohan yoann
guillaume guilaume / hernandez ernandes
"""
HEARD_THE_SAME = [group.split() for line in _HEARD_THE_SAME.strip().split("\n") for group in line.split("/")]


@pytest.mark.parametrize("group", HEARD_THE_SAME, ids=" ".join)
def test_names_heard_the_same_share_a_key(group: list[str]) -> None:
    assert len({sound(name) for name in group}) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("mohamed", "mamadou"),
        ("diallo", "diop"),
        ("karim", "rachid"),
        ("martin", "bernard"),
        ("fatou", "fanta"),
        ("camara", "traore"),
        ("pierre", "jean"),
        ("tran", "pham"),
    ],
)
def test_other_names_have_other_keys(a: str, b: str) -> None:
    assert sound(a) != sound(b)


@given(st.from_regex(r"\A[a-z0-9]{0,20}\Z"))
def test_a_key_is_short_and_ascii(token: str) -> None:
    assert sound(token).isascii()
    assert len(sound(token)) <= 2 * len(token)


def test_in_a_list() -> None:
    assert display_name("Diallo", "Aïssatou") == "DIALLO Aïssatou"
    assert display_name("Diallo", "Aïssatou", "Barry") == "DIALLO Aïssatou (BARRY)"
    assert display_name("Lefèvre", "ANNE-MARIE", "LEFEVRE") == "LEFÈVRE Anne-Marie"
    assert display_name("", "awa", "Koné") == "KONÉ Awa"
    assert display_name("", "Awa") == "Awa"
    assert display_name("", "") == "Sans nom"


def test_in_a_sentence() -> None:
    assert full_name("mme", "aïssatou", "Diallo") == "Mme Aïssatou DIALLO"
    assert full_name("m", "Jean", "", "Le Goff") == "M. Jean LE GOFF"
    assert full_name("", "", "Le Goff") == "LE GOFF"
    assert full_name("mme", "", "") == "Sans nom"


def test_capitals_of_a_name() -> None:
    assert [proper_case(n) for n in ("JEAN-PIERRE", "n’dèye", "McKenzie", "")] == [
        "Jean-Pierre",
        "N’Dèye",
        "McKenzie",
        "",
    ]


def test_order_of_a_list() -> None:
    people = [("Diallo Ba", "Awa"), ("Diallo", "Zoé"), ("Éon", "Luc"), ("Diallo", "Émile"), ("Dupont", "Al")]
    ordered = sorted(people, key=lambda p: sort_key(*p))
    assert [first for _, first in ordered] == ["Émile", "Zoé", "Awa", "Al", "Luc"]


def test_french_names_do_not_import_anyascii() -> None:
    code = "import sys; from cad.domain import names as n; n.fold('Élodie Œuvré Nguyễn'); print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "anyascii" not in found.stdout.split()
