"""Réglages: who I am, how the app looks and locks, what it counts with, how the notebook is kept."""
