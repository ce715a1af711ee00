"""Who reads what an adviser wrote: from the record, with the team and the consents of the moment."""

import pytest

from cad.domain.encounter import Note
from cad.domain.organisation import Adviser, Organisation
from cad.services.action import Reading
from cad.services.consents import give_consent, refuse_consent
from cad.services.encounters import add_note
from cad.services.journeys import join_team, leave_team
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation
from cad.services.settings import me
from cad.services.visible import readable
from cad.store.reads.residents import identities, of_person
from cad.store.work import Act


@pytest.fixture
def elsewhere(signed: Notebook) -> Organisation:
    return add_organisation(signed, name="CCAS").result


def adviser(book: Notebook, organisation: str) -> str:
    with book.store.work(Act("known", "Connu"), book.me, book.now()) as work:
        return work.add(Adviser(name="Karim", organisation=organisation)).id


def read_by(book: Notebook, reader: str, resident: str) -> set[str]:
    reading = Reading(book.connection, reader, "2026-11-22", "2026-11-22T09:00:00.000Z")
    ids = identities(book.connection, resident)
    return {note.visibility for note in readable(reading, of_person(book.connection, Note, ids), ids)}


@pytest.fixture
def written(signed: Notebook, awa: str) -> str:
    """A person of whom a note was written at each level."""
    for level in ("author", "team", "organisation", "shared"):
        add_note(signed, awa, f"Pour {level}", visibility=level)
    return awa


def test_the_author_reads_everything_and_a_stranger_nothing(
    signed: Notebook, written: str, elsewhere: Organisation
) -> None:
    assert read_by(signed, signed.me, written) == {"author", "team", "organisation", "shared"}
    assert read_by(signed, adviser(signed, elsewhere.id), written) == set()


def test_a_colleague_reads_what_is_for_the_organisation_and_what_is_shared(
    signed: Notebook, written: str
) -> None:
    ours = me(signed).organisation
    assert ours
    assert read_by(signed, adviser(signed, ours.id), written) == {"organisation", "shared"}


def test_the_team_reads_as_long_as_one_is_in_it(
    signed: Notebook, written: str, elsewhere: Organisation
) -> None:
    karim = adviser(signed, elsewhere.id)
    member = join_team(signed, written, adviser=karim, organisation=elsewhere.id).result
    assert read_by(signed, karim, written) == {"team"}
    leave_team(signed, member.id)
    assert read_by(signed, karim, written) == set()


def test_another_organisation_reads_what_is_shared_as_long_as_the_person_agrees(
    signed: Notebook, written: str, elsewhere: Organisation
) -> None:
    karim = adviser(signed, elsewhere.id)
    give_consent(signed, written, elsewhere.id, "oral")
    assert read_by(signed, karim, written) == set(), "a consent to be referred is not one to share"
    give_consent(signed, written, elsewhere.id, "oral", scope="team")
    assert read_by(signed, karim, written) == {"shared"}
    refuse_consent(signed, written, elsewhere.id, scope="team")
    assert read_by(signed, karim, written) == set()
