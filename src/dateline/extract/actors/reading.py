"""Actors: from the words of a mention to who is meant, for which country and sector."""

from collections import Counter

from dateline.annotate import Layers, Token, counted
from dateline.codebook.directory import Directory, Entry, Known, load_directory
from dateline.codebook.words import word_table
from dateline.document import Quote
from dateline.extract.actors.phrases import core, phrase
from dateline.records import Actor, Finding

_PLACED = frozenset({"country", "demonym", "capital"})
_BODIES = {
    "government": "government", "authority": "government", "regime": "government",
    "military": "military", "army": "military", "troop": "military", "soldier": "military",
    "police": "police", "parliament": "parliament", "legislature": "parliament",
}  # fmt: skip
_FORCES = frozenset({"force", "forces"})
_LANDS = frozenset({"country", "nation", "state", "kingdom", "republic"})
_BEARERS = frozenset({"group", "institution", "igo", "ngo", "media", "party"})
_BODY_NOUNS = frozenset({
    "group", "fighter", "movement", "militant", "force", "troop", "militia", "organisation",
    "organization", "agency", "network", "alliance", "coalition", "party", "outlet", "newspaper",
    "channel", "mission", "rebel", "militiaman", "faction", "charity", "watchdog", "insurgent",
})  # fmt: skip
_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})


