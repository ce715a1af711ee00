"""Run by the kill tests: joins a centre unless that is done, exchanges once, and says how far it came.

It dies after so many words, 0 for never.
"""

from pathlib import Path

from cad.services import notebook, syncing
from cad.store.reads.laptop import kept
from tests.sync.telling import Words, tell_exchanges


def main(folder: Path, key: bytes, url: str, code: str, last: int) -> None:
    book = notebook.open_with_key(folder, key)
    book.confirmed = True  # who joins has just typed the passphrase
    words = Words(last)
    tell_exchanges(words)
    if not kept(book.connection, "centre"):
        syncing.enrol(book, url, code, "portable qui rejoint")
    words.say("joined")
    syncing.sync(book)
    book.close()
    words.say("synced")
