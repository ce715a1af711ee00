"""Importing a list of residents: its columns, what is doubtful, who is known, then all of it or nothing."""
