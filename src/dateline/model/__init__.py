"""The small encoder: the corpus it learns from, its training, and its readings at run time."""
