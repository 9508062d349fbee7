"""Actors: from the words of a mention to who is meant, for which country and sector."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dateline.annotate import Layers, Token, counted
from dateline.codebook.directory import BODIES, PLACED
from dateline.codebook.schemes import ORGANS
from dateline.codebook.words import word_set
from dateline.document import Quote
from dateline.extract.actors.armies import own_army
from dateline.extract.actors.names import NOWHERE, OWN_SECTOR, Names
from dateline.extract.actors.offices import body_of, of_lesser
from dateline.extract.actors.offshoots import MERELY_NEAR, of_another, parent
from dateline.extract.actors.phrases import core, numbered, phrase, shared_noun
from dateline.extract.actors.regimes import country_of_regime
from dateline.extract.actors.several import counted_apart, office, shared, sharing
from dateline.extract.actors.sides import Sides
from dateline.extract.actors.vehicles import is_owned, warplane
from dateline.records import Actor, Finding

_BODIES = {
    "government": "government", "authority": "government", "regime": "government",
    "military": "military", "army": "military", "troop": "military", "soldier": "military",
    "police": "police", "parliament": "parliament", "legislature": "parliament",
}  # fmt: skip
_REGIME = "regime"
_FORCES = frozenset({"force", "forces"})
_OFFICES = frozenset({"ministry", "minister", "department", "secretary"})
"""Nouns that an adjective before them names: "the foreign ministry"."""
_LANDS = frozenset({"country", "nation", "state", "kingdom", "republic"})
_BEARERS = BODIES | {"institution"}
_BODY_NOUNS = frozenset({
    "group", "fighter", "movement", "militant", "force", "troop", "militia", "organisation",
    "organization", "agency", "network", "alliance", "coalition", "party", "outlet", "newspaper",
    "channel", "mission", "rebel", "militiaman", "faction", "charity", "watchdog", "insurgent",
    "unit", "cell", "operative", "gunman", "jihadist", "extremist", "terrorist", "squad",
})  # fmt: skip
_BORDERLESS = frozenset({"IGO", "UNO", "EUR"})
"""Sectors that belong to no state, whatever passport their people hold (PLOVER)."""
_HAVING = OWN_SECTOR - {"GOV"} | _BORDERLESS | {"REB", "UAF", "CRM", "PRM", "IMG"}
"""Sectors of bodies, other than governments, whose offices "its" tells of."""
_ELECTED = frozenset({"GOV", "LEG", "JUD"})
"""Sectors of offices whose title before a name says more than what else the person is."""
_ABROAD = frozenset({"foreign", "international", "multinational", "coalition", "allied"})
"""What is called so is not the home country's."""
_FOLLOWERS = frozenset({
    "man", "fighter", "force", "troop", "soldier", "militant", "gunman", "militiaman", "rebel",
    "insurgent", "guerrilla", "combatant", "member",
})  # fmt: skip
"""Nouns of those who fight for somebody: "its fighters", "his men"."""
_ARMED = frozenset({"REB", "UAF", "CRM", "PRM", "IMG", "MIL", "COP"})

NOBODY: Mapping[int, int] = MappingProxyType({})
_Key = tuple[str | None, str]


