"""Deeds as documents tell them: mentions put together in a document, compared between two."""
