"""What one report contradicts: itself, its neighbours in time and place, its own words."""
