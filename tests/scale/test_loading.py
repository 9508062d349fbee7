"""From a batch to a database: as if the same articles had been coded there."""

import gzip
import json
import shutil
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from dateline.cli import app
from dateline.scale import run_batch
from dateline.scale.folder import RECORDS, Folder
from tests.scale.here import Here, write_shards

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a batch of the shards for tests and of the examples, in two files."""
    folder = tmp_path_factory.mktemp("batch")
    write_shards(folder / "in")
    articles = sorted(EXAMPLES.glob("*.txt"))
    for name, some in (("x", articles[::2]), ("y", articles[1::2] + articles[:1])):
        lines = [json.dumps({"text": p.read_text("utf-8"), "id": p.stem}) + "\n" for p in some]
        (folder / f"in/{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    run_batch([str(folder / "in")], folder / "out", Here())
    return folder


@pytest.mark.parametrize("shape", ["incidents", "records", "csv", "claims", "documents"])
def test_incidents_are_those_of_articles_coded_one_by_one(
    batch: Path, tmp_path: Path, shape: str
) -> None:
    coded, loaded = batch / "coded.db", batch / "loaded.db"
    if not coded.exists():
        assert run("code", batch / "in", "--db", coded, "--quiet").exit_code == 0
        told = run("load", batch / "out", "--db", loaded)
        assert told.exit_code == 0
        assert f"{batch / 'out'}: 11 articles of 5 shards, 11 new to {loaded}\n" in told.output
        assert "incidents made or mended" in told.output
    exports = [run("export", shape, "--db", db).stdout_bytes for db in (coded, loaded)]
    assert exports[0] == exports[1]
    assert exports[0].count(b"\n") > 5
    assert run("verify", "--db", loaded).exit_code == 0


def test_a_batch_that_is_loaded_again_adds_nothing(batch: Path, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    run("load", batch / "out", "--db", db, "--no-link")
    told = run("load", batch / "out", "--db", db)
    assert f"11 articles of 5 shards, 0 new to {db}" in told.output
    assert "incidents made or mended" in told.output


def test_a_batch_of_earlier_versions_that_is_loaded_again_comes_before_no_later_coding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shards = write_shards(tmp_path / "in")
    run_batch(shards, tmp_path / "first", Here())
    pipeline = sys.modules["dateline.pipeline"]
    monkeypatch.setattr(pipeline, "extract", lambda *_, **__: 1 / 0)
    run_batch(shards, tmp_path / "failed", Here())
    later = msgspec.structs.replace(Folder(tmp_path / "first").maker(), version="9")
    (tmp_path / "failed/batch.json").write_bytes(msgspec.json.encode(later))
    new = [
        run("load", tmp_path / folder, "--db", tmp_path / "a.db").output.split(", ")[1].split()[0]
        for folder in ("first", "failed", "first", "failed")
    ]
    assert new == ["5", "5", "0", "0"]


def test_the_ledger_is_not_needed(batch: Path, tmp_path: Path) -> None:
    shutil.copytree(batch / "out/shards", tmp_path / "copy/shards")
    shutil.copy(batch / "out/batch.json", tmp_path / "copy")
    assert "11 new" in run("load", tmp_path / "copy", "--db", tmp_path / "a.db").output


def test_what_is_not_coded_yet_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_batch(write_shards(tmp_path / "in"), tmp_path / "out", Here(last=5))
    told = run("load", tmp_path / "out", "--db", tmp_path / "a.db")
    assert "articles not coded yet; run its batch again, then load it again" in told.output


def test_a_folder_without_a_batch_makes_no_database(tmp_path: Path) -> None:
    told = run("load", tmp_path, "--db", tmp_path / "a.db")
    assert told.exit_code == 1
    assert told.output.startswith(f"Error: {tmp_path}: no batch in it; make one with")
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("damage", [b"", b'{"kind":"odd","record":{}}\n', b"{\n"])
def test_damaged_records_are_told(batch: Path, tmp_path: Path, damage: bytes) -> None:
    shutil.copytree(batch / "out", tmp_path / "out")
    records = Folder(tmp_path / "out").parts()[0] / RECORDS
    whole = records.read_bytes()
    lines = gzip.decompress(whole)
    records.write_bytes(gzip.compress(lines + damage) if damage else whole[: len(whole) // 2])
    told = run("load", tmp_path / "out", "--db", tmp_path / "a.db")
    assert told.exit_code == 1
    assert told.output.startswith(f"Error: {records}: damaged after article")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["none.jsonl"], 1, "none.jsonl: can't be read: No such file or directory"),
        (["none.jsonl", "--strict"], 3, "1 issue:"),
        (["in/a.jsonl", "--strict"], 3, "a.jsonl:3: not an article as JSON"),
        (["in/c.jsonl", "--strict"], 0, "2 articles coded now"),
        (["in/c.jsonl", "--cluster", "x", "--workers", "1"], 2, "the cluster has its own workers"),
        (["in/c.jsonl", "--published", "soon"], 2, "is no date"),
        (["empty"], 1, "in this folder; give another"),
    ],
)  # fmt: skip
def test_exit_statuses(
    tmp_path: Path, arguments: list[str], status: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["dateline.cli.batch"], "_runner", lambda *_: Here())
    write_shards(tmp_path / "in")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/a.pdf").touch()
    monkeypatch.chdir(tmp_path)
    result = run("batch", "--out", "out", *arguments)
    assert result.exit_code == status, result.output
    assert told in " ".join(result.output.split())
