"""People as the record gives them, for presenters that never see a record."""

from cad.services.finding import FoundResident


def found(surname: str, first: str = "Awa", *, near: int = 0, **fields: str) -> FoundResident:
    """One line of a list of people."""
    record = fields.pop("id", f"{surname}-{first}".lower())
    values = {
        "usage_name": surname, "birth_name": "", "first_name": first, "birth_date": "1987-03-12",
        "postcode": "35200", "city": "Rennes", "phones": '["0612345678", "0299001122"]', "qpv": "",
        "last_contact": "2026-11-20", **fields,
    }  # fmt: skip
    return FoundResident(id=record, **values, invented=0, sort_key=f"{surname} {first}".lower(), near=near)
