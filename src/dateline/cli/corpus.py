"""`dateline corpus`: the written corpus that the model learns from."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.saying import count, end_check

if TYPE_CHECKING:
    from dateline.model.corpus import Item
    from dateline.model.marked import Marked


@click.group()
def corpus() -> None:
    """Check and count the written corpus."""


@corpus.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--triggers", is_flag=True, help="List the triggers used most, by type.")
def check(paths: tuple[Path, ...], triggers: bool) -> None:
    """Check corpus files and count what they hold.

    Every fault is a line with file, line number and cure; exit status 1 if there are any.

    \b
    Example:
      dateline corpus check corpus/
    """
    from dateline.model.corpus import parse_items
    from dateline.model.marked import parse_marked

    items: list[Item] = []
    passages: list[Marked] = []
    faults: list[str] = []
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            read, wrong = parse_items(file.read_text(encoding="utf-8"), name=file.as_posix())
            items += read
            faults += wrong
        for file in sorted(path.rglob("*.mark")) if path.is_dir() else []:
            marked, wrong = parse_marked(file.read_text(encoding="utf-8"), name=file.as_posix())
            passages += marked
            faults += wrong
    _count(items, triggers)
    said = sum(len(p.said) for p in passages)
    click.echo(f"{count(len(passages), 'passage')} with {count(said, 'attribution')}")
    end_check(faults, count(len(faults), "fault"))


def _count(items: "list[Item]", triggers: bool) -> None:
    paragraphs = [p for item in items for p in item.paragraphs]
    stories = sum(item.story is not None for item in items)
    mentions = [(p, m) for p in paragraphs for m in p.mentions]
    words = sum(len(p.text.split()) for p in paragraphs)
    click.echo(
        f"{len(items) - stories} sentences, {stories} stories, {len(paragraphs)} paragraphs of "
        f"{words / max(1, len(paragraphs)):.1f} words, {len(mentions)} mentions; "
        f"{sum(not p.mentions for p in paragraphs)} paragraphs without; "
        f"{sum(bool(m.actors and m.recipients) or len(m.actors) > 1 for _, m in mentions)} with a "
        "pair"
    )
    for kind, number in sorted(Counter(m.type for _, m in mentions).items()):
        modes = Counter(m.mode or "-" for _, m in mentions if m.type == kind)
        click.echo(
            f"  {kind:10} {number:5}  {' '.join(f'{k}:{n}' for k, n in modes.most_common())}"
        )
        if triggers:
            used = Counter(p.text[m.trigger.start : m.trigger.end].lower() for p, m in mentions
                           if m.type == kind)  # fmt: skip
            click.echo(f"             {', '.join(f'{w} {n}' for w, n in used.most_common(25))}")
    realis = Counter(m.realis for _, m in mentions)
    click.echo(f"  realis     {' '.join(f'{k}:{n}' for k, n in realis.most_common())}")


@corpus.command("blind")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--every", default=12, show_default=True, help="One sentence in so many.")
def blind(path: Path, every: int) -> None:
    """Print some sentences without their events, for a second reader.

    \b
    Example:
      dateline corpus blind corpus/sentences/A01.txt > blind.txt
    """
    from dateline.model.corpus import read_corpus

    for item in list(read_corpus(path))[every // 2 :: every]:
        if item.story is None:
            click.echo(f"# {item.manner} | {item.country} | {item.date}")
            click.echo(f"{item.paragraphs[0].text}\n")


@corpus.command("agree")
@click.argument("first", type=click.Path(exists=True, path_type=Path))
@click.argument("second", type=click.Path(exists=True, path_type=Path))
def agree(first: Path, second: Path) -> None:
    """Compare two readers on the sentences that both have marked.

    \b
    Example:
      dateline corpus agree corpus/sentences/A01.txt second/A01.txt
    """
    from dateline.model.agreement import agreement
    from dateline.model.corpus import read_corpus

    found = agreement(read_corpus(first), read_corpus(second))
    for name in found.__struct_fields__:
        click.echo(f"{name:10} {getattr(found, name):g}")
