"""What someone hostile would try."""
