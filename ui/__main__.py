"""`python -m ui`: open the app."""

import gc
import sys

gc.disable()  # a tenth of the start is spent looking for garbage that is not there yet; `enter` turns it on

from ui.app import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
