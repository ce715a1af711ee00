"""A notebook that someone signs, one person and one partner’s service, on the `book` of the common ground."""

import pytest

from cad.domain.organisation import Service
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation, add_service
from cad.services.residents import create_resident
from cad.services.settings import set_me


@pytest.fixture
def signed(book: Notebook) -> Notebook:
    """The same, where Nora of We Ker writes."""
    set_me(book, name="Nora Le Gall", organisation="We Ker", phone="0299010203")
    return book


@pytest.fixture
def awa(signed: Notebook) -> str:
    """The id of a person."""
    return create_resident(signed, usage_name="Diallo", first_name="Awa").result.id


@pytest.fixture
def permis(signed: Notebook) -> Service:
    """A partner’s service, with what to bring."""
    partner = add_organisation(signed, name="Mobilité 35", category="association", city="Rennes").result
    return add_service(
        signed, partner.id, name="Permis pour tous", themes=("mobility",), documents="Pièce d’identité"
    ).result
