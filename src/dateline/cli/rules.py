"""`dateline rules`: the codebook's frames and their proof."""

from pathlib import Path

import click

from dateline.cli import options
from dateline.cli.saying import count, end_check


@click.group()
def rules() -> None:
    """List the codebook's frames, and prove them."""


@rules.command("check")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Prove that every frame reads its yes and not its no sentences.

    \b
    Example:
      dateline rules check
      dateline rules check src/dateline/codebook/en/events/assault.toml
    """
    from dateline.codebook.frames import frame_files
    from dateline.extract.events.frames.prove import prove

    tried, faults = prove(files or frame_files())
    end_check(faults, f"{count(tried, 'example')}, {count(len(faults), 'fault')}")


@rules.command("list")
@click.option("--type", "kind", help="Only frames of this PLOVER type.",
              type=click.Choice(options.TYPES, case_sensitive=False))  # fmt: skip
def listed(kind: str | None) -> None:
    """List the frames with their type, mode and triggers.

    \b
    Example:
      dateline rules list --type ASSAULT
    """
    from dateline.codebook.frames import load_codebook

    for frame in load_codebook().frames.values():
        if kind is None or frame.type == kind:
            words = ", ".join((*frame.verbs, *frame.nouns, *frame.adjectives, *frame.phrases))
            mode = f"/{frame.mode}" if frame.mode else ""
            click.echo(f"{frame.id}\t{frame.type}{mode}\t{words}")
