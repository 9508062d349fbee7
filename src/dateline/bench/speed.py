"""Task `speed`: the whole pipeline beside bare spaCy, on the same articles in the same run."""

import cProfile
import gzip
import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType

import msgspec

import dateline.extract.places
from dateline.annotate.parse import load
from dateline.bench.coding import coded
from dateline.bench.results import Result, files_in, finished, peak_mb
from dateline.document import SPEAKING, Document
from dateline.errors import BenchError
from dateline.ingest import Meta, build_document

EXAMPLES = Path(__file__).parents[3] / "examples"
"""The articles that come with the source tree; an installed package has none."""
_PLACES = Path(dateline.extract.places.__file__).parent
_WARMING = 8
"""Articles read first: some lists are loaded by the first text that needs them."""
_ROUNDS = 5
"""Both sides take turns this often: a machine's speed drifts within a run."""


class _Line(msgspec.Struct):
    """A line of JSONL with an article in it; other keys are passed over."""

    text: str
    published: str | None = None


def measure_speed(data: Path | None, *, limit: int = 200) -> Result:
    """Return the speed of the pipeline, its time as a multiple of bare spaCy's, and places' share.

    `data` is a folder of .txt files or a .jsonl or .jsonl.gz file; None takes the examples of the
    source tree. Fewer articles than `limit` are repeated. Models and lists are loaded before the
    clock runs, by some articles that are read for that alone.
    """
    began = time.monotonic()
    paths = _paths(data)
    documents = list(itertools.islice(itertools.cycle(list(_documents(paths))), limit))
    _bare(documents[:_WARMING])
    _whole(documents[:_WARMING])
    bare, whole = _Clocks(), _Clocks()
    for number in range(_ROUNDS):
        share = documents[number::_ROUNDS]
        sides = [(_bare, bare), (_whole, whole)]
        for side, clocks in sides if number % 2 == 0 else reversed(sides):
            clocks.time(side, share)
    places = _share_of_places(documents[::_ROUNDS])
    words = sum(len(text.split()) for document in documents for text in _speaking(document))
    metrics = {
        "articles_per_second": round(len(documents) / whole.wall, 3),
        "words_per_second": round(words / whole.wall, 1),
        "ratio_to_spacy": round(whole.wall / bare.wall, 3),
        "processor_ratio": round(whole.processor / bare.processor, 3),
        "places_share": round(places, 3),
        "peak_mb": peak_mb(),
    }
    return finished("speed", len(documents), metrics, paths, began=began)


def _paths(data: Path | None) -> tuple[Path, ...]:
    if data is None:
        if not EXAMPLES.is_dir():
            raise BenchError(
                "speed: the examples come with the source tree, not with the package; "
                "give articles with --data"
            )
        return files_in(EXAMPLES, "*.txt")
    if data.is_file():
        return (data,)
    return files_in(data, "*.txt")


def _documents(paths: Sequence[Path]) -> Iterator[Document]:
    """Return the articles of the files; one line of JSONL is one article."""
    count = 0
    for path in paths:
        for text, published in _texts(path):
            document = build_document(text, Meta(published=published))
            if document.blocks:
                count += 1
                yield document
    if not count:
        raise BenchError(f"{paths[0]}: no article in it; give text, or JSONL with a text a line")


def _texts(path: Path) -> Iterator[tuple[str, str | None]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    if path.suffix == ".txt":
        yield data.decode("utf-8", "replace"), None
        return
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            read = msgspec.json.decode(line, type=_Line)
        except msgspec.DecodeError as wrong:
            raise BenchError(
                f'{path}:{number}: {wrong}; give an object a line with "text"'
            ) from None
        yield read.text, read.published


def _speaking(document: Document) -> Iterator[str]:
    """Return the texts of the blocks that report something: all that the pipeline parses."""
    for block in document.blocks:
        if block.role in SPEAKING:
            yield document.text[block.span.start : block.span.end]


def _bare(documents: Sequence[Document]) -> None:
    for _ in load().pipe([text for document in documents for text in _speaking(document)]):
        pass


def _whole(documents: Sequence[Document]) -> None:
    for document in documents:
        coded(document)


def _share_of_places(documents: Sequence[Document]) -> float:
    """Return the share of the pipeline's time that is spent in the package that reads places.

    By a profiler, which makes our own code look slower beside the libraries: rather too much.
    """
    profile = cProfile.Profile()
    profile.runcall(_whole, documents)
    entries = profile.getstats()
    spent = sum(
        called.totaltime
        for entry in entries
        if not _is_of_places(entry.code)
        for called in entry.calls or ()
        if _is_of_places(called.code)
    )
    return spent / sum(entry.inlinetime for entry in entries)


def _is_of_places(code: CodeType | str) -> bool:
    return not isinstance(code, str) and Path(code.co_filename).is_relative_to(_PLACES)


class _Clocks:
    """Seconds that one side took: by the wall, and of processors, all its threads together."""

    def __init__(self) -> None:
        self.wall = self.processor = 0.0

    def time(
        self, side: Callable[[Sequence[Document]], None], documents: Sequence[Document]
    ) -> None:
        """Add what the side takes for the documents."""
        wall, processor = time.perf_counter(), time.process_time()
        side(documents)
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor
