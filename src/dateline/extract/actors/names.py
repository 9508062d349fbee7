"""What the words of a document name: knowledge-base entries, countries, sectors."""

import functools
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dateline.annotate import Layers, Token
from dateline.annotate.scenes import is_elsewhere, scene_of
from dateline.codebook.directory import BODIES, PLACED, Directory, Entry, Known
from dateline.codebook.words import word_table
from dateline.document import HEADINGS
from dateline.extract.actors.datelines import is_foreigner, land_of, written_in
from dateline.extract.actors.dating import reckoned, titled
from dateline.extract.actors.occupied import home_of
from dateline.extract.actors.offices import merely_behind, tells_whose
from dateline.extract.actors.offshoots import of_another
from dateline.extract.actors.phrases import are_sides, core, further, has_left, of_it_alone
from dateline.extract.actors.policing import is_anywhere, is_police

_ANYWHERE = frozenset({"JRN", "NGO", "BUS", "UNO", "IGO"})
"""Sectors of who works in any country: Reuters, or the WHO, says nothing of whose army it is."""
_HOLDING = frozenset({
    "leader", "president", "secretary", "secretary general", "general", "official", "treasurer",
    "vice-president", "representative", "negotiator",
})  # fmt: skip
"""Offices, besides those of no sector, that a state and any other body may have."""
_SENT = frozenset({"ambassador", "envoy", "representative", "delegate", "diplomat"})
"""Whom a state sends to a body of many."""
_ANYONE = frozenset(
    {"people", "person", "man", "woman", "child", "boy", "girl", "student", "youth"}
)
"""Nouns for people anywhere: of the country that the article ties to them only once it has."""
_OFFICES = frozenset({"office"})  # "the prosecutor's office"
_LENT = frozenset({
    "LAB", "AGR", "JRN", "MED", "EDU", "BUS", "REL", "PTY", "OPP", "LEG", "GOV", "JUD", "REF",
})  # fmt: skip
"""Sectors that a body of society has from its members or owner: "an association of nurses"."""
OWN_SECTOR = _LENT | {"SOC", "NGO", "COP", "MIL", "SPY"}
"""Sectors that whoever holds an office has from the body that it is of: "the union's president"."""
NOWHERE: Mapping[int, str] = MappingProxyType({})


