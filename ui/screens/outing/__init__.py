"""Out there: a contact in three fields, in large type, one hand on the keyboard."""
