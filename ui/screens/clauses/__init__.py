"""Clauses sociales: what each lot owes, who does the hours, and where they lived as they came in."""
