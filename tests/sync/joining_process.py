"""Run by the kill tests: joins a centre unless that is done, exchanges once, and says how far it came.

python -m tests.sync.joining_process FOLDER KEY URL CODE
"""

import sys
from pathlib import Path

from cad.services import notebook, syncing
from cad.store.reads.laptop import kept


def main() -> None:
    folder, key, url, code = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3], sys.argv[4]
    book = notebook.open_with_key(folder, key)
    book.confirmed = True  # who joins has just typed the passphrase
    print("open", flush=True)
    if not kept(book.connection, "centre"):
        syncing.enrol(book, url, code, "portable qui rejoint")
    print("joined", flush=True)
    syncing.sync(book)
    print("synced", flush=True)
    book.close()


if __name__ == "__main__":
    main()
