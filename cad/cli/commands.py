"""The commands, one function each: read the options, call the services, print; returns the exit status."""

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cad.cli import session
from cad.cli.output import say, say_json, say_table
from cad.domain.text import _, n_

if TYPE_CHECKING:
    from cad.services.finding import FoundResident


def init(options: Namespace) -> int:
    """A new empty notebook."""
    with session.created(options) as (book, code):
        if options.json:
            say_json({"notebook": book.store.folder.path, "recovery": code})
            return 0
        say(_("Carnet créé dans «\u00a0{path}\u00a0».").format(path=book.store.folder.path))
        _say_recovery(code)
    return 0


def _say_recovery(code: str) -> None:
    say(_("Code de secours, à imprimer et à ranger loin de l’ordinateur (il ne sera plus montré)\u00a0:"))
    say(f"  {code}")


def demo(options: Namespace) -> int:
    """An invented neighbourhood, in a new notebook or in one that is still empty."""
    from cad.services.demo import fill_demo
    from cad.services.notebook import exists

    if exists(session.folder(options)):
        with session.opened(options) as book:
            count = fill_demo(book, residents=options.residents, seed=options.seed).result
            code = ""
    else:
        with session.created(options) as (book, code):
            count = fill_demo(book, residents=options.residents, seed=options.seed).result
    if options.json:
        say_json({"notebook": session.folder(options), "residents": count, "recovery": code})
        return 0
    say(
        n_("{n} personne inventée", "{n} personnes inventées", count)
        + _(" dans «\u00a0{path}\u00a0».").format(path=session.folder(options))
    )
    if code:
        _say_recovery(code)
    return 0


def import_file(options: Namespace) -> int:
    """Residents from a spreadsheet."""
    from cad.cli.importing import run

    return run(options)


def search(options: Namespace) -> int:
    """People by any spelling."""
    from cad.domain.names import display_name
    from cad.domain.partial_date import show_partial
    from cad.services.residents import find_residents

    with session.opened(options) as book:
        found = find_residents(book, text=session.as_utf8(" ".join(options.text)), limit=options.limit)
    lines = [(display_name(r.usage_name, r.first_name, r.birth_name), r) for r in found]
    if options.json:
        say_json([_found(name, r) for name, r in lines])
    elif found:
        say_table((r.id, name, show_partial(r.birth_date), r.city) for name, r in lines)
    else:
        say(_("Personne ne correspond."))
    return 0


def _found(name: str, line: "FoundResident") -> dict[str, Any]:
    known = {
        "phones": json.loads(line.phones or "[]"),
        "invented": bool(line.invented),
        "near": bool(line.near),
    }
    return {"id": line.id, "name": name, **line._asdict(), **known}


def show(options: Namespace) -> int:
    """The page of one person."""
    from cad.services.page import resident_page

    with session.opened(options) as book:
        page = resident_page(book, options.id)
    if options.json:
        say_json(page)
    else:
        from cad.cli.showing import lines

        for line in lines(page):
            say(line)
    return 0


def letter(options: Namespace) -> int:
    """The letter of a referral, as a PDF."""
    from cad.services.letters import letter_pdf
    from cad.services.referrals import referral_by_reference
    from cad.services.saving import save_pdf

    with session.opened(options) as book:
        referral = referral_by_reference(book, text=options.reference)
        content = letter_pdf(book, referral=referral.id)
    path = Path(options.output).expanduser().absolute()
    save_pdf(content, path)
    if options.json:
        say_json({"path": path, "reference": referral.reference, "bytes": len(content)})
    else:
        say(_("Lettre écrite dans «\u00a0{path}\u00a0».").format(path=path))
    return 0


def act(options: Namespace) -> int:
    """One service function, or one per line of standard input."""
    from cad.cli import acting

    return acting.stream(options) if options.name == "-" else acting.one(options)


def acts(options: Namespace) -> int:
    """Every service function with its arguments."""
    from cad.cli import acting

    return acting.listing(options)
