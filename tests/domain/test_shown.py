"""Values as people read them."""

from cad.domain.shown import listed, shown_phone


def test_a_french_number_is_cut_in_pairs_and_a_foreign_one_left_alone() -> None:
    assert shown_phone("0612345678").replace("\u00a0", " ") == "06 12 34 56 78"
    assert shown_phone("+442079460000") == "+442079460000"


def test_a_list_loses_its_bullets_and_nothing_else() -> None:
    assert listed("- a\n\n• b\nc-d\n–5 euros") == ("a", "b", "c-d", "–5 euros")
