"""What is about to be printed: seen page by page, then printed or saved."""
