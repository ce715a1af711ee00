"""The words shown under the pointer, as they were written."""

from PySide6.QtGui import Qt


def as_written(text: str) -> str:
    """`text` for a tip. Qt takes for a page what begins like one: a note that someone else wrote, or a list
    that was imported, would then have pictures fetched, from another machine too.
    """
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
