"""A marker in every text of every record, at every level: who may not read it has it nowhere on the laptop.

Made from the descriptions of the records: a field added to one is tried without a line here.
"""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import pytest

from cad.domain.catalogue import RECORDS, Description
from cad.domain.encounter import VISIBILITIES
from cad.domain.record import Kind, Record
from cad.services import consents, history, journeys, syncing
from cad.services.notebook import Notebook
from cad.store.work import Act
from cad.sync import protocol
from tests.sync.conftest import BOTH, database
from tests.sync.office import NOW, Laptop, Office, office

FREE = (Kind.TEXT, Kind.LONG, Kind.LIST)
DIRECTORY = {
    "organisation", "service", "adviser", "procurement", "lot", "opening",
    "offer", "event",
    "school", "observation_week", "internship_offer",
    "reserved_place", "training_session", "training_attendance",
    "city_project", "project_funding",
}  # fmt: skip
"""Everybody’s."""
BY_CENTRE = {"clash"}
WRITTEN = {"note", "document"}
OF_OFFICE = {"letter_template", "rule", "service_mark"}
OF_SESSION = {"session", "passage", "passage_move"}
"""Of the organisation that holds it and of its team, whoever the journey’s team is."""
KINDS = sorted(RECORDS.keys() - DIRECTORY - BY_CENTRE)
NOT_FREE = {"visibility", "media_type", "form", "theme", "reads_french"}
"""Texts that the code reads, not people."""
AT = "2026-12-01T10:00"
"""What has an hour has this one: no paper is made of it otherwise."""
JOURNEY = {kind for kind in KINDS if kind not in WRITTEN | OF_OFFICE | OF_SESSION}


def marker(kind: str, name: str, level: str) -> str:
    """One word that begins like no other, for an index keeps of a word what differs from the one before."""
    digest = hashlib.blake2b(f"{kind} {name} {level}".encode(), digest_size=14).digest()
    return "".join(chr(97 + byte % 26) for byte in digest)


def texts(described: Description) -> Iterator[str]:
    for name, item in described.fields.items():
        read = item.choices or item.link or item.local or name in NOT_FREE
        if item.kind in FREE and not read:
            yield name


def marked(kind: str, level: str, links: dict[str, str]) -> Record:
    """A record of a kind whose every text bears its marker."""
    described = RECORDS[kind]
    values: dict[str, Any] = {name: links[name] for name in described.fields if name in links}
    for name in texts(described):
        word = marker(kind, name, level)
        values[name] = (word,) if described.fields[name].kind is Kind.LIST else word
    values |= {name: AT for name, item in described.fields.items() if item.kind is Kind.TIME}
    if "visibility" in described.fields:
        values["visibility"] = level
    return described.cls(**values)


def words(kinds: set[str], levels: set[str]) -> set[str]:
    """The markers of these kinds, of notes and documents at these levels."""
    return {
        marker(kind, name, level)
        for kind in kinds
        for level in (levels if kind in WRITTEN else {""})
        for name in texts(RECORDS[kind])
    }


