"""The libraries a Linux system must have: found, installed or asked for in that system's words."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import system_libraries
from setup_venv import Trouble
from system_libraries import LIBRARIES, groups_for_tests, groups_for_window, packages, provide, provide_venv


@pytest.mark.parametrize(
    ("environment", "groups"),
    [
        ({"DISPLAY": ":0"}, ("qt", "x11")),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ("qt", "wayland")),
        ({"QT_QPA_PLATFORM": "offscreen"}, ("qt",)),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":0"}, ("qt", "x11")),
    ],
)
def test_a_window_needs_what_its_display_needs(environment: dict[str, str], groups: tuple[str, ...]) -> None:
    assert groups_for_window(environment, "linux") == groups


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}])
def test_no_display_points_to_the_command_line(environment: dict[str, str]) -> None:
    with pytest.raises(Trouble, match=r"Pas d’écran(.|\n)*packaging/run\.py cad --help"):
        groups_for_window(environment, "linux")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_elsewhere_nothing_is_needed(system: str) -> None:
    assert groups_for_window({}, system) == groups_for_tests(system) == ()


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt", "sudo apt-get update && sudo apt-get install libgl1 libglib2.0-0\n"),
        ("pacman", "sudo pacman -S --needed libglvnd glib2\n"),
        ("dnf", "sudo dnf install 'libGL.so.1()(64bit)' 'libglib-2.0.so.0()(64bit)' 'libgthread"),
        ("zypper", "sudo zypper install 'libGL.so.1()(64bit)'"),
        ("", "avec le gestionnaire de paquets"),
    ],
)
def test_the_command_to_type(manager: str, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = ["libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"]
    monkeypatch.setattr(system_libraries, "missing", lambda _groups: absent)
    monkeypatch.setattr(system_libraries, "may_install", lambda: False)
    monkeypatch.setattr(system_libraries, "manager", lambda: manager)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(Trouble) as trouble:
        provide(["qt"])
    assert command in str(trouble.value)
    assert "libGL.so.1, libglib-2.0.so.0" in str(trouble.value)


def test_without_sudo_the_administrator_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    told = system_libraries.to_type("apt-get update && {sudo}apt-get install libgl1")
    assert told == "Tapez, en administrateur (root)\u00a0:\n  apt-get update && apt-get install libgl1"


def test_root_on_debian_gets_them_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    absent, installed = ["libGL.so.1"], []

    def install(names: list[str]) -> None:
        installed.extend(names)
        absent.clear()

    monkeypatch.setattr(system_libraries, "missing", lambda _groups: list(absent))
    monkeypatch.setattr(system_libraries, "may_install", lambda: True)
    monkeypatch.setattr(system_libraries, "apt_install", install)
    provide(["qt"])
    assert installed == ["libgl1"]


def test_apt_s_last_words_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 100, "", "E: Unable to locate package libgl1\n")
    monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_options: failed)
    with pytest.raises(Trouble, match="Unable to locate package libgl1"):
        system_libraries.apt_install(["libgl1"])


def test_venv_is_asked_for_by_its_debian_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "may_install", lambda: False)
    monkeypatch.setattr(system_libraries, "manager", lambda: "apt")
    with pytest.raises(Trouble, match=rf"apt-get install python3\.{sys.version_info[1]}-venv"):
        provide_venv()


def test_a_library_that_is_nowhere_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIBRARIES, "qt", {"libnothing-of-the-kind.so.9": ("a", "b")})
    assert system_libraries.missing(["qt"]) == ["libnothing-of-the-kind.so.9"]
    assert packages(["libnothing-of-the-kind.so.9"], "pacman") == ["b"]


@pytest.mark.skipif(sys.platform != "linux", reason="ldd is a Linux tool")
@pytest.mark.parametrize(
    ("files", "groups"),
    [
        (
            (
                "QtWidgets.abi3.so",
                "QtPrintSupport.abi3.so",
                "QtSvg.abi3.so",
                "Qt/plugins/platforms/libqoffscreen.so",
            ),
            ["qt"],
        ),
        (
            ("Qt/plugins/platforms/libqxcb.so", "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so"),
            ["qt", "x11"],
        ),
        (("Qt/plugins/platforms/libqwayland.so",), ["qt", "wayland"]),
    ],
)
def test_the_groups_hold_all_that_qt_asks_of_the_system(files: tuple[str, ...], groups: list[str]) -> None:
    import PySide6

    listed = {name for group in groups for name in LIBRARIES[group]}
    for file in files:
        said = subprocess.run(["ldd", Path(PySide6.__path__[0], file)], capture_output=True, text=True).stdout
        absent = set(re.findall(r"(\S+) => not found", said))
        assert absent <= listed, f"{file}: no package is known for {absent - listed}"
