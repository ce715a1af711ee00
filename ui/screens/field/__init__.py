"""Drop-ins and outreach."""
