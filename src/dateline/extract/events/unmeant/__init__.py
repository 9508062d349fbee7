"""What looks like a deed by its words and is none."""
