"""The version of the tables, written down: an up-to-date notebook opens without describing every record."""

SCHEMA = "eb529356f3e15d6d"
"""What `schema.fingerprint()` gives; a test says so, and the new value, when a record or an index changes."""
