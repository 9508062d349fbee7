"""Dateline reads conflict and political news into records an analyst can defend."""
