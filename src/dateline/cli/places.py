"""`dateline places`: the gazetteer."""

import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.codebook.places import Gazetteer, Row


@click.group()
def places() -> None:
    """Build the gazetteer, and ask what a name can mean.

    The gazetteer's towns and provinces are from GeoNames (CC BY 4.0).
    """


@places.command("build")
@click.option("--to", "folder", type=click.Path(file_okay=False, exists=True, path_type=Path),
              help="The folder to write it to; the installed package's if left out.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="Print nothing.")
def build(folder: Path | None, quiet: bool) -> None:
    """Build the gazetteer from the installed packages.

    \b
    Example:
      dateline places build
    """
    from dateline.codebook.places.build import build as build_gazetteer
    from dateline.codebook.places.gazetteer import FILE

    report = build_gazetteer(folder or FILE.parent)
    if not quiet:
        click.echo(
            f"{report.path}: {report.places:,} places, {report.names:,} names, "
            f"{report.bytes / 1e6:.1f} MB, in {report.seconds} s"
        )


@places.command("import")
@click.argument("dump", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@click.option("--to", "folder", type=click.Path(file_okay=False, exists=True, path_type=Path),
              help="The folder of the gazetteer, built there if need be; the installed package's "
              "if left out.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="Print nothing.")
def import_(dump: Path, folder: Path | None, quiet: bool) -> None:
    """Add the places of a GeoNames dump to the gazetteer.

    DUMP is allCountries.zip, one country's zip or the .txt in it, as GeoNames offers them at
    https://download.geonames.org/export/dump/. They bring villages, camps, bases, rivers and the
    like; a place that the gazetteer has within 25 km under the same name is left as it is.

    The dumps are GeoNames' (https://www.geonames.org/), licensed CC BY 4.0: credit GeoNames
    wherever you publish what was read with them.

    \b
    Example:
      dateline places import SY.zip
      dateline places import allCountries.zip --to ~/gazetteer
    """
    from dateline.codebook.places.dump import import_dump
    from dateline.codebook.places.gazetteer import FILE

    report = import_dump(dump, folder or FILE.parent)
    if not quiet:
        click.echo(
            f"{report.path}: {report.added:,} places added, {report.known:,} there already, "
            f"{report.bytes / 1e6:.1f} MB, in {report.seconds} s"
        )


@places.command("explain")
@click.argument("name")
@click.option("--near", metavar="PLACE", help="Nearest to this place first, with the distance.")
@click.option("--country", metavar="ISO3", help="Only places of this country.")
@click.option("--limit", type=click.IntRange(1), default=12, show_default=True,
              help="How many places at most.")  # fmt: skip
def explain(name: str, near: str | None, country: str | None, limit: int) -> None:
    """List the places that a name can mean.

    They are what an article's context decides between. "likeness" is 1 for the place's own name,
    0.8 for another name of it, 0.6 without its article ("al-"), 0.3 for its consonants alone,
    which are asked for only with --country.

    \b
    Example:
      dateline places explain Tripoli
      dateline places explain Hama --country SYR
      dateline places explain Tripoli --near Beirut
    """
    from dateline.codebook.places import Gazetteer
    from dateline.errors import GazetteerError

    gazetteer = Gazetteer.open()
    found = _candidates(gazetteer, name, country)
    if not found:
        where = f" in {country.upper()}" if country else ""
        raise GazetteerError(f'"{name}": no such place{where}; try another spelling')
    point = _point(gazetteer, near) if near else None
    ranked = [(_apart(point, row), row) for row in found]
    ranked.sort(key=lambda pair: (pair[0] or 0, -pair[1].likeness, -pair[1].population))
    _print(ranked[:limit], near)
    if len(ranked) > limit:
        click.echo(f"{len(ranked) - limit} more; see them with --limit {len(ranked)}", err=True)


def _candidates(gazetteer: "Gazetteer", name: str, country: str | None) -> "list[Row]":
    if country is None:
        return list(gazetteer.candidates(name))
    code = country.upper()
    found = [row for row in gazetteer.candidates(name) if row.country == code]
    return found or list(gazetteer.similar(name, code))


def _point(gazetteer: "Gazetteer", name: str) -> tuple[float, float]:
    """Return where the likeliest place of a name lies: the most alike, then the most people."""
    from dateline.errors import GazetteerError

    rows = [r for r in gazetteer.candidates(name) if r.lat is not None]
    if not rows:
        raise GazetteerError(f'"{name}": no such place; give --near a place of the gazetteer')
    best = max(rows, key=lambda r: (r.likeness, r.population))
    return best.lat or 0.0, best.lon or 0.0


def _apart(point: tuple[float, float] | None, row: "Row") -> float | None:
    """Return the kilometres from a point to a place, along a great circle."""
    if point is None or row.lat is None or row.lon is None:
        return None if point is None else math.inf
    from dateline.codebook.places import kilometres

    return kilometres(*point, row.lat, row.lon)


def _print(ranked: "list[tuple[float | None, Row]]", near: str | None) -> None:
    from rich.console import Console

    from dateline.cli.screen import bare_table

    table = bare_table()
    for title in ("place", "kind", "in", "lat", "lon", "people", "likeness"):
        number = title in ("lat", "lon", "people", "likeness")
        table.add_column(title, justify="right" if number else "left")
    if near:
        table.add_column(f"km from {near}", justify="right")
    for apart, row in ranked:
        inside = ", ".join(x for x in (row.admin1, row.country) if x and x != row.name)
        cells = [row.name, row.kind, inside, _degrees(row.lat), _degrees(row.lon)]
        cells += [f"{row.population:,}" if row.population else "", f"{row.likeness:g}"]
        if near:
            cells.append("" if apart is None or math.isinf(apart) else f"{apart:,.0f}")
        table.add_row(*cells)
    Console(highlight=False).print(table)


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
