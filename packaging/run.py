"""Start the notebook: `python3 packaging/run.py`. HELP says the rest, in the adviser’s language."""

import os

from setup_venv import RUN_LOCK, launch, prepare, start

HELP = """\
Sans couture, le carnet d’accompagnement des quartiers prioritaires de Rennes.

  python3 packaging/run.py                ouvre le carnet
  python3 packaging/run.py cad --help     le même carnet sans écran, en ligne de commande
  python3 packaging/run.py cad COMMANDE…  une de ses commandes
  python3 packaging/run.py --help         cette aide

La première fois, les bibliothèques nécessaires sont installées dans le dossier .venv, à côté de
ce programme : il faut le réseau et environ 1 Go de place. Ensuite, plus besoin de réseau.
Le reste de la ligne est transmis au carnet."""


def main(arguments: "list[str]") -> int:
    """Set up what the command needs, and no more, then become it."""
    if arguments and arguments[0] in ("-h", "--help"):
        print(HELP)
        return 0
    if arguments and arguments[0] == "cad":
        return launch(prepare(RUN_LOCK), ["-m", *arguments])
    from system_libraries import groups_for_window

    groups = groups_for_window(os.environ)
    return launch(prepare(RUN_LOCK, groups), ["-m", "ui", *arguments])


if __name__ == "__main__":
    start(main)
