"""The central store: an ASGI app over PostgreSQL or an embedded SQLite file; knows no laptop’s store."""
