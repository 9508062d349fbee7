"""The contexts of an event: its topics, by the words near its triggers and by who takes part."""

import functools
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_list
from dateline.document import Quote
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.classes import lemmas
from dateline.extract.events.grammar.nouns import light_verb
from dateline.extract.events.grammar.slots import RELATIVE, is_passive, kids, patient, subject
from dateline.records import Actor, Finding

Actors = Sequence[Finding[Actor]]

_APART = frozenset({"after", "before", "while", "when", "as", "since", "once", "until", "although"})
_BESIDE = frozenset({"at", "near", "outside", "inside", "behind", "around", "beside", "opposite"})
_BODIES = frozenset({
    "adviser", "agency", "analyst", "attaché", "charity", "chief", "commissioner", "coordinator",
    "correspondent", "department", "editor", "envoy", "expert", "group", "institute", "lawyer",
    "minister", "ministry", "monitor", "observatory", "office", "official", "organisation",
    "organization", "rapporteur", "reporter", "secretary", "spokesman", "spokesperson",
    "spokeswoman", "watch", "watchdog",
})  # fmt: skip
_HEADS = frozenset({
    "president", "prime minister", "premier", "king", "queen", "emir", "sultan", "chancellor",
    "junta", "supreme leader", "military council", "crown prince",
})  # fmt: skip
_TOLD_ON = frozenset({
    "publish", "post", "say", "statement", "release", "report", "write", "announce", "read",
    "issue", "carry",
})  # fmt: skip
"""Words for telling: what is told "on the website" is no event of the net."""
_RULING = frozenset({"COERCE", "SANCTION", "CONCEDE", "RETREAT"})
_STATES = frozenset({"GOV", "UNO", "IGO", "EUR"})
_OWNED = frozenset({"his", "its", "their"})  # "killed his men": fighters, not the people
_PEOPLE = frozenset({"CVL", "JRN", "LAB", "EDU", "OPP", "SOC", "REL", "AGR", "MED"})
_MODES: Mapping[tuple[str, str | None], str] = {
    ("COERCE", "cyber"): "cyber",
    ("COERCE", "misinformation"): "misinformation",
    ("COERCE", "censor"): "rights_freedoms",
    ("ASSAULT", "unconventional"): "cbrn",
    ("SANCTION", "convict"): "legal",
}


