"""Who is meant by a noun or pronoun beside a judging phrase."""

from dateline.extract.actors import phrase
from dateline.extract.article import Article
from dateline.extract.labels.wielding import spoken_by
from dateline.records import Actor, Finding

_MEN = frozenset({"man", "fighter", "soldier", "troop", "gunman", "force", "people", "comrade"})
"""Who belong to somebody's side ("his men")."""
PERSONAL = frozenset({"we", "us", "our", "ours", "i", "me", "my"})


class Reading:
    """Reads the mentions of one article, pronouns by whom they stand for."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.layers = article.layers

    def read(self, head: int) -> Finding[Actor]:
        """Return who a mention is; a pronoun that nobody fills is its own words."""
        if (side := self._side_owning(head)) is not None:
            return side
        found = self.article.actors.read(head)
        if found is not None:
            return found
        if self.layers.tokens[head].low in PERSONAL:
            token = self.layers.tokens[head]
            for said in self.article.speakers_for(token.start, token.end):
                if (speaker := spoken_by(self.article, said.sources, said)) is not None:
                    words = self.layers.quote(head, head + 1)
                    return Finding(speaker.value, (words, *speaker.quotes), "label.speaker")
        words = self.layers.quote(*phrase(self.layers, head))
        return Finding(Actor(words.text), (words,), "actor.words")

    def _side_owning(self, head: int) -> Finding[Actor] | None:
        """Return the side that "his men" are of: whom "his" stands for, and his group, if named."""
        if self.layers.tokens[head].base not in _MEN:
            return None
        owner, seen = self._owner(head), [head]
        while owner is not None and owner not in seen:
            seen.append(owner)
            owner = self._owner(owner)
        found = self.article.actors.read(seen[-1]) if len(seen) > 1 else None
        if found is None:
            return None
        words = [self.layers.quote(*phrase(self.layers, i)) for i in seen]
        names = [c for c in self.layers.children[seen[-1]]
                 if self.layers.tokens[c].dep == "appos"]  # fmt: skip
        words += [self.layers.quote(*phrase(self.layers, i)) for i in names]
        return Finding(found.value, tuple(dict.fromkeys((*words, *found.quotes))), "label.side")

    def _owner(self, head: int) -> int | None:
        """Return whom the possessive pronoun of a noun stands for."""
        for child in self.layers.children[head]:
            if self.layers.tokens[child].tag == "PRP$":
                return next(iter(self.layers.refers.get(child, ())), None)
        return None
