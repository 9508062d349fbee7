"""The same documents give the same bytes, whatever the workers and the order."""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import app
from dateline.desk import Desk
from dateline.document import Document, plain
from dateline.errors import DatelineError
from dateline.ingest import Meta, read_sources
from dateline.pipeline import code, code_document, code_documents
from dateline.records import Coding, Issue

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXTS = (
    "Rebels shelled a market in Hama on Monday, killing seven people, residents said.",
    "Police arrested 40 protesters in Lagos, Nigeria, after a march against fuel prices.",
    "France and Germany signed an agreement to send aid to Ukraine, officials said on Tuesday.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("articles")
    for number, text in enumerate(TEXTS):
        (made / f"{number}.txt").write_text(f"March 4, 2025\n\n{text}", encoding="utf-8")
    return made


def records(*arguments: str) -> bytes:
    result = CliRunner().invoke(
        app, ["code", "--to", "-", "--format", "records", *arguments], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def test_two_runs_and_two_workers_give_the_same_bytes(folder: Path) -> None:
    once = records(str(folder))
    assert once
    assert records(str(folder)) == once
    assert records(str(folder), "--workers", "2") == once


def test_the_order_of_the_sources_does_not_matter(folder: Path) -> None:
    paths = [str(p) for p in sorted(folder.glob("*.txt"))]
    assert records(*paths) == records(*reversed(paths))


def test_the_database_exports_the_same_bytes_whatever_came_first(
    folder: Path, tmp_path: Path
) -> None:
    paths = [str(p) for p in sorted(folder.glob("*.txt"))]
    exports = []
    for name, order in (("a.db", paths), ("b.db", paths[::-1])):
        for path in order:
            CliRunner().invoke(app, ["code", path, "--db", str(tmp_path / name), "--quiet"])
        told = CliRunner().invoke(app, ["export", "records", "--db", str(tmp_path / name)])
        exports.append(told.stdout_bytes)
    assert exports[0] == exports[1] != b""


def test_a_document_is_coded_alike_beside_others() -> None:
    documents = [plain(text, published="2025-03-04") for text in TEXTS]
    alone = [code_document(d) for d in documents]
    together = [coding for _, coding in code_documents(reversed(documents))]
    assert alone == together[::-1]


def test_code_reads_a_text() -> None:
    coding = code(TEXTS[0], published="2025-03-04")
    assert coding.issues == ()
    assert [e.type.value for e in coding.events] == ["ASSAULT"]


def test_a_fault_in_a_stage_is_an_issue_and_the_run_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pipeline = sys.modules["dateline.pipeline"]
    documents = [plain(text, published="2025-03-04") for text in TEXTS[:2]]
    extract = pipeline.extract

    def broken(layers: object, *, codebook: bool) -> object:
        if getattr(layers, "document", None) == documents[0]:
            raise ZeroDivisionError("by chance")
        return extract(layers, codebook=codebook)

    monkeypatch.setattr(pipeline, "extract", broken)
    first, second = (coding for _, coding in code_documents(documents))
    assert first.failed
    assert first.issues[0].what == "coding failed: ZeroDivisionError: by chance"
    assert not second.failed
    assert second.events


@pytest.fixture(scope="module")
def examples() -> list[Document]:
    found = list(read_sources([str(EXAMPLES)], Meta()))
    assert not [f for f in found if isinstance(f, Issue)]
    return [f for f in found if isinstance(f, Document)]


def test_the_examples_are_coded_without_an_issue(examples: list[Document]) -> None:
    assert len(examples) > 2
    for document, coding in code_documents(examples):
        assert coding.issues == ()
        assert coding.events, document.name


def test_every_quote_of_the_examples_stands(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.db")
    assert desk.code(EXAMPLES) == ()
    audit = desk.verify()
    assert audit.faults == ()
    assert audit.quotes > 100


@pytest.mark.parametrize("workers", [1, 2])
def test_documents_are_taken_as_they_are_needed(workers: int) -> None:
    taken: list[Document] = []

    def reading() -> Iterator[Document]:
        for number in range(100):
            taken.append(plain(f"Number {number}."))
            yield taken[-1]

    coded = code_documents(reading(), workers=workers, known=lambda d: Coding(d.id))
    assert len(list(islice(coded, 10))) == 10
    assert len(taken) < 10 + 10 * workers


def test_a_worker_that_was_ended_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_: object, **__: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(ProcessPoolExecutor, "submit", ended)
    with pytest.raises(DatelineError, match="give fewer --workers"):
        list(code_documents([plain(text) for text in TEXTS], workers=2))
