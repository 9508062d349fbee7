"""Writes docs/cli.md from the commands' own help, so that the two can't differ."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dateline.cli import app

_HEAD = """# The commands

Written by `make docs` from the commands' own help; a test keeps the two equal.
"""


def reference() -> str:
    """Return the text of docs/cli.md: each command's help, in the order of the work."""
    sections = [_HEAD, *_sections(app, "dateline", None)]
    return "\n".join(sections)


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    settings = {**app.context_settings, "terminal_width": 90}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    lines = [line.rstrip() for line in context.get_help().splitlines()]
    yield "\n".join([f"## {context.command_path}", "", "```", *lines, "```", ""])
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from _sections(found, inner, context)


def write(path: Path) -> None:
    """Write docs/cli.md to a path."""
    path.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
