"""Who passes on what another says: "S, quoted by X", "a statement carried by X", "through X"."""

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.claims.grammar.cues import cues
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_verb,
    subject,
    word,
)

QUOTING = frozenset({"quote", "cite", "paraphrase"})

_CARRYING = QUOTING | {"carry", "publish", "relay", "broadcast", "air", "distribute", "circulate",
    "release", "put", "read", "pass", "forward", "report", "print", "run", "transmit", "issue",
    "see", "obtain", "review", "reproduce", "repeat", "translate", "disseminate", "post", "hear",
    "leak", "share"}  # fmt: skip

_ON_AIR = frozenset({"carry", "publish", "broadcast", "air", "read", "print", "run", "quote",
                     "transmit", "cite", "report", "hear"})  # fmt: skip

MEDIA = frozenset({"radio", "television", "tv", "agency", "newspaper", "paper", "daily", "weekly",
    "channel", "network", "broadcaster", "station", "magazine", "newscast", "bulletin", "outlet",
    "journal", "news", "gazette", "press", "newsletter"})  # fmt: skip

_WORDS = frozenset({"remark", "comment", "word", "testimony", "account", "interview", "text",
    "claim", "version", "list", "figure", "order", "communication", "broadcast", "letter",
    "denial", "announcement", "declaration", "reply", "response", "recording"})  # fmt: skip

_PASSING = frozenset({"tell", "inform", "relay", "pass", "forward", "publish", "carry", "report",
    "quote", "cite", "broadcast", "air", "circulate", "include", "repeat", "say"})  # fmt: skip

_NO_LINKS = frozenset({"telegram", "youtube", "whatsapp", "website",
                       "facebook", "twitter", "page", "account", "media", "medium"})  # fmt: skip

_OURS = MEDIA | {"correspondent", "reporter", "newsroom", "desk", "office", "team", "website",
                 "site", "programme", "program", "colleague", "journalist", "bureau",
                 "staff"}  # fmt: skip
"""The outlet itself, where "our" stands before it."""

_LISTENERS = frozenset({"me", "us", "this", "him", "her", "them", "it"})


def is_document(layers: Layers, i: int) -> bool:
    """Tell whether a noun stands for words that somebody wrote or spoke."""
    lemma = layers.tokens[i].base
    return lemma in cues("document") or lemma in _WORDS


def can_speak(layers: Layers, i: int) -> bool:
    """Tell whether a noun can be cited as a speaker, not as a reason ("citing concerns")."""
    token = layers.tokens[i]
    lemma = token.base
    roles = word_table("roles", "kind")
    return (
        token.pos == "PROPN"
        or lemma in roles
        or (i > 0 and f"{word(layers, i - 1)} {lemma}" in roles)
        or lemma in cues("document")
        or lemma in MEDIA
        or lemma in ("command", "source", "official", "witness", "resident", "agency", "people")
    )


def carriers(layers: Layers, noun: int) -> tuple[int, ...]:
    """Return who passes on a speaker's or a document's words, the nearest first.

    "S, quoted by X", "S, whose statement was read out on X", "a statement carried by X".
    """
    for clause in children_of(layers, noun, "acl", "relcl", "advcl"):
        found = _carrier(layers, noun, clause)
        if found is not None and can_relay(layers, found):
            return (found, *carriers(layers, found))
    return ()


def _carrier(layers: Layers, noun: int, clause: int) -> int | None:
    lemma = layers.tokens[clause].base
    own, whose = subject(layers, clause), _whose(layers, clause)
    about = noun if whose is None else whose
    allowed = _CARRYING if is_document(layers, about) else QUOTING
    if lemma not in allowed or not is_verb(layers, clause):
        return None
    if layers.tokens[clause].tag == "VBN" and child_of(layers, clause, "aux") is None:
        agent = child_of(layers, clause, "agent")
        if agent is not None:
            return child_of(layers, agent, "pobj")
        return _on_air(layers, clause) if lemma in _ON_AIR else None
    relative = own is not None and word(layers, own) in ("who", "which", "that")
    if own is None or whose is not None or relative or layers.tokens[clause].dep != "relcl":
        return None
    return own


def _whose(layers: Layers, clause: int) -> int | None:
    """Return the subject of "whose statement was read out"."""
    own = subject(layers, clause)
    if own is None or not any(word(layers, c) == "whose" for c in layers.children[own]):
        return None
    return own


def _on_air(layers: Layers, clause: int) -> int | None:
    """Return the medium in "read out on state radio", "published in the daily Hlas"."""
    for over in children_of(layers, clause, "prep"):
        held = child_of(layers, over, "pobj")
        if word(layers, over) in ("on", "in", "over") and held is not None:
            token = layers.tokens[held]
            parts = (held, *children_of(layers, held, "compound", "appos"))
            known = any(layers.tokens[p].base in MEDIA for p in parts)
            if known or (token.pos == "PROPN" and token.name == "ORG"):
                return held
    return None


