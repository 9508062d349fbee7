"""Denials, and the deed that each is about."""
