"""Which of the times around an event is its own."""
