"""Every record kind in one place: importing this module has described them all."""

from cad.domain import (
    business,
    city,
    clash,
    desk,
    duplicate,
    encounter,
    funding,
    insertion,
    internship,
    journey,
    organisation,
    procurement,
    proposal,
    referral,
    resident,
    school,
    transfer,
)
from cad.domain.record import RECORDS, Description

__all__ = [
    "RECORDS",
    "Description",
    "business",
    "city",
    "clash",
    "desk",
    "duplicate",
    "encounter",
    "funding",
    "insertion",
    "internship",
    "journey",
    "organisation",
    "procurement",
    "proposal",
    "referral",
    "resident",
    "school",
    "transfer",
]
