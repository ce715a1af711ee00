"""The commands that keep a notebook: export it, check it, back it up, put a backup in place."""

from argparse import Namespace
from pathlib import Path

from cad.cli import session
from cad.cli.output import say, say_json
from cad.domain.text import _, n_


def export(options: Namespace) -> int:
    """The whole notebook in a file other tools read."""
    from cad.services.exporting import export_notebook

    with session.opened(options) as book:
        made = export_notebook(book, options.file)
    if options.json:
        say_json(made)
    else:
        say(
            _("Exporté dans «\u00a0{path}\u00a0»\u00a0: {n}.").format(
                path=made.path, n=n_("{n} ligne", "{n} lignes", sum(made.records.values()))
            )
        )
        say(_("Ce fichier n’est pas chiffré\u00a0: gardez-le le temps nécessaire, puis effacez-le."))
    return 0


def check(options: Namespace) -> int:
    """Whether the notebook is whole; status 1 when it is not."""
    from cad.services.upkeep import check as check_notebook

    with session.opened(options) as book:
        health = check_notebook(book)
    if options.json:
        say_json({"ok": not health.problems, "problems": health.problems, "records": health.records})
    else:
        for problem in health.problems:
            say(f"{problem.what} {problem.advice}")
        if not health.problems:
            say(
                _("Le carnet est entier\u00a0: {n}.").format(
                    n=n_("{n} enregistrement", "{n} enregistrements", sum(health.records.values()))
                )
            )
    return 1 if health.problems else 0


def backup(options: Namespace) -> int:
    """A verified copy."""
    from cad.services.upkeep import backup as back_up

    with session.opened(options) as book:
        path = back_up(book, file=options.file)
    if options.json:
        say_json({"path": path})
    else:
        say(
            _(
                "Sauvegarde vérifiée dans «\u00a0{path}\u00a0». "
                "Elle s’ouvre avec la phrase de passe d’aujourd’hui."
            ).format(path=path)
        )
    return 0


def restore(options: Namespace) -> int:
    """A backup put in place once it opens and reads to its end; what was there is moved aside."""
    from cad.services import restoring

    path = session.folder(options)
    unpacked = restoring.unpack(path, Path(options.file))
    try:
        verified = restoring.verify(unpacked, session.passphrase())
        book, aside = restoring.put_back(path, verified, session.clock(options))
    finally:
        unpacked.drop()
    book.close()
    if options.json:
        say_json({"notebook": session.folder(options), "aside": aside})
        return 0
    say(_("Sauvegarde remise dans «\u00a0{path}\u00a0».").format(path=session.folder(options)))
    if aside:
        say(_("L’ancien carnet est dans «\u00a0{path}\u00a0».").format(path=aside))
    return 0