class ActorReader:
    """Reads the actors of one document; `on` is its day of publication (YYYY-MM-DD) or None."""

    def __init__(self, layers: Layers, on: str | None, directory: Directory | None = None) -> None:
        self.layers = layers
        self.on = on
        self.directory = directory or load_directory()
        self.roles = word_table("roles", "sector")
        self.kinds = word_table("roles", "kind")
        self.labels = word_table("labels", "note")
        self.known_at = {i: k for k in layers.known for i in range(k.first, k.last)}
        self.home = self._home()
        self.country_of_role = self._country_of_role()
        self._cache: dict[tuple[int, bool], Finding[Actor] | None] = {}

    def read(self, head: int, *, force: bool = False) -> Finding[Actor] | None:
        """Return who the mention headed by a token is; None for a pronoun that nobody fills.

        `force` says that the mention acts with force: a bare state is then its military.
        """
        key = (head, force)
        if key not in self._cache:
            self._cache[key] = self._read(head, force)
        return self._cache[key]

    def read_all(self, heads: list[int], *, force: bool = False) -> tuple[Finding[Actor], ...]:
        """Return who several mentions are, each actor once."""
        found: dict[tuple[str | None, str], Finding[Actor]] = {}
        for head in heads:
            for finding in self._spread(head, force):
                actor = finding.value
                found.setdefault((actor.country, actor.name or actor.text.lower()), finding)
        return tuple(found.values())

    def _spread(self, head: int, force: bool) -> list[Finding[Actor]]:
        """Return the actors of a mention: several behind "the two sides" or a shared head noun.

        "Syrian and Russian air forces" is two actors that share a head.
        """
        behind = self.layers.refers.get(head, ())
        if len(behind) > 1:
            return [f for b in behind if (f := self.read(b, force=force)) is not None]
        shared = self._shared(head)
        if len(shared) > 1:
            words = self._words(head)
            return [
                Finding(self._sharing(head, word, code, words.text), (words,), "actor.shared-head")
                for code, word in shared.items()
            ]
        finding = self.read(head, force=force)
        return [] if finding is None else [finding]

    def _sharing(self, head: int, word: str, code: str, text: str) -> Actor:
        """Return the actor that one of several modifiers makes with a shared head noun."""
        nouns = [
            self.layers.tokens[i].text
            for i in core(self.layers, head)
            if self.layers.tokens[i].pos == "NOUN"
        ]
        for known in self.directory.scan([word, *nouns]):
            if known.form == "institution" and (entry := self._entry(known, head)) is not None:
                return Actor(text, entry.name, entry.id, entry.country, entry.sector)
        sector = self._sector(head) or self._sector_of(core(self.layers, head))
        return Actor(text, f"{word} {' '.join(nouns)}", None, code, sector)

    def _shared(self, head: int) -> dict[str, str]:
        """Return the countries of coordinated modifiers of a common noun with their words."""
        if self.layers.tokens[head].pos != "NOUN":
            return {}
        codes: dict[str, str] = {}
        for child in self.layers.children[head]:
            if self.layers.tokens[child].dep in ("amod", "compound", "nmod"):
                for i in (child, *self._conjuncts(child)):
                    alone = self.directory.scan([self.layers.tokens[i].text])
                    for known in alone:
                        if known.form in ("demonym", "country"):
                            codes.setdefault(known.ids[0], self.layers.tokens[i].text)
        return codes

    def _conjuncts(self, i: int) -> list[int]:
        found = [c for c in self.layers.children[i] if self.layers.tokens[c].dep == "conj"]
        return found + [d for c in found for d in self._conjuncts(c)]

    def _read(self, head: int, force: bool) -> Finding[Actor] | None:
        token = self.layers.tokens[head]
        if token.name in ("DATE", "TIME") and token.pos != "PRON":
            return None
        first, last = phrase(self.layers, head)
        words = self.layers.quote(first, last)
        behind = self.layers.refers.get(head, ())
        if token.pos == "PRON" or token.tag == "PRP$":
            if not behind or behind[0] == head:
                return None
            return self._taken_up(words, behind[0], force)
        own = self._resolve(head, words.text, force)
        if own.name is None or (own.country is None and behind):
            full = self._resolve(behind[0], words.text, force) if behind and behind[0] != head else None
            if full is not None and (full.name or full.country):
                return self._finding(full, head, (words, self._words(behind[0])), "actor.coreference")
        return self._finding(own, head, (words,), self._rule(own))

    def _taken_up(self, words: Quote, behind: int, force: bool) -> Finding[Actor] | None:
        full = self.read(behind, force=force)
        if full is None:
            return None
        value = Actor(
            words.text, full.value.name or full.value.text, full.value.id,
            full.value.country, full.value.sector,
        )  # fmt: skip
        return Finding(value, tuple(dict.fromkeys((words, *full.quotes))), "actor.coreference")

    def _finding(
        self, actor: Actor, head: int, quotes: tuple[Quote, ...], rule: str
    ) -> Finding[Actor]:
        label = self._label(head)
        if label is not None:
            scare = any(q.scare and q.start <= label.start < q.end for q in self.layers.quotations)
            actor = Actor(
                actor.text, actor.name, actor.id, actor.country, actor.sector, label.text, scare
            )
        return Finding(actor, tuple(dict.fromkeys(quotes)), rule)

    def _label(self, head: int) -> Token | None:
        for i in core(self.layers, head):
            if self.layers.tokens[i].lemma.lower() in self.labels:
                return self.layers.tokens[i]
        return None

    def _rule(self, actor: Actor) -> str:
        if actor.id is not None:
            return "actor.country" if actor.id in self.directory.countries else "actor.known"
        return "actor.role" if actor.sector is not None else "actor.words"

    def _words(self, head: int) -> Quote:
        return self.layers.quote(*phrase(self.layers, head))

    def _resolve(self, head: int, text: str, force: bool) -> Actor:
        """Return the actor that the mention's own words name."""
        known = self.known_at.get(head)
        if known is not None and known.form not in _PLACED:
            entry = self._entry(known, head)
            if entry is not None:
                return Actor(text, entry.name, entry.id, entry.country, entry.sector)
        if known is not None and known.form in ("country", "capital"):
            code = self._code(known, head)
            country = self.directory.countries[code]
            return Actor(text, country.name, code, code, "MIL" if force else "GOV")
        if known is not None and known.form == "demonym":
            code = self._code(known, head)
            state = self.directory.countries[code]
            if self.layers.tokens[head].dep in ("amod", "compound", "nmod", "poss"):
                return Actor(text, state.name, code, code, "MIL" if force else "GOV")
            return Actor(text, f"{state.adjective} people", None, code, "CVL")
        if self.layers.tokens[head].name == "PERSON":
            return self._person(head, text)
        if (person := self._introduced(head)) is not None:
            return self._resolve(person, text, force)
        return self._described(head, text)

    def _introduced(self, head: int) -> int | None:
        """Return the person that a role noun introduces ("his counterpart Vladimir Putin")."""
        if self._sector(head) is None and self.layers.tokens[head].lemma != "counterpart":
            return None
        for name in self.layers.names:
            if name.label == "PERSON" and name.first == head + 1:
                return name.last - 1
        return None

    def _code(self, known: Known, head: int) -> str:
        """Return the country a name means here: of several, the one the article is about."""
        return self.home if self.home in known.ids else known.ids[0]

    def _entry(self, known: Known, head: int) -> Entry | None:
        """Return the entry a name means: of several, one that holds today, nearest home."""
        entries = [e for i in known.ids if (e := self.directory.on(i, self.on)) is not None]
        if known.form == "person" and known.last - known.first == 1:
            full = self.layers.refers.get(head, (head,))[0]
            if full != head and full not in self.known_at:
                return None  # a namesake that the article has introduced in full
        entries.sort(key=lambda e: (not e.holds(self.on), e.country != self.home, e.id))
        return entries[0] if entries else None

    def _person(self, head: int, text: str) -> Actor:
        name = next((n for n in self.layers.names if n.first <= head < n.last), None)
        written = self.layers.quote(name.first, name.last).text if name else text
        near = [*core(self.layers, head), *self._appositions(head)]
        sector = self._sector_of(near)
        return Actor(text, written, None, self._country_of(head, near), sector)

    def _appositions(self, head: int) -> list[int]:
        found = []
        for child in self.layers.children[head]:
            token = self.layers.tokens[child]
            if token.dep == "appos":
                found += core(self.layers, child)
                found += [g for c in self.layers.children[child] for g in self.layers.children[c]]
            elif token.dep == "prep" and token.text.lower() in ("of", "from"):
                found += [g for o in self.layers.children[child] for g in core(self.layers, o)]
        return found

    def _sector_of(self, tokens: list[int]) -> str | None:
        for i in reversed(tokens):
            known = self.known_at.get(i)
            if known is not None and known.form not in (*_PLACED, "person"):
                entry = self._entry(known, i)
                if entry is not None and entry.sector:
                    return entry.sector
            if (sector := self._sector(i)) and sector != "UNK":
                return sector
        return None

    def _sector(self, i: int) -> str | None:
        token, before = self.layers.tokens[i], self.layers.tokens[i - 1] if i else None
        lemma = token.lemma.lower()
        if before is not None:
            pair = f"{before.lemma.lower()} {lemma}"
            if pair in self.roles:
                return self.roles[pair] or None
        return self.roles.get(lemma) or None

    def _country_of(self, head: int, tokens: list[int]) -> str | None:
        """Return the country that the mention's own words give."""
        for i in tokens:
            known = self.known_at.get(i)
            if known is not None and known.form in _PLACED:
                return self._code(known, head)
        for child in self.layers.children[head]:
            if self.layers.tokens[child].dep == "prep":
                for i in self.layers.subtree(child):
                    known = self.known_at.get(i)
                    if known is not None and known.form in _PLACED:
                        return self._code(known, head)
        for i in tokens:
            known = self.known_at.get(i)
            if known is not None:
                entry = self._entry(known, i)
                if entry is not None and entry.country:
                    return entry.country
            if i != head and (behind := self.layers.refers.get(i)) and behind[0] not in tokens:
                full = self.read(behind[0])
                if full is not None and full.value.country:
                    return full.value.country
        return None

    def _described(self, head: int, text: str) -> Actor:
        """Return the actor that a common noun names: sector by role, country by modifiers."""
        head = counted(self.layers, head)
        near = core(self.layers, head)
        lemma = self.layers.tokens[head].lemma.lower()
        if lemma in _LANDS and (code := self._country_of(head, near)):
            return Actor(text, self.directory.countries[code].name, code, code, "GOV")
        sector = self._sector(head) or self._sector_of(near)
        country = self._country_of(head, near)
        if country is None:
            roles = [self.layers.tokens[i].lemma.lower() for i in near]
            country = next((c for r in roles if (c := self.country_of_role.get(r))), None)
        if country is None and sector in _STATE and lemma in (*_BODIES, *_FORCES):
            country = self._context(head)
        return Actor(text, *self._named(lemma, head, country, sector, near))

    def _named(
        self, lemma: str, head: int, country: str | None, sector: str | None, near: list[int]
    ) -> tuple[str | None, str | None, str | None, str | None]:
        """Return name, id, country and sector of a described actor."""
        known = [k for i in near if (k := self.known_at.get(i)) and k.form in _BEARERS]
        if known and lemma in _BODY_NOUNS:
            entry = self._entry(known[0], head)
            if entry is not None:
                return entry.name, entry.id, entry.country, entry.sector
        if country is None:
            return None, None, None, sector
        state = self.directory.countries[country]
        body = _BODIES.get(lemma)
        if lemma in _FORCES and sector == "MIL":
            body = "military"
        if body is not None and body in state.bodies:
            return state.bodies[body], f"{country}-{body}", country, sector
        role = self._office(head, near)
        holder = self.directory.holder(role, country, self.on) if role else None
        if holder is not None:
            return holder.name, holder.id, holder.country, holder.sector
        nouns = [self.layers.tokens[i] for i in near if i not in self.known_at]
        words = " ".join(t.text for t in nouns if t.pos in ("NOUN", "PROPN"))
        return (f"{state.adjective} {words}" if words else None), None, country, sector

    def _office(self, head: int, near: list[int]) -> str | None:
        token = self.layers.tokens[head]
        if token.tag in ("NNS", "NNPS"):
            return None
        words = [self.layers.tokens[i].text.lower() for i in near if i <= head]
        for size in (3, 2, 1):
            role = " ".join(words[-size:])
            if self.kinds.get(role) == "person":
                return role
        return None

    def _context(self, head: int) -> str | None:
        """Return the one country that a state body named bare ("the military") can belong to."""
        sentence = self.layers.sentences[self.layers.tokens[head].sentence]
        codes = set()
        for i in range(sentence.first, sentence.last):
            known = self.known_at.get(i)
            if known is not None and known.form in _PLACED:
                codes.add(self._code(known, head))
            elif i != head and (behind := self.layers.refers.get(i)):
                if (full := self.known_at.get(behind[0])) and full.form in _PLACED:
                    codes.add(self._code(full, head))
                else:
                    codes |= {c for c in (self._country_of(behind[0], core(self.layers, behind[0])),) if c}
        return codes.pop() if len(codes) == 1 else self.home

    def _home(self) -> str | None:
        """Return the country named in over half of the article's mentions of countries."""
        counts: Counter[str] = Counter()
        for known in self.layers.known:
            if known.form in _PLACED and len(known.ids) == 1:
                counts[known.ids[0]] += 1
        if not counts:
            return None
        code, most = max(sorted(counts.items()), key=lambda item: item[1])
        return code if most * 2 > sum(counts.values()) else None

    def _country_of_role(self) -> dict[str, str]:
        """Return the country of each role noun that the article ties to one country alone."""
        found: dict[str, set[str]] = {}
        for token in self.layers.tokens:
            if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
                continue
            near = core(self.layers, token.i)
            codes = {self.known_at[i].ids[0] for i in near if i in self.known_at and self.known_at[i].form in _PLACED}
            if len(codes) != 1:
                continue
            for i in near:
                lemma = self.layers.tokens[i].lemma.lower()
                if lemma in self.roles and i not in self.known_at:
                    found.setdefault(lemma, set()).update(codes)
        return {lemma: next(iter(codes)) for lemma, codes in found.items() if len(codes) == 1}
