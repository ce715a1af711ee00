"""An invented directory, in the invented streets: « Annuaire » says who can help, and how far."""

from typing import Any

from cad.services.demo.town import Town, words
from cad.store import directory as store
from cad.store import reference
from cad.store.connection import Connection

SOURCE = "Annuaire inventé (démo)"
_WEST, _SOUTH, _APART, _DOOR, _DOORS = -1.71, 48.09, 0.012, 0.00018, 60
_CITY, _INSEE, _POSTCODES = "Rennes", "35238", ("35000", "35200")


def fill_directory(connection: Connection, town: Town) -> None:
    """Its addresses first, which give each service its place."""
    today, told = town.day(0), words("directory")
    streets: list[str] = words("people")["streets"]
    ways = [
        (
            (street, postcode, _INSEE, _CITY),
            [(door, "", *_place(streets, street, door)) for door in range(1, _DOORS)],
        )
        for street in streets
        for postcode in _POSTCODES
    ]
    reference.keep_addresses(
        connection, ways, {_INSEE: _CITY}, "adresses-inventees.csv", SOURCE, town.day(40), today
    )
    services = {row["id"]: row for one in told for row in _services(town, streets, one)}
    structures = {f"demo--{one['key']}": _structure(town, streets, one) for one in told}
    about = ("annuaire-invente.json", SOURCE, town.day(8))
    store.keep_directory(connection, services, structures, about, ("35",), today)


def _place(streets: list[str], street: str, door: int) -> tuple[float, float]:
    """A street runs east from its corner of a grid."""
    line, column = divmod(streets.index(street), 6)
    return _WEST + column * _APART + door * _DOOR, _SOUTH + line * _APART


def _structure(town: Town, streets: list[str], one: dict[str, Any]) -> dict[str, Any]:
    number, _space, street = one["address"].partition(" ")
    lon, lat = _place(streets, street, int(number))
    return {
        "id": f"demo--{one['key']}", "source": SOURCE, "nom": one["name"], "date_maj": town.day(60),
        "adresse": one["address"], "code_postal": "35200", "code_insee": _INSEE, "commune": _CITY,
        "longitude": lon, "latitude": lat, "telephone": one["phone"],
    }  # fmt: skip


def _services(town: Town, streets: list[str], one: dict[str, Any]) -> list[dict[str, Any]]:
    where = _structure(town, streets, one)
    return [
        {
            **where, "id": f"demo--{one['key']}-{said['key']}", "structure_id": where["id"],
            "nom": said["name"],
            "date_maj": town.day(said["days_ago"]), "thematiques": said["thematiques"], "type": said["kind"],
            "frais": said["fees"], "frais_precisions": said["fees_said"], "publics": said["publics"],
            "conditions_acces": said["conditions"], "modes_mobilisation": said["ways"],
            "mobilisable_par": said["who"], "horaires_accueil": said["hours"],
            "description": said["description"],
            "modes_accueil": ["a-distance"] if said["key"] == "tel" else ["en-presentiel"],
        }
        for said in one["services"]
    ]  # fmt: skip
