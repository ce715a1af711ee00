"""Where a bug leaves its trace: file names, lines and the kind of error, never a value."""

import contextlib
import os
import tempfile
import traceback
from datetime import datetime
from pathlib import Path


def keep(error: BaseException) -> Path:
    """Write the trace of `error` in the log folder (else the temporary one); returns the file.

    The messages of exceptions are left out: they may quote what was being written about a person.
    """
    lines = [datetime.now().astimezone().isoformat(timespec="seconds"), *_chain(error)]
    content = "\n".join(lines) + "\n"
    for folder in (_log_folder(), Path(tempfile.gettempdir())):
        path = folder / f"erreur-{datetime.now():%Y%m%d-%H%M%S}-{os.urandom(4).hex()}.txt"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with open(path, "x", encoding="utf-8", opener=_private) as file:  # never through a link
                file.write(content)
            return path
    return Path("-")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _log_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_log_dir("sans-couture", appauthor=False))


def _chain(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    while error:
        lines.append(type(error).__qualname__)
        lines += [
            f"  {Path(f.filename).name}:{f.lineno} {f.name}"
            for f in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return lines