def can_relay(layers: Layers, i: int) -> bool:
    """Tell whether a noun can pass words on: no pronoun, interpreter or website."""
    token = layers.tokens[i]
    if token.base in _NO_LINKS or token.pos == "PRON":
        return False
    if token.base == "channel":
        named = {word(layers, c) for c in children_of(layers, i, "compound", "amod", "nmod")}
        owned = child_of(layers, i, "poss") is not None
        if named & _NO_LINKS or (owned and not named):
            return False  # "on its Telegram channel"
    before = {word(layers, c) for c in layers.children[i]}
    return not before & {"this", "my"} and not ("our" in before and token.base in _OURS)


def through(layers: Layers, i: int) -> tuple[int, ...]:
    """Return who passes on what verb or noun `i` says: "said through his lawyer", "in a text …"."""
    found: list[int] = []
    for over in children_of(layers, i, "prep"):
        held = child_of(layers, over, "pobj")
        if held is None:
            continue
        if is_document(layers, held):
            found.extend(carriers(layers, held))
        elif (
            word(layers, over) in ("through", "via")
            and can_relay(layers, held)
            and can_speak(layers, held)
        ):
            found.extend((held, *carriers(layers, held)))
    return tuple(found)


def carried(layers: Layers, i: int) -> tuple[int, ...]:
    """Return who carried the text that a phrase hung on token `i` names: ", in a text …"."""
    return tuple(
        link for over in hung_documents(layers, i) for held in children_of(layers, over, "pobj")
        for link in carriers(layers, held)
    )  # fmt: skip


def hung_documents(layers: Layers, i: int) -> list[int]:
    """Return the "in" of "…, in a text relayed by X" that the parse hung on token `i`."""
    found = []
    for over in children_of(layers, i, "prep"):
        held = child_of(layers, over, "pobj")
        if held is None or not over or layers.tokens[over - 1].text != ",":
            continue
        named = word(layers, over) in ("in", "on", "through", "via") and is_document(layers, held)
        if named and carriers(layers, held):
            found.append(over)
    return found


def asides(layers: Layers, noun: int) -> list[int]:
    """Return the branches of a speaker's phrase that say more of it than its name.

    ", who asked not to be named", "quoted by the radio", ", in remarks carried by Belta".
    """
    found = [*hung_documents(layers, noun), *children_of(layers, noun, "case")]
    found += [c for c in children_of(layers, noun, "prep") if word(layers, c) == "according"]
    for clause in children_of(layers, noun, "acl", "relcl", "advcl"):
        first = min(below(layers, clause))
        comma = first > 0 and layers.tokens[first - 1].text == ","
        leans = layers.tokens[clause].base in QUOTING
        said = any(
            word(layers, c) == "that"
            and (layers.tokens[c].dep == "mark" or layers.tokens[c].tag == "IN")
            for c in layers.children[clause]
        )
        if clause > noun and (comma or leans or said or _carrier(layers, noun, clause) is not None):
            found.append(clause)
    return found


def listeners(layers: Layers, i: int) -> tuple[int, ...]:
    """Return who was told and passed it on: "told Z, who told W, that C": Z, the nearest first."""
    if (again := retold(layers, i)) is not None:
        return (again[1], *listeners(layers, again[0]))
    for held in _told(layers, i):
        for clause in children_of(layers, held, "relcl"):
            if layers.tokens[clause].base not in _PASSING:
                continue
            first = min(below(layers, clause))
            if not can_relay(layers, held) or layers.tokens[first - 1].text != ",":
                continue
            agent = child_of(layers, clause, "agent")
            by = child_of(layers, agent, "pobj") if agent is not None else None
            more = (by, *carriers(layers, by)) if by is not None else listeners(layers, clause)
            own = _whose(layers, clause)
            speaks = own is not None and not is_document(layers, own)
            return (own if speaks and own is not None else held, *more)
    return ()


def retold(layers: Layers, i: int) -> tuple[int, int] | None:
    """Return the verb and the speaker of "S told Z, and Z told W": Z's telling and Z."""
    if layers.tokens[i].base != "tell":
        return None
    known = {layers.tokens[t].base for t in _told(layers, i)}
    for other in children_of(layers, i, "conj"):
        own = subject(layers, other)
        if own is None or layers.tokens[other].base != "tell" or not known:
            continue
        pronoun = word(layers, own) in ("he", "she", "they", "it")
        if pronoun or layers.tokens[own].base in known:
            return other, own
    return None


def _told(layers: Layers, i: int) -> list[int]:
    found = children_of(layers, i, "dobj", "dative")
    for over in children_of(layers, i, "prep", "dative"):
        if word(layers, over) == "to":
            found.extend(children_of(layers, over, "pobj"))
    return [f for f in found if word(layers, f) not in _LISTENERS]
