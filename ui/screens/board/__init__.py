"""Who waits, readable across the room."""
