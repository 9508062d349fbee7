"""How likely a draft, and a merged event, is."""
