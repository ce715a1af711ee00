"""A field without a rule of its own is read as its nature says."""

from typing import Any

import pytest

from cad.domain.by_nature import read
from cad.domain.encounter import Encounter
from cad.domain.errors import Refused
from cad.domain.journey import Step
from cad.domain.record import Record, describe
from cad.domain.resident import Resident

TODAY = "2026-11-22"


@pytest.mark.parametrize(
    ("cls", "name", "typed", "kept"),
    [
        (Encounter, "minutes", " 45 ", 45),
        (Encounter, "minutes", "1\u202f200", 1200),
        (Encounter, "minutes", "", 0),
        (Encounter, "channel", "permanence", "drop_in"),
        (Encounter, "channel", "Téléphone", "telephone"),
        (Encounter, "channel", "telephone", "telephone"),
        (Encounter, "channel", "", "drop_in"),
        (Resident, "interpreter", "oui", True),
        (Resident, "interpreter", "", False),
        (Resident, "languages", "arabe; peul, arabe\nfrançais", ("arabe", "peul", "français")),
        (Resident, "birth_date", "03/1987", "1987-03"),
        (Resident, "city", "  Rennes ", "Rennes"),
        (Step, "due_on", "12/03/2027", "2027-03-12"),
        (Step, "due_on", "2026-12-24", "2026-12-24"),
        (Step, "due_on", "", ""),
    ],
)
def test_what_is_typed_is_read(cls: type[Record], name: str, typed: str, kept: Any) -> None:
    item = describe(cls).fields[name]
    assert read(item, typed, TODAY) == kept
    assert item.check(kept) == kept


@pytest.mark.parametrize(
    ("cls", "name", "typed", "said"),
    [
        (Encounter, "minutes", "trois", "« trois » : écrivez un nombre entier"),
        (Encounter, "minutes", "1,5", "nombre entier"),
        (Encounter, "minutes", "-3", "nombre entier"),
        (Encounter, "channel", "pigeon", "« pigeon » : choisissez parmi Permanence"),
        (Resident, "interpreter", "peut-être", "oui ou non"),
        (Resident, "birth_date", "2030", "futur"),
        (Step, "due_on", "03/2027", "un jour du calendrier"),
        (Step, "due_on", "30/02/2027", "un jour du calendrier"),
    ],
)
def test_what_cannot_be_read_is_refused(cls: type[Record], name: str, typed: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read(describe(cls).fields[name], typed, TODAY)
    assert said in str(refused.value).replace("\u00a0", " ")
