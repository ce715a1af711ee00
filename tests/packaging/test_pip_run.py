"""What pip says, told in French; which of the machine's settings it hears."""

from pathlib import Path

import pytest

import pip_run
from pip_run import reaching_environment, sentence_for, show_progress


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("OSError: [Errno 28] No space left on device: '/x/shiboken6'", "Le disque est plein"),
        ("[WinError 112] Espace insuffisant sur le disque", "Le disque est plein"),
        ("[Errno 30] Read-only file system: '/x/.venv'", "Impossible d’écrire dans dossier"),
        ("[WinError 5] Accès refusé: 'C:\\\\Program Files'", "Impossible d’écrire dans dossier"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "pas celui attendu"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificat"),
        (
            "Retrying after connection broken by 'NewConnectionError(': [Errno -3] Temporary failure in name "
            "resolution')'\nERROR: No matching distribution found for anyascii==0.3.3",
            "Pas de réseau",
        ),
        ("ERROR: No matching distribution found for typst==0.15.2", "Un paquet n’existe pas pour ce système"),
        ("one\ntwo\nthree\nfour\n", "La préparation a échoué\u00a0:\n  two\n  three\n  four"),
    ],
)
def test_each_cause_has_its_sentence(said: str, told: str) -> None:
    assert told in sentence_for(said, Path("dossier"))


def test_pip_hears_how_to_reach_packages_and_nothing_else() -> None:
    heard = reaching_environment({"PATH": "/bin", "PIP_CERT": "c", "PIP_TARGET": "t", "PIP_USER": "1"})
    assert heard == {"PATH": "/bin", "PIP_CERT": "c"}


def test_progress_is_for_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(pip_run, "rewrite", shown.append)
    line = "  Downloading pyside6_essentials-6.12.0-cp310-abi3-manylinux_2_34_x86_64.whl (82.1 MB)\n"
    monkeypatch.setattr("sys.stderr.isatty", lambda: False, raising=False)
    show_progress(line)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    show_progress(line)
    assert shown == ["  reçoit pyside6_essentials (82.1 MB)"]
