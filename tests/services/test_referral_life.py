"""Any sequence of acts on referrals keeps what must always be true, and undo gives back exactly what was."""

import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from cad.domain.clock import fixed
from cad.domain.errors import Refused
from cad.domain.referral import REFERRAL_STATES, Consent, Referral, ReferralEvent
from cad.domain.referral_life import MOVES, stitch
from cad.services import appointments, consents, history, journeys, notebook, partners, referrals, residents
from cad.services.settings import set_me
from cad.store import keys
from cad.store.table import select
from tests.conftest import CHEAP, PASSPHRASE, TODAY
from tests.drawn import tries

from .snapshot import Snapshot, read_models, rebuilt, snapshot

DAYS = st.sampled_from(["", "", TODAY, "2026-11-20", "2026-12-25", "demain"])
TIMES = st.sampled_from(["", f"{TODAY}T09:00", "2026-12-01T14:30", "2026-01-05T10:00"])
REASONS = st.sampled_from(["", "Plus de place"])


class ReferralLife(RuleBasedStateMachine):
    """Two people, two services of two partners, whatever an adviser may try in whatever order."""

    made = Bundle("made")

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        with mock.patch.object(keys, "ARGON", CHEAP):
            self.book, _code = notebook.create(
                Path(self.folder.name) / "carnet", PASSPHRASE, fixed(f"{TODAY}T10:00")
            )
        set_me(self.book, name="Nora", organisation="We Ker")
        self.people = [residents.create_resident(self.book, usage_name=n).result.id for n in ("Ba", "Ly")]
        self.services = []
        for name in ("Mobilité 35", "CSAPA"):
            partner = partners.add_organisation(self.book, name=name).result.id
            self.services.append(partners.add_service(self.book, partner, name="Accueil").result)

    def teardown(self) -> None:
        if hasattr(self, "book"):
            self.book.close()
            self.folder.cleanup()

    def attempt(self, act: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Do it, take it back, do it again: three exact states. Or a refusal, that leaves no trace."""
        before = snapshot(self.book)
        undoable = history.undo_labels(self.book)
        try:
            result = act(self.book, *arguments, **named).result
        except Refused as refusal:
            said = str(refusal)
        else:
            said = ""
        if said:
            assert said.endswith(".")
            assert snapshot(self.book) == before
            assert history.undo_labels(self.book) == undoable
            return None
        after = snapshot(self.book)
        if after == before:  # nothing was to change: there is nothing to take back
            return result
        self.taken_back(before)
        history.redo(self.book)
        assert snapshot(self.book) == after
        return result

    def taken_back(self, before: Snapshot) -> None:
        history.undo(self.book)
        assert snapshot(self.book) == before

    @rule(
        target=made, person=st.integers(0, 1), service=st.integers(0, 1), purpose=st.sampled_from(["", "P"])
    )
    def draft(self, person: int, service: int, purpose: str) -> str:
        act = referrals.draft_referral
        return self.attempt(act, self.people[person], self.services[service].id, purpose).id

    @rule(target=made, person=st.integers(0, 1), service=st.integers(0, 1), how=st.sampled_from(["", "oral"]))
    def refer(self, person: int, service: int, how: str) -> Any:
        agreed = how or self.agreed(person, service)
        done = self.attempt(
            referrals.refer, self.people[person], self.services[service].id, "Permis", consent_how=how
        )
        assert bool(done) == bool(agreed)
        return done.id if done else multiple()

    @rule(person=st.integers(0, 1), service=st.integers(0, 1), yes=st.booleans())
    def answer(self, person: int, service: int, yes: bool) -> None:
        act = consents.give_consent if yes else consents.refuse_consent
        assert self.attempt(act, self.people[person], self.services[service].organisation, "oral")

    @rule(at=st.integers(0, 5), day=DAYS)
    def withdraw(self, at: int, day: str) -> None:
        said = select(self.book.connection, Consent)
        if said:
            self.attempt(consents.withdraw_consent, said[at % len(said)].id, on=day)

    @rule(referral=made, day=DAYS)
    def hand_over(self, referral: str, day: str) -> None:
        self.attempt(referrals.hand_over, referral, on=day)

    @rule(referral=made, at=st.integers(0, 5))
    def hand_over_under(self, referral: str, at: int) -> None:
        said = select(self.book.connection, Consent)
        if said:
            self.attempt(referrals.hand_over, referral, said[at % len(said)].id)

    @rule(referral=made, state=st.sampled_from(list(REFERRAL_STATES)), day=DAYS, reason=REASONS, at=TIMES)
    def move(self, referral: str, state: str, day: str, reason: str, at: str) -> None:
        self.attempt(
            referrals.move_referral, referral, state, day, reason, detail=reason, appointment_at=at, place="A"
        )

    @rule(referral=made, likely=st.integers(0, 8))
    def move_on(self, referral: str, likely: int) -> None:
        (known,) = select(self.book.connection, Referral, "id = ?", referral)
        onward = [s for s in MOVES[known.state] if s != "handed_over"]
        if onward and known.state != "draft" and not known.removed:
            state = onward[likely % len(onward)]
            given = {"reason": "Vu", "detail": "Embauchée", "appointment_at": f"{TODAY}T09:00"}
            assert self.attempt(referrals.move_referral, referral, state, **given).state == state

    @rule(referral=made)
    def change(self, referral: str) -> None:
        self.attempt(referrals.change_referral, referral, service=self.services[1].id, purpose="Autre")

    @rule(referral=made)
    def erase(self, referral: str) -> None:
        self.attempt(referrals.remove_referral, referral)

    @rule(at=st.integers(0, 3), came=st.booleans())
    def meet(self, at: int, came: bool) -> None:
        act = appointments.appointment_came if came else appointments.appointment_missed
        self.on_appointment(at, act)

    @rule(at=st.integers(0, 3))
    def put_off(self, at: int) -> None:
        self.on_appointment(at, appointments.move_appointment, "2026-12-03T11:00")

    @rule(at=st.integers(0, 3))
    def call_off(self, at: int) -> None:
        self.on_appointment(at, appointments.cancel_appointment, "Malade")

    @rule(person=st.integers(0, 1), closes=st.booleans())
    def journey(self, person: int, closes: bool) -> None:
        if closes:
            self.attempt(journeys.close_journey, self.people[person], "Emploi")
        else:
            self.attempt(journeys.reopen_journey, self.people[person])

    def on_appointment(self, at: int, act: Callable[..., Any], *arguments: Any) -> None:
        known = select(self.book.connection, appointments.Appointment)
        if known:
            self.attempt(act, known[at % len(known)].id, *arguments)

    def agreed(self, person: int, service: int) -> bool:
        held = [
            row.consent
            for row in consents.consents(self.book, self.people[person])
            if row.current and row.consent.organisation == self.services[service].organisation
        ]
        return bool(held) and held[0].state == "given"

    @invariant()
    def every_state_has_its_event(self) -> None:
        if not hasattr(self, "book"):
            return
        for referral in select(self.book.connection, Referral):
            told = self.events(referral)
            assert told[0].state == "draft"
            assert told[-1].state == referral.state
            assert all(e.by == self.book.me and e.on <= TODAY and e.at for e in told)
            for one, two in pairwise(told):
                assert two.state in MOVES[one.state] or two.detail == "Rendez-vous annulé"

    @invariant()
    def nothing_left_without_consent(self) -> None:
        if not hasattr(self, "book"):
            return
        for referral in select(self.book.connection, Referral):
            handed = [e for e in self.events(referral) if e.state == "handed_over"]
            if handed:
                (consent,) = select(self.book.connection, Consent, "id = ?", referral.consent)
                assert consent.state == "given"
                assert not consent.removed
                assert (consent.resident, consent.organisation) == (referral.resident, referral.organisation)
                assert consent.on <= handed[-1].on
            else:
                assert referral.state in ("draft", "revoked")

    @invariant()
    def the_read_models_agree_with_the_records(self) -> None:
        if not hasattr(self, "book"):
            return
        assert read_models(self.book) == rebuilt(self.book)
        seams = {row[0]: row for row in read_models(self.book)["seam"]}
        for referral in select(self.book.connection, Referral):
            assert (referral.id in seams) == bool(stitch(referral.state))

    def events(self, referral: Referral) -> list[ReferralEvent]:
        mine = "referral = ? AND removed = 0 ORDER BY pk"
        return select(self.book.connection, ReferralEvent, mine, referral.id)


ReferralLife.TestCase.settings = settings(
    max_examples=tries(25),
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestReferralLife = ReferralLife.TestCase
