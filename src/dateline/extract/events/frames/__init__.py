"""Trigger frames of the codebook, matched and proved."""
