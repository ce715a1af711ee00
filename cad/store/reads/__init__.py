"""Named reads: the only other place where SQL is written."""
