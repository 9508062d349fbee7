"""How many a phrase names."""
