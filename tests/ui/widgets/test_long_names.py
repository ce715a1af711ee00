"""What is long is read whole, on the lines it needs: a partner’s name, a warning beside its buttons."""

from pytestqt.qtbot import QtBot

from tests.ui.widgets.test_lists import Shown
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.seam import Seam
from ui.widgets.timeline import Entry, Timeline

SHORT, LONG = "FACE", "Association rennaise pour la mobilité et l’insertion des habitants des quartiers"


def test_a_seam_is_as_high_as_its_longest_name(qtbot: QtBot) -> None:
    short, long = Seam("We Ker", SHORT, "open", "12 jours"), Seam("We Ker", LONG, "open", "12 jours")
    for seam in (short, long):
        qtbot.addWidget(seam)
    assert long.heightForWidth(500) > short.heightForWidth(500)
    assert long.heightForWidth(350) > long.heightForWidth(700)
    assert long.heightForWidth(2000) == short.heightForWidth(2000)


def test_the_story_gives_a_title_its_lines_and_badges_theirs(shown: Shown) -> None:
    badge = ("Couture ouverte", "warning", "stitch-open")

    def high(title: str, *badges: tuple[str, str, str], meta: str = "", lock: str = "") -> int:
        story = Timeline("Fil", [Entry("1", title, "lun. 3 mars", meta=meta, badges=badges, lock=lock)])
        shown(story)
        story.resize(420, 300)
        return story.sizeHintForIndex(story.model().index(0, 0)).height()

    assert high(SHORT) == high(SHORT, badge) < high(LONG) < high(LONG, badge)
    assert high(SHORT, meta=SHORT, lock="Équipe") < high(SHORT, meta=LONG, lock="Équipe")


def test_a_banner_puts_its_actions_under_when_they_would_squeeze_its_words(qtbot: QtBot) -> None:
    actions = (Button("Ce sont deux personnes"), Button("Comparer les fiches"))
    banner = Banner("Possible double : DIALLO Awa, née le 12 mars 1987 à Rennes", actions=actions)
    qtbot.addWidget(banner)
    banner.resize(900, banner.heightForWidth(900))
    banner.layout().setGeometry(banner.rect())
    assert actions[0].x() > banner.width() / 2
    banner.resize(500, banner.heightForWidth(500))
    banner.layout().setGeometry(banner.rect())
    assert actions[0].x() < 40
    assert actions[0].y() > banner.height() / 3
