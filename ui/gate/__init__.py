"""What stands before the notebook: unlocking it, making one, looking at the demonstration."""
