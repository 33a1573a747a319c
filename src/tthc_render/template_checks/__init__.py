"""Templates tried out before a clerk meets their faults."""
