"""Before one leaves the network: yes or no, and what to do about each thing that is missing."""
