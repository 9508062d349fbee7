"""The desk: a store and the pipeline in one hand."""

from dateline.desk.desk import Desk

__all__ = ["Desk"]
