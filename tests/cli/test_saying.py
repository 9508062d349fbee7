"""What commands say alike, and the statuses with which runs end."""

import errno
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import app
from dateline.cli.ending import end, stop
from dateline.cli.saying import echo_issues, end_check, system_error
from dateline.records import Issue
from dateline.store import Store


def test_an_error_of_the_system_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    assert system_error(OSError(errno.ENOSPC, "No space left on device", "a.csv")) == (
        "a.csv: no space left on device; make room on the disk, and run this again"
    )
    assert system_error(OSError(errno.EPIPE, "Broken pipe")) is None
    Store(tmp_path / "a.db").close()
    target = tmp_path / "none" / "a.csv"
    shown = CliRunner().invoke(
        app, ["export", "csv", "--db", str(tmp_path / "a.db"), "--to", str(target)]
    )
    assert shown.exit_code == 1
    assert f"Error: {target}: no such file or directory; check the path" in shown.stderr


def test_issues_are_told_under_their_number(capsys: pytest.CaptureFixture[str]) -> None:
    echo_issues(())
    assert capsys.readouterr().err == ""
    echo_issues((Issue("a.txt", "no words in it", "leave it out"),), further=1)
    assert capsys.readouterr().err == "\n2 issues:\n  a.txt: no words in it; leave it out\n"


def test_a_check_with_faults_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    end_check((), "all stand")
    with pytest.raises(SystemExit, match="1"):
        end_check(("a.txt:1: no such type",), "1 fault")
    assert capsys.readouterr() == ("all stand\n1 fault\n", "a.txt:1: no such type\n")


@pytest.mark.parametrize(
    ("done", "unread", "strict", "status"),
    [
        (True, False, True, None), (True, True, False, None), (True, True, True, 3),
        (False, True, True, 3), (False, False, False, 1),
    ],
)  # fmt: skip
def test_a_run_ends_with_a_status(
    done: bool, unread: bool, strict: bool, status: int | None
) -> None:
    if status is None:
        end(done=done, unread=unread, strict=strict)
        return
    with pytest.raises(SystemExit, match=str(status)):
        end(done=done, unread=unread, strict=strict)


def test_a_run_that_was_stopped_ends_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="130"):
        stop("all is kept")
    assert capsys.readouterr().err == "\nstopped: all is kept\n"


def test_many_issues_of_one_kind_are_told_in_a_few_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    undated = [Issue(f"a:{n}", "no date of publication", "give it") for n in range(1, 10)]
    echo_issues([*undated, Issue("b.txt", "no words in it", "leave it out")])
    told = capsys.readouterr().err.splitlines()
    assert told[1] == "10 issues:"
    assert told[2] == "  a:1: no date of publication; give it"
    assert told[7:] == [
        "  and 4 more like this, up to a:9",
        "  b.txt: no words in it; leave it out",
    ]
