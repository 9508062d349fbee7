"""Articles as they are compared: which of them tell of one incident."""
