"""The read models follow the records, and an older notebook gets them in their new shape."""

import pytest

from cad.domain.clock import fixed
from cad.services import notebook
from cad.services.consents import give_consent
from cad.services.notebook import Notebook
from cad.services.partners import add_organisation, add_service, partner_page, waiting_at_partners
from cad.services.referrals import move_referral, refer
from cad.services.residents import create_resident
from cad.services.settings import set_me
from tests.conftest import PASSPHRASE


@pytest.fixture
def partner(book: Notebook) -> str:
    """A partner to whom four people were sent: sewn in 2, 9 and 10 days, and one who waits, late."""
    set_me(book, name="Nora Le Gall", organisation="We Ker")
    known = add_organisation(book, name="Mobilité 35").result.id
    service = add_service(book, known, name="Permis").result.id
    who = create_resident(book, usage_name="Diallo", first_name="Awa").result.id
    give_consent(book, who, known, "oral", on="2026-10-01")
    for came in ("2026-11-12", "2026-11-10", "2026-11-03", ""):
        book.now = fixed("2026-11-01T10:00")
        sent = refer(book, who, service, "Permis", answer_by="2026-11-15").result
        book.now = fixed("2026-11-23T10:00")
        if came:
            move_referral(book, sent.id, "came", on=came)
    return known


def figures(book: Notebook, partner: str) -> tuple[int, ...]:
    """What the page of the partner and the list of partners say."""
    known, waiting = partner_page(book, partner), waiting_at_partners(book)[partner]
    told = known.entrusted
    return told.total, told.open, told.closed, told.days, len(known.open), waiting.open, waiting.late


def test_the_figures_of_a_partner(book: Notebook, partner: str) -> None:
    assert figures(book, partner) == (4, 1, 3, 9, 1, 1, 1)


def test_an_older_notebook_gets_the_new_read_models(book: Notebook, partner: str) -> None:
    book.connection.execute("DROP TABLE seam")
    book.connection.execute(
        "CREATE TABLE seam (referral TEXT PRIMARY KEY, since TEXT NOT NULL, until TEXT NOT NULL, "
        "state TEXT NOT NULL, between_two INTEGER NOT NULL)"
    )
    book.connection.execute("DROP INDEX referral_due")
    book.connection.execute("CREATE INDEX referral_live ON referral(state, answer_by) WHERE removed = 0")
    book.store.set("schema", "older")
    book.close()
    again = notebook.unlock(book.store.folder.path, PASSPHRASE, book.now)
    assert figures(again, partner) == (4, 1, 3, 9, 1, 1, 1)
    indexes = {row[0] for row in again.connection.execute("SELECT name FROM sqlite_master")}
    assert {"referral_due", "seam_waiting", "seam_sewn"} <= indexes
    assert "referral_live" not in indexes
    again.close()


def test_no_figure_of_a_partner_reads_the_referrals_one_by_one(book: Notebook, partner: str) -> None:
    """50,000 of them were read to count those of one partner: each statement now walks an index alone."""
    said: list[str] = []
    book.connection.set_trace_callback(said.append)
    figures(book, partner)
    book.connection.set_trace_callback(None)
    counted = [sql for sql in said if "count(*)" in sql or "OFFSET" in sql]
    assert len(counted) == 6
    for sql in counted:
        plan = " ".join(row[3] for row in book.connection.execute(f"EXPLAIN QUERY PLAN {sql}"))
        assert "COVERING INDEX" in plan, (sql, plan)
