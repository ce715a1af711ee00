"""The shared libraries Qt expects from a Linux system: which are missing, and how this system installs them.

The names come from the "not found" lines of `ldd` over PySide6 on a bare Debian; tests/packaging checks that
they are enough. Windows and macOS bring all of them.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

from setup_venv import Trouble, say

# group → library → its package for apt, for pacman. dnf and zypper find a package by the library's own name.
LIBRARIES = {
    "qt": {
        "libGL.so.1": ("libgl1", "libglvnd"),
        "libEGL.so.1": ("libegl1", "libglvnd"),
        "libX11.so.6": ("libx11-6", "libx11"),
        "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
        "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
        "libfreetype.so.6": ("libfreetype6", "freetype2"),
        "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
        "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
        "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    },
    "x11": {
        "libX11-xcb.so.1": ("libx11-xcb1", "libx11"),
        "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
        "libxcb-glx.so.0": ("libxcb-glx0", "libxcb"),
        "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
        "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
        "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
        "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
        "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
        "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
        "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
        "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
        "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
        "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
        "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
        "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
        "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    },
    "wayland": {
        "libwayland-client.so.0": ("libwayland-client0", "wayland"),
        "libwayland-cursor.so.0": ("libwayland-cursor0", "wayland"),
        "libwayland-egl.so.1": ("libwayland-egl1", "wayland"),
    },
}

APT_INSTALL = "apt-get -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends"


def groups_for_window(environment: Mapping[str, str], system: str = sys.platform) -> tuple[str, ...]:
    """The groups a window needs on this display. Raises Trouble when there is no display at all."""
    if system != "linux":
        return ()
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return ("qt",)  # offscreen, vnc…: drawn without the desktop
    if environment.get("WAYLAND_DISPLAY"):
        return ("qt", "wayland")
    if environment.get("DISPLAY"):
        return ("qt", "x11")
    raise Trouble(
        "Pas d’écran : cette machine n’affiche pas de fenêtres (ni DISPLAY ni WAYLAND_DISPLAY).\n"
        "Ouvrez une session graphique et relancez, ou servez-vous du carnet sans écran :\n"
        "  python3 packaging/run.py cad --help"
    )


def groups_for_tests(system: str = sys.platform) -> tuple[str, ...]:
    """Tests draw offscreen."""
    return ("qt",) if system == "linux" else ()


def provide(groups: Sequence[str]) -> None:
    """See that every library of `groups` is there, installing what can be.

    Raises Trouble with the command to type.
    """
    absent = missing(groups)
    if absent and may_install():
        apt_install(packages(absent, "apt"))
        absent = missing(groups)
    if absent:
        raise Trouble(
            f"Il manque à ce système de quoi afficher des fenêtres ({', '.join(absent[:3])}…).\n"
            f"{how_to_install(absent)}\nPuis relancez la même commande."
        )


def missing(groups: Sequence[str]) -> list[str]:
    return [name for group in groups for name in LIBRARIES[group] if not opens(name)]


def opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and manager() == "apt"


def manager() -> str:
    """The system's package manager: "apt", "dnf", "zypper", "pacman", or "" when it has none we know."""
    commands = {"apt": "apt-get", "dnf": "dnf", "zypper": "zypper", "pacman": "pacman"}
    return next((name for name, command in commands.items() if shutil.which(command)), "")


def packages(libraries: Sequence[str], name: str) -> list[str]:
    """What to ask the package manager `name` for, each once."""
    both = {library: pair for group in LIBRARIES.values() for library, pair in group.items()}
    if name in ("dnf", "zypper"):
        return [f"'{library}()(64bit)'" for library in libraries]
    return list(dict.fromkeys(both[library][name == "pacman"] for library in libraries))


def how_to_install(libraries: Sequence[str]) -> str:
    name = manager()
    command = {
        "apt": "apt-get update && {sudo}apt-get install",
        "dnf": "dnf install",
        "zypper": "zypper install",
        "pacman": "pacman -S --needed",
    }.get(name)
    if command is None:
        return f"Installez-les avec le gestionnaire de paquets de ce système : {', '.join(libraries)}."
    return to_type(f"{command} {' '.join(packages(libraries, name))}")


def to_type(command: str) -> str:
    """The command for the administrator, with sudo where there is one."""
    sudo = "sudo " if shutil.which("sudo") else ""
    return f"Tapez{'' if sudo else ', en administrateur (root)'} :\n  {sudo}{command.format(sudo=sudo)}"


def apt_install(names: Sequence[str]) -> None:
    """Install Debian packages, as root. Raises Trouble with apt's last words."""
    say(f"Installation de bibliothèques du système : {', '.join(names)}…")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], [*APT_INSTALL.split(), *names]):
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment)
    if done.returncode:
        last = "\n  ".join((done.stdout + done.stderr).strip().splitlines()[-3:])
        raise Trouble(
            "Le système n’a pas pu installer ce qui manque (le réseau est-il là ?). Essayez :\n"
            f"  apt-get update && apt-get install {' '.join(names)}\nSa réponse :\n  {last}"
        )


def provide_venv() -> None:
    """Install Debian's package of venv for this very Python, or say how. Raises Trouble."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if may_install():
        apt_install([package])
        return
    advice = (
        to_type(f"apt-get install {package}")
        if manager() == "apt"
        else "Installez le module « venv » de ce Python, ou un Python complet (python.org)."
    )
    raise Trouble(
        f"Ce Python ne sait pas créer d’environnement : il lui manque le module « venv ».\n{advice}"
    )
