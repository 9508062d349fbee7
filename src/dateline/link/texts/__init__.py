"""Texts as they are compared: copies, wire stories, versions of a page, whose text it is."""
