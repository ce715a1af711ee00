"""Try a highly available centre: `python3 packaging/high_availability.py [--losses N]`.

Three PostgreSQL nodes under Patroni, three etcd and two workers on loopback, configured by patroni.yml. Three
laptops write and exchange; the primary is lost N times (3), and what was acknowledged is looked for on the
new one. Needs Linux and the Debian packages below; about a minute for each loss.
"""

import os
import shutil
import subprocess
from pathlib import Path

from setup_venv import DEV_LOCK, ROOT, Trouble, prepare, start
from system_libraries import groups_for_tests

PACKAGES = {"patroni": "patroni", "etcd": "etcd-server"}


def main(arguments: list[str]) -> int:
    missing = [package for program, package in PACKAGES.items() if not shutil.which(program)]
    if not [*Path("/usr/lib/postgresql").glob("*/bin/postgres")]:
        missing.append("postgresql")
    if missing:
        raise Trouble(
            "Il manque de quoi essayer. Sous Debian, en root : "
            "apt-get install --no-install-recommends %s" % " ".join(missing)
        )
    python = prepare(DEV_LOCK, groups_for_tests())
    environment = os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    command = [str(python), "-m", "tests.central.fail_over", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    start(main)
