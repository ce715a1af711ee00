"""The partners’ directory: 20,000 services imported, against reading and checking their rows alone; then "who
can help?" asked of them.

python -m tests.bench.bench_directory
"""

import json
import random
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from cad.domain.directory import ANYONE, PUBLICS
from cad.domain.thematiques import BY_THEME
from cad.domain.themes import THEMES
from cad.exchange.directory_checks import models
from cad.services.availability import say_availability
from cad.services.directory import import_directory
from cad.services.reference import import_addresses
from cad.services.residents import change_resident
from cad.services.who_can_help import who_can_help
from tests import places
from tests.bench.bench_partners import entrust
from tests.bench.bench_plan import timed
from tests.bench.people import temporary
from tests.bench.table import absolute, head, row

SERVICES, STRUCTURES, LIMIT, LIMIT_S, RUNS = 20_000, 5_000, 2.0, 0.050, 5
REFERRALS = 20_000
_WORDS = (
    *("accompagnement", "atelier", "mobilité", "permis", "garde", "enfants", "numérique", "budget"),
    *("logement", "emploi", "formation", "français", "aide", "rendez-vous", "inscription", "équipe"),
    *("professionnels", "permanence", "quartier", "habitants", "démarche", "dossier", "soutien"),
)


def main() -> bool:
    """Print the lines."""
    models()
    fresh = [temporary(1) for _run in range(RUNS)]
    ours, floor = [], []
    with tempfile.TemporaryDirectory() as folder:
        files = [
            _written(Path(folder, "structures.json"), made_structures()),
            _written(Path(folder, "services.json"), made_services()),
        ]
        for book in fresh:
            floor.append(timed(lambda: _checked(files)))
            ours.append(timed(lambda book=book: import_directory(book, files, ("35",))))
        book = temporary(2_000)
        import_directory(book, files, ("35",))
        import_addresses(book, str(places.base_file(Path(folder))))
    entrust(book, REFERRALS)
    (someone,) = book.connection.execute("SELECT id FROM resident LIMIT 1").fetchone()
    change_resident(book, someone, address="5 rue de Brest", postcode="35000", city="Rennes")
    say_availability(book, someone, hours="lun-ven 8h30-16h", means=("foot", "bus"), minutes=30)
    head()
    kept = row("20,000 services and 5,000 structures imported", median(ours), median(floor), LIMIT)
    asked = {
        "a need of someone": {"theme": "mobility", "resident": someone},
        "the same, open now": {"theme": "mobility", "resident": someone, "at": "now"},
        "a need, open now": {"theme": "housing", "at": "now"},
        "words": {"text": "garde enf"},
        "all of it, free": {"fees": "gratuit"},
        "all of it": {},
    }
    for what, given in asked.items():
        who_can_help(book, **given)
        seconds = median(timed(lambda given=given: who_can_help(book, **given)) for _run in range(RUNS))
        kept = absolute(f"who can help: {what}", seconds, LIMIT_S) and kept
    return kept


def _written(path: Path, rows: Iterable[dict[str, Any]]) -> str:
    path.write_text(json.dumps([*rows], ensure_ascii=False), "utf-8")
    return str(path)


def _checked(files: list[str]) -> None:
    """The rows read and checked, and nothing kept."""
    service, structure = models()
    for file in files:
        for one in json.loads(Path(file).read_text("utf-8")):
            (service if "structure_id" in one else structure).validate_python(one)


def made_services(count: int = SERVICES) -> Iterator[dict[str, Any]]:
    """Invented services, as long as those published."""
    chance = random.Random(5)
    thematiques = [one for theme in THEMES for one in BY_THEME[theme.key]]
    publics = [one for one in PUBLICS if one != ANYONE]
    for n in range(count):
        yield {
            "source": "invente", "structure_id": f"invente--s{n % (count // 4 or 1)}", "id": f"invente--{n}",
            "nom": f"Atelier {chance.choice(_WORDS)} {n}", "date_maj": f"2025-0{n % 9 + 1}-11",
            "description": " ".join(chance.choices(_WORDS, k=90)), "type": "accompagnement",
            "thematiques": chance.sample(thematiques, 2), "frais": ("gratuit", "payant", None)[n % 3],
            "publics": chance.sample(publics, 2) if n % 2 else [ANYONE],
            "conditions_acces": "Carte d’identité. Être inscrit à France Travail",
            "commune": "Rennes", "code_postal": "35000", "code_insee": "35238",
            "adresse": f"{n % 90} rue de Brest",
            "longitude": -1.68 + chance.uniform(-0.1, 0.1), "latitude": 48.11 + chance.uniform(-0.1, 0.1),
            "telephone": "+33199000000", "courriel": f"accueil{n % 500}@example.org",
            "modes_accueil": ["en-presentiel"], "zone_eligibilite": ["35"],
            "modes_mobilisation": ["telephoner"], "mobilisable_par": ["usagers"],
            "horaires_accueil": f"Mo-Fr 08:{n % 60:02}-12:30,14:00-17:00; PH off",
            "lien_source": f"https://example.org/services/{n}",
        }  # fmt: skip


def made_structures(count: int = STRUCTURES) -> Iterator[dict[str, Any]]:
    """Who offers them."""
    for n in range(count):
        yield {
            "source": "invente", "id": f"invente--s{n}", "nom": f"Structure inventée {n}",
            "date_maj": "2025-05-04", "commune": "Rennes", "code_postal": "35000", "code_insee": "35238",
            "description": "Une structure inventée.", "telephone": "+33199000000",
        }  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(not main())