class Word(msgspec.Struct, frozen=True, gc=False):
    """A row of `contexts.csv`: the parts of the form, the context, and whether it is strong."""

    parts: tuple[str, ...]
    context: str
    strong: bool


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A word of the list at tokens `first` to `last` (exclusive)."""

    word: Word
    first: int
    last: int


def find_contexts(
    layers: Layers, draft: Draft, actors: Actors, recipients: Actors
) -> tuple[Finding[str], ...]:
    """Return the contexts of a draft with the words that show them, sorted, each once."""
    found: dict[str, Finding[str]] = {}
    for finding in (*_by_words(layers, draft), *_by_parties(layers, draft, actors, recipients)):
        found.setdefault(finding.value, finding)
    return tuple(found[name] for name in sorted(found))


@functools.cache
def _index() -> Mapping[str, tuple[Word, ...]]:
    """Return the words of the list by their first part in lower case."""
    index: dict[str, list[Word]] = {}
    for row in word_list("contexts"):
        parts = tuple(row["form"].replace("-", " ").split())
        word = Word(parts, row["context"], row["weight"] == "strong")
        index.setdefault(parts[0].lower(), []).append(word)
    return {first: tuple(words) for first, words in index.items()}


def _by_words(layers: Layers, draft: Draft) -> Iterator[Finding[str]]:
    """Return what the words say: a strong one in reach, a weak one in the clause, or two weak."""
    shown: dict[str, list[Hit]] = {}
    for head in dict.fromkeys(draft.heads):
        near, reach = _clause(layers, head)
        weak: dict[str, list[Hit]] = {}
        for hit in _hits(layers, reach):
            if hit.word.strong or (hit.first in near and not _beside(layers, hit)):
                shown.setdefault(hit.word.context, []).append(hit)
            else:
                weak.setdefault(hit.word.context, []).append(hit)
        for context, hits in weak.items():
            if len({hit.word for hit in hits}) > 1:
                shown.setdefault(context, []).extend(hits)
    for context, hits in shown.items():
        hits.sort(key=lambda hit: hit.first)
        quotes = dict.fromkeys(layers.quote(hit.first, hit.last) for hit in hits)
        yield Finding(context, tuple(quotes), "context.word")


def _hits(layers: Layers, reach: frozenset[int]) -> Iterator[Hit]:
    """Return the listed words within the tokens `reach`, the longest at each place."""
    index = _index()
    flat = [
        (raw, token)
        for token in (layers.tokens[i] for i in sorted(reach))
        for raw in token.text.split("-")
        if raw
    ]
    found: list[Hit] = []
    for at, (raw, token) in enumerate(flat):
        words = dict.fromkeys((*index.get(raw.lower(), ()), *index.get(_lemma(token), ())))
        for word in words:
            run = flat[at : at + len(word.parts)]
            if len(run) == len(word.parts) and _reads(word, run):
                found.append(Hit(word, run[0][1].i, run[-1][1].i + 1))
    for hit in found:
        if not any(_within(hit, other) for other in found) and not _idle(layers, hit):
            yield hit


def _within(hit: Hit, other: Hit) -> bool:
    """Tell whether a word is only part of a longer one ("fraud" in "election fraud")."""
    longer = other.last - other.first > hit.last - hit.first
    return longer and other.first <= hit.first and hit.last <= other.last


def _lemma(token: Token) -> str:
    lemma = token.base
    return lemma[:-1] if token.tag == "NNPS" and lemma.endswith("s") else lemma


def _reads(word: Word, run: Sequence[tuple[str, Token]]) -> bool:
    """Tell whether parts of a text are the word; a capital in the list asks for one here."""
    if run[-1][1].i - run[0][1].i > 2 * len(run):
        return False
    return all(
        raw == part if part != part.lower() else part in (raw.lower(), _lemma(token))
        for part, (raw, token) in zip(word.parts, run, strict=True)
    )


def _idle(layers: Layers, hit: Hit) -> bool:
    """Tell whether the words only name who speaks ("health ministry") or are doubted."""
    start, end = layers.tokens[hit.first].start, layers.tokens[hit.last - 1].end
    if any(q.scare and q.start <= start and end <= q.end for q in layers.quotations):
        return True
    last = layers.tokens[hit.last - 1]
    if any(t.base in ("former", "ex") for t in kids(layers, last.i, "amod")):
        return True
    if last.pos == "PROPN" and hit.word.parts[-1] == hit.word.parts[-1].lower():
        for name in layers.names:
            if name.label == "PERSON" and name.first <= last.i < name.last:
                return True  # "Bill", "Judge"
    above = layers.tokens[last.head]
    if last.dep == "pobj" and above.low == "on" and layers.tokens[above.head].base in _TOLD_ON:
        return True
    if above.dep == "prep" or above.pos == "ADP":
        above = layers.tokens[above.head] if above.low in ("of", "for") else last
    if above.i != last.i and last.dep in ("compound", "amod", "nmod", "pobj", "poss", "conj"):
        return lemmas(layers, above.i)[0] in _BODIES
    return False


def _beside(layers: Layers, hit: Hit) -> bool:
    """Tell whether a word only says where something is ("outside the court")."""
    token = layers.tokens[hit.last - 1]
    while token.dep in ("compound", "amod", "conj", "poss", "nmod"):
        token = layers.tokens[token.head]
    return token.dep == "pobj" and layers.tokens[token.head].low in _BESIDE


def _clause(layers: Layers, head: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return the tokens of the trigger's own clause, and those of the sentence that bear on it."""
    near = set(_pruned(layers, head))
    token = layers.tokens[head]
    if token.pos in ("VERB", "AUX"):
        for i in (*subject(layers, head), *patient(layers, head)):
            if layers.tokens[i].sentence == token.sentence:
                near |= set(_pruned(layers, i, skip=head))
        reach = set(near)
        near -= _told_of(layers, near)
        for above in layers.ancestors(head):
            if token.dep not in ("xcomp", "advcl", "pcomp", "acl", "prep", "agent"):
                break
            token = layers.tokens[above]
            if token.pos not in ("VERB", "AUX", "ADP", "SCONJ"):
                break
            reach |= set(_pruned(layers, above))
        return frozenset(near), frozenset(reach)
    carrier = light_verb(layers, head)
    governor = layers.tokens[token.head]
    verb = carrier[0] if carrier else governor.i if token.dep.startswith("nsubj") else None
    if verb is not None and layers.tokens[verb].pos in ("VERB", "AUX"):
        near |= set(_pruned(layers, verb)) if carrier else set()
        reach = near | set(_pruned(layers, verb, close=True))
        return frozenset(near - _told_of(layers, near)), frozenset(reach)
    return frozenset(near - _told_of(layers, near)), frozenset(near)


def _told_of(layers: Layers, near: set[int]) -> set[int]:
    """Return the tokens of relative clauses ("members, who run most of the livestock trade")."""
    clauses = [i for i in near if layers.tokens[i].dep == "relcl" and layers.tokens[i].head in near]
    return {j for i in clauses for j in layers.subtree(i)}


