"""An invented neighbourhood, to try the app and to measure it: nobody in it exists and every file says so."""

from cad.domain.errors import Refused
from cad.domain.organisation import Adviser
from cad.domain.text import _
from cad.services.action import REGISTRY, Done, Entry
from cad.services.demo.businesses import Businesses
from cad.services.demo.city import City
from cad.services.demo.clauses import Clauses
from cad.services.demo.companies import Companies
from cad.services.demo.directory import fill_directory
from cad.services.demo.employer import Employer
from cad.services.demo.handovers import Handovers
from cad.services.demo.internships import Internships
from cad.services.demo.people import People
from cad.services.demo.relays import Relays
from cad.services.demo.sessions import Sessions
from cad.services.demo.story import tell
from cad.services.demo.town import Partners, Town
from cad.services.notebook import Notebook
from cad.store import blobs
from cad.store.find import count
from cad.store.reads.residents import named
from cad.store.work import Act, Work

FULL = 400
"""How many people have a whole story; in a larger town, to measure speed, the others have little."""
AT_ONCE = 5_000
"""People written together: what is in memory does not grow with the town."""
MOST = 100_000

_LABEL = _("Remplir le quartier de démonstration")


def fill_demo(book: Notebook, residents: int = 300, seed: int = 7, *, asked_by: str = "") -> Done[int]:
    """Invent `residents` people with their journeys around today; the same ones for one seed at one time.

    Who writes in the notebook is then an invented adviser, unless they had said who they are. Returns how
    many people were made. Refused where there are people already: real ones never mix with invented ones.
    """
    if not 1 <= residents <= MOST:
        raise Refused(_("Le quartier compte de 1 à {n} personnes.").format(n=MOST))
    if count(book.store.connection):
        raise Refused(
            _(
                "Ce carnet contient déjà des personnes\u00a0: la démonstration se fait dans un carnet vide, "
                "à part."
            )
        )
    with book.store.work(Act("fill_demo", _LABEL, undoable=False), book.me, book.now()) as work:
        town = Town(seed, work.now)
        partners = Partners(town, named(work.connection, Adviser, {book.me}).get(book.me))
        _people(work, town, partners, residents)
        book.store.set("me", partners.me.id)
    fill_directory(book.store.connection, town)
    book.me = partners.me.id
    done = Done(residents, _LABEL, frozenset(work.changed), asked_by)
    book.tell(done)
    return done


REGISTRY["fill_demo"] = Entry("fill_demo", True, _LABEL, fill_demo, fill_demo)


def _people(work: Work, town: Town, partners: Partners, residents: int) -> None:
    people, handovers = People(town, partners), Handovers(town, partners)
    relays, clauses = Relays(town, partners), Clauses(town, partners)
    internships, employer = Internships(town, partners), Employer(town, partners)
    companies = Companies(town, partners)
    businesses, city = Businesses(town, partners), City(town, partners)
    sessions = Sessions(town, partners)
    for number in range(residents):
        story = tell(town, partners, people.next(number, full=number < FULL))
        handovers.tell(story)
        relays.tell(story)
        clauses.tell(story)
        internships.tell(story)
        employer.tell(story)
        companies.tell(story)
        businesses.tell(story)
        city.tell(story)
        sessions.tell(story)
        if number % AT_ONCE == AT_ONCE - 1:
            _write(work, town)
    relays.propose()
    clauses.award()
    internships.place()
    employer.reserve()
    companies.gather()
    businesses.begin()
    city.begin()
    sessions.hold()
    _write(work, town)


def _write(work: Work, town: Town) -> None:
    """Only the latest people are told to the screens as changed: they read everything anew after this."""
    work.changed.clear()
    for content in town.contents:
        blobs.put(work.connection, content)
    town.contents.clear()
    for records in town.emptied():
        work.add_all(records)
