"""Attributions without a cue verb: "according to S", "S's claim that C", "allegedly", "S: C"."""

import re
from collections.abc import Collection

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.codebook.places import Gazetteer
from dateline.codebook.words import word_table
from dateline.document import HEADINGS
from dateline.extract.claims.attributions import Draft, Range
from dateline.extract.claims.grammar.cues import cues
from dateline.extract.claims.grammar.doers import nobody, speakers
from dateline.extract.claims.grammar.relays import carriers, through
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    heads,
    is_negated,
    is_verb,
    subject,
    word,
)

_ANSWERING = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "contest", "rebut",
                        "disavow", "confirm", "question", "challenge"})  # fmt: skip
"""Verbs whose object is an account: the one before them, where none follows."""
_BOUNDS = frozenset({"ccomp", "relcl", "acl", "ROOT"})
_OF = frozenset({"report", "claim", "rumor", "rumour", "allegation", "accusation", "denial",
                 "admission", "confirmation", "account", "dismissal", "rejection",
                 "retraction"})  # fmt: skip
_MAKING = frozenset({"make", "issue", "repeat", "reiterate", "renew", "release", "level", "hurl",
    "voice", "express", "raise", "give", "publish", "spread", "face", "echo", "air", "offer",
    "send", "post", "deliver", "have", "stand"})  # fmt: skip
_REFUSING = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "dispute", "repudiate",
                       "contradict", "question", "doubt"})  # fmt: skip
_COUNTS = frozenset({"count", "tally", "reckoning", "estimate", "account", "calculation", "figure"})
_DASHES = frozenset({"-", "–", "—", "--"})
_STOPS = frozenset({".", "?", "!", '"', "”"})
_LINE = 40
"""Tokens of a post that may end in its source behind a dash."""
_A_TOWN = 20_000
"""People that a place of a speaker's name must have: many surnames are villages."""
_NOT_SPEAKERS = re.compile(
    r"(?i)(live|live updates?|updates?|breaking|watch|video|photos?|analysis|opinion|explainer|"
    r"exclusive|timeline|fact[- ]check|factbox|read more|also read|related|note|correction|"
    r"(death )?toll|casualties|killed|wounded|the dead|"
    r"in pictures|q&a|profile|background|editorial|what we know|the latest|developing|map|by|"
    r"q|question|reporter|journalist|interviewer|moderator)"
)


def phrase_drafts(layers: Layers, cut: Collection[int]) -> list[Draft]:
    """Return the attributions whose cue is a preposition, noun or adverb, or a colon."""
    found: list[Draft | None] = []
    for token in layers.tokens:
        lemma = token.low
        if lemma in ("according", "as", "in"):
            found.append(_according(layers, token.i, cut))
        if lemma == "by" and token.dep in ("prep", "agent"):
            found.append(_by_count(layers, token.i, cut))
        if token.pos == "NOUN" and token.base in cues("noun"):
            found.append(_noun(layers, token.i, cut))
        elif lemma in cues("adverb"):
            found.append(_adverb(layers, token.i, cut))
    found.extend(_headline(layers, n) for n in range(len(layers.sentences)))
    return [draft for draft in found if draft is not None]


def _scope(layers: Layers, i: int) -> int:
    """Return the head of the clause that a phrase comments on: the sentence, unless nested."""
    at = layers.tokens[i].head
    while layers.tokens[at].head != at and layers.tokens[at].dep not in _BOUNDS:
        at = layers.tokens[at].head
    mark = child_of(layers, at, "mark")
    if mark is not None and i < mark and layers.tokens[at].dep == "ccomp":
        return layers.tokens[at].head  # "S told W, according to X, that C"
    return at


