"""The plan’s figures, asked of the centre by its coordinator’s notebook: nothing of them is kept here."""

from typing import Any

from cad.domain.errors import Refused
from cad.domain.plan_report import Report
from cad.domain.text import _
from cad.services.notebook import Notebook
from cad.services.token import token_of
from cad.store.reads.laptop import kept

PATIENCE = 300.0
"""Seconds: every record of a territory is read, some 12 µs each."""


def coordinates(book: Notebook) -> bool:
    """Whether this notebook is a coordinator’s, as the centre last said: it holds no journey of its own."""
    return bool(kept(book.connection, "sync/role", "") == "coordinator")


def plan_figures(book: Notebook, year: int = 0, *, client: Any = None) -> Any:
    """The masked figures of a year, of this one by default.

    Raises `Refused` when no centre was joined, or for an account that is not of the coordination;
    `MachineTrouble` when the centre is away.
    """
    from cad.sync.protocol import Figures, FiguresAsked

    return _asked(book, "/v1/figures", FiguresAsked(year), Figures, client)


def plan_of_territory(book: Notebook, year: int = 0, *, client: Any = None) -> Report:
    """« Le plan » of a year over every notebook of the centre. Raises what `plan_figures` raises."""
    from cad.sync.protocol import PlanAsked, PlanTold

    told: PlanTold = _asked(book, "/v1/plan", PlanAsked(year), PlanTold, client)
    return told.report


def _asked(book: Notebook, path: str, message: Any, kind: type[Any], client: Any) -> Any:
    from cad.sync.transport import Transport

    centre = kept(book.connection, "centre", {})
    if not centre:
        raise Refused(_("Cet ordinateur n’a rejoint aucun dépôt\u00a0: il n’a pas de chiffres à demander."))
    transport = Transport(
        centre["url"],
        token_of(centre),
        certificates=centre["certificates"],
        client=client,
        patience=PATIENCE,
    )
    try:
        return transport.ask(path, message, kind)
    finally:
        transport.close()