class ActorReader:
    """Reads the actors of one document; `on` is its day of publication (YYYY-MM-DD) or None.

    `parts` are the tokens that name a part of a country by another's name, with its code.
    """

    def __init__(self, layers: Layers, on: str | None, parts: Mapping[int, str] = NOWHERE) -> None:
        self.layers = layers
        self.sides = Sides(layers, layers.directory)
        issuer = self.sides.issuer
        home = issuer.country if issuer else None
        self.names = Names(layers, on, layers.directory, home, parts)
        self.labels = word_set("labels")
        self._cache: dict[tuple[int, bool], Finding[Actor] | None] = {}

    def read(self, head: int, *, force: bool = False) -> Finding[Actor] | None:
        """Return who the mention headed by a token is; None for a pronoun that nobody fills.

        `force` says that the mention acts with force: a bare state is then its military.
        """
        head = numbered(self.layers, head)
        key = (head, force)
        if key not in self._cache:
            self._cache[key] = self._read(head, force)
        return self._cache[key]

    def read_all(
        self, heads: list[int], *, force: bool = False, same: Mapping[int, int] = NOBODY
    ) -> tuple[Finding[Actor], ...]:
        """Return who several mentions are, each actor once, with the words of every mention.

        Mentions of one are one actor, whatever each calls him; `same` tells of a head which other
        one says better who is meant.
        """
        found: dict[_Key, list[tuple[bool, Finding[Actor]]]] = {}
        keys: dict[int, _Key] = {}
        one = [h for h in heads if self.layers.tokens[h].tag in ("NN", "NNP")]
        bodies = {self._body(h) for h in one}  # "a commander of the M23" is one, not two
        for head in heads:
            if head in bodies:
                continue
            whole = same.get(head, head)
            behind = self.layers.refers.get(whole, (whole,))
            short = whole != head or self.layers.tokens[head].pos == "PRON"
            findings = self._spread(head, force)
            for finding in findings:
                key = (finding.value.country, finding.value.name or finding.value.text.lower())
                if len(findings) == len(behind) == 1:
                    key = keys.setdefault(behind[0], key)
                found.setdefault(key, []).append((short, finding))
        return tuple(map(_as_one, found.values()))

    def _spread(self, head: int, force: bool) -> list[Finding[Actor]]:
        """Return the actors of a mention: several behind "the two sides" or a shared head noun.

        "Syrian and Russian air forces" is two actors that share a head.
        """
        behind = self.layers.refers.get(head, ())
        parts = behind if len(behind) > 1 else counted_apart(self.names, head)
        if parts:
            return [f for p in parts if (f := self.read(p, force=force)) is not None]
        several = shared(self.names, head)
        if len(several) > 1:
            words = self._words(head)
            return [
                Finding(
                    sharing(self.names, head, word, code, words.text), (words,), "actor.shared-head"
                )
                for code, word in several.items()
            ]
        finding = self.read(head, force=force)
        return [] if finding is None else [finding]

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
        if (side := self.sides.side_of(head)) is not None:
            value = Actor(words.text, side.name, side.id, side.country, side.sector)
            return Finding(value, (words,), "actor.side")
        if (followers := self._followers(head, words)) is not None:
            return followers
        own = self._resolve(head, words.text, force)
        if own.name is None or (own.country is None and behind):
            told = bool(behind) and behind[0] != head
            full = self._resolve(behind[0], words.text, force) if told else None
            if full is not None and (full.name or full.country):
                return self._finding(
                    full, head, (words, self._words(behind[0])), "actor.coreference"
                )
        person = self.names.introduced(head) if token.name != "PERSON" else None
        shown = (words,) if person is None else (words, self._words(person))
        return self._finding(own, head, shown, self._rule(own))

    def _taken_up(self, words: Quote, behind: int, force: bool) -> Finding[Actor] | None:
        full = self.read(behind, force=force)
        if full is None:
            return None
        value = Actor(
            words.text, full.value.name or full.value.text, full.value.id,
            full.value.country, full.value.sector,
        )  # fmt: skip
        return Finding(value, tuple(dict.fromkeys((words, *full.quotes))), "actor.coreference")

    def _followers(self, head: int, words: Quote) -> Finding[Actor] | None:
        """Return who fights for whom "its" stands for: a group, a body of states, an army."""
        tokens = self.layers.tokens
        lemma = tokens[head].base
        theirs = [c for c in self.layers.children[head] if tokens[c].tag == "PRP$"]
        owner = self.read(theirs[0]) if theirs and lemma in _FOLLOWERS else None
        if owner is None:
            return None
        of = owner.value
        if of.sector in _ARMED or (of.sector in _BORDERLESS and lemma != "member"):
            group = tokens[theirs[0]].low in ("its", "their")
            named = (of.name, of.id) if group else (None, None)
            value = Actor(words.text, *named, of.country, of.sector)
        elif of.sector == "GOV" and of.country and lemma not in ("man", "member"):
            body = self.names.directory.countries[of.country].bodies.get("military")
            ident = f"{of.country}-military" if body else None
            value = Actor(words.text, body, ident, of.country, "MIL")
        else:
            return None
        return self._finding(value, head, (words, *owner.quotes), "actor.followers")

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
            if i in self.names.known_at:
                continue  # the "Liberation" of an army's name judges nobody
            if self.layers.tokens[i].base in self.labels:
                return self.layers.tokens[i]
        return None

    def _rule(self, actor: Actor) -> str:
        if actor.id is not None:
            return "actor.country" if actor.id in self.names.directory.countries else "actor.known"
        return "actor.role" if actor.sector is not None else "actor.words"

    def _words(self, head: int) -> Quote:
        return self.layers.quote(*phrase(self.layers, head))

    def _resolve(self, head: int, text: str, force: bool) -> Actor:
        """Return the actor that the mention's own words name."""
        known = self.names.known_at.get(head)
        if known is not None and known.form not in PLACED:
            entry = self.names.entry(known, head)
            if entry is not None:
                home = None if entry.sector in _BORDERLESS else entry.country
                return Actor(text, entry.name, entry.id, home, entry.sector)
        if known is not None and known.form in ("country", "capital"):
            code = self.names.code(known, head)
            country = self.names.directory.countries[code]
            return Actor(text, country.name, code, code, "MIL" if force else "GOV")
        if known is not None and known.form == "part":
            return Actor(text, None, None, self.names.code(known, head), "GOV")
        if known is not None and known.form == "demonym":
            code = self.names.code(known, head)
            state = self.names.directory.countries[code]
            if (noun := shared_noun(self.layers, head)) is not None:
                return sharing(self.names, noun, state.adjective, code, text)
            if (craft := warplane(self.layers, head)) is not None:
                return Actor(f"{text} {craft}", f"{state.adjective} {craft}", None, code, "MIL")
            if self.layers.tokens[head].dep in ("amod", "compound", "nmod", "poss") or self._whole(
                head
            ):
                return Actor(text, state.name, code, code, "MIL" if force else "GOV")
            if (arms := self.names.sector_of(core(self.layers, head))) in _ARMED:
                return Actor(text, None, None, code, arms)  # "rebel Serbs"
            return Actor(text, f"{state.adjective} people", None, code, "CVL")
        if self.layers.tokens[head].name == "PERSON":
            return self._person(head, text)
        if (person := self.names.introduced(head)) is not None:
            return self._resolve(person, text, force)
        return own_army(self.names, head, text) or self._described(head, text)

    def _whole(self, head: int) -> bool:
        """Tell whether a people's name stands for its state: "the British", not "two Britons"."""
        before = self.layers.tokens[head - 1].low if head else ""
        bare = self.layers.children[head]
        return before == "the" and all(self.layers.tokens[c].i == head - 1 for c in bare)

    def _person(self, head: int, text: str) -> Actor:
        name = next((n for n in self.layers.names if n.first <= head < n.last), None)
        written = self.layers.quote(name.first, name.last).text if name else text
        own = core(self.layers, head)
        near = [*own, *self.names.appositions(head)]
        titled = self.names.sector_of(own)  # "Sen. Ana Ruiz, a leader of the coalition"
        told = titled if titled in _ELECTED else self.names.sector_of(near)
        about = own if titled in _ELECTED else near
        sent = [self.names.sector_of_body(i, about) for i in about if self._is_office(i)]
        if told in _ELECTED and sent and sent[-1] in _BORDERLESS:
            told = sent[-1]  # "African Union mediator Jan Mol", "the EU's representative, Jan Mol"
        sector, country = self._placed(head, near, told)
        return Actor(text, written, None, country, sector)

    def _is_office(self, i: int) -> bool:
        token = self.layers.tokens[i]
        return token.name != "PERSON" and self.names.kinds.get(token.base) == "person"

    def _placed(
        self, head: int, near: list[int], sector: str | None
    ) -> tuple[str | None, str | None]:
        """Return sector and country of a mention: a counterpart has the office in another state."""
        peer, body = self._peer(near), self._its_body(near)
        if body is not None:
            return body.sector, None if body.sector in _BORDERLESS else body.country
        sector = sector or (peer.sector if peer is not None else None)
        country = None if sector in _BORDERLESS else self.names.country_of(head, near)
        return sector, None if peer is not None and country == peer.country else country

    def _its_body(self, near: list[int]) -> Actor | None:
        """Return the body that a mention holds an office of: "its secretary, Ishaya Yakubu"."""
        tokens = self.layers.tokens
        for i in near:
            theirs = [c for c in self.layers.children[i] if tokens[c].low in ("its", "their")]
            held = theirs and self.names.holds_office(tokens[i].base)
            owner = self.read(theirs[0]) if held else None
            if owner is not None and owner.value.sector in _HAVING:
                return owner.value
        return None

    def _peer(self, near: list[int]) -> Actor | None:
        """Return whose counterpart a mention is ("the Turkish minister's Armenian counterpart")."""
        for i in near:
            if self.layers.tokens[i].base == "counterpart":
                owners = [c for c in self.layers.children[i] if self.layers.tokens[c].dep == "poss"]
                found = [f.value for c in owners if (f := self.read(c)) is not None]
                return found[0] if found else None
        return None

    def _described(self, head: int, text: str) -> Actor:
        """Return the actor that a common noun names: sector by role, country by modifiers."""
        mention, head = head, counted(self.layers, head)
        if head != mention and head in self.names.known_at:
            return self._resolve(head, text, False)  # "members of the European Union"
        near = core(self.layers, head)
        lemma = self.layers.tokens[head].base
        if (holder := self.names.titled(head, near)) is not None:
            return Actor(text, holder.name, holder.id, holder.country, holder.sector)
        if lemma in _FOLLOWERS and (group := self.names.group_of(head)) is not None:
            return Actor(text, group.name, group.id, group.country, group.sector)
        if lemma in _LANDS and (code := self.names.country_of(head, near)):
            return Actor(text, self.names.directory.countries[code].name, code, code, "GOV")
        if (served := self._served(head, text)) is not None:
            return served
        above = parent(self.layers, head) if lemma not in MERELY_NEAR else None
        of_parent = self.names.entry(above, head) if above else None
        sector = of_parent.sector if of_parent else self.names.sector_of_body(head, near)
        owned = is_owned(self.names, head)
        sector = sector or (self.names.sector_of([i for i in near if i != head]) if owned else None)
        sector = sector or self.names.sector(head) or self.names.sector_of(near)
        sector, country = self._placed(head, near, sector)
        borderless = sector in _BORDERLESS
        roles = [self.layers.tokens[i].base for i in near]
        if country is None and not borderless:
            placed = (self.names.country_of_role(role, head) for role in roles)
            country = next(filter(None, placed), None)
        ours = not borderless and not _ABROAD.intersection(roles) and not self._is_issuer_s(head)
        if country is None and ours and sector in ORGANS and lemma in (*_BODIES, *_FORCES):
            country = (
                country_of_regime(self.names, head, near)
                if lemma == _REGIME
                else self.names.context(head)
            )
        return Actor(text, *self._named(lemma, head, country, sector, near))

    def _body(self, head: int) -> int:
        """Return the head of the body that the bearer of an office is of, or -1."""
        return body_of(self.layers, head, self.names.roles, self.names.kinds)

    def _served(self, head: int, text: str) -> Actor | None:
        """Return somebody by the body he speaks for or leads: "a spokesman for Hamas"."""
        below = self._body(head)
        body = self.read(below) if below >= 0 else None
        if body is None or body.value.sector in (None, "UNK"):
            return None
        home = None if body.value.sector in _BORDERLESS else body.value.country
        return Actor(text, None, None, home, body.value.sector)

    def _is_issuer_s(self, head: int) -> bool:
        """Tell whether a text's own side is meant ("our soldiers"), whichever that is."""
        return any(self.layers.tokens[c].low == "our" for c in self.layers.children[head])

    def _named(
        self, lemma: str, head: int, country: str | None, sector: str | None, near: list[int]
    ) -> tuple[str | None, str | None, str | None, str | None]:
        """Return name, id, country and sector of a described actor."""
        named = [k for i in near if (k := self.names.known_at.get(i)) and k.form in _BEARERS]
        known = [k for k in named if not of_another(self.layers, k.last - 1)]
        entry = self.names.entry(known[0], head) if known else None
        if entry is not None and lemma in _BODY_NOUNS:
            return entry.name, entry.id, entry.country, entry.sector
        if country is None:
            return None, None, None, sector
        state = self.names.directory.countries[country]
        lesser = of_lesser(self.layers, head, self.names.kinds, self.names.states)
        body = "military" if lemma in _FORCES and sector == "MIL" else _BODIES.get(lemma)
        if body and body in state.bodies and not lesser and sector != "REB":  # separatists'
            return state.bodies[body], f"{country}-{body}", country, sector
        role = None if lesser or self._is_one_of(head) else office(self.names, head, near)
        holder = self.names.directory.holder(role, country, self.names.on) if role else None
        if holder is not None:
            return holder.name, holder.id, holder.country, holder.sector
        nouns = [self.layers.tokens[i] for i in near if i not in self.names.known_at]
        words = " ".join(
            t.low if t.base in self.names.roles and t.name != "NORP" else t.text
            for t in nouns  # but "Mr." of "Mr. Rubio's supporters"
            if (t.pos in ("NOUN", "PROPN") and t.text[-1] != ".")
            or (t.pos == "ADJ" and lemma in _OFFICES)
        )
        sent = self.names.is_sent(head, near)
        whose = state.adjective if entry is None or sent else entry.name
        return (f"{whose} {words}" if words else None), None, country, sector

    def _is_one_of(self, head: int) -> bool:
        """Tell whether one of several is meant: "a Russian opposition leader"."""
        tokens = self.layers.tokens
        return any(tokens[c].low in ("a", "an", "another") for c in self.layers.children[head])


def _as_one(told: Sequence[tuple[bool, Finding[Actor]]]) -> Finding[Actor]:
    """Return what the first mention that is no short one makes of an actor, in the words of all."""
    _, best = min(told, key=lambda one: one[0])
    quotes = dict.fromkeys(quote for _, finding in told for quote in finding.quotes)
    return Finding(best.value, tuple(quotes), best.rule)
