"""The answer to an enrolment is lost: asking again is the same enrolment, and of use to nobody else."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from cad.central import accounts, enrolment
from cad.domain.errors import MachineTrouble, Refused
from cad.services import joining, residents, sessions, syncing
from cad.services.notebook import Notebook, open_with_key
from cad.services.settings import set_me
from cad.store.reads.laptop import kept
from cad.sync.protocol import Enrol, Enrolled, fingerprint, inflate, pack, unpack
from tests.sync.keyring import of_another_computer
from tests.sync.office import NOW, InProcess, Office, new_notebook

pytestmark = pytest.mark.slow
URL = "http://127.0.0.1:1"


@dataclass
class Cut:
    """The line is cut once the centre has done what it was asked, as many times as is said."""

    inner: InProcess
    times: int = 1
    answered: bytes = b""

    def post(self, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        answer = self.inner.post(path, content, headers)
        self.answered += inflate(answer.content)
        if self.times:
            self.times -= 1
            raise httpx.ReadError("cut")
        return answer

    def close(self) -> None:
        """Nothing is kept open."""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Notebook]:
    made = new_notebook(tmp_path / "joins")
    set_me(made, "Anne", "We Ker")
    made.confirmed = True
    yield made
    made.close()


@pytest.fixture
def anne(centre: Office) -> str:
    return accounts.add_adviser(centre.database, centre.place, "Anne", centre.organisation("We Ker"), NOW)


def invited(centre: Office, who: str) -> str:
    return accounts.invite_device(centre.database, centre.place, who, NOW)


def enrol(book: Notebook, client: Any, code: str) -> str:
    return syncing.enrol(book, URL, code, "portable", client=client)


def devices(centre: Office) -> list[str]:
    return [one["id"] for one in accounts.devices(centre.database, centre.place)]


def token(book: Notebook) -> str:
    from cad.services.token import token_of

    return token_of(kept(book.connection, "centre"))


def test_asked_again_it_is_the_same_enrolment(centre: Office, anne: str, book: Notebook) -> None:
    code, line = invited(centre, anne), Cut(centre.client(), 2)
    for _time in range(2):
        with pytest.raises(MachineTrouble):
            enrol(book, line, code)
        assert not kept(book.connection, "centre", {})
    with pytest.raises(Refused):  # mistyped in between: it spoils nothing
        enrol(book, centre.client(), "AAAA-AAAA-AAAA")
    assert enrol(book, line, code.lower().replace("-", " ")) == "Rennes (essai)"
    assert devices(centre) == [kept(book.connection, "centre")["device"]]
    assert kept(book.connection, "joining") == ""
    residents.create_resident(book, usage_name="Essai")
    assert syncing.sync(book, client=centre.client()).result.waiting == 0
    assert token(book).encode() not in line.answered


def test_what_was_said_before_of_oneself_follows(centre: Office, anne: str, book: Notebook) -> None:
    at = "2026-11-24T14:00"
    planned = sessions.plan_session(book, nature="drop_in", starts_at=at, place="Maison de quartier").result
    assert planned.team == (book.me,)
    enrol(book, centre.client(), invited(centre, anne))
    ((team, ours),) = book.connection.execute("SELECT team, organisation FROM session").fetchall()
    assert team == f'["{anne}"]'
    assert ours == centre.organisation("We Ker")


def test_killed_in_between_it_asks_again(centre: Office, anne: str, book: Notebook) -> None:
    code = invited(centre, anne)
    with pytest.raises(MachineTrouble):
        enrol(book, Cut(centre.client()), code)
    folder, key = book.store.folder.path, book.store.key
    book.close()
    again = open_with_key(folder, key, NOW)
    enrol(replace(again, confirmed=True), centre.client(), code)
    assert len(devices(centre)) == 1
    again.close()


def test_nobody_else_joins_with_a_code_that_was_used(
    centre: Office, anne: str, book: Notebook, tmp_path: Path
) -> None:
    """Neither somebody who found it, nor one who knows the laptop’s name at the centre, nor an older app."""
    code = invited(centre, anne)
    with pytest.raises(MachineTrouble):
        enrol(book, Cut(centre.client()), code)
    own = joining.identity(book, code)
    thief = new_notebook(tmp_path / "thief")
    thief.confirmed = True
    with pytest.raises(Refused, match="ne vaut pas"):
        enrol(thief, centre.client(), code)
    for asked in (
        Enrol(code, "x"),
        Enrol(code, "x", "", own.device, fingerprint("x")),
        Enrol(code, "x", "", "0" * 32, fingerprint(own.token)),
        Enrol(code, "x", "", own.device, ""),
        Enrol(code, "x", "", "", fingerprint(own.token)),
        Enrol(code, "x", "", own.device, fingerprint(own.token).upper()),
    ):
        with pytest.raises(Refused, match="ne vaut pas"):
            enrolment.enrol(centre.database, asked, NOW)
    assert len(devices(centre)) == 1
    enrol(book, centre.client(), code)
    thief.close()


def test_even_who_knows_all_that_was_asked_is_told_no_token(
    centre: Office, anne: str, book: Notebook
) -> None:
    code = invited(centre, anne)
    enrol(book, centre.client(), code)
    own = Enrol(code, "x", "", kept(book.connection, "centre")["device"], fingerprint(token(book)))
    answer = centre.client().post("/v1/enrol", pack(own), {})
    assert unpack(answer.content, Enrolled).token == ""


def test_nobody_takes_the_identity_of_a_device(centre: Office, anne: str, book: Notebook) -> None:
    """With a good code of one’s own: neither its identifier, nor its token."""
    enrol(book, centre.client(), invited(centre, anne))
    device, proof = kept(book.connection, "centre")["device"], fingerprint(token(book))
    code = invited(centre, anne)
    for asked in (
        Enrol(code, "x", "", device, "0" * 64),
        Enrol(code, "x", "", "0" * 32, proof),
        Enrol(code, "x", "", device, proof),
    ):
        with pytest.raises(Refused, match="ne vaut pas"):
            enrolment.enrol(centre.database, asked, NOW)
    assert enrolment.enrol(centre.database, Enrol(code, "x", "", "0" * 32, "0" * 64), NOW)


def test_revoked_in_between_it_is_not_let_in_again(centre: Office, anne: str, book: Notebook) -> None:
    code = invited(centre, anne)
    with pytest.raises(MachineTrouble):
        enrol(book, Cut(centre.client()), code)
    accounts.revoke(centre.database, centre.place, devices(centre)[0], NOW)
    with pytest.raises(Refused, match="ne vaut pas"):
        enrol(book, centre.client(), code)
    enrol(book, centre.client(), invited(centre, anne))
    assert syncing.sync(book, client=centre.client()).result.waiting == 0


def test_a_code_is_too_old_for_an_answer_that_was_lost(centre: Office, anne: str, book: Notebook) -> None:
    from cad.central.app import make_app
    from cad.domain.clock import fixed

    code = invited(centre, anne)
    with pytest.raises(MachineTrouble):
        enrol(book, Cut(centre.client()), code)
    centre.app = make_app(centre.database, fixed("2026-11-30T10:00"))
    with pytest.raises(Refused, match="ne vaut pas"):
        enrol(book, centre.client(), code)


def test_at_the_same_moment_one_alone_is_let_in(centre: Office, anne: str) -> None:
    code, let_in = invited(centre, anne), list[str]()

    def ask(number: int) -> None:
        asked = Enrol(code, "x", "", f"{number:032x}", f"{number:064x}")
        with suppress(Refused):
            let_in.append(enrolment.enrol(centre.database, asked, NOW)[0].device)

    together = [threading.Thread(target=ask, args=(number,)) for number in range(1, 9)]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert let_in == devices(centre)
    assert len(let_in) == 1


def test_an_older_app_joins_as_before(centre: Office, anne: str) -> None:
    code = invited(centre, anne)
    who, given = enrolment.enrol(centre.database, Enrol(code, "portable"), NOW)
    with centre.database.read() as connection:
        assert accounts.caller(connection, given) == who
    with pytest.raises(Refused, match="ne vaut pas"):
        enrolment.enrol(centre.database, Enrol(code, "portable"), NOW)


def test_an_older_centre_chooses_the_token_itself(centre: Office, anne: str, book: Notebook) -> None:
    class Older(InProcess):
        """It ignores what it does not know."""

        def post(self, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
            if path == "/v1/enrol":
                asked = unpack(content, Enrol)
                content = pack(Enrol(asked.code, asked.device))
            return super().post(path, content, headers)

    enrol(book, Older(centre.app), invited(centre, anne))
    assert syncing.sync(book, client=centre.client()).result.waiting == 0


def test_the_token_is_in_the_keyring_where_there_is_one(centre: Office, anne: str, book: Notebook) -> None:
    with of_another_computer() as ring:
        code = invited(centre, anne)
        with pytest.raises(MachineTrouble):
            enrol(book, Cut(centre.client()), code)
        enrol(book, centre.client(), code)
        assert kept(book.connection, "centre")["token"] == ""
        assert [*ring.secrets.values()] == [token(book)]
        assert syncing.sync(book, client=centre.client()).result.waiting == 0
