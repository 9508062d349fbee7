"""Whom a speaker has it from, and who hands it on."""