@dataclass
class Listening:
    """The client of a laptop, that keeps every answer in clear."""

    inner: Any
    heard: list[str] = field(default_factory=list)

    def post(self, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        answer: httpx.Response = self.inner.post(path, content, headers)
        self.heard.append(protocol.inflate(answer.content).decode("utf-8", "replace"))
        return answer

    def close(self) -> None:
        """Nothing is kept open."""


def listen(laptop: Laptop) -> str:
    """Exchange twice, comparing everything; all that the centre answered."""
    client = Listening(laptop.office.client())
    for _time in range(2):
        syncing.sync(laptop.book, whole=True, client=client)
    return "\n".join(client.heard)


def dump(book: Notebook) -> str:
    """Everything the record file holds once decrypted: tables, indexes of words and history alike."""
    connection = book.store.connection
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
    said = [str(history.history(book, limit=10_000))]
    for (table,) in tables.fetchall():
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            said += [one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for one in row]
    return "\n".join(said)


def among(text: str, some: set[str]) -> set[str]:
    return {word for word in some if word[4:] in text}


@dataclass
class Written:
    """What Anne of We Ker wrote about one person, and who else there is."""

    centre: Office
    anne: Laptop
    who: str
    readers: dict[str, Laptop]


EVERY = words({*KINDS}, {*VISIBILITIES})


@pytest.fixture(scope="module", params=BOTH)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """Made once: who reads changes nothing for the next."""
    folder = tmp_path_factory.mktemp("written")
    with office(database(request, folder), folder) as made:
        yield write_all(made)


def write_all(centre: Office) -> Written:
    """Anne writes everything, and everybody is who they are."""
    anne = centre.laptop("Anne", "We Ker")
    readers = {
        "colleague": centre.laptop("Bilal", "We Ker"),
        "partner": centre.laptop("Carine", "CCAS"),
        "teammate": centre.laptop("Denis", "Mission locale"),
        "former": centre.laptop("Farid", "CDAS"),
        "agreed": centre.laptop("Gaëlle", "Centre social"),
        "outsider": centre.laptop("Emma", "Association"),
        "reception": centre.laptop("Rose", "We Ker", "reception"),
        "coordinator": centre.laptop("Chloé", "We Ker", "coordinator"),
        "administrator": centre.laptop("Hugo", "We Ker", "administrator"),
    }
    anne.sync()
    who = _write(centre, anne)
    for name in ("teammate", "former"):
        adviser = readers[name].book.me
        made = journeys.join_team(anne.book, resident=who, adviser=adviser, role="Éducation").result
    anne.sync()
    readers["former"].sync()
    assert among(dump(readers["former"].book), EVERY)
    journeys.leave_team(anne.book, member=made.id)
    social = centre.organisation("Centre social")
    consents.give_consent(anne.book, resident=who, organisation=social, how="oral", scope="team")
    anne.sync()
    return Written(centre, anne, who, readers)


def _write(centre: Office, anne: Laptop) -> str:
    """One record of each kind, and of each level; the person’s identifier."""
    ours, theirs = centre.organisation("We Ker"), centre.organisation("CCAS")
    with anne.book.store.work(Act("mark", "Marquer"), anne.book.me, NOW()) as work:
        links = {"lead_adviser": anne.book.me, "organisation": ours, "adviser": anne.book.me}
        person = work.add(marked("resident", "", links))
        links |= {"resident": person.id, "from_adviser": anne.book.me, "from_organisation": ours}
        team = (anne.book.me, centre.laptops["Denis-3"].book.me)
        held = work.add(replace(marked("session", "", links), team=team))
        links |= {"session": held.id}
        referral = work.add(marked("referral", "", links | {"organisation": theirs, "state": "handed_over"}))
        work.add(marked("referral_event", "", links | {"referral": referral.id}))
        for kind in sorted({*KINDS} - {"resident", "referral", "referral_event", "session"}):
            for level in VISIBILITIES if kind in WRITTEN else ("",):
                work.add(marked(kind, level, links))
    consents.give_consent(anne.book, resident=person.id, organisation=theirs, how="oral")
    return str(person.id)


MAY = {
    "colleague": words(JOURNEY | WRITTEN | OF_OFFICE | OF_SESSION, {"organisation", "shared"}),
    "partner": words({"resident", "referral", "referral_event"}, set()),
    "teammate": words(JOURNEY | WRITTEN | OF_SESSION, {"team"}),
    "former": set(),
    "agreed": words({"resident"} | WRITTEN, {"shared"}),
    "outsider": set(),
    "reception": words({"resident", "appointment"} | OF_SESSION, set()),
    "coordinator": set(),
    "administrator": set(),
}
"""Who → the markers they may have."""


@pytest.mark.parametrize("reader", MAY)
def test_nobody_holds_what_they_may_not_read(written: Written, reader: str) -> None:
    laptop = written.readers[reader]
    heard = listen(laptop)
    assert among(dump(laptop.book) + heard, EVERY - MAY[reader]) == set()
    assert among(dump(laptop.book), MAY[reader]) == MAY[reader]


def test_every_kind_and_level_is_tried() -> None:
    assert len(EVERY) > 50
    assert all(any(texts(RECORDS[kind])) for kind in KINDS if kind not in ("distinct_pair", "passage_move"))


def test_the_centre_logs_no_word_of_it(written: Written, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "cad")
    for laptop in written.readers.values():
        listen(laptop)
    said = "\n".join(f"{record.getMessage()} {record.args}" for record in caplog.records)
    assert "/v1/pull" in said
    assert among(said, EVERY) == set()
