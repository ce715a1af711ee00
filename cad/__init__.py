"""Carnet d’accompagnement déconnecté: what the app knows and does, without any screen."""
