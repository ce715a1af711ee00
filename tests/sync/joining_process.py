"""Run by the kill tests: joins a centre unless that is done, exchanges once, and says how far it came.

python -m tests.sync.joining_process FOLDER KEY URL CODE WORDS

It dies after so many words, 0 for never.
"""

import sys
from pathlib import Path

from cad.services import notebook, syncing
from cad.store.reads.laptop import kept
from tests.sync.telling import Words, tell_exchanges


def main() -> None:
    folder, key, url, code = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3], sys.argv[4]
    book = notebook.open_with_key(folder, key)
    book.confirmed = True  # who joins has just typed the passphrase
    words = Words(int(sys.argv[5]))
    tell_exchanges(words)
    if not kept(book.connection, "centre"):
        syncing.enrol(book, url, code, "portable qui rejoint")
    words.say("joined")
    syncing.sync(book)
    book.close()
    words.say("synced")


if __name__ == "__main__":
    main()