def _according(layers: Layers, i: int, cut: Collection[int]) -> Draft | None:
    """Return the source of "according to S": the whole sentence is its content."""
    who, last = _according_to(layers, i)
    if who is None or layers.tokens[who].tag in ("WDT", "WP"):
        return None  # "the information according to which civilians died"
    sources, spans = speakers(layers, who)
    if nobody(layers, who):
        return None
    top = _scope(layers, i) if layers.tokens[i].head != i else None
    own = below(layers, i)
    content = below(layers, top, [*(c for c in cut if c != i), i]) if top is not None else set()
    if top is not None and layers.tokens[top].dep == "relcl" and len(content) < 3:
        content = below(layers, layers.sentences[layers.tokens[i].sentence].root, [i])
    return Draft(
        anchor=i, cue=(i, last), sources=sources, spans=spans, stance="assert",
        rule="claim.according-to", tokens=content - own, bare=not content,
        outer=carriers(layers, who),
    )  # fmt: skip


def _by_count(layers: Layers, i: int, cut: Collection[int]) -> Draft | None:
    """Return the source of "by the Observatory's count": the whole sentence is its content."""
    for count in children_of(layers, i, "pobj"):
        who = child_of(layers, count, "poss")
        if who is None or layers.tokens[count].base not in _COUNTS:
            continue
        sources, spans = speakers(layers, who)
        content = below(layers, _scope(layers, i), [*cut, i])
        return Draft(
            anchor=i, cue=(i, i + 1), sources=sources, spans=spans, stance="assert",
            rule="claim.according-to", tokens=content, bare=not content,
        )  # fmt: skip
    return None


def _according_to(layers: Layers, i: int) -> tuple[int | None, int]:
    """Return the speaker of a phrase like "according to" that begins at token `i`, and its end."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    words = [word(layers, j) for j in range(i, min(i + 4, sentence.last))]
    for form in cues("prep-phrase"):
        parts = form.split()
        if words[: len(parts)] != parts:
            continue
        last = i + len(parts)
        for j in range(last, min(last + 40, sentence.last)):
            token = layers.tokens[j]
            if token.dep == "pobj" and token.head == last - 1:
                return j, last
    return None, i


def _noun(layers: Layers, i: int, cut: Collection[int]) -> Draft | None:
    """Return the attribution of "S's claim that C", "reports of C", "denied claims that C"."""
    clause = next(
        (c for c in children_of(layers, i, "acl", "ccomp", "relcl", "appos")
         if _opened(layers, c)),
        None,
    )  # fmt: skip
    stance = cues("noun")[layers.tokens[i].base]
    roots = [clause] if clause is not None else []
    if not roots and layers.tokens[i].base in _OF:
        roots = [
            p for over in _prepositions(layers, i) if word(layers, over) in ("of", "about")
            for p in children_of(layers, over, "pobj", "pcomp")
        ]  # fmt: skip
    if not roots:
        return None
    content = {t for r in roots for t in below(layers, r, cut)}
    who, refused = _speaker_of(layers, i)
    if refused is not None and who is not None:
        stance = "deny"
    sources, spans = speakers(layers, who)
    first = refused if refused is not None else i
    return Draft(
        anchor=first, cue=(first, first + 1), sources=sources, spans=spans,
        stance="deny" if refused is None and is_negated(layers, i) and sources else stance,
        rule="claim.noun", tokens=content, outer=_through(layers, i),
    )  # fmt: skip


def _opened(layers: Layers, clause: int) -> bool:
    """Tell whether "that" or "whether" opens a clause and is no pronoun in it."""
    own = subject(layers, clause)
    if (
        own is not None
        and layers.tokens[clause].base in _ANSWERING
        and not children_of(layers, clause, "dobj", "ccomp", "xcomp", "auxpass", "prep")
    ):
        return False  # "a claim that Riyadh has denied"
    return any(
        word(layers, c) in ("that", "whether")
        and (layers.tokens[c].dep == "mark" or (own is not None and c < own))
        and layers.tokens[c].tag != "WDT"
        for c in layers.children[clause]
    ) or any(word(layers, m) in ("that", "whether") for m in children_of(layers, clause, "mark"))


def _prepositions(layers: Layers, i: int) -> list[int]:
    """Return the noun's prepositions, also behind X ("a denial through X of any part")."""
    own = children_of(layers, i, "prep")
    by = [p for over in own if word(layers, over) in ("through", "via")
          for p in children_of(layers, over, "pobj")]  # fmt: skip
    made = layers.tokens[i].dep == "dobj" and not own
    above = children_of(layers, layers.tokens[i].head, "prep") if made else []
    by += [p for over in above if word(layers, over) in ("through", "via") and over > i
           for p in children_of(layers, over, "pobj")]  # fmt: skip
    return [*own, *(o for p in by for o in children_of(layers, p, "prep"))]


