"""Make the locks again: `python3 packaging/lock.py [--upgrade]`, when a dependency of pyproject.toml changes.

lock.txt is what the notebook needs, lock-dev.txt the same and the developers' tools (group "dev"). Both carry
versions and hashes, no address, and stand for Python 3.11 to 3.14 on Linux, Windows and macOS. Versions
already locked stay unless pyproject.toml refuses them or `--upgrade` is given. Needs the network; uv, which
resolves, is fetched into a temporary environment and leaves with it.
"""

import subprocess
import tempfile
import venv
from pathlib import Path

from setup_venv import DEV_LOCK, ROOT, RUN_LOCK, python_of, start

# Intel Macs get the last versions built for them: those before these.
INTEL_MAC = "sys_platform == 'darwin' and platform_machine == 'x86_64'"
OTHERS = "sys_platform != 'darwin' or platform_machine != 'x86_64'"
INTEL_MAC_BEFORE = {"argon2-cffi-bindings": 26, "cryptography": 49}

RESOLVE = (
    *("-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--no-config"),
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate"),
    *("--no-emit-package", "pip"),  # it comes with the environment: not replaced while it works
    *("--custom-compile-command", "python3 packaging/lock.py"),
)


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(python_of(Path(folder)))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        constraints = Path(folder, "constraints.txt")
        constraints.write_text(split_for_intel_macs(), encoding="utf-8")
        resolve = [python, *RESOLVE, *arguments, "--constraints", str(constraints)]
        run_lock, dev_lock = f"packaging/{RUN_LOCK}", f"packaging/{DEV_LOCK}"
        subprocess.run([*resolve, "-o", run_lock], check=True, cwd=ROOT)
        subprocess.run([*resolve, "--group", "dev", "-c", run_lock, "-o", dev_lock], check=True, cwd=ROOT)
    return 0


def split_for_intel_macs() -> str:
    """Constraints that make the resolver give Intel Macs a version of their own."""
    before = [f"{name}<{version}; {INTEL_MAC}" for name, version in INTEL_MAC_BEFORE.items()]
    since = [f"{name}>={version}; {OTHERS}" for name, version in INTEL_MAC_BEFORE.items()]
    return "\n".join(before + since)


if __name__ == "__main__":
    start(main)
