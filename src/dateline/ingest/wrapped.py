"""Lines broken at a width: where they run on, and the margins that stand before them."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from dateline.ingest.entries import bullet_end

_MARK = re.compile(r"[ \t]*(?:>[ \t]?)+")
_MARGIN = re.compile(r"[ \t]+")
_WIDEST, _NARROWEST = 100, 24
"""Characters of the longest line of a text that is broken at a width."""
_LONGER = 10
"""One in so many lines may be longer than the width that a text is broken at."""
_BREAKS = 6
"""Ends of lines that must be breaks at a width before a text counts as so broken."""
_STOPS = '.?!:;"”'
_INDENT = 12
"""Spaces at most before the first line of a paragraph."""


def without_margins(text: str) -> str:
    r"""Return a text without the marks and the spaces that stand before each of its lines.

    A forwarded mail has "> " there. Where only the first line of a paragraph is set in, a blank
    line says instead that a paragraph begins. Lists keep their shape.

    >>> without_margins("> Gunmen shot\n> two men.\n>\n> They fled.")
    'Gunmen shot\ntwo men.\n\nThey fled.'
    >>> without_margins("  Gunmen shot two men on\nMonday.\n  They fled to the hills of\nSegou.")
    'Gunmen shot two men on\nMonday.\n\nThey fled to the hills of\nSegou.'
    """
    lines = text.replace("\r\n", "\n").split("\n")
    told = [line for line in lines if line.strip()]
    if len(told) > 1 and all(_MARK.match(line) for line in told):
        lines = [_MARK.sub("", line, count=1) for line in lines]
    elif not any(_MARGIN.match(line) for line in told):
        return text
    found: list[str] = []
    chunk: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            chunk.append(line)
            continue
        found += [*_set_out(chunk), line.strip()]
        chunk = []
    return "\n".join(found[:-1])


def _set_out(lines: Sequence[str]) -> list[str]:
    """Return the lines of a chunk without their margins, a blank line before each paragraph."""
    margins = [len(line) - len(line.lstrip()) for line in lines]
    if not any(margins) or any(bullet_end(line) for line in lines):
        return list(lines)
    least = min(margins)
    opens = [n for n, margin in enumerate(margins) if least < margin <= least + _INDENT]
    if len(opens) * 2 > len(lines) or any(margin > least + _INDENT for margin in margins):
        return list(lines)
    found: list[str] = []
    for n, line in enumerate(lines):
        if n in opens and found:
            found.append("")
        found.append(line.strip())
    return found


def width_of(lines: Sequence[str]) -> int:
    r"""Return the width that a text's lines are broken at; 0 if they are not.

    They are where hardly any could have taken up the first word of the next. A few may be longer,
    as a headline.

    >>> width_of(["Gunmen shot two men", "Gunmen shot two", "men in Segou"])
    0
    """
    told = [line.rstrip() for line in lines]
    lengths = sorted((len(line) for line in told if line), reverse=True)
    longest = dict.fromkeys(lengths[: 1 + len(lengths) // _LONGER])
    return next((width for width in longest if _broken_at(told, width)), 0)


def _broken_at(lines: Sequence[str], width: int) -> bool:
    """Tell whether a text's lines are broken at a width."""
    if not _NARROWEST <= width <= _WIDEST:
        return False
    ends = [pair for pair in pairwise(lines) if all(pair) and len(pair[0]) <= width]
    broken = [line for line, following in ends if runs_on(line, following, width)]
    open_ended = sum(line[-1] not in _STOPS for line in broken)
    enough = len(broken) >= _BREAKS and len(broken) * 3 >= len(ends) * 2
    return enough and open_ended * 4 >= len(broken) * 3


def runs_on(line: str, following: str, width: int) -> bool:
    """Tell whether a line was broken off at a width, so that the next belongs to its paragraph."""
    return len(line) <= width < len(line) + 1 + len(following.split(maxsplit=1)[0])


def runs(
    lines: Sequence[str], width: int, begins: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Return the first and (exclusive) last of the lines that make one paragraph each.

    An item of a list `begins` one, if the line before it is at an end.
    """
    first = 0
    for n, line in enumerate(lines, start=1):
        more = n < len(lines) and runs_on(line.rstrip(), lines[n], width)
        if more and (line.rstrip()[-1] not in _STOPS or not begins(lines[n])):
            continue
        yield first, n
        first = n
