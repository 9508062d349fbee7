"""Shards to Parquet: each article once, the same bytes on any road, and nothing stops a run."""

import gzip
import json
import shutil
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.errors import BatchError, CodebookError
from dateline.export import write_tables
from dateline.ingest import Meta
from dateline.pipeline import Settings
from dateline.records import Issue
from dateline.scale import batch as batching
from dateline.scale import run_batch, working
from dateline.scale.folder import RECORDS, Folder
from dateline.scale.records import read_records
from dateline.scale.working import Finish, Piece, Reading
from tests.scale.here import STORIES, Here, ask, captured, line, tree, write_shards


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each document be a job of its own."""
    monkeypatch.setattr(batching, "PIECE", 1)


@pytest.fixture
def shards(tmp_path: Path) -> list[str]:
    return write_shards(tmp_path / "in")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the files of a batch that nothing came between."""
    folder = tmp_path_factory.mktemp("plain")
    run_batch(write_shards(folder / "in"), folder / "out", Here(room=1))
    return tree(folder / "out")


def names(out: Path) -> list[str]:
    """Return the names of all articles in the parts of a batch."""
    parts = Folder(out).parts()
    return sorted(str(d.name) for part in parts for d, _ in read_records(part / RECORDS))


def stories_in(out: Path) -> dict[str, list[str]]:
    return {
        part.name.rpartition("-")[0]: [str(d.name) for d, _ in read_records(part / RECORDS)]
        for part in Folder(out).parts()
    }


def test_each_article_is_coded_once_over_all_shards(tmp_path: Path, shards: list[str]) -> None:
    runner = Here()
    outcome = run_batch(shards, tmp_path / "out", runner)
    assert stories_in(tmp_path / "out") == {
        "a": ["lagos", "hama"], "b": ["paris"], "c": ["army", "goma"]
    }  # fmt: skip
    assert sum(isinstance(job, Piece) for job in runner.did) == len(STORIES)
    assert (outcome.shards, outcome.failed, outcome.coded) == (3, 0, 5)
    assert (outcome.tally.documents, outcome.tally.repeated, outcome.tally.coded) == (5, 1, 5)
    assert [issue.where for issue in outcome.issues] == [f"{shards[0]}:3"]


def test_the_ledger_has_each_document_with_its_versions(tmp_path: Path, shards: list[str]) -> None:
    run_batch(shards, tmp_path / "out", Here())
    rows = ask(
        tmp_path / "out",
        "SELECT d.name, d.state, m.version FROM documents d JOIN makers m ON m.digest = d.maker",
    )
    assert {name for name, *_ in rows} == set(STORIES)
    assert {tuple(rest) for _, *rest in rows} == {("coded", "0.1.0")}
    assert ask(tmp_path / "out", "SELECT place FROM issues") == [(f"{shards[0]}:3",)]
    assert list((tmp_path / "out/.work").iterdir()) == [tmp_path / "out/.work/lock"]


def test_tables_are_typed_and_join(tmp_path: Path, shards: list[str]) -> None:
    run_batch(shards, tmp_path / "out", Here())
    tables: dict[str, Any] = {
        name: pa.concat_tables(
            [pq.read_table(f) for f in sorted(tmp_path.glob(f"out/*/*/{name}*"))]
        )
        for name in ("events", "claims", "labels", "tolls", "codes", "documents")
    }
    assert tables["tolls"].schema.field("least").type == pa.int64()
    assert tables["labels"].schema.field("scare").type == pa.bool_()
    events = set(tables["events"].column("id").to_pylist())
    assert events
    assert events == set(tables["codes"].column("event").to_pylist())
    assert sorted(tables["documents"].column("name").to_pylist()) == sorted(STORIES)


@pytest.mark.parametrize("seed", [1, 2])
def test_order_and_width_change_no_byte(
    tmp_path: Path, shards: list[str], expected: dict[str, str], seed: int
) -> None:
    run_batch(shards[::-1], tmp_path / "out", Here(seed=seed, room=2 + seed))
    assert tree(tmp_path / "out") == expected


