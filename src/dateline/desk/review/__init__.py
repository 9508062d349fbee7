"""Review on the desk: what people decide, in which order, and how far they agree."""
