"""The font comes from its package and costs little."""

from time import thread_time

from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from ui.theme import fonts


def test_loading_takes_little(qapp: QApplication) -> None:
    QFontDatabase.families()  # Qt reads the system's list once, whoever asks
    fonts._loaded.clear()
    start = thread_time()
    fonts.load()
    assert thread_time() - start < 0.03
    assert set(fonts.FAMILIES) <= set(QFontDatabase.families())


def test_every_letter_of_the_field_is_in_the_font(qapp: QApplication) -> None:
    fonts.load()
    raw = QRawFont.fromFont(fonts.make(14, 400))
    assert all(raw.supportsCharacter(ord(letter)) for letter in "éèàùçœŒæÿŠūễğøłŞĐ’«»–—…·€°\u202f\u00a0")