def _through(layers: Layers, i: int) -> tuple[int, ...]:
    """Return who passes on what noun `i` says: "issued a denial through X"."""
    above = layers.tokens[i].head
    made = layers.tokens[i].dep == "dobj" and layers.tokens[above].base in _MAKING
    return (*carriers(layers, i), *through(layers, i), *(through(layers, above) if made else ()))


def _speaker_of(layers: Layers, i: int) -> tuple[int | None, int | None]:
    """Return who makes the claim that noun `i` names, and the verb that refuses it, if one does."""
    token = layers.tokens[i]
    if token.dep == "dobj" and layers.tokens[token.head].base in _REFUSING:
        return subject(layers, token.head), token.head
    own = child_of(layers, i, "poss")
    if own is not None:
        return own, None
    for over in children_of(layers, i, "prep", "agent"):
        if word(layers, over) in ("by", "from"):
            return child_of(layers, over, "pobj"), None
    if token.dep == "dobj" and layers.tokens[token.head].base in _MAKING:
        return subject(layers, token.head), None
    named = (
        c for c in children_of(layers, i, "amod", "compound")
        if layers.tokens[c].name in ("NORP", "ORG", "GPE", "PERSON")
    )  # fmt: skip
    return next(named, None), None


def _adverb(layers: Layers, i: int, cut: Collection[int]) -> Draft | None:
    """Return the claim of nobody in particular that an adverb marks ("allegedly")."""
    head = layers.tokens[i].head
    if head == i:
        return None
    top = head
    while layers.tokens[top].head != top and (
        layers.tokens[top].dep in ("amod", "advmod", "aux", "auxpass", "acomp", "prep")
    ):
        top = layers.tokens[top].head
    content = below(layers, top, [*cut, i])
    sentence = layers.sentences[layers.tokens[i].sentence]
    if is_verb(layers, top) and layers.tokens[top].dep == "ROOT":
        content &= set(range(sentence.first, sentence.last))
    return Draft(
        anchor=i, cue=(i, i + 1), sources=(), spans=(),
        stance=cues("adverb")[word(layers, i)], rule="claim.adverb", tokens=content,
    )  # fmt: skip


def _headline(layers: Layers, n: int) -> Draft | None:
    """Return the speaker of a headline: "Ministry: base hit", "Base hit – ministry"."""
    sentence = layers.sentences[n]
    block = layers.document.blocks[sentence.block]
    span = _headline_range(layers, n)
    if span is None:
        return None
    first, last = span
    text = layers.document.text
    for i in range(first + 1, last - 1):
        token = layers.tokens[i]
        if token.text == ":" and i - first <= 6 and last - i > 3:
            if _names_speaker(layers, first, i):
                return _colon(layers, (first, i), (i + 1, last), i)
            if layers.tokens[first].text.isupper():
                break  # "BREAKING: Blasts heard in the port - state TV"
            return None
    posted = layers.document.entry_of(sentence.block) is not None
    if block.role == "paragraph" and layers.tokens[last - 1].text == ".":
        if not posted:
            return None
        last -= 1
    for i in range(max(first + 3, last - 6), last - 1):
        dash = layers.tokens[i].text in _DASHES
        spaced = text[layers.tokens[i].start - 1] == " "
        if dash and spaced and _names_speaker(layers, i + 1, last):
            return _colon(layers, (i + 1, last), (first, i), i)
    return None


