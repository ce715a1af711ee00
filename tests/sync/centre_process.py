"""A centre in a process of its own, on loopback.

    python -m tests.sync.centre_process DATABASE

Prints its port once it listens.
"""

import socket
import sys

import uvicorn

from cad.central.app import make_app
from cad.central.database import Database


def main() -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    app = make_app(Database(f"sqlite:///{sys.argv[1]}"))
    uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[listening])


if __name__ == "__main__":
    main()
