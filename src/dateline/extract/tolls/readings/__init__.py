"""The wordings that tell a toll, one kind a module."""
