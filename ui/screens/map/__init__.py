"""Where people live, on a map that never leaves this laptop."""