def _pruned(
    layers: Layers, i: int, *, skip: int | None = None, close: bool = False
) -> Iterator[int]:
    """Return token `i` and what hangs on it, without clauses that tell of something else.

    `close` leaves out what the clauses of `i` itself tell as well.
    """
    queue = [i]
    while queue:
        above = queue.pop()
        yield above
        for child in layers.children[above]:
            token = layers.tokens[child]
            if child == skip or token.dep == "parataxis" or _apart(layers, token):
                continue
            if close and above == i and token.dep in ("ccomp", "xcomp", "advcl"):
                continue
            queue.append(child)


def _apart(layers: Layers, token: Token) -> bool:
    """Tell whether a clause tells of something else than the one above it."""
    if token.dep == "conj":
        return token.pos in ("VERB", "AUX") and layers.tokens[token.head].pos in ("VERB", "AUX")
    if token.dep == "advcl":
        return any(t.low in _APART for t in kids(layers, token.i, "mark", "advmod"))
    if token.dep == "prep" and token.low in ("after", "before", "since", "despite"):
        return True
    if token.dep == "ccomp":  # "X was hit, the health ministry said": the parser may turn it
        return token.i < token.head and bool(kids(layers, token.head, "nsubj"))
    if token.dep == "relcl":
        own = [t for t in kids(layers, token.i, "nsubj") if t.low not in RELATIVE]
        return bool(own) and not is_passive(layers, token.i)
    return False


def _by_parties(
    layers: Layers, draft: Draft, actors: Actors, recipients: Actors
) -> Iterator[Finding[str]]:
    """Return what the type, the mode and the sectors of the parties say."""
    first = draft.matches[0]
    trigger = layers.quote(first.first, first.last)
    if (named := _MODES.get((draft.type, draft.mode))) is not None:
        at = draft.mode_at
        quote = trigger if at is None else layers.quote(at, at + 1)
        yield Finding(named, (quote,), "context.sector")
    everyone = (*actors, *recipients)
    armies = [a for a in everyone if a.value.sector == "MIL" and a.value.country]
    joint = all(a.value.sector in ("MIL", "GOV") for a in everyone)
    forced = draft.type in ("MOBILIZE", "ASSAULT") or (draft.type == "COOPERATE" and joint)
    if armies and forced:
        yield _sector("military", armies)
    for sector, context in (("JUD", "legal"), ("LEG", "legislative")):
        if bench := [a for a in actors if a.value.sector == sector]:
            yield _sector(context, bench)
    if fled := [a for a in everyone if a.value.sector == "REF"]:
        yield _sector("migration", fled)
    if draft.type in _RULING and (rulers := [a for a in actors if _rules(a, layers)]):
        yield _sector("executive", rulers)
    if draft.type == "CONSULT" and _abroad(states := [a for a in everyone if _state(a)]):
        yield _sector("diplomatic", states)
    if draft.type == "ASSAULT" and (struck := _repressed(actors, recipients)):
        yield _sector("repression", struck)


def _sector(context: str, parties: Actors) -> Finding[str]:
    quotes: dict[Quote, None] = dict.fromkeys(q for p in parties for q in p.quotes[:1])
    return Finding(context, tuple(quotes), "context.sector")


def _rules(party: Finding[Actor], layers: Layers) -> bool:
    """Tell whether a party is a head of state or government, or a body that rules unelected."""
    if party.value.sector != "GOV":
        return False
    text = f" {party.value.text.lower()} "
    entry = (
        layers.directory.on(party.value.id, layers.document.published) if party.value.id else None
    )
    role = entry.role if entry else ""
    if role:
        return role in _HEADS
    words = text.split()
    return any(text.endswith(f" {title} ") or words[:1] == [title] for title in _HEADS)


def _state(party: Finding[Actor]) -> bool:
    return party.value.sector in _STATES


def _abroad(states: Actors) -> bool:
    """Tell whether governments of different countries, or one and an organisation, take part."""
    lands = {s.value.country or s.value.id or s.value.text for s in states}
    return len(lands) > 1 and any(s.value.sector == "GOV" and s.value.country for s in states)


def _repressed(actors: Actors, recipients: Actors) -> Actors:
    """Return the parties where security forces use force on people of their own country."""
    people = [
        r for r in recipients
        if r.value.sector in _PEOPLE and r.value.text.split()[0].lower() not in _OWNED
    ]  # fmt: skip
    forces = [
        a for a in actors
        if (a.value.sector == "COP" and all(_alike(a, p) for p in people))
        or (a.value.sector == "MIL" and a.value.country
            and any(p.value.country == a.value.country for p in people))
    ]  # fmt: skip
    return [*forces, *people] if forces and people else []


def _alike(left: Finding[Actor], right: Finding[Actor]) -> bool:
    """Tell whether two parties may be of one country."""
    countries = {left.value.country, right.value.country} - {None}
    return len(countries) < 2


__all__ = ["find_contexts"]
