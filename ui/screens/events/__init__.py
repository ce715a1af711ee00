"""Rencontres: meetings of companies with people who look for work, and what came of them."""
