"""The core runs where there is no Qt: every module of `cad` is imported with PySide6 out of reach."""

import subprocess
import sys

from setup_venv import ROOT

IMPORT_ALL = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
import cad
for module in pkgutil.walk_packages(cad.__path__, "cad."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def test_the_core_is_imported_without_qt() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
