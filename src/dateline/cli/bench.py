"""`dateline bench`: measure Dateline against hand-coded data."""

from pathlib import Path

import click

from dateline.cli.bench_options import (
    AS_JSON,
    GIVEN,
    MISSES,
    SETS,
    coding_task,
    fits,
    print_result,
    print_scored,
    settings_of,
    task,
)  # fmt: skip


@click.group()
def bench() -> None:
    """Measure Dateline against hand-coded data."""


@bench.command("articles")
@coding_task
@click.option("--misses", is_flag=True, help="List the gold events that were not found.")
def articles(
    data: Path, limit: int | None, as_json: bool, without: tuple[str, ...], misses: bool
) -> None:
    """Score whole articles, event by event and slot by slot.

    The folder holds NAME.txt with NAME.json (docs/bench.md gives the shape).

    \b
    Example:
      dateline bench articles --data gold/
    """
    from dateline.bench.articles import score_articles

    print_scored(score_articles(data, limit=limit, settings=settings_of(without)), as_json, misses)


@bench.command("plover")
@coding_task
def plover(data: Path, limit: int | None, as_json: bool, without: tuple[str, ...]) -> None:
    """Score the PLOVER type of sentences with a source and a target.

    Open: the sentence is coded, and the event whose parties fit best gives the type. Given: the
    pair is handed to the model.

    \b
    Example:
      dateline bench plover --data pairs.jsonl.gz --without codebook
    """
    from dateline.bench.plover import score_plover

    print_result(score_plover(data, limit=limit, settings=settings_of(without)), as_json)


@bench.command("acled")
@coding_task
@click.option(
    "--labels", type=GIVEN,
    help="JSON from the data's label names to ACLED's sub-events.",
)  # fmt: skip
@fits("Fit what the encoder alone makes of reports and write it here.")
@click.option("--also", multiple=True, type=GIVEN, help="With --fit: further reports to fit on.")
def acled(
    data: Path,
    limit: int | None,
    as_json: bool,
    without: tuple[str, ...],
    labels: Path | None,
    fit: Path | None,
    also: tuple[Path, ...],
) -> None:
    """Score the ACLED sub-event of short reports.

    \b
    Example:
      dateline bench acled --data reports.jsonl --labels names.json
    """
    settings = settings_of(without, fit)
    if fit is not None:
        from dateline.bench.acled_fit import fit_acled

        fit_acled([data, *also], fit)
        click.echo(f"{fit} written")
        return
    from dateline.bench.acled import score_acled

    print_result(score_acled(data, limit=limit, labels=labels, settings=settings), as_json)


@bench.command("police")
@coding_task
def police(data: Path, limit: int | None, as_json: bool, without: tuple[str, ...]) -> None:
    """Score what the police do, sentence by sentence.

    \b
    Example:
      dateline bench police --data riots.jsonl.gz
    """
    from dateline.bench.police import score_police

    print_result(score_police(data, limit=limit, settings=settings_of(without)), as_json)


@bench.command("attribution")
@coding_task
@click.option("--part", help="Only records whose split this is: train, dev ...")
@fits("Fit the weights of whether a source is one on the data, and write them here.")
def attribution(
    data: Path, limit: int | None, as_json: bool, without: tuple[str, ...], part: str | None,
    fit: Path | None,
) -> None:  # fmt: skip
    """Score who says what: sources, cues, contents, speakers.

    \b
    Example:
      dateline bench attribution --data attributions.jsonl.gz --part dev
      dateline bench attribution --data attributions.jsonl.gz --part train --fit sources.json
    """
    settings = settings_of(without, fit)
    if fit is not None:
        from dateline.bench.source_fit import fit_sources

        print_result(fit_sources(data, fit, limit=limit, split=part), as_json)
        return
    from dateline.bench.attribution import score_attribution

    print_result(score_attribution(data, limit=limit, settings=settings, split=part), as_json)


@bench.command("claims")
@coding_task
@click.option("--misses", is_flag=True, help="List what was read wrong.")
@fits("Fit the weights of whom a label names on the data, and write them here.")
@click.option("--also", multiple=True, type=GIVEN, help="Fit on these passages too.")
@fits("Fit the weights of which deed a denial is of, and write them here.", "--fit-binding")
def claims(
    data: Path, limit: int | None, as_json: bool, without: tuple[str, ...], misses: bool,
    fit: Path | None, also: tuple[Path, ...], fit_binding: Path | None,
) -> None:  # fmt: skip
    """Score denials, verification, chains of speakers and labels.

    \b
    Example:
      dateline bench claims --data corpus/claims/unseen.jsonl
      dateline bench claims --data corpus/claims/taught.jsonl --fit weights.json
    """
    settings = settings_of(without, fit, fit_binding)
    if fit is not None:
        from dateline.bench.label_choice_fit import fit_label_choice

        print_result(fit_label_choice((data, *also), fit), as_json)
        return
    if fit_binding is not None:
        from dateline.bench.binding_fit import fit_binding as fit_weights

        print_result(fit_weights((data, *also), fit_binding), as_json)
        return
    from dateline.bench.claims import score_claims

    print_scored(score_claims(data, limit=limit, settings=settings), as_json, misses)