@pytest.mark.parametrize("last", range(11))
def test_a_batch_that_was_stopped_goes_on_and_ends_in_the_same_bytes(
    tmp_path: Path, shards: list[str], expected: dict[str, str], last: int
) -> None:
    first, second = Here(last=last, seed=last), Here()
    with pytest.raises(KeyboardInterrupt):
        run_batch(shards, tmp_path / "out", first)
    run_batch(shards, tmp_path / "out", second)
    assert tree(tmp_path / "out") == expected
    did = first.did + second.did
    assert sum(isinstance(job, Reading) for job in did) == 3
    assert sum(isinstance(job, Piece) for job in did) == 5
    assert sum(isinstance(job, Finish) for job in did) == 3


def test_a_batch_that_is_done_does_nothing_again(tmp_path: Path, shards: list[str]) -> None:
    run_batch(shards, tmp_path / "out", Here())
    again = Here()
    assert run_batch(shards, tmp_path / "out", again).coded == 0
    assert again.did == []


def test_a_folder_can_grow(tmp_path: Path, shards: list[str]) -> None:
    run_batch(shards[:2], tmp_path / "out", Here())
    before = tree(tmp_path / "out")
    (tmp_path / "in/d.jsonl").write_text(line("paris") + line("goma"))
    outcome = run_batch([str(tmp_path / "in")], tmp_path / "out", Here())
    assert outcome.coded == 2
    assert before.items() <= tree(tmp_path / "out").items()
    assert names(tmp_path / "out") == sorted(STORIES)


def test_a_file_that_was_moved_is_the_same_shard(tmp_path: Path, shards: list[str]) -> None:
    run_batch(shards, tmp_path / "out", Here())
    shutil.move(tmp_path / "in", tmp_path / "moved")
    again = Here()
    run_batch([str(tmp_path / "moved")], tmp_path / "out", again)
    assert again.did == []


