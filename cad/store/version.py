"""The version of the tables, written down: an up-to-date notebook opens without describing every record."""

SCHEMA = "75a05a41724e606d"
"""What `schema.fingerprint()` gives; a test says so, and the new value, when a record or an index changes."""
