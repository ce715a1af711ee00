"""`python -m ui`: open the app."""

import builtins
import gc
import sys

gc.disable()  # a tenth of the start is spent looking for garbage that is not there yet; `enter` turns it on

plain_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

# Qt for Python then reads the source of every module imported, in case one asks for its `__feature__`: 15 ms.
builtins.__import__ = plain_import

from ui.app import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
