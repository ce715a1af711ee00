"""The version of the tables, written down: an up-to-date notebook opens without describing every record."""

SCHEMA = "d17c8a6de56e4b43"
"""What `schema.fingerprint()` gives; a test says so, and the new value, when a record or an index changes."""
