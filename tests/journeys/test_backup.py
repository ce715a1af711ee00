"""The laptop was stolen, or the wrong thing was done to the notebook: the backup is put in place by hand."""

import shutil
from pathlib import Path

import pytest

from cad.services import notebook, upkeep
from cad.services.residents import create_resident, list_residents
from tests.journeys.adviser import Adviser
from tests.journeys.notebooks import PASSPHRASE, with_partners

pytestmark = pytest.mark.slow


def backed_up(folder: Path, copy: Path) -> None:
    """Nora’s notebook where Awa is, its backup, then Yann."""
    book = with_partners(folder)
    upkeep.backup(book, str(copy))
    create_resident(book, usage_name="Kerven", first_name="Yann")
    book.close()


def firsts(folder: Path) -> list[str]:
    """The first names in a notebook."""
    book = notebook.unlock(folder, PASSPHRASE)
    try:
        return [one.first_name for one in list_residents(book)]
    finally:
        book.close()


@pytest.mark.slow
def test_a_new_laptop_takes_the_place_of_one_that_was_stolen(
    adviser: Adviser, laptop: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "carnet-2026-11-20.cad"
    backed_up(tmp_path / "volé", copy)
    adviser.opens(sees="Lundi 23 novembre")
    adviser.presses("Ctrl+K")
    adviser.types("créer mon")
    adviser.waits_for("Créer mon propre carnet")
    adviser.presses("Return")
    adviser.waits_for("Votre nom")
    adviser.walks_to("Remettre une sauvegarde")
    adviser.presses("Space")
    adviser.waits_for("Déposez ici la sauvegarde")

    (tmp_path / "note.cad").write_text("ce n’en est pas une", "utf-8")
    adviser.names_a_file(tmp_path / "note.cad", after="Space")
    adviser.waits_for("« note.cad » n’est pas une sauvegarde", "Rien n’a changé.")
    adviser.names_a_file(copy, after="Space")
    adviser.waits_for("carnet-2026-11-20.cad", "Celle du jour où elle a été faite.")
    adviser.types("tilleul wagon")
    adviser.presses("Return")
    adviser.waits_for("Phrase de passe incorrecte.")
    adviser.types(PASSPHRASE)
    adviser.presses("Return")
    adviser.waits_for("Nora Le Gall", "1 personne", "Remettre cette sauvegarde")
    assert not notebook.exists(laptop)
    adviser.does_not_see("n’est pas effacé", "DIALLO Awa", "Awa DIALLO")
    adviser.presses("Space")
    adviser.waits_for("Rien n’attend aujourd’hui.", "La sauvegarde est remise.")
    adviser.finds("diallo", sees="Awa DIALLO")
    adviser.leaves()
    adviser.unlocks(PASSPHRASE)
    adviser.leaves()
    assert firsts(laptop) == ["Awa"]


def test_from_the_settings_the_notebook_is_locked_then_set_aside(
    adviser: Adviser, laptop: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "carnet-2026-11-20.cad"
    backed_up(laptop, copy)
    adviser.unlocks(PASSPHRASE)
    adviser.finds("kerven", sees="Yann KERVEN")
    adviser.presses("Ctrl+K")
    adviser.types("remettre une")
    adviser.waits_for("Remettre une sauvegarde…")
    adviser.presses("Return")
    adviser.waits_for("Déposez ici la sauvegarde", "Carnet verrouillé")
    adviser.does_not_see("KERVEN")
    adviser.names_a_file(copy, after="Space")
    adviser.waits_for("Celle du jour")
    adviser.types(PASSPHRASE)
    adviser.presses("Return")
    adviser.waits_for("Le carnet de cet ordinateur n’est pas effacé.")
    adviser.presses("Space")
    adviser.waits_for("La sauvegarde est remise.", "est gardé dans")
    adviser.leaves()
    assert firsts(laptop) == ["Awa"]
    (aside,) = tmp_path.glob("carnet-avant-restauration-*")
    assert firsts(aside) == ["Awa", "Yann"]


def test_going_back_leaves_the_notebook_locked_and_as_it_was(
    adviser: Adviser, laptop: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "carnet-2026-11-20.cad"
    backed_up(laptop, copy)
    adviser.unlocks(PASSPHRASE)
    adviser.presses("Ctrl+K")
    adviser.types("remettre une")
    adviser.waits_for("Remettre une sauvegarde…")
    adviser.presses("Return")
    adviser.waits_for("Déposez ici la sauvegarde")
    adviser.names_a_file(copy, after="Space")
    adviser.waits_for("Celle du jour")
    adviser.walks_to("Revenir")
    adviser.presses("Space")
    adviser.waits_until_gone("Remettre une sauvegarde")
    adviser.sees("Carnet verrouillé")
    assert not list(laptop.glob(".restauration*"))
    adviser.leaves()
    assert firsts(laptop) == ["Awa", "Yann"]


def test_nobody_is_there_any_more_and_the_last_step_does_not_wait(
    adviser: Adviser, laptop: Path, tmp_path: Path
) -> None:
    """The phrase was typed, the backup is open, and the adviser is called away."""
    copy = tmp_path / "carnet-2026-11-20.cad"
    backed_up(tmp_path / "volé", copy)
    shutil.copytree(tmp_path / "volé", laptop)
    adviser.opens(sees="Ouvrir mon carnet")
    adviser.walks_to("Remettre une sauvegarde")
    adviser.presses("Space")
    adviser.waits_for("Déposez ici")
    adviser.names_a_file(copy, after="Space")
    adviser.waits_for("Celle du jour")
    adviser.types(PASSPHRASE)
    adviser.presses("Return")
    adviser.waits_for("Remettre cette sauvegarde")
    adviser.goes_away()
    adviser.waits_for("Ouvrir mon carnet")
    adviser.does_not_see("Remettre cette sauvegarde", "Nora")
    assert not list(laptop.glob(".restauration*"))


def test_a_damaged_notebook_says_what_to_do_and_where(adviser: Adviser, laptop: Path, tmp_path: Path) -> None:
    copy = tmp_path / "carnet-2026-11-20.cad"
    backed_up(laptop, copy)
    (laptop / "carnet.db").write_bytes(b"abime" * 2_000)
    adviser.opens(sees="Ouvrir mon carnet")
    adviser.types(PASSPHRASE)
    adviser.presses("Return")
    adviser.waits_for("Remettez la dernière sauvegarde.", "Remettre une sauvegarde…")
    adviser.walks_to("Remettre une sauvegarde")
    adviser.presses("Space")
    adviser.waits_for("Déposez ici")
    adviser.names_a_file(copy, after="Space")
    adviser.waits_for("Celle du jour")
    adviser.types(PASSPHRASE)
    adviser.presses("Return")
    adviser.waits_for("Remettre cette sauvegarde")
    adviser.presses("Space")
    adviser.waits_for("La sauvegarde est remise.")
    (aside,) = tmp_path.glob("carnet-avant-restauration-*")
    assert (aside / "carnet.db").read_bytes().startswith(b"abime")
