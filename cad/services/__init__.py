"""The only door for the windows and the command line: one function per user action."""