def test_another_date_for_articles_without_one_makes_other_documents(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": STORIES["hama"]}))
    for day in ("2025-03-04", "2025-03-05"):
        outcome = run_batch(
            [str(tmp_path / "a.jsonl")], tmp_path / "out", Here(), meta=Meta(published=day)
        )
    assert outcome.tally.documents == 2


def test_articles_of_a_folder_are_one_shard(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("hama", "goma"):
        (tmp_path / f"in/{name}.txt").write_text(f"March 4, 2025\n\n{STORIES[name]}")
    (tmp_path / "in/none.txt").write_text("")
    (tmp_path / "in/more.jsonl").write_text(line("lagos"))
    outcome = run_batch([str(tmp_path / "in")], tmp_path / "out", Here())
    assert stories_in(tmp_path / "out") == {"in": ["goma", "hama"], "more": ["lagos"]}
    assert (outcome.shards, outcome.failed, len(outcome.issues)) == (2, 0, 1)


def broken(tmp_path: Path) -> Path:
    """Return a compressed shard that was cut short after its first article."""
    whole = gzip.compress((line("hama") + line("goma")).encode(), compresslevel=0)
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(whole[: len(line("hama")) + 60])
    return path


def test_what_a_broken_shard_holds_is_coded_and_the_rest_when_it_is_mended(tmp_path: Path) -> None:
    path = broken(tmp_path)
    outcome = run_batch([str(path)], tmp_path / "out", Here())
    assert (outcome.failed, outcome.coded) == (1, 1)
    assert outcome.issues[0].what == "not gzip, or cut short"
    assert ask(tmp_path / "out", "SELECT state FROM shards") == [("failed",)]
    again = Here()
    assert run_batch([str(path)], tmp_path / "out", again).failed == 1
    assert [type(job) for job in again.did] == [Reading]
    path.write_bytes(gzip.compress((line("hama") + line("goma")).encode()))
    mended = run_batch([str(path)], tmp_path / "out", Here())
    assert (mended.failed, mended.coded) == (0, 1)
    assert names(tmp_path / "out") == ["goma", "hama"]


@pytest.mark.parametrize("cut", [0, 1, 2])
def test_an_archive_with_a_damaged_record_is_not_read_whole(tmp_path: Path, cut: int) -> None:
    records = [gzip.compress(captured(story), mtime=0) for story in ("goma", "hama", "paris")]
    records[cut] = records[cut][: len(records[cut]) // 2]
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(records))
    for coded in (2, 0):
        outcome = run_batch([str(tmp_path / "crawl.warc.gz")], tmp_path / "out", Here())
        assert (outcome.coded, outcome.failed) == (coded, 1)
        assert [issue.kind for issue in outcome.issues].count("damage") == 1
    assert ask(tmp_path / "out", "SELECT state FROM shards") == [("failed",)]


def test_a_table_with_a_damaged_row_group_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = [STORIES["goma"], STORIES["hama"]]
    pq.write_table(pa.table({"text": texts}), path, row_group_size=1)
    at = pq.ParquetFile(path).metadata.row_group(0).column(0).dictionary_page_offset
    data = path.read_bytes()
    path.write_bytes(data[:at] + b"\xff" * 40 + data[at + 40 :])
    outcome = run_batch([str(path)], tmp_path / "out", Here())
    assert (outcome.coded, outcome.failed) == (1, 1)
    assert ask(tmp_path / "out", "SELECT state FROM shards") == [("failed",)]


def test_more_of_the_same_shard_is_a_further_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = sys.modules["dateline.scale.working"]
    read = working.read_file

    def hiccup(path: Path, name: str, meta: Meta) -> Any:
        """Break off after the first article, as a disk does that can't be reached for a while."""
        yield next(read(path, name, meta))
        raise OSError("gone")

    (tmp_path / "a.jsonl").write_text(line("hama") + line("goma"))
    monkeypatch.setattr(working, "read_file", hiccup)
    assert run_batch([str(tmp_path / "a.jsonl")], tmp_path / "out", Here()).coded == 1
    monkeypatch.setattr(working, "read_file", read)
    outcome = run_batch([str(tmp_path / "a.jsonl")], tmp_path / "out", Here())
    assert (outcome.failed, outcome.coded) == (0, 1)
    first, second = (part.name for part in Folder(tmp_path / "out").parts())
    assert second == f"{first}-2"
    assert names(tmp_path / "out") == ["goma", "hama"]


def test_a_shard_that_is_not_there_stops_nothing_and_is_tried_again(
    tmp_path: Path, shards: list[str]
) -> None:
    late = tmp_path / "late.jsonl"
    outcome = run_batch([str(late), *shards[2:]], tmp_path / "out", Here())
    assert (outcome.shards, outcome.failed, outcome.coded) == (2, 1, 2)
    query = f"SELECT state FROM shards WHERE place = '{late}'"
    assert ask(tmp_path / "out", query) == [("failed",)]
    late.write_text(line("paris"))
    outcome = run_batch([str(late), *shards[2:]], tmp_path / "out", Here())
    assert (outcome.failed, outcome.coded) == (0, 1)
    assert ask(tmp_path / "out", query) == [("read",)]
    assert ask(tmp_path / "out", "SELECT * FROM issues") == []


def test_a_document_that_ends_its_process_is_found_and_the_others_are_coded(
    tmp_path: Path, shards: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "PIECE", 32)
    probe = run_batch(shards, tmp_path / "probe", Here())
    (bad,) = ask(tmp_path / "probe", "SELECT id FROM documents WHERE name = 'hama'")[0]
    lost = Here(lost=lambda job: isinstance(job, Piece) and bad in str(job.documents))
    outcome = run_batch(shards, tmp_path / "out", lost)
    assert (outcome.tally.coded, outcome.tally.failed) == (probe.tally.coded - 1, 1)
    assert ask(tmp_path / "out", "SELECT what FROM issues WHERE document IS NOT NULL") == [
        ("coding failed: its process was ended, as for want of memory",)
    ]
    assert names(tmp_path / "out") == sorted(STORIES)
    coded = (c for part in Folder(tmp_path / "out").parts() for c in read_records(part / RECORDS))
    assert [document.name for document, coding in coded if coding.failed] == ["hama"]


def test_a_fault_in_coding_is_in_the_ledger(
    tmp_path: Path, shards: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by chance")

    monkeypatch.setattr(sys.modules["dateline.pipeline"], "extract", fault)
    outcome = run_batch(shards[2:], tmp_path / "out", Here())
    assert (outcome.tally.coded, outcome.tally.failed) == (0, 2)
    assert outcome.issues[0].what == "coding failed: ZeroDivisionError: by chance"


def test_a_reader_that_fails_fails_its_shard_alone(
    tmp_path: Path, shards: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    working = sys.modules["dateline.scale.working"]
    read = working.read_file

    def fault(path: Path, name: str, meta: Meta) -> Any:
        if name == "a":
            raise ZeroDivisionError("by chance")
        return read(path, name, meta)

    monkeypatch.setattr(working, "read_file", fault)
    outcome = run_batch(shards, tmp_path / "out", Here())
    assert (outcome.failed, outcome.coded) == (1, 4)
    assert outcome.issues == [
        Issue(shards[0], "reading failed: ZeroDivisionError: by chance",
              "report it with the file; the others were read")
    ]  # fmt: skip


def test_a_lost_reading_and_a_lost_writing_are_tried_again(
    tmp_path: Path, shards: list[str], expected: dict[str, str]
) -> None:
    losing = Here(lost=lambda job: isinstance(job, Reading))
    assert run_batch(shards, tmp_path / "out", losing).failed == 3
    losing = Here(lost=lambda job: isinstance(job, Finish))
    assert run_batch(shards, tmp_path / "out", losing).failed == 3
    assert run_batch(shards, tmp_path / "out", Here()).failed == 0
    assert tree(tmp_path / "out") == expected


def test_what_a_killed_run_was_writing_is_never_met_by_readers(
    tmp_path: Path, shards: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[str] = []

    def looking(*written: Any) -> Any:
        met.extend(path.name for path in tmp_path.glob("out/shards/**/*") if path.is_file())
        return write_tables(*written)

    monkeypatch.setattr(working, "write_tables", looking)
    run_batch(shards[:1], tmp_path / "out", Here())
    assert met == []
    for left in ("shards/.a-0.9.part/events.parquet", ".work/.a-0.9.part/events.parquet",
                 ".work/.a.documents.9.part"):  # fmt: skip
        (tmp_path / "out" / left).parent.mkdir(exist_ok=True)
        (tmp_path / "out" / left).write_bytes(b"PAR1")
    run_batch(shards, tmp_path / "out", Here())
    assert not list((tmp_path / "out").rglob("*.part"))


@pytest.mark.parametrize("gone", ["*.documents", "a-*[0-9a-f]", "*"])
def test_work_that_was_thrown_away_is_done_again(
    tmp_path: Path, shards: list[str], expected: dict[str, str], gone: str
) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_batch(shards, tmp_path / "out", Here(last=6))
    for path in (tmp_path / "out/.work").glob(gone):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    run_batch(shards, tmp_path / "out", Here())
    assert tree(tmp_path / "out") == expected


def test_a_folder_of_other_versions_or_things_is_left_alone(
    tmp_path: Path, shards: list[str]
) -> None:
    run_batch(shards[2:], tmp_path / "out", Here())
    made = tmp_path / "out/batch.json"
    made.write_text(made.read_text().replace("0.1.0", "0.0.9"))
    with pytest.raises(BatchError, match=r"begun by version 0\.0\.9"):
        run_batch(shards, tmp_path / "out", Here())
    with pytest.raises(BatchError, match="other files are in it"):
        run_batch(shards, tmp_path / "in", Here())


def test_a_folder_is_not_begun_with_an_actor_file_that_can_t_be_read(
    tmp_path: Path, shards: list[str]
) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("BLUE_COLUMN_ [ZZZ]\n")
    settings = Settings(actors=(mine,))
    with pytest.raises(CodebookError, match=r"mine\.txt:1: code 'ZZZ'"):
        run_batch(shards[2:], tmp_path / "out", Here(), settings=settings)
    assert not (tmp_path / "out").exists()
    mine.write_text("BLUE_COLUMN_ [UAF]\n")
    run_batch(shards[2:], tmp_path / "out", Here(), settings=settings)


def test_two_batches_at_once_in_one_folder_are_refused(tmp_path: Path, shards: list[str]) -> None:
    run_batch(shards[2:], tmp_path / "out", Here())
    held = sqlite3.connect(tmp_path / "out/.work/lock", isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BatchError, match="another batch is at work there"):
        run_batch(shards, tmp_path / "out", Here())
    held.close()


def test_a_batch_does_not_read_what_it_writes(tmp_path: Path, shards: list[str]) -> None:
    out = tmp_path / "in/out"
    assert run_batch([str(tmp_path / "in")], out, Here()).shards == 3
    again = Here()
    assert run_batch([str(tmp_path / "in")], out, again).shards == 3
    assert again.did == []


def test_a_part_that_was_taken_away_is_made_again(
    tmp_path: Path, shards: list[str], expected: dict[str, str]
) -> None:
    run_batch(shards, tmp_path / "out", Here())
    shutil.rmtree(Folder(tmp_path / "out").parts()[0])
    again = Here()
    assert run_batch(shards, tmp_path / "out", again).coded == 2
    assert sum(isinstance(job, Reading) for job in again.did) == 1
    assert tree(tmp_path / "out") == expected
