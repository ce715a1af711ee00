"""A file appears whole or not at all."""

import os
from pathlib import Path

import pytest

from cad.domain.errors import MachineTrouble
from cad.store.atomic import replacing, write_atomically


def test_the_content_is_on_the_disk_before_it_has_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    flush, rename = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        done.append("fsync")
        flush(handle)

    def replace(self: Path, target: Path) -> Path:
        done.append("rename")
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_atomically(tmp_path / "plan.pdf", b"%PDF")
    assert done[:2] == ["fsync", "rename"]
    assert (tmp_path / "plan.pdf").read_bytes() == b"%PDF"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")

    def half_written() -> None:
        with replacing(target) as draft:
            draft.write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_written()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MachineTrouble, match="n’existe pas"):
        write_atomically(tmp_path / "absent" / "plan.pdf", b"")


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "plan.pdf", b"")
    assert (tmp_path / "plan.pdf").stat().st_mode & 0o777 == 0o600
