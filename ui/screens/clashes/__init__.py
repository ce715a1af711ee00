"""What two people wrote without either knowing, and which of the two stays."""
