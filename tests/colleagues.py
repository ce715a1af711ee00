"""Other advisers of the directory, as an exchange with the centre would have brought them."""

from cad.domain.organisation import Adviser
from cad.services.notebook import Notebook
from cad.services.settings import me
from cad.store.work import Act


def adviser(book: Notebook, name: str, organisation: str = "") -> str:
    """The id of a new one, of our organisation unless said otherwise."""
    ours = me(book).organisation
    with book.store.work(Act("add", "Ajouter"), book.me, book.now()) as work:
        return work.add(Adviser(name=name, organisation=organisation or (ours.id if ours else ""))).id
