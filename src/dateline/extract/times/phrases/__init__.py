"""What time phrases mean, one kind a module; the grammar that opens their readings."""
