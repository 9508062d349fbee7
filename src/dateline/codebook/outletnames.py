"""Names of papers and the like, which may be called after a force: "Army Times", "Navy News"."""

import functools

from dateline.codebook.directory import PLACED, load_directory
from dateline.codebook.words import word_set

_NEWS = "news"


@functools.lru_cache(maxsize=4096)
def is_outlet_name(name: str) -> bool:
    """Tell whether a publisher's name ends as that of a paper does, whatever it is called after.

    The news of a known body ("Pakistan Army News") are its own.

    >>> [is_outlet_name(n) for n in ("US Army Times", "Navy News", "Pakistan Army News")]
    [True, True, False]
    """
    words = name.split()
    last = words[-1].casefold() if words else ""
    if last == _NEWS:
        known = load_directory().scan(words[:-1])
        return not any(k.form not in PLACED and k.last == len(words) - 1 for k in known)
    return len(words) > 1 and last in word_set("outlet_names")
