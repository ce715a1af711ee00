"""What is typed of a person, field by field, as the record keeps it."""

import pytest

from cad.domain.errors import Refused
from cad.domain.identity import as_kept

TODAY = "2026-11-22"


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("usage_name", "  Diallo ", "Diallo"),
        ("phones", ("06 12 34 56 78 / 0299123456", "0612345678"), ("0612345678", "0299123456")),
        ("languages", "Arabe / Français", ("arabe", "français")),
        ("languages", ("arabe", "arabe"), ("arabe",)),
        ("birth_date", "12/03/1987", "1987-03-12"),
        ("birth_date", " ", ""),
        ("email", " Awa@Exemple.FR ", "awa@exemple.fr"),
        ("postcode", "35 200", "35200"),
        ("interpreter", True, True),
    ],
)
def test_each_field_is_read_as_people_write_it(name: str, typed: object, kept: object) -> None:
    assert as_kept(name, typed, TODAY) == kept


@pytest.mark.parametrize(
    ("name", "typed"),
    [("phones", ("06 12",)), ("email", "awa@"), ("postcode", "352"), ("birth_date", "31/02/1987")],
)
def test_what_cannot_be_read_says_why(name: str, typed: object) -> None:
    with pytest.raises(Refused, match=r"\w+ \w+"):
        as_kept(name, typed, TODAY)
