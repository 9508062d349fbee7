"""The scorecard: one module a task."""
