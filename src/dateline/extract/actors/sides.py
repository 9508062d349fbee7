"""Whose side a communiqué takes: "our forces" are its issuer's, "the enemy" is its foe."""

import functools
import re
from collections import Counter
from collections.abc import Iterator

from dateline.annotate import Layers
from dateline.codebook.directory import PLACED, Directory
from dateline.codebook.outletnames import is_outlet_name
from dateline.codebook.words import word_table
from dateline.document import SPEAKING
from dateline.records import Actor

_FORCE = re.compile(
    r"\b(?:armed forces|army|armies|general staff|ministry of defen[cs]e|defen[cs]e (?:ministry|"
    r"forces?)|military|navy|air force|brigades?|battalions?|(?:border|national) guards?)\b",
    re.I,
)
"""Words in the name of those who issue communiqués on their own war."""
_ARMED = frozenset({"REB", "UAF", "CRM", "PRM", "IMG", "MIL"})
_FOE = frozenset({"enemy", "invader", "occupier", "aggressor"})
_OWN = frozenset({
    "force", "troop", "soldier", "fighter", "unit", "defender", "warrior", "aviation", "artillery",
    "drone", "pilot", "patrol", "army", "military", "navy", "marine", "gunner", "sniper", "side",
    "position", "airman", "brigade", "battalion", "serviceman", "man", "combatant", "mujahideen",
})  # fmt: skip
_HEADING = 20
"""Words at most of a heading that says who issues a text."""
_HEADINGS = 4
_TOLD = 2
"""How often a text speaks of "our" forces or "the enemy" that takes a side."""
_UNNAMED = 3
"""How often one does whose heads name nobody."""
_ISSUED = re.compile(
    r"\b(?:report|communiqu[eé]|statement|briefing|summary|bulletin|release|information|update|"
    r"press service|spokes(?:person|man|woman))\b",
    re.I,
)
"""Words of a title under which a force speaks for itself."""


class Sides:
    """The two sides of a text that tells of its issuer's own war; both None in any other."""

    def __init__(self, layers: Layers, directory: Directory) -> None:
        self.layers = layers
        self.directory = directory
        self._kinds = word_table("roles", "sector")

    def side_of(self, head: int) -> Actor | None:
        """Return the side that a mention names: "our drones", "the enemy", "tanks of the enemy"."""
        if not (self._is_ours(head) or self._is_foe(head)):
            return None
        return self.issuer if self._is_ours(head) else self.foe

    @functools.cached_property
    def issuer(self) -> Actor | None:
        """Who issues the text, if it is a force that speaks of its own."""
        told = sum(self._is_ours(t.i) or self._is_foe(t.i) for t in self.layers.tokens)
        if not told:
            return None
        names = [*self._names()]
        if told < _TOLD:
            names = [name for name in names if _ISSUED.search(name)]
        found = next((force for name in names if (force := self._force(name))), None)
        return found or (self._beset() if told >= _UNNAMED else None)

    @functools.cached_property
    def foe(self) -> Actor | None:
        """Whom the issuer fights: the state or armed group that its text names most beside it."""
        issuer = self.issuer
        if issuer is None:
            return None
        counts: Counter[str] = Counter()
        for known in self.layers.known:
            counts.update(known.ids if len(known.ids) == 1 else ())
        for ident, _ in counts.most_common():
            found = self._state(ident) if ident in self.directory.countries else self._group(ident)
            ours = issuer.country, issuer.sector
            if found is not None and (found.country, found.sector) != ours:
                return found
        words = (t for t in self.layers.tokens if self._kinds.get(t.base) == "REB")
        word = next(words, None)
        if word is None:
            return Actor("the enemy", None, None, None, "UNK")
        return Actor(word.text, None, None, None, "REB")

    def _beset(self) -> Actor | None:
        """Return the state that the enemy acts on, or that acts on it: whose text this must be.

        "The enemy launched strikes on Ukrainian positions"; "the Israeli enemy" is not it.
        """
        votes: Counter[str] = Counter()
        for sentence in self.layers.sentences:
            heads = [i for i in range(sentence.first, sentence.last) if self._is_foe(i)]
            if not heads:
                continue
            named = {i for h in heads for i in (h, *self.layers.children[h])}
            for known in self.layers.known:
                if known.form in PLACED and sentence.first <= known.first < sentence.last:
                    theirs = not named.isdisjoint(range(known.first, known.last))
                    votes[known.ids[0]] += -_UNNAMED if theirs else 1
        best = votes.most_common(2)
        clear = best and best[0][1] > 0 and (len(best) == 1 or best[0][1] > best[1][1])
        return self._state(best[0][0]) if clear else None

    def _is_ours(self, head: int) -> bool:
        tokens = self.layers.tokens
        own = tokens[head].base in _OWN
        return own and not self._quoted(head) and any(
            tokens[c].low == "our" for c in self.layers.children[head]
        )  # fmt: skip

    def _is_foe(self, head: int) -> bool:
        tokens, children = self.layers.tokens, self.layers.children
        words = [head, *(c for c in children[head] if tokens[c].dep == "compound")]
        words += [o for c in children[head] if tokens[c].low == "of" for o in children[c]]
        return any(tokens[i].base in _FOE for i in words) and not self._quoted(head)

    def _quoted(self, i: int) -> bool:
        at = self.layers.tokens[i].start
        return any(q.start <= at < q.end and not q.scare for q in self.layers.quotations)

    def _names(self) -> Iterator[str]:
        """Yield the words that may name the issuer: the publisher, the title, short headings."""
        document = self.layers.document
        publisher = document.publisher or ""
        paper = is_outlet_name(publisher)  # "US Army Times"
        yield from filter(None, ("" if paper else publisher, document.title))
        for block in [b for b in document.blocks if b.role in SPEAKING][:_HEADINGS]:
            words = document.text[block.span.start : block.span.end]
            if len(words.split()) <= _HEADING:
                yield words

    def _force(self, name: str) -> Actor | None:
        """Return the army or armed group that words name."""
        known = self.directory.scan(re.findall(r"[\w'’-]+", name))
        groups = (self._group(i) for k in known if k.form not in PLACED for i in k.ids)
        if (group := next(filter(None, groups), None)) is not None:
            return group
        codes = [k.ids[0] for k in known if k.form in PLACED]
        return self._state(codes[0]) if codes and _FORCE.search(name) else None

    def _state(self, code: str) -> Actor:
        body = self.directory.countries[code].bodies.get("military")
        return Actor(body or code, body, f"{code}-military" if body else None, code, "MIL")

    def _group(self, ident: str) -> Actor | None:
        entry = self.directory.on(ident, self.layers.document.published)
        armed = entry is not None and entry.sector in _ARMED
        return Actor(entry.name, entry.name, entry.id, entry.country, entry.sector) if (
            armed and entry is not None
        ) else None  # fmt: skip
