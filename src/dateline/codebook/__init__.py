"""What counts as what: rules, word lists, actors, places, and their loaders."""
