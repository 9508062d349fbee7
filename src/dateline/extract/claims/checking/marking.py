"""The marks of verification, a maker for each status."""

from dateline.extract.claims.attributions import Range, VerificationMark


def _in_order(first: int, last: int) -> Range:
    """Return two ends in order: the verb may stand after its noun ("no proof has been shown")."""
    return (first, last) if first < last else (last - 1, first + 1)


def confirmed(i: int, scope: Range, by: int | None = None) -> VerificationMark:
    """Return a mark by which token `i` confirms what stands in a scope."""
    return VerificationMark(i, i + 1, "confirmed", scope, by)


def disputed(first: int, last: int, scope: Range, by: int | None = None) -> VerificationMark:
    """Return a mark by which tokens `first` to `last` (exclusive) dispute what a scope holds."""
    return VerificationMark(*_in_order(first, last), "disputed", scope, by)


def unverified(first: int, last: int, scope: Range, by: int | None = None) -> VerificationMark:
    """Return a mark by which tokens `first` to `last` (exclusive) leave a scope open."""
    return VerificationMark(*_in_order(first, last), "unverified", scope, by)
