"""Whose an embassy is by its name: it stands abroad, in no country that its name tells."""

from dateline.codebook.places import nation_of
from dateline.extract.places.vocabulary import words


def owner_of(name: str) -> str:
    """Return the country whose embassy a name is, or "".

    >>> [owner_of(n) for n in ("U.S. Embassy", "Sweden's embassy", "embassy of the Netherlands")]
    ['USA', 'SWE', 'NLD']
    """
    first, *rest = name.split()
    if first.lower() in words("mission"):
        if rest[:1] != ["of"]:
            return ""
        owner = rest[2:] if rest[1:2] == ["the"] else rest[1:]
        return nation_of(" ".join(owner)) if owner else ""
    if not rest or rest[-1].lower() not in words("mission"):
        return ""
    whose = " ".join([first, *rest[:-1]])
    return nation_of(whose.removesuffix("'s").removesuffix("\u2019s").removesuffix("'"))
