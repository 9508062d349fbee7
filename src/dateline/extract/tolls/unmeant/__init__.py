"""Numbers of people that are no toll, and harm that did not happen."""