@bench.command("places")
@task
@MISSES
@fits("Fit the weights that rank places on this set, and write them here.")
@click.option(
    "--also", multiple=True, type=click.Path(exists=True, path_type=Path), metavar="FILE",
    help="With --fit: a further set; one given twice counts twice.",
)  # fmt: skip
def places(
    data: Path, limit: int | None, as_json: bool, misses: bool,
    fit: Path | None, also: tuple[Path, ...],
) -> None:  # fmt: skip
    """Score which words name places, and which places they name.

    \b
    Example:
      dateline bench places --data corpus/places/unseen.jsonl
      dateline bench places --data a.jsonl --also b.jsonl --fit ranking.json
    """
    if also and fit is None:
        raise click.UsageError("--also goes with --fit")
    if fit is not None:
        from dateline.bench.ranking import fit_ranker

        print_result(fit_ranker((data, *also), fit), as_json)
        return
    from dateline.bench.places import score_places

    print_scored(score_places(data, limit=limit), as_json, misses)


@bench.command("eventplace")
@coding_task
@click.option("--held-back", is_flag=True, help="Only the fifth that no training sees.")
@fits("Fit the weights that choose an event's place, and write them here.")
@click.option(
    "--corpus", "taught", multiple=True, type=click.Path(exists=True, path_type=Path),
    metavar="FOLDER", help="With --fit: a part of the written corpus.",
)  # fmt: skip
@click.option(
    "--news", multiple=True, type=GIVEN,
    help="With --fit: marked news, its texts beside --data, to fit on what no model was taught.",
)  # fmt: skip
def eventplace(
    data: Path, limit: int | None, as_json: bool, without: tuple[str, ...], held_back: bool,
    fit: Path | None, taught: tuple[Path, ...], news: tuple[Path, ...],
) -> None:  # fmt: skip
    """Score the words that say where an event happened.

    \b
    Example:
      dateline bench eventplace --data verbs.jsonl.gz --held-back
    """
    if (fit is None) == bool(taught):
        raise click.UsageError("--fit and --corpus go together")
    settings = settings_of(without, fit)
    if fit is not None:
        from dateline.bench.happening import fit_chooser

        print_result(fit_chooser(taught, fit, data, news), as_json)
        return
    from dateline.bench.eventplace import score_event_places

    result = score_event_places(data, limit=limit, settings=settings, held_back=held_back)
    print_result(result, as_json)


@bench.command("towns")
@task
def towns(data: Path, limit: int | None, as_json: bool) -> None:
    """Count the towns of a list that are found within 25 km.

    \b
    Example:
      dateline bench towns --data towns.csv
    """
    from dateline.bench.towns import score_towns

    print_scored(score_towns(data, limit=limit), as_json, misses=True)


@bench.command("corpus")
@coding_task
@fits("Fit the weights of the two readers on this part, and write them here.")
@click.option(
    "--taught", type=click.Path(exists=True, path_type=Path), metavar="FOLDER",
    help="With --fit: the part on which the frames' reliability is counted.",
)  # fmt: skip
@SETS
@click.option(
    "--news", multiple=True, type=GIVEN,
    help="With --fit: marked news, to fit on what no model was taught and count frames on the "
    "rest; may be given again.",
)  # fmt: skip
@click.option("--held-back", is_flag=True, help="Of marked news only what no training sees.")
@click.option(
    "--leave", multiple=True, metavar="SET", help="Leave out the marked texts of this set."
)
def corpus(
    data: Path, limit: int | None, as_json: bool, without: tuple[str, ...],
    fit: Path | None, taught: Path | None, sets: Path | None, news: tuple[Path, ...],
    held_back: bool, leave: tuple[str, ...],
) -> None:  # fmt: skip
    """Score events on the written corpus, and how far their scores are probabilities.

    \b
    Example:
      dateline bench corpus --data corpus/unseen
      dateline bench corpus --data corpus/news/marks.jsonl --sets sets --held-back
      dateline bench corpus --data corpus/news/later.jsonl --held-back --sets sets --leave lgl
      dateline bench corpus --data corpus/assembly --taught corpus/sentences --fit weights.json
    """
    from dateline.bench.casting_fit import fit_casting
    from dateline.bench.corpus import items_at, score_corpus
    from dateline.bench.standing_fit import fit_standing
    from dateline.bench.weighing import fit_assembly
    from dateline.model.news import read_for_weights, read_taught

    if (fit is None) != (taught is None):
        raise click.UsageError("--fit and --taught go together")
    settings = settings_of(without, fit)
    if fit is not None and taught is not None:
        if news and sets is None:
            raise click.UsageError("--news needs --sets: the marks are without their texts")
        items, learnt = list(items_at(data, sets)), list(items_at(taught, sets))
        for marks in news:
            assert sets is not None
            items += read_for_weights(marks, sets)
            learnt += read_taught(marks, sets)
        counts = fit_assembly(items, learnt, fit)
        fit_standing(items, counts, fit, fit.parent / "standing.json")
        fit_casting(items, fit.parent / "casting.json")
    result = score_corpus(
        data, limit=limit, settings=settings, sets=sets, held_back=held_back, leave=leave
    )
    print_result(result, as_json)


@bench.command("speed")
@click.option("--data", type=click.Path(path_type=Path), help="Folder of .txt, or a JSONL file.")
@click.option("--limit", type=int, default=200, show_default=True, help="How many articles.")
@AS_JSON
def speed(data: Path | None, limit: int, as_json: bool) -> None:
    """Time the whole pipeline against spaCy alone.

    Both code the same articles in the same run; without --data, the shipped examples repeated.

    \b
    Example:
      dateline bench speed --json
    """
    from dateline.bench.speed import measure_speed

    print_result(measure_speed(data, limit=limit), as_json)
