"""Stories told end to end in the real windows, by keyboard, without network."""
