"""The words around a trigger: slots, nouns, classes, what stands beside it, how real it is."""
