"""An invented, labelled population: who is whose duplicate is known, so that likeness can be measured.

Twins, couples on one telephone, fathers and sons, homonyms and unknown birth days are there on purpose; so
are the ways in which one person gets two files.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from cad.domain.likeness import PersonKey
from cad.domain.names import fold

_FIRST = """
Marie Jean Nathalie Pierre Isabelle Michel Catherine Philippe Sylvie Nicolas Sandrine Frédéric
Stéphanie Julien Céline Sébastien Aurélie Guillaume Émilie Benoît Élodie Mickaël Gaëlle Ronan Soizic
Yann Anaïs Thomas Manon Mohamed Fatima Ahmed Khadija Youssef Aïcha Karim Samira Rachid Naïma
Mustapha Zohra Hassan Hussein Saïd Malika Mamadou Aïssatou Ibrahima Fatoumata Ousmane Mariama
Abdoulaye Kadiatou Thierno Djénéba Boubacar Awa Cheikh Ndèye Moussa Oumou Amadou Hawa Djibril Bintou
Issa Adama Alpha Salimata Ali Sara Lina Yanis Inès Adam Amine Amina Rayan Nguyen Linh Thi Minh
Svetlana Olena Andriy Aleksandr Irina Ana Maria João Paulo Elif Mehmet Ayşe Zeynep Ömer Jean-Pierre
Marie-Claude Anne-Marie Jean-Luc Marie-Thérèse Mohamed-Amine Alexandra Emmanuel Joseph Christophe
"""

_LAST = """
Martin Bernard Le·Goff Le·Gall Riou Guillou Lefèvre Dupont Durand Moreau Hamon Tanguy Robert Richard
Petit Roux Renault Le·Roux Perrin Morvan Kerbrat Quéméneur Prigent Cadiou Ollivier Bourdon Chevalier
Garnier Faure Rousseau Diallo Barry Bah Sow Camara Traoré Koné Keïta Diarra Coulibaly Ouattara Touré
Cissé N’Diaye Diop Fall Guèye Sylla Condé Doumbia Konaté Sissoko Bangoura Soumah Ba Sy Ly Kane Sarr
Benali El·Amrani Ben·Salah Haddad Bouzid Khelifi Saïdi Mansouri Belkacem Cherif Hamdi Alaoui Bennani
Tahiri Ouali Ait·Ouali Nguyen Tran Pham Kovalenko Shevchenko Ivanova Petrov Silva Santos Gonçalves
Ferreira Yılmaz Kaya Demir Öztürk Mbaye Mendy Gomis Ahmadi Rahimi Hosseini Abdi Mohamud Tesfay Habte
Berisha Hoxha Krasniqi Popescu Ionescu Marković Fernandes-Lopes Diallo-Barry
"""

_SYLLABLES = """
ba ber bou car che cou da der do fou gar gui ker la lan le lou ma mar mo nar ne pel pi qui ra rin ro
sa sel so ta ter tou val ver vi zan dé gné riv bert mond nec gat lier don tin rel vic sson mou nier
cha
"""

FIRST = _FIRST.split()
LAST = [name.replace("·", " ") for name in _LAST.split()]
SYLLABLES = _SYLLABLES.split()

_HEARD = """
mohamed muhammad mohammed mohamad / youssef yusuf yousef youcef / cheikh sheikh cheick / thierno
tierno / djibril jibril gibril / khadija khadidja kadidia / fatoumata fatumata / aissatou aisatu /
said sayid saeed / rachid rashid / mustapha mustafa moustapha / lefevre lefebvre / ouattara wattara
/ diallo jallow dialo / n’diaye ndiaye / haddad hadad / toure toury / traore traoure / dupont dupond
/ renault renaud / belkacem belkassem / cherif sherif / conde konde / keita kheita / gueye guey /
zohra zahra / aicha aisha / hassan hasan / hussein houssein hocine / mickael michael mikael /
ibrahima ibrahim / ousmane ousman / abdoulaye abdullaye / boubacar boubakar aboubacar / le·goff
legoff / kovalenko kowalenko / aleksandr alexandre
"""
HEARD = [[word.replace("·", " ") for word in group.split()] for group in _HEARD.split("/")]

SHORT = {"frederic": "Fred", "emmanuel": "Manu", "joseph": "Jo", "nicolas": "Nico", "mohamed": "Momo"}
SHORT |= {
    "sebastien": "Seb",
    "philippe": "Phil",
    "christophe": "Chris",
    "alexandra": "Alex",
    "fatoumata": "Fatou",
}


@dataclass(frozen=True)
class Population:
    """`people` in file order, `pairs` the unordered ids that are one person."""

    people: list[PersonKey]
    pairs: set[frozenset[str]]


def population(size: int, duplicates: int, seed: int = 1) -> Population:
    """`size` persons, of whom `duplicates` also have a second, distorted file."""
    rng = random.Random(seed)
    people: list[PersonKey] = []
    while len(people) < size:
        people += _household(rng, len(people))
    people = people[:size]
    pairs = set()
    for original in rng.sample(people, duplicates):
        again = _again(rng, original, f"d{original.id}")
        people.append(again)
        pairs.add(frozenset((original.id, again.id)))
    rng.shuffle(people)
    return Population(people, pairs)


def _household(rng: random.Random, start: int) -> list[PersonKey]:
    one = _person(rng, str(start))
    kind = rng.random()
    if kind < 0.01:  # twins
        return [one, one._replace(id=str(start + 1), first_name=_other(rng, one.first_name))]
    if kind < 0.10:  # a couple, or brothers and sisters: one surname, one telephone
        other = one._replace(id=str(start + 1), first_name=_other(rng, one.first_name), birth_date=_day(rng))
        return [one, other]
    if kind < 0.11:  # a father and his son
        return [one, one._replace(id=str(start + 1), birth_date=_day(rng))]
    return [one]


def _other(rng: random.Random, first: str) -> str:
    """Another first name: never one that is only another spelling of the same."""
    return rng.choice([name for name in FIRST if fold(name)[:3] != fold(first)[:3]])


def _person(rng: random.Random, key: str) -> PersonKey:
    last, birth = _surname(rng), _surname(rng)
    return PersonKey(
        id=key,
        usage_name=last,
        birth_name=birth if rng.random() < 0.2 else "",
        first_name=rng.choice(FIRST),
        birth_date=_day(rng),
        phones=(f"06{rng.randrange(10**8):08}",) if rng.random() < 0.8 else (),
    )


def _surname(rng: random.Random) -> str:
    """Half are among the hundred usual ones, by rank; the others are rare, as in any real town."""
    if rng.random() < 0.5:
        return rng.choices(LAST, [1 / (rank + 8) for rank in range(len(LAST))])[0]
    return "".join(rng.choices(SYLLABLES, k=rng.choice((2, 2, 3)))).title()


def _day(rng: random.Random) -> str:
    year, kind = rng.randrange(1950, 2010), rng.random()
    if kind < 0.03:
        return ""
    if kind < 0.05:
        return str(year)
    if kind < 0.11:
        return f"{year}-01-01"
    return f"{year}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"


Change = Callable[[random.Random, PersonKey], PersonKey]


def _again(rng: random.Random, person: PersonKey, key: str) -> PersonKey:
    """The same person as someone else typed them: one to three of the usual differences."""
    again = person._replace(id=key, phones=person.phones if rng.random() < 0.6 else ())
    chosen = rng.sample(CHANGES, rng.choice((1, 1, 2, 2, 3)))
    for change in sorted(chosen, key=CHANGES.index):
        again = change(rng, again)
    return again


def bare(_: random.Random, p: PersonKey) -> PersonKey:
    return p._replace(usage_name=fold(p.usage_name).upper(), first_name=fold(p.first_name).title())


def joined(_: random.Random, p: PersonKey) -> PersonKey:
    return p._replace(
        usage_name=p.usage_name.replace(" ", "").replace("’", ""),
        first_name=p.first_name.replace("-", " "),
    )


def exchanged(_: random.Random, p: PersonKey) -> PersonKey:
    return p._replace(usage_name=p.first_name, first_name=p.usage_name)


def shortened(_: random.Random, p: PersonKey) -> PersonKey:
    return p._replace(first_name=SHORT.get(fold(p.first_name), p.first_name.split("-")[0]))


def transcribed(rng: random.Random, p: PersonKey) -> PersonKey:
    return p._replace(first_name=_heard(rng, p.first_name), usage_name=_heard(rng, p.usage_name))


def _heard(rng: random.Random, name: str) -> str:
    groups = [group for group in HEARD if fold(name) in map(fold, group)]
    return rng.choice(groups[0]).title() if groups else name


def day_first(_: random.Random, p: PersonKey) -> PersonKey:
    day = p.birth_date
    return p._replace(birth_date=f"{day[:4]}-{day[8:]}-{day[5:7]}") if day[8:] and int(day[8:]) < 13 else p


def married(rng: random.Random, p: PersonKey) -> PersonKey:
    return p._replace(usage_name=rng.choice(LAST), birth_name=p.usage_name)


def maiden(_: random.Random, p: PersonKey) -> PersonKey:
    return p._replace(usage_name=p.birth_name or p.usage_name, birth_name="")


def undated(rng: random.Random, p: PersonKey) -> PersonKey:
    return p._replace(birth_date=rng.choice(("", p.birth_date[:4], p.birth_date[:7])))


def slipped(rng: random.Random, p: PersonKey) -> PersonKey:
    field = rng.choice(("usage_name", "first_name"))
    return p._replace(**{field: _slip(rng, getattr(p, field))})


def _slip(rng: random.Random, name: str) -> str:
    at = rng.randrange(1, max(2, len(name)))
    return rng.choice((name[:at] + name[at + 1 :], name[:at] + rng.choice("aeinrst") + name[at:]))


CHANGES: list[Change] = [
    maiden,
    married,
    transcribed,
    shortened,
    joined,
    slipped,
    bare,
    undated,
    day_first,
    exchanged,
]
"""In the order in which they can be combined without losing the person."""
