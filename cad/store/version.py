"""The version of the tables, written down: an up-to-date notebook opens without describing every record."""

SCHEMA = "81d2394047c532ae"
"""What `schema.fingerprint()` gives; a test says so, and the new value, when a record or an index changes."""
