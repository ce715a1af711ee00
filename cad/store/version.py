"""The version of the tables, written down: an up-to-date notebook opens without describing every record."""

SCHEMA = "24fb8798d2d58102"
"""What `schema.fingerprint()` gives; a test says so, and the new value, when a record or an index changes."""
