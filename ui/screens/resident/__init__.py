"""Fiche, the page of one person: who they are, where the journey stands, what is next; one writes there."""
