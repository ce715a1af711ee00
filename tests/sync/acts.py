"""What an adviser does, at random: each act picks what it is about among what the laptop holds."""

import json
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from cad.domain.clash import Clash
from cad.domain.encounter import VISIBILITIES, Encounter, Note
from cad.domain.errors import Refused
from cad.domain.journey import Journey, Need, Step, TeamMember
from cad.domain.organisation import Adviser, Organisation, Service
from cad.domain.record import Record
from cad.domain.referral import Consent, Referral
from cad.domain.referral_life import next_states
from cad.domain.resident import Document, Resident
from cad.domain.transfer import Transfer
from cad.services import (
    clashes,
    consents,
    documents,
    duplicates,
    encounters,
    history,
    journeys,
    referrals,
    residents,
    transfers,
)
from cad.services.notebook import Notebook
from cad.store.table import select
from cad.store.work import Act as StoreAct
from tests.sync.world import Station, World, clock

Doing = Callable[[Notebook, random.Random, str], Any]
LEVELS = tuple(VISIBILITIES)
ARCHIVABLE = (Step, Need, Encounter, Document, Referral, Journey)


def pick(book: Notebook, luck: random.Random, cls: type[Record], where: str = "removed = 0") -> Any:
    """One record the laptop holds. Raises `Refused` when there is none."""
    found = select(book.connection, cls, f"{where} ORDER BY pk")
    if not found:
        raise Refused("rien")
    return luck.choice(found)


def someone(book: Notebook, luck: random.Random) -> str:
    return str(pick(book, luck, Resident, "removed = 0 AND merged_into = ''").id)


def create(book: Notebook, luck: random.Random, word: str) -> Any:
    return residents.create_resident(book, usage_name=word, city=luck.choice(("Rennes", "Chantepie")))


def edit(book: Notebook, luck: random.Random, word: str) -> Any:
    name = luck.choice(("city", "email", "address", "phones", "qpv", "interpreter"))
    value = {
        "city": word,
        "email": f"{word}@example.org",
        "address": word,
        "phones": (f"06{luck.randrange(10**8):08}",),
        "qpv": luck.choice(("in", "out")),
        "interpreter": luck.random() < 0.5,
    }[name]
    return residents.change_resident(book, resident=someone(book, luck), **{name: value})


def archive(book: Notebook, luck: random.Random, word: str) -> Any:
    one = pick(book, luck, luck.choice(ARCHIVABLE) if luck.random() < 0.9 else Resident)
    with book.store.work(StoreAct("archive", "Archiver"), book.me, book.now()) as work:
        return work.remove(one)


def meet(book: Notebook, luck: random.Random, word: str) -> Any:
    steps = ({"title": f"étape {word}"},) if luck.random() < 0.5 else ()
    return encounters.record_encounter(
        book,
        resident=someone(book, luck),
        text=f"note {word}",
        visibility=luck.choice(LEVELS),
        steps=steps,
    )


def note(book: Notebook, luck: random.Random, word: str) -> Any:
    return encounters.add_note(
        book, resident=someone(book, luck), text=f"note {word}", visibility=luck.choice(LEVELS)
    )


def correct(book: Notebook, luck: random.Random, word: str) -> Any:
    mine = pick(book, luck, Note, f"removed = 0 AND adviser = '{book.me}'")
    return encounters.correct_note(book, note=mine.id, text=f"note {word}", visibility=luck.choice(LEVELS))


def refer(book: Notebook, luck: random.Random, word: str) -> Any:
    return referrals.refer(
        book,
        resident=someone(book, luck),
        service=pick(book, luck, Service).id,
        purpose=word,
        consent_how="oral",
    )


def answer(book: Notebook, luck: random.Random, word: str) -> Any:
    one = pick(book, luck, Referral, "removed = 0 AND state <> 'draft'")
    state = luck.choice(next_states(one.state) or ("",))
    return referrals.move_referral(
        book,
        one.id,
        state,
        reason=word,
        detail=word,
        appointment_at="2027-11-22T10:00" * (state == "appointment"),
    )


def merge(book: Notebook, luck: random.Random, word: str) -> Any:
    return duplicates.merge_residents(book, survivor=someone(book, luck), absorbed=someone(book, luck))


def unmerge(book: Notebook, luck: random.Random, word: str) -> Any:
    return duplicates.unmerge_residents(book, absorbed=pick(book, luck, Resident, "merged_into <> ''").id)


def join(book: Notebook, luck: random.Random, word: str) -> Any:
    who = pick(book, luck, Adviser)
    return journeys.join_team(
        book,
        resident=someone(book, luck),
        adviser=who.id,
        organisation=who.organisation if luck.random() < 0.7 else "",
    )


def leave(book: Notebook, luck: random.Random, word: str) -> Any:
    return journeys.leave_team(book, member=pick(book, luck, TeamMember, "removed = 0 AND until = ''").id)


def agree(book: Notebook, luck: random.Random, word: str) -> Any:
    scope = luck.choice(("team", "team", "referral"))
    office = "" if scope == "team" and luck.random() < 0.3 else pick(book, luck, Organisation).id
    say = luck.choice((consents.give_consent, consents.give_consent, consents.refuse_consent))
    return say(book, resident=someone(book, luck), organisation=office, how="oral", scope=scope)


