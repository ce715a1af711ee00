"""Fiche: the page of one person. Who they are, where the journey stands, what is next, and writing it down."""