def _headline_range(layers: Layers, n: int) -> Range | None:
    """Return the tokens of the block that sentence `n` opens, if the block may be a headline."""
    sentence = layers.sentences[n]
    if n and layers.sentences[n - 1].block == sentence.block:
        return None
    last = n
    while last + 1 < len(layers.sentences) and layers.sentences[last + 1].block == sentence.block:
        last += 1
    role = layers.document.blocks[sentence.block].role
    end = layers.sentences[last].last
    if role == "entry":
        return None
    if role in HEADINGS or (sentence.block == 0 and end - sentence.first <= 25):
        return sentence.first, end
    turn = end - sentence.first > 3 and any(
        layers.tokens[i].text == ":" for i in range(sentence.first, min(sentence.first + 5, end))
    )
    posted = layers.document.entry_of(sentence.block) is not None
    line = end - sentence.first <= _LINE and (posted or layers.tokens[end - 1].text not in _STOPS)
    dashed = line and any(
        t.text in _DASHES for t in layers.tokens[max(sentence.first, end - 6) : end]
    )
    return (sentence.first, end) if (turn or dashed) and role in ("lead", "paragraph") else None


def _names_speaker(layers: Layers, first: int, last: int) -> bool:
    text = layers.document.text[layers.tokens[first].start : layers.tokens[last - 1].end]
    if _NOT_SPEAKERS.fullmatch(text) or any(is_verb(layers, i) for i in range(first, last)):
        return False
    if last - first == 1 and _is_town(layers, first):
        return False
    root = next((i for i in range(first, last) if not first <= layers.tokens[i].head < last), first)
    dated = any(layers.tokens[i].text.isdigit() for i in range(first, last))
    if dated or _is_deed(layers, root):  # "SRINAGAR, March 2: …", "Gunfight in Mindanao: …"
        return False
    roles = word_table("roles", "kind")
    return any(
        layers.tokens[i].name in ("PERSON", "ORG", "GPE", "NORP")
        or layers.tokens[i].base in roles
        or layers.tokens[i].text in ("Report", "Sources", "Officials")
        or (layers.tokens[i].text.isupper() and len(layers.tokens[i].text) > 2)
        for i in range(first, last)
    )


def _is_deed(layers: Layers, i: int) -> bool:
    """Tell whether a heading is of something that happened, not of somebody who speaks."""
    lemma = layers.tokens[i].base
    return lemma in load_codebook().nouns and lemma not in word_table("roles", "kind")


def _is_town(layers: Layers, i: int) -> bool:
    """Tell whether a lone name says where something happened ("KRAMATORSK: Missile hits …").

    A state or its capital speaks ("Moscow: …"), and so does somebody named like a town.
    """
    named = any(k.first <= i < k.last for k in layers.known)
    text = layers.tokens[i].text
    people = {layers.tokens[n.last - 1].low for n in layers.names
              if n.label == "PERSON" and n.last - n.first > 1}  # fmt: skip
    if named or text.lower() in people or not text[0].isupper():
        return False
    rows = Gazetteer.open().candidates(text.title() if text.isupper() else text)
    return any(r.kind == "town" and r.population >= _A_TOWN for r in rows)


def _colon(layers: Layers, who: Range, what: Range, at: int) -> Draft:
    head = next(
        (
            i
            for i in range(*who)
            if layers.tokens[i].head == i or not who[0] <= layers.tokens[i].head < who[1]
        ),
        who[1] - 1,
    )
    inside = [h for h in heads(layers, head) if who[0] <= h < who[1]]
    topics = [i for i in range(head + 1, who[1]) if word(layers, i) in ("on", "about")]
    who = (who[0], min([who[1], *topics]))  # "Obama on Climate Change: …"
    return Draft(
        anchor=at, cue=(at, at + 1), sources=tuple(inside[:1]), spans=(who,), stance="assert",
        rule="claim.headline-colon", tokens=set(range(*what)),
    )  # fmt: skip
