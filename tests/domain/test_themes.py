"""The thirteen themes, and the thématiques of data.inclusion they answer to."""

from pathlib import Path

from data_inclusion.schema.v1 import Thematique

from cad.domain import themes
from cad.domain.thematiques import UNMAPPED

KEYS = """
discrimination communication childcare training recruitment digital outreach mental_health rights mobility
entrepreneurship housing money
"""
ICONS = Path(__file__).parents[2] / "resources" / "icons"


def test_the_thirteen() -> None:
    assert {theme.key for theme in themes.THEMES} == set(KEYS.split())
    assert len(themes.THEMES) == 13


def test_each_is_said_in_plain_words() -> None:
    for theme in themes.THEMES:
        assert theme.question.endswith("\u202f?")
        assert 0 < len(theme.short) <= 14
        assert len(theme.label) <= 40
        assert (ICONS / f"{theme.icon}.svg").is_file()


def test_thematiques_exist_and_none_is_forgotten() -> None:
    mapped = [value for theme in themes.THEMES for value in theme.thematiques]
    known = {thematique.value for thematique in Thematique}
    assert len(mapped) == len(set(mapped))
    assert set(mapped) <= known
    assert set(UNMAPPED) == known - set(mapped)


def test_only_communication_has_no_thematique() -> None:
    assert [theme.key for theme in themes.THEMES if not theme.thematiques] == ["communication"]


def test_need_states() -> None:
    assert [state.key for state in themes.NEED_STATES] == [
        "not_discussed",
        "strength",
        "need",
        "in_progress",
        "lifted",
    ]
    assert [state.key for state in themes.NEED_STATES if state.current] == ["need", "in_progress"]
    assert themes.NEED_STATE_BY_KEY["lifted"].label == "Levé"