class Names:
    """The known names of one document; `on` is its day of publication (YYYY-MM-DD) or None.

    Without one, names are read as of when the titles tell. `home` is the country that speaks in
    it, where one does; `parts` gives for tokens that name a part of one country by another's name
    (Georgia in the USA) which country that is.
    """

    def __init__(
        self, layers: Layers, on: str | None, directory: Directory, home: str | None = None,
        parts: Mapping[int, str] = NOWHERE,
    ) -> None:  # fmt: skip
        self.layers = layers
        self.on = on or reckoned(layers)
        self._titled = titled(layers)
        self.directory = directory
        self.roles = word_table("roles", "sector")
        self.kinds = word_table("roles", "kind")
        self.known_at = {
            i: Known(k.first, k.last, (parts[i],), "part") if i in parts else k
            for k in layers.known
            for i in range(k.first, k.last)
        }
        self.states = {i for i, k in self.known_at.items() if k.form in PLACED}
        self.home = home or self._home()
        self._placed_roles = self._find_placed_roles()

    def entry(self, known: Known, head: int) -> Entry | None:
        """Return the entry a name means: of several, one that holds today, nearest home."""
        if known.form == "person" and known.last - known.first == 1:
            full = self.layers.refers.get(head, (head,))[0]
            if full != head and full not in self.known_at:
                return None  # a namesake that the article has introduced in full
            whole = self.known_at.get(full, known)
            known = whole if whole.form == "person" else known
        entries = [e for i in known.ids if (e := self.directory.on(i, self.on)) is not None]
        if known.form == "institution" and is_anywhere(self.layers, known):
            entries = [e for e in entries if self.home is None or e.country == self.home]
        entries.sort(key=lambda e: (not e.holds(self.on), e.country != self.home, e.id))
        return entries[0] if entries else None

    def code(self, known: Known, head: int) -> str:
        """Return the country a name means here: of several, the one the article is about."""
        return self.home if self.home in known.ids else known.ids[0]

    def sector_of(self, tokens: list[int]) -> str | None:
        """Return the sector that the last telling word of a mention gives."""
        for i in reversed(tokens):
            if self.layers.tokens[i].base == "general" and len(tokens) > 1:
                continue  # "General Coordination", "Attorney General": no soldier
            if i in self._inside_names:
                continue  # Saskia van der Wiel is no van, James Baker no baker
            known = self.known_at.get(i)
            if known is not None and known.form not in (*PLACED, "person"):
                entry = self.entry(known, i)
                if entry is not None and entry.sector:
                    return entry.sector
            if (sector := self.sector(i)) and sector != "UNK":
                return has_left(self.layers, tokens, i, sector) or sector
        return None

    def sector_of_body(self, head: int, tokens: list[int]) -> str | None:
        """Return the sector of the body whose person is meant ("the NATO secretary-general")."""
        lemma = self.layers.tokens[head].base
        if self.kinds.get(lemma) != "person" or self.is_sent(head, tokens):
            return None
        headed = [g for o in self._of(head) for g in core(self.layers, o)]
        for i in (*tokens, *(headed if lemma in _HOLDING else ())):
            known = self.known_at.get(i) if i != head else None
            entry = self.entry(known, i) if known and known.form in BODIES else None
            if entry is not None and entry.sector:
                return entry.sector
        return None

    def is_sent(self, head: int, tokens: list[int]) -> bool:
        """Tell whether a state's envoy to a body is meant: "Israel's UN ambassador"."""
        named = (self.known_at.get(i) for i in tokens)
        return self.layers.tokens[head].base in _SENT and any(k and k.form in PLACED for k in named)

    def sector(self, i: int) -> str | None:
        """Return the sector of a role noun; two words ("police chief", "gang's leader") first."""
        lemma = self._singular(i)
        for before in self._before(i):
            pair = f"{before.base} {lemma}"
            if pair in self.roles:
                return self.roles[pair] or None
        if lemma == "staff" and self._is_of_title(i):
            return next(filter(None, map(self.sector, self._of(i))), None)  # no workforce
        if is_police(self.layers, lemma):
            return "COP"
        if lemma == "executive" and self.layers.tokens[i].tag == "NNS":
            return "BUS"  # "Wall Street executives"; "the executive" is a government
        own = "UNK" if are_sides(self.layers, i) else self.roles.get(lemma) or None
        return self._lent(i, lemma, own) or own

    def _is_of_title(self, i: int) -> bool:
        """Tell whether "staff" is the end of "chief of staff", "chief of the general staff"."""
        of = next((t for t in self.layers.ancestors(i) if self.layers.tokens[t].low == "of"), i)
        return of > 0 and of < i and self.layers.tokens[of - 1].base == "chief"

    def _lent(self, i: int, lemma: str, own: str | None) -> str | None:
        """Return the sector that a body has from its members, or an office from its body."""
        if own == "SOC" and self.kinds.get(lemma) == "body":
            sectors = (self.sector(o) or self._of_members(o) for o in self._belonging(i))
            return next((s for s in sectors if s in _LENT), None)
        held = self._belonging(i) if self.holds_office(lemma) else ()
        owners = (
            o for o in held if o not in self.known_at  # the European Union is no trade union
            if lemma in _OFFICES or self._is_headed(o)
            or (lemma == "member" and self.kinds.get(self.layers.tokens[o].base) == "force")
        )  # fmt: skip
        return next((s for s in map(self.sector, owners) if s in OWN_SECTOR | {"UNK"}), None)

    def _is_headed(self, i: int) -> bool:
        """Tell whether a noun is a body, or people whom one of their own leads ("farmers")."""
        token = self.layers.tokens[i]
        if token.tag == "NNS" and self.roles.get(token.base) in _LENT - {"GOV", "LEG", "JUD"}:
            return True
        pair = f"{self.layers.tokens[i - 1].base} {token.base}" if i else ""
        return "body" in (self.kinds.get(token.base), self.kinds.get(pair))

    def holds_office(self, lemma: str) -> bool:
        """Tell whether a role noun is of whatever body it is named with: "head", "president"."""
        return lemma in _HOLDING or self.roles.get(lemma) == "UNK"

    def _belonging(self, i: int) -> list[int]:
        """Return the nouns before a noun and those that "of" hangs on it, the nearest first."""
        before = [k for k in core(self.layers, i) if k < i and k not in self._inside_names]
        return [*reversed(before), *self._of(i)]

    def _of_members(self, i: int) -> str | None:
        """Return the sector of a role noun in a name: the "Workers" of a federation."""
        return self.roles.get(self._singular(i)) if self.layers.tokens[i].pos == "PROPN" else None

    def _singular(self, i: int) -> str:
        """Return a noun's lemma; the parser has none of plurals in names ("Two Committees")."""
        token, one = self.layers.tokens[i], self.layers.tokens[i].low.removesuffix("s")
        return one if token.base not in self.roles and one in self.roles else token.base

    def _before(self, i: int) -> Iterator[Token]:
        """Yield what may stand before a noun as its other half, also "of" behind it."""
        tokens = self.layers.tokens
        if i > 1 and tokens[i - 1].text == "-":
            yield tokens[i - 2]  # "Secretary-General"
        elif i:
            yield tokens[i - 1]
        if i > 1 and tokens[i - 1].tag == "POS":
            yield tokens[i - 2]
        if i + 1 < len(tokens) and tokens[i + 1].text == "of":
            yield from (tokens[o] for o in self.layers.children[i + 1] if tokens[o].dep == "pobj")

    def country_of(self, head: int, tokens: list[int], depth: int = 0) -> str | None:
        """Return the country that the mention's own words give."""
        for i in tokens:
            known = self.known_at.get(i)
            if known is not None and known.form in PLACED and not merely_behind(self.layers, i):
                return self.code(known, head)
        for child in self.layers.children[head]:
            if tells_whose(self.layers, head, child):
                body = self._body_of(child)
                if body is not None:
                    return body  # "officials in the Obama administration who oppose Syria"
                for i in of_it_alone(self.layers, child):
                    known = self.known_at.get(i)
                    if known is not None and known.form in PLACED:
                        token, there = self.layers.tokens[head], self.code(known, head)
                        of = self.layers.tokens[child].low in ("of", "from")
                        return there if of else home_of(there, self.sector(head), (token.base,))
        for i in tokens:
            known = self.known_at.get(i)
            if known is not None and not of_another(self.layers, known.last - 1):
                entry = self.entry(known, i)
                if entry is not None and entry.country:
                    return entry.country
            behind = self.layers.refers.get(i, ())
            if depth < 3 and i != head and behind and behind[0] not in tokens:
                full = core(self.layers, behind[0])
                if code := self.country_of(behind[0], full, depth + 1):
                    return code
        return None

    def titled(self, head: int, near: list[int]) -> Entry | None:
        """Return who in the text bears the title that a mention is: "the Foreign Secretary"."""
        token = self.layers.tokens[head]
        words = frozenset(self.layers.tokens[i].low for i in near)
        alone = token.tag in ("NN", "NNP") and self.kinds.get(token.base) == "person"
        ident = self._titled.get(words) if alone and head not in self.layers.refers else None
        return self.directory.on(ident, self.on) if ident else None

    def _body_of(self, prep: int) -> str | None:
        """Return the country of the state body that a preposition puts somebody in."""
        for i in (c for c in self.layers.children[prep] if self.layers.tokens[c].dep == "pobj"):
            known = self.known_at.get(i)
            ruler = self.layers.tokens[prep].low == "of" and "person"  # "government of Mr Marcos"
            if known is None or known.form not in ("institution", ruler):
                continue
            entry = self.entry(known, i)
            if entry is not None and entry.country:
                return entry.country
        return None

    def appositions(self, head: int) -> list[int]:
        """Return the words that say who a named person is (", the governor of Nyala")."""
        found = []
        for child in self.layers.children[head]:
            token = self.layers.tokens[child]
            if token.dep == "appos":
                found += core(self.layers, child)
                found += [g for c in self.layers.children[child] for g in self.layers.children[c]]
            elif token.dep == "prep" and token.low in ("of", "from"):
                found += [g for o in self.layers.children[child] for g in core(self.layers, o)]
        if self.layers.tokens[head].dep == "appos":  # "the gang's leader, Luckson Elan,"
            found += core(self.layers, self.layers.tokens[head].head)
        return found

    def context(self, head: int) -> str | None:
        """Return the one country that a state body named bare ("the military") can belong to."""
        sentence = self.layers.sentences[self.layers.tokens[head].sentence]
        codes, bodies, groups, foreign = set[str](), set[str](), set[str](), set[str]()
        beside = further(self.layers, head)  # "soldiers and Russian mercenaries"
        for i in range(sentence.first, sentence.last):
            known = self.known_at.get(i) if i not in beside else None
            if known is not None and known.form in PLACED:
                if not is_elsewhere(self.layers, i, head):
                    own = foreign if is_foreigner(self.layers, known) else codes
                    own.add(self.code(known, head))
            elif known is not None and (country := _home_of(self.entry(known, i))):
                (groups if known.form == "group" else bodies).add(country)
            elif i != head and (behind := self.layers.refers.get(i)):
                if (full := self.known_at.get(behind[0])) and full.form in PLACED:
                    codes.add(self.code(full, head))
                elif code := self.country_of(behind[0], core(self.layers, behind[0])):
                    codes.add(code)
        codes = codes or bodies  # "the Kremlin denied that the army had fired"
        if foreign and not codes:
            codes = {self.home} if self.home else land_of(self.layers) or foreign
        if not codes and self.home is None:
            codes = written_in(self.layers) or groups  # a gang may be at work abroad
        home = codes.pop() if len(codes) == 1 else self.home
        named = any((k := self.known_at.get(i)) and home in k.ids for i in beside)
        return None if named else home_of(home, self.sector(head), ())

    def _home(self) -> str | None:
        """Return the country of over half of what is named, the dateline's capital counted."""
        counts = Counter(written_in(self.layers))
        for known in dict.fromkeys(self.known_at.values()):
            if known.form in PLACED and is_elsewhere(self.layers, known.last - 1):
                continue
            if known.form in PLACED and len(known.ids) == 1:
                counts[known.ids[0]] += not is_foreigner(self.layers, known)
            elif len(known.ids) == 1:
                country = _home_of(self.directory.on(known.ids[0], self.on))
                counts.update([country] if country else [])
        if not counts:
            return None
        code, most = max(sorted(counts.items()), key=lambda item: item[1])
        return code if most * 2 > sum(counts.values()) else None

    def country_of_role(self, lemma: str, head: int) -> str | None:
        """Return the one country that the article ties a role noun to.

        An office holder has been introduced before ("the secretary" is not the US secretary of a
        later paragraph), but for one in a title; bodies and people in numbers need not. Where a
        sentence opens in another country ("In Bangkok, …"), it may be that one's.
        """
        said = self._placed_roles.get(lemma, [])
        codes = {code for _, code in said}
        if len(codes) != 1:
            return None
        token = self.layers.tokens[head]
        if lemma in _ANYONE and any(at > head for at, _ in said):
            return None  # "1,600 people marched for the rights of the Palestinian people"
        titled = self.layers.role_of(head) in HEADINGS
        person = token.tag in ("NN", "NNP") and self.kinds.get(token.base) == "person"
        if person and not titled and said[0][0] > head:
            return None
        scene = scene_of(self.layers, head) if person else None
        if scene is not None and codes.isdisjoint(scene.ids):
            told = [at for at, _ in said if scene.last <= at < head]
            return next(iter(codes)) if told else None
        return next(iter(codes))

    def _find_placed_roles(self) -> dict[str, list[tuple[int, str]]]:
        """Return where each role noun stands beside one country ("the Russian premier")."""
        found: dict[str, list[tuple[int, str]]] = {}
        for token in self.layers.tokens:
            if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
                continue
            near = core(self.layers, token.i)
            placed = [i for i in near if i in self.states and not merely_behind(self.layers, i)]
            codes = {self.known_at[i].ids[0] for i in placed}
            if len(codes) != 1:
                continue
            (code,) = codes
            for i in near:
                lemma = self.layers.tokens[i].base
                if lemma in self.roles and i not in self.known_at:
                    found.setdefault(lemma, []).append((i, code))
        return found

    def group_of(self, head: int) -> Entry | None:
        """Return the armed group that "of" names behind several people ("fighters of the M23")."""
        if self.layers.tokens[head].tag not in ("NNS", "NNPS"):
            return None
        words = [i for o in self._of(head) for i in core(self.layers, o)]
        known = [k for i in words if (k := self.known_at.get(i)) and k.form == "group"]
        groups = [k for k in known if not of_another(self.layers, k.last - 1)]
        return self.entry(groups[0], head) if groups else None

    def _of(self, head: int) -> list[int]:
        """Return the nouns that "of" hangs on a noun."""
        preps = [c for c in self.layers.children[head] if self.layers.tokens[c].low == "of"]
        below = [o for c in preps for o in self.layers.children[c]]
        return [o for o in below if self.layers.tokens[o].dep == "pobj"]

    def _person_at(self, i: int) -> bool:
        token = self.layers.tokens[i]
        return token.name == "PERSON" or self.kinds.get(token.base) == "person"

    @functools.cached_property
    def _people(self) -> list[tuple[int, int]]:
        """The persons whom the document names, by the first and (exclusive) last token."""
        people = [(n.first, n.last) for n in self.layers.names if n.label == "PERSON"]
        return people + [(k.first, k.last) for k in self.layers.known if k.form == "person"]

    @functools.cached_property
    def _inside_names(self) -> frozenset[int]:
        """The tokens of persons' names but for the first of each, which may be a title."""
        return frozenset(i for first, last in self._people for i in range(first + 1, last))

    def introduced(self, head: int) -> int | None:
        """Return the person that a role noun introduces ("his counterpart Vladimir Putin").

        In "the leader of the group, Omar Sissoko" the parser hangs the name on the group.
        """
        token = self.layers.tokens[head]
        holders = [head]
        if self.kinds.get(token.base) == "person" and token.tag in ("NN", "NNP"):
            holders += [o for o in self._of(head) if not self._person_at(o)]
        below = (c for holder in holders for c in self.layers.children[holder])
        appositions = [c for c in below if self.layers.tokens[c].dep == "appos"]
        role = self.sector(head) is not None or token.lemma == "counterpart"
        if not role and not (appositions and token.tag == "NN"):
            return None
        for first, last in self._people:
            if appositions and any(first <= c < last for c in appositions):
                return last - 1
            if first == head + 1:
                return last - 1
            if first == head + 2 and self.layers.after(head).text == ",":
                return last - 1
        return None


def _home_of(entry: Entry | None) -> str | None:
    """Return which country the naming of somebody says is spoken of."""
    return None if entry is None or entry.sector in _ANYWHERE else entry.country
