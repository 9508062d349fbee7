"""How runs end: stopped, with something unread, or with an output that can't be written to."""

import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

STOPPED, UNREAD = 130, 3
"""The exit statuses of a run that Ctrl-C stopped, and of one that --strict finds wanting."""


def stop(kept: str = "") -> NoReturn:
    """End a run that was stopped, and say what is kept of it."""
    click.echo(f"\nstopped: {kept}" if kept else "\nstopped", err=True)
    sys.exit(STOPPED)


def end(*, done: bool, unread: bool, strict: bool) -> None:
    """End a run: with status 1 if nothing was done, and with 3 if --strict finds it wanting."""
    if strict and (unread or not done):
        sys.exit(UNREAD)
    if not done:
        sys.exit(1)


def forget_output() -> None:
    """Let go of stdout, which can't be written to: Python would try again when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
