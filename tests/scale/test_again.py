"""Articles whose coding failed: the next runs of a batch try them again."""

from pathlib import Path

import pytest

from dateline.scale import run_batch
from dateline.scale.folder import Folder
from dateline.scale.ledger import Ledger
from dateline.scale.working import Piece
from tests.scale.here import Here, ask, tree, write_shards


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the files of a batch in which nothing failed."""
    path = tmp_path_factory.mktemp("whole")
    run_batch(write_shards(path / "in"), path / "out", Here())
    return tree(path / "out")


def losing(out: Path, *names: str) -> Here:
    """Return a runner whose process is ended by some articles."""
    bad = [one for one, name in ask(out, "SELECT id, name FROM documents") if name in names]
    return Here(
        lost=lambda job: isinstance(job, Piece) and any(b in str(job.documents) for b in bad)
    )


def test_what_failed_is_tried_again_and_ends_in_the_same_bytes(
    tmp_path: Path, expected: dict[str, str]
) -> None:
    shards, out = write_shards(tmp_path / "in"), tmp_path / "out"
    run_batch(shards, tmp_path / "probe", Here())
    outcome = run_batch(shards, out, losing(tmp_path / "probe", "hama", "goma"))
    assert (outcome.tally.failed, outcome.tally.again) == (2, 2)
    assert tree(out) != expected
    outcome = run_batch(shards[:1], out, Here())
    assert (outcome.coded, outcome.tally.failed, outcome.tally.again) == (2, 0, 0)
    assert tree(out) == expected
    assert ask(out, "SELECT count(*) FROM issues WHERE document IS NOT NULL") == [(0,)]
    assert run_batch(shards, out, Here()).coded == 0


def test_what_fails_three_times_is_given_up(tmp_path: Path) -> None:
    shards, out = write_shards(tmp_path / "in"), tmp_path / "out"
    run_batch(shards, tmp_path / "probe", Here())
    runner = losing(tmp_path / "probe", "hama")
    tallies = [run_batch(shards, out, runner).tally for _ in range(4)]
    assert [(t.failed, t.again) for t in tallies] == [(1, 1), (1, 1), (1, 0), (1, 0)]
    assert ask(out, "SELECT tries FROM documents WHERE state = 'failed'") == [(3,)]


def test_a_second_try_that_is_stopped_goes_on(tmp_path: Path, expected: dict[str, str]) -> None:
    shards, out = write_shards(tmp_path / "in"), tmp_path / "out"
    run_batch(shards, tmp_path / "probe", Here())
    run_batch(shards, out, losing(tmp_path / "probe", "hama"))
    with pytest.raises(KeyboardInterrupt):
        run_batch(shards, out, Here(last=0))
    run_batch(shards, out, Here())
    assert tree(out) == expected


def test_a_ledger_of_an_earlier_version_is_gone_on_with(tmp_path: Path) -> None:
    shards, out = write_shards(tmp_path / "in"), tmp_path / "out"
    run_batch(shards, out, Here())
    ask(out, "ALTER TABLE documents DROP COLUMN tries")
    with Ledger(Folder(out).ledger) as ledger:
        assert ledger.tally().again == 0
