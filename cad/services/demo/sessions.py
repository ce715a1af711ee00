"""An invented drop-in under way, outreach of last week and the next: who came, what was heard."""

from datetime import datetime, timedelta
from typing import Any

from cad.domain.clock import local
from cad.domain.queue import called
from cad.domain.session import DROP_IN, OUTREACH, Passage, PassageMove, Session
from cad.services.demo.meetings import Story
from cad.services.demo.town import Partners, Town, words


class Sessions:
    """Takes its people among the first that the adviser follows; a small town has fewer."""

    def __init__(self, town: Town, partners: Partners) -> None:
        self.town, self.partners = town, partners
        self.told: dict[str, Any] = words("sessions")
        self.known: list[Any] = []

    def tell(self, story: Story) -> None:
        """Maybe this person comes by."""
        person = story.person.resident
        if person.lead_adviser == self.partners.me.id and person.first_name and len(self.known) < 8:
            self.known.append(person)

    def hold(self) -> None:
        """Once everyone is there, so that the town is the same with them or without."""
        if not self.known:
            return
        people = iter(self.known * 2)
        self._drop_in(people)
        self._market(people)
        said = dict(self.told["next"])
        day = self.town.day(-said.pop("days_to"))
        times = {"starts_at": f"{day}T{said.pop('from')}", "ends_at": f"{day}T{said.pop('to')}"}
        self._session(2, OUTREACH, said, **times)

    def _drop_in(self, people: Any) -> None:
        said, now = dict(self.told["drop_in"]), self.town.now
        began, lasts = now - timedelta(minutes=said.pop("began")), timedelta(minutes=said.pop("lasts"))
        colleague = next(a for a in self.partners.advisers if a is not self.partners.me)
        team = (self.partners.me.id, colleague.id)
        held = self._session(
            3, DROP_IN, said, team=team, starts_at=local(began), ends_at=local(began + lasts),
            opened_at=local(began), services=tuple(one.id for one in self.partners.organisations[:2]),
        )  # fmt: skip
        for one in self.told["passages"]:
            moves, wanted = one.get("moves", ()), one.get("wanted")
            at = now - timedelta(minutes=one["ago"])
            asked = {"wanted": team[wanted]} if wanted is not None else {}
            came = self._passage(held, at, one, people, **asked)
            for move, ago, who in moves:
                self.town.add(
                    PassageMove, ago / 1440, session=held.id, passage=came.id, move=move, adviser=team[who],
                    at=local(now - timedelta(minutes=ago)),
                )  # fmt: skip

    def _market(self, people: Any) -> None:
        said = dict(self.told["market"])
        ago = self.town.working_day(said.pop("days_ago"))
        start, end = (f"{self.town.day(ago)}T{said.pop(name)}" for name in ("from", "to"))
        held = self._session(
            ago + 5, OUTREACH, said, starts_at=start, ends_at=end, opened_at=start, closed_at=end
        )
        for one in self.told["contacts"]:
            at = datetime.fromisoformat(start).astimezone() + timedelta(minutes=one["after"])
            self._passage(held, at, one, people)

    def _session(self, days_ago: float, nature: str, said: dict[str, Any], **more: Any) -> Session:
        mine = {"team": (self.partners.me.id,), "organisation": self.partners.ours}
        return self.town.add(Session, days_ago, nature=nature, **{**mine, **said, **more})

    def _passage(self, held: Session, at: datetime, one: dict[str, Any], people: Any, **more: Any) -> Passage:
        who = next(people) if one.get("known") else None
        names = {"resident": who.id, "name": called(who)} if who else {"name": one.get("name", "")}
        plain = ("phone", "reason", "heard", "language", "call_back")
        return self.town.add(
            Passage,
            (self.town.now - at).total_seconds() / 86_400,
            session=held.id,
            nature=held.nature,
            at=local(at),
            themes=tuple(one.get("themes", ())),
            adviser=self.partners.me.id,
            **names,
            **{key: one[key] for key in plain if key in one},
            **more,
        )
