"""The plan’s figures, asked of the centre by its coordinator’s notebook: nothing of them is kept here."""

from typing import Any

from cad.domain.errors import Refused
from cad.domain.text import _
from cad.services.notebook import Notebook
from cad.services.token import token_of
from cad.store.reads.laptop import kept


def plan_figures(book: Notebook, year: int = 0, *, client: Any = None) -> Any:
    """The masked figures of a year, of this one by default.

    Raises `Refused` when no centre was joined, or for an account that is not of the coordination;
    `MachineTrouble` when the centre is away.
    """
    from cad.sync.protocol import Figures, FiguresAsked
    from cad.sync.transport import Transport

    centre = kept(book.connection, "centre", {})
    if not centre:
        raise Refused(_("Cet ordinateur n’a rejoint aucun dépôt\u00a0: il n’a pas de chiffres à demander."))
    transport = Transport(centre["url"], token_of(centre), certificates=centre["certificates"], client=client)
    try:
        return transport.ask("/v1/figures", FiguresAsked(year), Figures)
    finally:
        transport.close()
