"""To the printer, through the system’s dialog."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from cad.domain.text import _
from cad.services.saving import page_count, page_image

DPI = 300
"""Enough for 9-point text and the QR code; more only makes the print job heavier."""


def print_pdf(pdf: bytes, parent: QWidget) -> str:
    """Ask for a printer and print; returns the sentence to show when it did not work, else ""."""
    if not QPrinterInfo.availablePrinterNames():
        return _("Aucune imprimante n’est installée. Enregistrez le papier en PDF et imprimez-le ailleurs.")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName("Sans couture")  # what the list of the printer shows to everyone
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return ""
    return send(pdf, printer)


def send(pdf: bytes, printer: QPrinter) -> str:
    """Paint every page of `pdf` on an accepted printer; the sentence to show when it refuses, else ""."""
    printer.setResolution(DPI)
    painter = QPainter()
    if not painter.begin(printer):
        return _(
            "L’imprimante a refusé\u00a0: vérifiez qu’elle est allumée et qu’il y a du papier, "
            "ou enregistrez le papier en PDF."
        )
    for index in range(page_count(pdf)):
        if index:
            printer.newPage()
        width, height, content = page_image(pdf, index, DPI / 72)
        image = QImage(content, width, height, width * 3, QImage.Format.Format_RGB888)
        painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
    painter.end()
    return ""
