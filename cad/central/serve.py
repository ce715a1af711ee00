"""Running the centre: workers, TLS, a clean stop, logs without any personal data."""

import gc
import json
import logging
import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cad.central.app import make_app
from cad.central.database import Database
from cad.central.looking import Daily
from cad.domain.clock import system_now

if TYPE_CHECKING:
    from starlette.applications import Starlette

URL = "CAD_DATABASE"
"""The variable by which workers learn which database they serve."""


def serve(
    url: str, host: str, port: int, *, workers: int = 1, certificate: str = "", private_key: str = ""
) -> None:
    """Answer until asked to stop; what is under way is finished. Blocks."""
    import uvicorn

    os.environ[URL] = url
    uvicorn.run(
        "cad.central.serve:build",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        ssl_certfile=certificate or None,
        ssl_keyfile=private_key or None,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
        limit_concurrency=500,
        h11_max_incomplete_event_size=16_384,
    )


def build() -> "Starlette":
    """The application of one worker."""
    log_as_json()
    database = Database(os.environ[URL])
    app = make_app(database)
    Daily(database, system_now).start()
    gc.freeze()  # what was loaded to start is never garbage
    gc.set_threshold(100_000)  # a push makes tens of thousands of objects, all of which live until it ends
    return app


def log_as_json() -> None:
    """One JSON object a line on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


class _Json(logging.Formatter):
    """Level, source and message; of an exception its kind and place: its text may quote what was written."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
        }
        if isinstance(record.args, dict) and record.name == "cad.central":
            said |= record.args
        else:
            said["message"] = record.getMessage()
        if record.exc_info and record.exc_info[0]:
            said["error"] = record.exc_info[0].__name__
            *_outer, last = traceback.extract_tb(record.exc_info[2])
            said["where"] = f"{Path(last.filename).name}:{last.lineno}"
        return json.dumps(said, ensure_ascii=False)