def withdraw(book: Notebook, luck: random.Random, word: str) -> Any:
    return consents.withdraw_consent(
        book, consent=pick(book, luck, Consent, "removed = 0 AND state = 'given'").id
    )


def reassign(book: Notebook, luck: random.Random, word: str) -> Any:
    who = pick(book, luck, Adviser)
    office = {"organisation": who.organisation} if luck.random() < 0.5 else {}
    return residents.change_resident(book, resident=someone(book, luck), lead_adviser=who.id, **office)


def propose(book: Notebook, luck: random.Random, word: str) -> Any:
    resident = someone(book, luck)
    known = [one.id for one in transfers.possible_leads(book, resident) if one.agreed]
    to = luck.choice(known) if known else pick(book, luck, Adviser).id
    return transfers.propose_transfer(book, resident, to, word, stays=luck.random() < 0.5)


def reply(book: Notebook, luck: random.Random, word: str) -> Any:
    asked = pick(book, luck, Transfer, f"removed = 0 AND state = 'proposed' AND to_adviser = '{book.me}'")
    say = luck.choice((transfers.accept_transfer, transfers.accept_transfer, transfers.decline_transfer))
    return say(book, asked.id, word)


def take_back(book: Notebook, luck: random.Random, word: str) -> Any:
    asked = pick(book, luck, Transfer, f"removed = 0 AND from_adviser = '{book.me}'")
    end = transfers.cancel_transfer if asked.state == "proposed" else transfers.read_transfer_answer
    return end(book, asked.id)


def settle(book: Notebook, luck: random.Random, word: str) -> Any:
    clash = pick(book, luck, Clash, "state = 'open'")
    return clashes.settle_clash(book, clash=clash.id, choice=luck.choice(("kept", "current")))


def look(book: Notebook, luck: random.Random, word: str) -> Any:
    return journeys.assess_need(
        book, resident=someone(book, luck), theme="mobility", state="need", detail=word
    )


def plan(book: Notebook, luck: random.Random, word: str) -> Any:
    return journeys.add_step(book, resident=someone(book, luck), title=word)


def step(book: Notebook, luck: random.Random, word: str) -> Any:
    one = pick(book, luck, Step)
    if luck.random() < 0.5:
        return journeys.complete_step(book, step=one.id, reason=word)
    return journeys.change_step(book, step=one.id, title=word)


def attach(book: Notebook, luck: random.Random, word: str) -> Any:
    who, level = someone(book, luck), luck.choice(LEVELS)
    return documents.attach_document(book, who, content=word.encode(), filename=word, visibility=level)


def show(book: Notebook, luck: random.Random, word: str) -> Any:
    one = pick(book, luck, Document)
    return documents.change_document(book, document=one.id, title=word, visibility=luck.choice(LEVELS))


def undo(book: Notebook, luck: random.Random, word: str) -> Any:
    return history.redo(book) if luck.random() < 0.3 else history.undo(book)


ACTS: tuple[Doing, ...] = (
    *(create, create, edit, edit, edit, edit, archive, meet, meet, note, note, correct, refer, answer),
    *(merge, unmerge, join, join, leave, agree, agree, withdraw, reassign),
    *(propose, reply, take_back, settle),
    *(look, plan, step, step, attach, show, undo),
)
"""As often as each is named."""
PASSING_ON: tuple[Doing, ...] = (
    *(create, propose, propose, propose, propose, reply, reply, reply, reply, reply, reply),
    *(take_back, reassign, settle, settle, join, leave, agree, agree, withdraw, note, merge, undo, archive),
)
"""What a person passed from one lead adviser to another lives through."""


def act(world: World, station: Station, word: str, among: tuple[Doing, ...] = ACTS) -> str:
    """One act, written down by the oracle once acknowledged; its name, "" when the notebook refused it."""
    doing = world.luck.choice(among)
    try:
        doing(station.book, world.luck, word)
    except Refused:
        return ""
    remember(station)
    return doing.__name__


def remember(station: Station) -> None:
    """What the laptop has just promised to keep and to send."""
    rows = station.book.connection.execute(
        "SELECT a.id, c.kind, c.record, c.after FROM change c JOIN act a ON a.pk = c.act "
        "WHERE a.kind <> 'sync' AND a.pk = (SELECT max(pk) FROM act) ORDER BY c.pk"
    ).fetchall()
    if rows and rows[0][0] in station.written:
        return
    for act_id, kind, record, after in rows:
        station.written.setdefault(act_id, []).append((record, json.loads(after)))
        if kind == "note" and "text" in json.loads(after):
            station.notes[record] = json.loads(after)["text"]


def remember_all(station: Station) -> None:
    """Every act the laptop’s own history tells, when nobody watched it act."""
    rows = station.book.connection.execute(
        "SELECT a.id, c.kind, c.record, c.after FROM change c JOIN act a ON a.pk = c.act "
        "WHERE a.kind <> 'sync' AND a.name <> 'set_me' ORDER BY c.pk"
    )
    for act_id, kind, record, after in rows:
        station.written.setdefault(act_id, []).append((record, json.loads(after)))
        if kind == "note" and "text" in json.loads(after):
            station.notes[record] = json.loads(after)["text"]


def wrong_clock(station: Station, luck: random.Random) -> None:
    """From now on this laptop is wrong by hours or months."""
    station.ahead = timedelta(days=luck.choice((0, -400, -3, 2)), minutes=luck.randrange(-600, 600))
    station.book.now = clock(station)
