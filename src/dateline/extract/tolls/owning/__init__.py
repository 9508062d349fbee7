"""Which event a toll belongs to."""
