"""Who says it: verbs, phrases, quotations, turns."""
