"""Every record kind in one place: importing this module has described them all."""

from cad.domain import (
    clash,
    duplicate,
    encounter,
    insertion,
    internship,
    journey,
    offer,
    organisation,
    outcome,
    procurement,
    proposal,
    referral,
    resident,
    school,
    transfer,
    workplace,
)
from cad.domain.record import RECORDS, Description

__all__ = [
    "RECORDS",
    "Description",
    "clash",
    "duplicate",
    "encounter",
    "insertion",
    "internship",
    "journey",
    "offer",
    "organisation",
    "outcome",
    "procurement",
    "proposal",
    "referral",
    "resident",
    "school",
    "transfer",
    "workplace",
]
