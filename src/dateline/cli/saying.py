"""What commands say alike: counts, issues, faults of a check, errors of the system."""

import errno
import sys
from collections.abc import Collection
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.records import Issue

_ALIKE = 5
"""Issues of one kind that are told one by one."""
_CURES = {
    errno.ENOSPC: "make room on the disk, and run this again",
    errno.EDQUOT: "make room in your quota, and run this again",
    errno.EACCES: "check its permissions, or give another path",
    errno.EPERM: "check its permissions, or give another path",
    errno.EROFS: "its disk is read-only; give another path",
    errno.ENOENT: "check the path, and create its folder first",
    errno.ENOTDIR: "check the path: a part of it is no folder",
    errno.EISDIR: "give a file, not a folder",
    errno.EADDRINUSE: "give another --port",
}


def count(number: int, word: str) -> str:
    """Return a number of things in words.

    >>> count(1, "article"), count(2000, "article")
    ('1 article', '2,000 articles')
    """
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def echo_issue(issue: "Issue") -> None:
    """Tell an issue on stderr: where, what, and what to do."""
    click.echo(f"  {issue.where}: {issue.what}; {issue.cure}", err=True)


def echo_issues(issues: "Collection[Issue]", *, further: int = 0) -> None:
    """Tell issues on stderr under their number, if there are any; `further` are not told here.

    What is the same in many places is told in the first few, with the number of the others.
    """
    if issues:
        click.echo(f"\n{count(len(issues) + further, 'issue')}:", err=True)
    alike: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        alike.setdefault((issue.what, issue.cure), []).append(issue)
    for same in alike.values():
        for issue in same[:_ALIKE]:
            echo_issue(issue)
        if len(same) > _ALIKE:
            last = same[-1].where
            click.echo(f"  and {len(same) - _ALIKE:,} more like this, up to {last}", err=True)


def end_check(faults: Collection[str], summary: str) -> None:
    """Tell what a check found: each fault on stderr, then the summary; exit status 1 if any."""
    for fault in faults:
        click.echo(fault, err=True)
    click.echo(summary)
    if faults:
        sys.exit(1)


def system_error(wrong: OSError) -> str | None:
    """Return a line that says where, what and what to do; None for what no user can mend."""
    if wrong.errno in (None, errno.EPIPE):
        return None
    where = wrong.filename or "the output"
    what = (wrong.strerror or str(wrong)).lower()
    return f"{where}: {what}; {_CURES.get(wrong.errno or 0, 'check the path')}"
