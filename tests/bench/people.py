"""Many invented residents in an encrypted notebook, made once per size and kept for the run."""

import random
import tempfile
from pathlib import Path

from cad.domain.encounter import Encounter, Note
from cad.domain.journey import Journey, Need, Step
from cad.domain.resident import Resident
from cad.domain.themes import THEMES
from cad.services import notebook
from cad.services.notebook import Notebook
from cad.services.settings import set_me
from cad.store import keys
from cad.store.work import Act

KEY_COST = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
_STARTS = [
    "Bel",
    "Mar",
    "Des",
    "Cha",
    "Gui",
    "Rou",
    "Del",
    "Bon",
    "Per",
    "Cor",
    "Fon",
    "Mou",
    "Lar",
    "Ver",
    "Tal",
    "Gar",
    "Bar",
    "Pel",
    "Sau",
    "Bri",
    "Cou",
    "Ger",
    "Hau",
    "Jac",
]
_MIDDLES = [
    "bé",
    "chê",
    "di",
    "ge",
    "la",
    "mi",
    "na",
    "re",
    "ta",
    "vi",
    "zé",
    "bo",
    "cau",
    "don",
    "gné",
    "lle",
    "mer",
    "nau",
    "pi",
    "ran",
    "sse",
    "ti",
    "vre",
]
_ENDS = [
    "ault",
    "eau",
    "eron",
    "et",
    "ier",
    "in",
    "on",
    "ot",
    "ois",
    "oux",
    "and",
    "ard",
    "aud",
    "é",
    "ès",
    "ez",
    "el",
    "elle",
    "ette",
    "ière",
    "igny",
    "ourt",
    "ville",
]
_LASTS = [
    "Lefèvre",
    "Dubois",
    "Martin",
    "Bernard",
    "Thomas",
    "Petit",
    "Robert",
    "Richard",
    "Durand",
    "Moreau",
    "Diallo",
    "Traoré",
    "Ben-Saïd",
    "Nguyễn",
    "O'Neill",
    "Yılmaz",
    "Çelik",
    "Camara",
    "Konaté",
    "Guérin",
    "Le-Goff",
    "Kermarrec",
    "Haddad",
    "Benali",
]
_FIRSTS = [
    "Hélène",
    "José",
    "Zoé",
    "Léa",
    "Manon",
    "Inès",
    "Jade",
    "Louise",
    "Émilie",
    "Jean-Pierre",
    "Marie-Ange",
    "Loïc",
    "Gaëlle",
    "Raphaël",
    "Hugo",
    "Mohamed",
    "Aïcha",
    "Fatou",
    "Ousmane",
    "Nadège",
    "Jérôme",
    "Amélie",
    "Solène",
    "Yaël",
    "Özlem",
    "Awa",
    "Mamadou",
    "Thi-Lan",
    "Ionela",
    "Oksana",
]
_STREETS = [
    "rue des Lavandières",
    "allée du Grand-Cèdre",
    "place du Puits",
    "rue de la Filature",
    "cours des Tisserands",
]


def people(count: int, seed: int = 11) -> list[Resident]:
    """`count` invented residents, surnames as uneven as real ones."""
    chance = random.Random(seed)
    lasts = _LASTS + [a + b + c for a in _STARTS for b in _MIDDLES for c in _ENDS]
    weights = [1 / (i + 8) ** 0.8 for i in range(len(lasts))]
    made = []
    for last, first in zip(
        chance.choices(lasts, weights, k=count), chance.choices(_FIRSTS, k=count), strict=True
    ):
        born = f"{chance.randint(1940, 2009)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        phone = f"063998{chance.randint(0, 9999):04}"
        street = f"{chance.randint(1, 220)} {chance.choice(_STREETS)}"
        made.append(
            Resident(
                usage_name=last, first_name=first, birth_date=born, address=street, postcode="35200",
                city="Rennes", phones=(phone,), invented=True,
            )
        )  # fmt: skip
    return made


def filled(folder: Path, count: int) -> Notebook:
    """A notebook in `folder` with `count` residents and nothing else."""
    keys.ARGON = KEY_COST
    book, _code = notebook.create(folder, "phrase de mesure")
    set_me(book, name="Mesure", organisation="Structure de mesure")
    with book.store.work(Act("bench", "bench", undoable=False), book.me, book.now()) as work:
        work.add_all(people(count))
    book.connection.execute("INSERT INTO resident_search(resident_search) VALUES ('optimize')")
    book.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return book


def temporary(count: int) -> Notebook:
    """The same in a folder of its own."""
    return filled(Path(tempfile.mkdtemp(prefix="cad-bench-")) / "n", count)


def eventful(book: Notebook, entries: int) -> str:
    """A resident whose timeline has `entries` entries; returns their id."""
    chance = random.Random(5)
    with book.store.work(Act("bench", "bench", undoable=False), book.me, book.now()) as work:
        who = work.add(Resident(usage_name="Chargée", first_name="Awa", invented=True))
        work.add(Journey(resident=who.id, goal="Travailler près de chez moi", opened_on="2024-01-02"))
        meetings, notes, needs, steps = [], [], [], []
        for index in range(entries // 3):
            day = f"202{4 + index % 3}-{1 + index % 12:02}-{1 + index % 28:02}"
            meeting = Encounter(resident=who.id, at=f"{day}T10:00", minutes=15, adviser=book.me)
            meetings.append(meeting)
            text = "Point sur les démarches, la garde des enfants et les horaires. " * chance.randint(1, 6)
            notes.append(Note(resident=who.id, encounter=meeting.id, text=text, adviser=book.me))
            theme = chance.choice(THEMES).key
            needs.append(Need(resident=who.id, theme=theme, state="need", on=day, adviser=book.me))
            done = Step(
                resident=who.id, title="Appeler la crèche", state="done", closed_on=day, adviser=book.me
            )
            steps.append(done)
        for records in (meetings, notes, needs, steps):
            work.add_all(records)
    return who.id
