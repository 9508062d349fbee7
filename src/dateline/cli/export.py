"""`dateline export`: write what is stored in a format that others read."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from dateline.cli import options

_SHAPES = ("plain", "records", "csv", "parquet", "geojson", "claims", "labels", "tolls", "codes",
           "documents", "incidents", "judgements")  # fmt: skip


@click.command()
@click.argument("shape", metavar="FORMAT", type=click.Choice(_SHAPES))
@options.database
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path),
              help="The file to write; stdout if left out.")  # fmt: skip
def export(shape: str, db: Path, target: Path | None) -> None:
    """Write what is stored: events, claims, tolls, incidents and more.

    What people corrected, rejected or added stands as they have it.

    plain is one JSON object an event, values only; records gives every value with its quotes and
    rule; csv and parquet have a row an event; geojson pins only what the text places at a town or
    finer. claims (CSV) has a row a claim: who says what, with what stance, what they deny; labels
    (CSV) a row a judging word: who uses it, whom it names, and whether in scare quotes. tolls
    (CSV) has a row a number of people, with its kind, group and words; codes (CSV) what CAMEO,
    ACLED and UCDP would call each event; documents (CSV) a row an article, those without events
    too. incidents (CSV) has a row an incident: its slots, tolls (low, best, high), grade and
    reasons. judgements (JSON lines) has a decision a line, as a test case: the passage, what the
    machine read, what the person decided. docs/data-model.md explains the columns and joins.

    \b
    Example:
      dateline export csv --to events.csv
      dateline export plain | head -1
      dateline export labels --to labels.csv
      dateline export incidents > incidents.csv
    """
    from dateline.export import TEXT_FORMATS, write_cases, write_incidents, write_parquet
    from dateline.export.files import whole_file
    from dateline.store import Store, all_incidents, reviewed_codings

    if shape == "parquet" and target is None and sys.stdout.isatty():
        raise click.UsageError("parquet is no text for a screen; give --to FILE")
    if target is not None:
        options.may_take(target)
    store = Store(db, create=False)
    codings = reviewed_codings(store)
    pieces: Iterable[str | bytes]
    if shape == "parquet":
        pieces = (write_parquet(codings),)
    elif shape == "incidents":
        pieces = write_incidents(all_incidents(store))
    elif shape == "judgements":
        pieces = write_cases(store)
    else:
        pieces = TEXT_FORMATS[shape](codings)
    if target is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    with whole_file(target) as out:
        for piece in pieces:
            out.write(piece if isinstance(piece, bytes) else piece.encode())
