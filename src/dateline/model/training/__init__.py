"""Training: the corpus to weights, on two cores, by `make train` (needs the train extra)."""
