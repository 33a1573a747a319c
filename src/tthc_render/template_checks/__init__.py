"""Templates tried out with sample data, so that their faults are found before a clerk uses them."""
