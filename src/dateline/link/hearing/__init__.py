"""Hearing the reports: which passages tell of a deed, in whose voice, and whom they name."""
