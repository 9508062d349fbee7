"""Who gives a number."""
