"""What the start does not wait for."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = "import linecache, ui.__main__; print(*(n for n in linecache.cache if not n.startswith('<')))"


def test_no_source_is_read_once_it_is_compiled() -> None:
    """Qt for Python would read that of every module."""
    done = subprocess.run([sys.executable, "-c", READ], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not [name for name in done.stdout.split() if name.startswith(str(ROOT / "ui"))]
