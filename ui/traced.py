"""Where a bug happened, without a word of what was being written: messages often quote it, and what a window
says on standard error ends in a file of the session.
"""

from pathlib import PurePath


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
