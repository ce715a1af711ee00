"""Save a PNG of every scene in light, dark and high contrast, at 100 and 200 % text."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.apply import STYLE, apply
from ui.theme.look import look
from ui.widgets.gallery import controls, journey, lists, messages, office, people

Scene = Callable[[], QWidget]
SCENES: dict[str, Scene] = {
    "buttons": controls.buttons,
    "form": controls.form,
    "icons": controls.icon_sheet,
    "people": people.residents,
    "palette": people.palette,
    "journey": journey.page,
    "seams": journey.seams,
    "messages": messages.messages,
    "empty": messages.empty,
    "sheet": messages.sheet,
    "bringing_in": lists.bringing_in,
    "office": office.office,
}
WIDTHS = {1.0: 1120, 2.0: 1400}


def main(folder: Path, wanted: Iterable[str] = ()) -> None:
    """Save the pictures in `folder`; `wanted` limits the scenes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([sys.argv[0], *STYLE])
    assert isinstance(app, QApplication)  # noqa: S101  # the type of QApplication.instance()
    folder.mkdir(parents=True, exist_ok=True)
    for palette in ("light", "dark", "contrast"):
        for scale, width in WIDTHS.items():
            apply(app, palette, scale)
            for name in wanted or SCENES:
                path = folder / f"{name}-{palette}-{round(scale * 100)}.png"
                shoot(SCENES[name](), width, path)


def shoot(widget: QWidget, width: int, path: Path) -> None:
    """Show `widget`, let it settle, save it."""
    widget.setAutoFillBackground(True)
    widget.setFixedWidth(width)
    widget.show()
    for _pass in range(2):  # text areas know their height once they know their width
        widget.resize(QSize(width, _height(widget, width)))
        _settle()
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()
    _settle(0)


def _height(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    asked = layout.totalHeightForWidth(width) if layout else 0
    return min(max(asked, widget.minimumHeight(), round(320 * look().scale)), 2600)


def _settle(pause: int = 60) -> None:
    loop = QEventLoop()
    QTimer.singleShot(pause, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
