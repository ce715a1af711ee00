"""Where a bug happened, without a word of what was being written: messages often quote it, and what a window
says on standard error ends in a file of the session.
"""

from pathlib import PurePath


def trace_without_words() -> None:
    """Whatever fails, in any thread, is told on standard error without what people wrote."""
    import sys
    import threading

    def tell(error: BaseException | None) -> None:
        sys.stderr.write(traced(error) + "\n")

    sys.excepthook = lambda _kind, error, _where: tell(error)
    sys.unraisablehook = lambda given: tell(given.exc_value)
    threading.excepthook = lambda given: tell(given.exc_value)


def told(error: BaseException) -> str:
    """The sentence to show: the error’s own, or that of a bug of ours, which is then logged."""
    from cad.domain.errors import CadError
    from cad.domain.text import _

    if isinstance(error, CadError):
        return str(error)
    report(error)
    return _("Une erreur de l’application a empêché cette action\u202f; rien n’a été enregistré à moitié.")


def report(error: BaseException) -> None:
    """Log a bug of ours."""
    import logging

    logging.getLogger(__name__).error("A bug of ours: %s", traced(error))


def traced(error: BaseException | None) -> str:
    """Kinds of error, files and lines, the last first."""
    import traceback

    lines: list[str] = []
    while error:
        places = traceback.extract_tb(error.__traceback__)
        where = " < ".join(f"{PurePath(f.filename).name}:{f.lineno} {f.name}" for f in reversed(places))
        lines.append(f"{type(error).__qualname__} ({where})")
        error = error.__cause__ or error.__context__
    return "; ".join(lines)
