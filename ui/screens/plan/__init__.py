"""Le plan: its figures of a period, and where persons pass from one organisation to another."""
