"""How the app looks: tokens, measures, fonts, icons, and `apply`, which dresses the application.

``apply(app, "system", 1.0)`` at start; ``look()`` while painting; ``icons.icon("search")`` for a QIcon.
"""
