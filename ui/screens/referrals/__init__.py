"""Orientations: what was handed over, what is late, and the slips that come back."""
