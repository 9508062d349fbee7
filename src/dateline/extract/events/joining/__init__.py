"""One event, one record: which mentions tell the same deed."""
