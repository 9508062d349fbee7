"""Who was mentioned so far in an article, and where."""

from collections.abc import Iterable, Mapping

import msgspec

CERTAIN = 1.0
"""A gender that the text itself gives: a title, a gendered noun, an entry of the directory."""


class Mention(msgspec.Struct, frozen=True):
    """One place where somebody is mentioned.

    `rank` says how prominent the place is, `quote` in which quotation it stands (-1 for none),
    `pronoun` the form of a pronoun ("m", "f", "p" for several) or nothing.
    """

    head: int
    sentence: int
    block: int
    rank: float
    speaking: bool
    quote: int
    pronoun: str = ""


class Character(msgspec.Struct, eq=False):
    """Somebody the article speaks of: a person, people, a body, a country or a thing.

    `full` holds the heads of the fullest mention, `shown` the tokens that introduce it. `gender`
    runs from -1 (female) to 1 (male). `names` are the folded words of each name, `words` what
    modifies the mentions, `places` the countries where they are, `forms` the directory's kinds of
    a known body.
    """

    full: tuple[int, ...]
    kind: str
    plural: bool = False
    named: bool = False
    gender: float = 0.0
    names: list[tuple[str, ...]] = []
    roles: set[str] = set()
    words: set[str] = set()
    countries: set[str] = set()
    places: set[str] = set()
    forms: set[str] = set()
    ids: set[str] = set()
    owner: "Character | None" = None
    shown: set[int] = set()
    mentions: list[Mention] = []


class Cast:
    """The characters of one article, in the order of their first mention."""

    def __init__(self) -> None:
        self.characters: list[Character] = []
        self.at: dict[int, Character] = {}

    def enter(self, character: Character, mention: Mention) -> None:
        """Note a mention of a character, who may be new."""
        if not character.mentions:
            self.characters.append(character)
        character.mentions.append(mention)
        self.at[mention.head] = character

    def name(self, character: Character, head: int) -> None:
        """Let a name be the fullest mention of somebody who was only described so far."""
        character.full = (head,)
        character.named = True

    def heads(self, i: int) -> set[int]:
        """Return the token and the heads of the fullest mention of whom it stands for."""
        character = self.at.get(i)
        return {i, *(character.full if character else ())}

    def refers(self, found: Mapping[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
        """Return for each short mention the heads of the fullest one; `found` goes before."""
        refers = {
            i: c.full for i, c in self.at.items() if i not in c.full and i not in c.shown
        }  # fmt: skip
        return dict(sorted({**refers, **found}.items()))

    def of_kind(self, kinds: Iterable[str]) -> list[Character]:
        """Return the characters of some kinds."""
        wanted = frozenset(kinds)
        return [c for c in self.characters if c.kind in wanted]
