"""Those who go with an earlier resident: the spouse, the household, and the double one did not recognise."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cad.domain.names import fold
from cad.domain.resident import HouseholdMember, Resident

if TYPE_CHECKING:
    from cad.services.demo.people import People


@dataclass(frozen=True, slots=True)
class Person:
    """A resident, for how many days they have been known, and how much of a story they have (0 to 3)."""

    resident: Resident
    known_for: int
    depth: int


def spouse(people: "People", other: Person) -> Person:
    """Same address, same telephone: a couple, not a duplicate."""
    theirs = other.resident
    fields = people.identity() | {
        "usage_name": theirs.usage_name,
        "address": theirs.address,
        "postcode": theirs.postcode,
        "city": theirs.city,
        "phones": theirs.phones,
        "languages": theirs.languages,
        "phone_shared_with": "son conjoint" if theirs.civility == "m" else "sa conjointe",
        "civility": "mme" if theirs.civility == "m" else "m",
    }
    fields |= {"birth_name": "", "first_name": _other_first_name(people, theirs)}
    made = people.add(other.known_for, **fields)
    people.town.add(
        HouseholdMember,
        other.known_for,
        resident=theirs.id,
        name=f"{made.first_name} {made.usage_name}",
        relation="conjointe" if made.civility == "mme" else "conjoint",
        birth_date=made.birth_date,
        other=made.id,
    )
    return Person(made, other.known_for, 1)


def _other_first_name(people: "People", theirs: Resident) -> str:
    """Of the same group of names as the spouse’s, and of the other sex."""
    sex = "women" if theirs.civility == "m" else "men"
    own = "men" if theirs.civility == "m" else "women"
    same = [g for g in people.told["groups"] if theirs.first_name in g[own]] or people.told["groups"]
    return str(people.town.pick(same[0][sex]))


def double(people: "People", of: Person, number: int) -> Person:
    """The same person met again by someone who did not look: other spelling, day and month exchanged."""
    first = of.resident
    born, plain = first.birth_date, {"first_name": first.first_name, "usage_name": first.usage_name}
    if number % 3 == 0:
        plain = {k: fold(v).upper() for k, v in plain.items()}
    elif number % 3 == 1 and len(born) == 10 and int(born[8:]) <= 12:
        born = f"{born[:4]}-{born[8:]}-{born[5:7]}"
    else:
        plain = {"first_name": first.usage_name, "usage_name": first.first_name}
    known_for = people.town.rng.randrange(1, 25)
    fields = {**plain, "birth_date": born, "phones": first.phones, "city": first.city}
    return Person(people.add(known_for, **fields), known_for, 1)


def household(people: "People", person: Person) -> None:
    town = people.town
    if person.depth < 1 or not town.chance(28):
        return
    for _n in range(town.rng.randrange(1, 4)):
        child = town.chance(75)
        town.add(
            HouseholdMember,
            max(person.known_for - 1, 0),
            resident=person.resident.id,
            name=f"{people.identity()['first_name']} {person.resident.usage_name}",
            relation=town.pick(people.told["relations"][:2] if child else people.told["relations"]),
            birth_date=str(town.age(town.rng.randrange(1, 16)).year) if child else "",
            detail=town.pick(people.told["household_details"]) if child else "",
        )
