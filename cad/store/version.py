"""The version of the tables, written down: an up-to-date notebook opens without describing every record."""

SCHEMA = "e73fe65979ae7b9f"
"""What `schema.fingerprint()` gives; a test says so, and the new value, when a record or an index changes."""
