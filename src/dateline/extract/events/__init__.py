"""Events: triggers, their parties, and how real they are."""
