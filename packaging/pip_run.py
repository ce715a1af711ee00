"""pip, run quietly and told in French."""

import os
import re
import subprocess
import sys
from pathlib import Path

from setup_venv import Trouble

# The machine's pip settings that say how to reach packages are obeyed. The others (a target folder,
# a constraint, "user"…) were meant for something else and could put our packages elsewhere.
REACHING = (
    *("CERT", "CLIENT_CERT", "TRUSTED_HOST", "PROXY", "KEYRING_PROVIDER"),
    *("INDEX_URL", "EXTRA_INDEX_URL", "NO_INDEX", "FIND_LINKS", "CONFIG_FILE"),
    *("TIMEOUT", "DEFAULT_TIMEOUT", "RETRIES", "CACHE_DIR", "NO_CACHE_DIR"),
)

# What pip and the system say, and what it means for the person; the first that fits is told.
CAUSES = (
    (
        r"No space left on device|Errno 28|Errno 122|WinError 112",
        "Le disque est plein. Sans couture demande environ 1 Go : libérez de la place, puis relancez.",
    ),
    (
        r"Read-only file system|Errno 30|Permission denied|Errno 13|WinError 5\b",
        "Impossible d’écrire dans {folder}. Placez Sans couture dans un dossier où vous avez le droit "
        "d’écrire (votre dossier personnel, par exemple), puis relancez.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "Un fichier reçu n’est pas celui attendu ; rien n’en a été installé. Relancez ; si cela se "
        "répète, prévenez la personne qui tient votre réseau : un relais modifie les téléchargements.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        "La liaison chiffrée avec le serveur des paquets est refusée : son certificat n’est pas reconnu. "
        "Sur un réseau d’organisation, demandez le fichier de certificat, indiquez-le dans la variable "
        "PIP_CERT, puis relancez.",
    ),
    (
        r"NewConnectionError|Failed to establish|name resolution|getaddrinfo|unreachable|Max retries|"
        r"timed out|ConnectTimeout|ConnectionReset|Connection aborted|ProxyError|IncompleteRead",
        "Pas de réseau, ou le serveur des paquets ne répond pas. La préparation a besoin d’Internet une "
        "seule fois ; ensuite Sans couture s’en passe. Vérifiez la connexion, puis relancez.",
    ),
    (
        r"No matching distribution|Could not find a version",
        "Un paquet n’existe pas pour ce système ou pour ce Python ({python}). Utilisez un Python 64 bits, "
        "de 3.11 à 3.14, sur un système au moins aussi récent que Debian 12, Ubuntu 22.04, macOS 14 ou "
        "Windows 10.",
    ),
)


def install_lock(python: Path, lock: Path, log: Path) -> None:
    """Install exactly what `lock` lists, checked by its hashes, never built here. Raises Trouble.

    Everything pip says goes to `log`.
    """
    command = [str(python), "-I", "-u", "-m", "pip", "install", "--require-hashes", "--no-deps"]
    command += ["--only-binary", ":all:", "--no-user", "--no-input", "--no-warn-script-location"]
    command += ["--disable-pip-version-check", "--progress-bar", "off", "-r", str(lock)]
    said = []
    with (
        log.open("w", encoding="utf-8") as kept,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=reaching_environment(dict(os.environ)),
            encoding="utf-8",
            errors="replace",
        ) as pip,
    ):
        for line in pip.stdout or ():
            kept.write(line)
            said.append(line)
            show_progress(line)
    if pip.returncode:
        raise Trouble(f"{sentence_for(''.join(said), log.parent)}\nDétail : {log}")


def reaching_environment(environment: dict[str, str]) -> dict[str, str]:
    wanted = {f"PIP_{name}" for name in REACHING}
    return {
        name: value for name, value in environment.items() if not name.startswith("PIP_") or name in wanted
    }


def show_progress(line: str) -> None:
    """One line that rewrites itself, for a person in front of a terminal."""
    if not sys.stderr.isatty():
        return
    if found := re.match(r"\s*Downloading ([^-\s]+)-\S+ \((.+)\)", line):
        rewrite(f"  reçoit {found[1]} ({found[2]})")
    elif line.startswith("Installing"):
        rewrite("  met en place…")
    elif line.startswith(("Successfully", "ERROR")):
        rewrite("")


def rewrite(text: str) -> None:
    print(f"\r{text:<79}\r", end=text, file=sys.stderr, flush=True)


def sentence_for(text: str, folder: Path) -> str:
    """The French sentence for what pip, venv or the system said; its own last words when it is unknown."""
    for pattern, sentence in CAUSES:
        if re.search(pattern, text):
            return sentence.format(folder=folder, python=".".join(map(str, sys.version_info[:3])))
    last = [line.strip() for line in text.splitlines() if line.strip()][-3:]
    return "La préparation a échoué :\n  " + "\n  ".join(last)
