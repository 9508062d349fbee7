"""Text taken out of printed pages: words broken at line ends, page numbers, running heads."""

import re
from collections import Counter

_BREAK = re.compile(r"([^\W\d_]+)-[^\S\n]*\n[^\S\n]*([^\W\d_]+)")
_BREAKS = 2
"""Words broken at line ends from which a text is one of printed pages; so is one of sheets."""
_NUMBER = re.compile(
    r"[^\S\n]*(?:page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*(?:of|/)\s*\d{1,4}|"
    r"[-–—]\s*\d{1,4}\s*[-–—])[^\S\n]*",
    re.IGNORECASE,
)
"""A line that holds nothing but the number of its page."""
_OPEN = frozenset({
    "north", "south", "east", "west", "self", "non", "anti", "pro", "ex", "vice", "mid", "well",
    "so", "co", "pre", "post", "cross", "long", "short", "high", "low", "hard", "state", "rebel",
    "government", "army", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "half",
    "gun", "multi", "inter", "al", "el", "ad", "as", "an", "ash", "ar", "az",
})  # fmt: skip
"""What stands before a hyphen of the word's own: "north-eastern"."""
_EDGE = 3
"""Lines at the top and foot of a page among which its running heads stand."""
_ENDS = ".?!:;\"'”’)"


def unpaged(text: str) -> str:
    r"""Return the text of printed pages as it was written; any other text as it is.

    >>> unpaged("Rebels shelled a mar-\nket in Hama, kil-\nling seven\npeople.\n\nPage 1 of 2")
    'Rebels shelled a market in Hama, killing seven people.'
    >>> unpaged("A truce -\nof sorts")
    'A truce -\nof sorts'
    """
    text = text.replace("\r\n", "\n").replace("\xad\n", "-\n")
    printed = len([m for m in _BREAK.finditer(text) if m[2].islower()]) >= _BREAKS
    if "\f" not in text and not printed:
        return text
    kept = _without_heads(text.split("\f"))
    if not printed:
        return "\n\n".join(kept)
    return _joined(_BREAK.sub(_whole, "\n\n".join(kept)))


def _without_heads(pages: list[str]) -> list[str]:
    """Return the pages without their numbers and, but for the first, their running heads."""
    sheets = [[line for line in page.split("\n") if not _NUMBER.fullmatch(line)] for page in pages]
    heads = Counter(key for sheet in sheets for key in {_key(sheet[n]) for n in _edges(sheet)})
    seen: set[str] = set()
    kept = []
    for sheet in sheets:
        edges, lines = _edges(sheet), []
        for n, line in enumerate(sheet):
            key = _key(line)
            if n in edges and key and heads[key] > 1:
                if key in seen:
                    continue
                seen.add(key)
            lines.append(line)
        kept.append("\n".join(lines).strip("\n"))
    return [page for page in kept if page.strip()]


def _edges(lines: list[str]) -> set[int]:
    """Return which lines with words stand at the top or foot of a page."""
    told = [n for n, line in enumerate(lines) if line.strip()]
    return {*told[:_EDGE], *told[-_EDGE:]}


def _key(line: str) -> str:
    """Return a line as it stands on each page: whatever its numbers."""
    return " ".join(re.sub(r"\d+", "0", line).split())


def _whole(match: re.Match[str]) -> str:
    """Return a broken word in one, with its hyphen where that is its own."""
    first, second = match[1], match[2]
    own = first.lower() in _OPEN or not second.islower()
    return f"{first}-{second}" if own else f"{first}{second}"


def _joined(text: str) -> str:
    """Return the lines of each paragraph in one: broken lines, and what runs over a page."""
    found: list[str] = []
    for chunk in re.split(r"\n[^\S\n]*\n\s*", text):
        lines = [" ".join(line.split()) for line in chunk.split("\n") if line.strip()]
        widest = max(map(len, lines), default=0)
        for n, line in enumerate(lines):
            last = found[-1] if found else ""
            open_ended = bool(last) and last[-1] not in _ENDS
            runs_on = n > 0 and (open_ended or len(lines[n - 1]) * 2 > widest)
            if found and ((open_ended and line[:1].islower()) or runs_on):
                found[-1] = f"{last} {line}"
            else:
                found.append(line)
    return "\n\n".join(found)
