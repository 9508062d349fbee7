"""Feeds to the store, politely: what is new is coded and linked as it comes."""

from dateline.watch.watching import Change, watch

__all__ = ["Change", "watch"]
