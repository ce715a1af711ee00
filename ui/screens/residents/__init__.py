"""Everyone in the notebook: the list and its search, a new person, two files that are one person."""
