"""What this day asks for."""
