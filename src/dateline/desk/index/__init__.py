"""The desk's index: what its lists, maps and counts are read from, beside the database.

It is derived and can be thrown away: it is made from the stored codings and the source of
incidents, and brought up to date with what was coded since.
"""

from dateline.desk.index.filling import fill
from dateline.desk.index.opening import Index

__all__ = ["Index", "fill"]
