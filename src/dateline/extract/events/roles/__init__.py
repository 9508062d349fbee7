"""Who is actor and who recipient of an event, once all its mentions are known."""
