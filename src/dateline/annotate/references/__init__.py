"""The parts of coreference: who was mentioned, what is known of them, what takes them up."""
