"""The invented residents: plausible names, addresses that do not exist, telephones kept for fiction."""

from typing import Any

from cad.domain.neighbourhoods import NEIGHBOURHOODS
from cad.domain.resident import Resident
from cad.services.demo.relatives import Person, double, household, spouse
from cad.services.demo.town import Partners, Town, words

FICTION = ("063998", "026191", "035301", "046571", "053649", "019900")
"""What numbers kept for films and books begin with, 10,000 under each (ARCEP, plan de numérotation)."""

AGES, AGE_WEIGHTS = (17, 22, 28, 36, 45, 54, 60), (8, 24, 20, 20, 15, 10, 3)
CONTACTS = ("", "telephone", "sms", "email", "post")

QPV = ("in",) * 12 + ("out",) * 5 + ("",) * 3
"""Where twenty of them live, in turn: most in a priority neighbourhood, some not looked up yet."""
_KNOWN = tuple(code for code in NEIGHBOURHOODS if code)

STRANGE: dict[int, dict[str, Any]] = {
    7: {
        "usage_name": "de Albuquerque e Vasconcelos Magalhães de Sousa Guimarães dos Santos Ferreira",
        "first_name": "Maria da Conceição Aparecida de Fátima",
        "civility": "mme",
    },
    13: {"usage_name": "بن يوسف", "first_name": "مريم", "civility": "mme", "languages": ("arabe",)},
    19: {"usage_name": "E", "first_name": "Li", "civility": "m"},
}
"""A few names that a form, a list or a letter must hold all the same."""


def _home(number: int) -> dict[str, str]:
    """Which neighbourhood, of most who live in one."""
    inside = QPV[number % 20] == "in" and number % 9
    return {"qpv": QPV[number % 20], "neighbourhood": _KNOWN[number % len(_KNOWN)] if inside else ""}


class People:
    """Makes the residents one after the other; some are the spouse or the double of an earlier one."""

    def __init__(self, town: Town, partners: Partners) -> None:
        self.town = town
        self.partners = partners
        told = words("people")
        self.told: dict[str, Any] = told
        self.weights = [group["weight"] for group in told["groups"]]
        self.recent: list[Person] = []
        self.numbers = 0

    def next(self, number: int, *, full: bool) -> Person:
        """The resident of that number."""
        earlier = self.recent[-20] if len(self.recent) >= 20 else None
        if earlier and number % 50 == 37:
            person = double(self, earlier, number)
        elif self.recent and number % 23 == 11:
            person = spouse(self, self.recent[-1])
        else:
            person = self._new(number, full)
        self.recent = [*self.recent[-19:], person]
        household(self, person)
        return person

    def _new(self, number: int, full: bool) -> Person:
        town = self.town
        depth = town.rng.choices((0, 1, 2, 3), (8, 24, 44, 24) if full else (72, 23, 4, 1))[0]
        known_for = town.rng.randrange(*((0, 90), (1, 30), (70, 260), (240, 620))[depth])
        fields = {**self.identity(), **self._reach(), **_home(number), **STRANGE.get(number, {})}
        return Person(self.add(known_for, **fields), known_for, depth)

    def add(self, known_for: int, **fields: Any) -> Resident:
        """A file opened that many days ago, with its lead adviser."""
        mine = self.town.chance(65)
        lead = self.partners.me if mine else self.town.pick(self.partners.advisers)
        fields = {"lead_adviser": lead.id, "organisation": lead.organisation, **fields}
        return self.town.add(Resident, known_for, invented=True, **fields)

    def identity(self) -> dict[str, Any]:
        """Names of one group, a birth date, languages."""
        town = self.town
        (group,) = town.rng.choices(self.told["groups"], self.weights)
        woman = town.chance(54)
        surname = town.pick(group["surnames"])
        civility = "" if town.chance(4) else ("mme" if woman else "m")
        married = woman and town.chance(22)
        fluent = town.chance(group["fluent"])
        reading = ("fluent", "fluent", "") if fluent else ("some", "hardly", "hardly", "not")
        return {
            "usage_name": town.pick(town.pick(self.told["groups"])["surnames"]) if married else surname,
            "birth_name": surname if married else "",
            "first_name": town.pick(group["women" if woman else "men"]),
            "civility": civility,
            "birth_date": self._birth_date(),
            "languages": tuple(group["languages"]),
            "reads_french": town.pick(reading),
            "interpreter": not fluent and town.chance(55),
        }

    def _birth_date(self) -> str:
        born = self.town.age(self.town.rng.choices(AGES, AGE_WEIGHTS)[0])
        drawn = self.town.rng.random()
        if drawn < 0.05:
            return str(born.year) if drawn < 0.03 else born.isoformat()[:7]
        return f"{born.year}-01-01" if drawn < 0.08 else born.isoformat()

    def _reach(self) -> dict[str, Any]:
        """Address and telephone, or neither for who was met only once."""
        town = self.town
        postcode, city = town.pick(self.told["towns"])
        complement = town.pick(self.told["complements"])
        street = f"{town.rng.randrange(1, 60)} {town.pick(self.told['streets'])}"
        phones = self._phones()
        return {
            "address": f"{street}, {complement}" if complement else street,
            "postcode": postcode,
            "city": city,
            "phones": phones,
            "phone_shared_with": town.pick(self.told["shared_with"]) if phones and town.chance(6) else "",
            "preferred_contact": town.rng.choices(CONTACTS, (45, 20, 25, 5, 5))[0],
            "caf_number": f"{town.rng.randrange(10**7):07}" if town.chance(30) else "",
            "ft_number": f"{town.rng.randrange(10**7):07}A" if town.chance(45) else "",
        }

    def _phones(self) -> tuple[str, ...]:
        """Each number once, mobiles first; none is left after 60,000."""
        wanted = self.town.rng.choices((0, 1, 2), (18, 72, 10))[0]
        return tuple(number for _n in range(wanted) if (number := self._next_number()))

    def _next_number(self) -> str:
        prefix, rank = divmod(self.numbers, 10_000)
        self.numbers += 1
        return f"{FICTION[prefix]}{rank * 7919 % 10_000:04}" if prefix < len(FICTION) else ""
