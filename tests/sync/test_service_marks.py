"""Notes and favourites on services: one’s organisation shares them, nobody else holds them, none is lost."""

import pytest

from cad.domain.organisation import ServiceMark
from cad.services.choosing import mark_service
from cad.services.partners import add_organisation, add_service
from cad.services.who_can_help import helper
from cad.store.table import select
from tests.sync.office import Office

pytestmark = pytest.mark.slow


def test_colleagues_share_them_and_both_notes_are_read(centre: Office) -> None:
    a, b = centre.laptop("Anne", "We Ker"), centre.laptop("Bilal", "We Ker")
    other = centre.laptop("Carine", "CCAS")
    partner = add_organisation(a.book, name="La Roue Libre (inventée)").result
    key = f"service:{add_service(a.book, partner.id, name='Vélo', themes=('mobility',)).result.id}"
    for one in (a, b, other):
        one.sync()
    mark_service(a.book, key, note="Demander Lou")
    mark_service(b.book, key, favourite=True, note="Fermé en août")
    for one in (a, b, a, other):
        one.sync()
    assert select(other.book.connection, ServiceMark) == []
    for one in (a, b):
        found = helper(one.book, key)
        assert (found.favourite, {*found.note.splitlines()}) == (True, {"Demander Lou", "Fermé en août"})
    mark_service(a.book, key, note="Demander Lou ; fermé en août")
    for one in (a, b):
        one.sync()
    assert helper(b.book, key).note == "Demander Lou ; fermé en août"
