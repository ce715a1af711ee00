"""What a script may not write: it would be shown, or break what shows it."""

import pytest

from cad.domain.errors import Refused
from cad.services import registry
from cad.services.journeys import add_step
from cad.services.notebook import Notebook
from cad.services.residents import create_resident

NIR = "1 85 05 78 006 084 91"


@pytest.mark.parametrize("due_on", ["{", "-1", "2026-13-01", "2026-1-1", "20261122", "2026-W47-1", "demain"])
def test_a_day_that_is_none_never_enters(book: Notebook, due_on: str) -> None:
    """Formerly it did, and « Aujourd’hui » did not open any more."""
    resident = create_resident(book, usage_name="Martin").result.id
    with pytest.raises(Refused, match="Pour le"):
        registry.call(book, "add_step", {"resident": resident, "title": "Appeler", "due_on": due_on})
    add_step(book, resident=resident, title="Appeler", due_on="2026-11-22")
    registry.call(book, "today", {})


def test_no_social_security_number_among_languages(book: Notebook) -> None:
    with pytest.raises(Refused, match="sécurité sociale"):
        create_resident(book, usage_name="Martin", languages=("arabe", NIR))
    create_resident(book, usage_name="Martin", phones=("+2250708091011",))
