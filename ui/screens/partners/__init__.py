"""Partenaires: who one may refer to, what they offer, and who is waiting there."""
