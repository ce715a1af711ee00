"""Offres: work that companies offer, to whom it was proposed, what each channel yields."""
