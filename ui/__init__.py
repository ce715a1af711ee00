"""The windows of Sans couture (PySide6)."""
