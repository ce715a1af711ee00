"""No sentence is cut before its colon, nor a quotation from its marks: French puts a no-break space there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
BREAKS = re.compile(r"[\wé»)}] [;:!?%»€]|« ")


def sentences(file: Path) -> Iterator[str]:
    """Every text that people read."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_"):
            for one in node.args:
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield one.value


def test_spaces_that_do_not_break() -> None:
    files = [file for folder in ("cad", "ui") for file in (ROOT / folder).rglob("*.py")]
    wrong = [(file.name, said) for file in files for said in sentences(file) if BREAKS.search(said)]
    assert wrong == []
    assert len(files) > 600
