"""Annuaire: who can help, near, open, for this person; chosen, compared, referred to."""
