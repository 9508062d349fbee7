"""Calling: clauses in which somebody calls somebody something ("what X calls …")."""

import msgspec

from dateline.annotate import Layers, Token

_BARE = frozenset({"call", "brand", "label", "term", "dub", "deem", "name", "nickname", "declare",
                   "style", "proclaim", "consider", "designate", "pronounce", "title", "think",
                   "rename", "christen", "tag"})  # fmt: skip
"""Verbs that take the name right after the one named."""
_AS = _BARE | {
    "describe", "denounce", "depict", "portray", "refer", "condemn", "characterise",
    "characterize", "regard", "view", "see", "treat", "dismiss", "decry", "vilify", "paint",
    "cast", "classify", "list", "present", "identify", "castigate", "deride", "hail", "praise",
    "honour", "honor", "bury", "mourn", "remember", "know", "celebrate", "commemorate", "report",
    "count", "blacklist", "slam", "lambast", "mock", "write", "speak", "recognise", "recognize",
    "define", "mischaracterise", "mischaracterize", "stigmatise", "stigmatize", "salute", "blast",
    "register", "revere", "demonise", "demonize", "proscribe", "ban", "acclaim", "eulogise",
    "eulogize", "lionise", "lionize", "welcome", "greet", "ridicule", "reject", "smear", "unmask",
}  # fmt: skip
_QUOTED_FROM = _BARE | {"say", "put", "have", "class", "classify", "describe", "know", "list"}
"""Verbs of "the Zs, as X calls Y"."""
_FOR = frozenset({"mistake", "take"})
_TO = frozenset({"upgrade", "promote", "liken", "compare", "reduce", "downgrade"})
_WITH = {"as": _AS, "for": _FOR, "to": _TO}
_REACH = 14
"""Tokens between a verb of calling and the name that it gives."""
_SKIPPED = frozenset({"\"", "“", "”", "‘", "’", "'", "simply", "merely", "only", "always", "often",
                      "the", "a", "an", "some", "these", "those", "now", ":"})  # fmt: skip


class Calling(msgspec.Struct, frozen=True):
    """Somebody (`users`, head tokens) calls somebody (`whom`) something; empty where unnamed."""

    verb: int
    users: tuple[int, ...]
    whom: int | None


def is_calling(token: Token) -> bool:
    """Tell whether a participle says that somebody is called something ("branded traitors")."""
    return token.tag in ("VBN", "VBD") and token.base in _BARE


def find_calling(layers: Layers, first: int, last: int, head: int) -> Calling | None:
    """Return who gives the name at some tokens to whom, None where nobody is being called."""
    return (
        _reversed(layers, last, head)
        or (_predicated(layers, head) if layers.tokens[head].dep == "conj" else None)
        or _called(layers, first, last, head)
        or _predicated(layers, head)
        or _quipped(layers, last)
    )


def _called(layers: Layers, first: int, last: int, head: int) -> Calling | None:
    """Read "X calls Y a Z", "described Y as Z", "Y, branded Z by X", "what X calls Z"."""
    at, link = _before(layers, first)
    verb = _verb(layers, at, link, head)
    if verb is None:
        return None
    token = layers.tokens[verb]
    if token.tag == "VBN" and _is_passive(layers, verb):
        return Calling(verb, _agents(layers, verb, first, last), _passive_subject(layers, verb))
    users = () if link == "for" else doers(layers, verb)
    if (whom := _run_in(layers, verb, head)) is not None:
        return Calling(verb, doers(layers, verb), whom)
    if (whom := _object(layers, verb, at)) is not None:
        own = layers.tokens[whom].low.endswith(("self", "selves"))
        return Calling(verb, users, users[0] if own and users else whom)
    what = [t for t in layers.tokens[max(0, verb - _REACH) : verb] if t.low == "what"
            and t.sentence == token.sentence]  # fmt: skip
    if token.dep == "relcl" and not what:
        return Calling(verb, users, token.head)
    if what:
        return Calling(verb, users, None)
    return Calling(verb, users, None) if link else None


def _run_in(layers: Layers, verb: int, head: int) -> int | None:
    """Return whom the parse ran into the name ("called [the leaders usurpers]"): a plural."""
    if layers.tokens[head].dep != "dobj" or layers.tokens[head].head != verb:
        return None
    return next((c for c in layers.children[head] if layers.tokens[c].dep == "compound"
                 and layers.tokens[c].tag == "NNS"), None)  # fmt: skip


def _predicated(layers: Layers, head: int) -> Calling | None:
    """Read a further name in a list ("called them rats, "apostates" and …") by the parse."""
    while layers.tokens[head].dep == "conj":
        head = layers.tokens[head].head
    token = layers.tokens[head]
    verb = layers.tokens[token.head]
    if token.dep != "oprd" or verb.base not in _BARE:
        return None
    whom = [c for c in layers.children[verb.i] if layers.tokens[c].dep == "dobj"]
    return Calling(verb.i, doers(layers, verb.i), whom[0]) if whom else None


def _before(layers: Layers, first: int) -> tuple[int, str]:
    """Return the last token before a name that isn't a mark or article, and "as" if it stood."""
    at, link = first - 1, ""
    while at >= 0 and layers.tokens[at].sentence == layers.tokens[first].sentence:
        word = layers.tokens[at].low
        if word in _WITH and not link:
            link = word
        elif word not in _SKIPPED:
            break
        at -= 1
    return at, link


def _verb(layers: Layers, at: int, link: str, head: int) -> int | None:
    """Return the verb of calling that gives a name, from the token before the name."""
    verbs = _WITH.get(link, _BARE)
    sentence = layers.tokens[head].sentence
    for i in range(at, max(-1, at - _REACH), -1):
        token = layers.tokens[i]
        if token.sentence != sentence or token.text in ";:":
            return None
        if token.base in verbs and (token.pos == "VERB" or token.tag[:2] == "VB"):
            return i if _gives(layers, i, link, head) else None
        if token.pos == "VERB" and token.dep not in ("amod", "relcl", "acl"):
            return None
    return None


def _gives(layers: Layers, verb: int, link: str, head: int) -> bool:
    """Tell whether a name is what the verb gives, no part of its object ("called a raid on …")."""
    if link:
        return True
    top = head
    while layers.tokens[top].dep in ("compound", "amod", "nmod", "poss"):
        top = layers.tokens[top].head
    return layers.tokens[top].dep != "pobj" or layers.tokens[top].head <= verb


def _is_passive(layers: Layers, verb: int) -> bool:
    token = layers.tokens[verb]
    deps = {layers.tokens[c].dep for c in layers.children[verb]}
    if "auxpass" in deps or "nsubjpass" in deps or "agent" in deps:
        return True
    return token.dep in ("acl", "advcl", "amod") and "nsubj" not in deps and "aux" not in deps


def _agents(layers: Layers, verb: int, first: int, last: int) -> tuple[int, ...]:
    """Return the heads after "by": by whom somebody is called."""
    for child in layers.children[verb]:
        if layers.tokens[child].low == "by":
            found = [c for c in layers.children[child] if layers.tokens[c].dep == "pobj"]
            return tuple(found)
    near = [t for t in (*layers.tokens[verb:first], *layers.tokens[last : last + 8])
            if t.dep == "pobj" and layers.tokens[t.head].low == "by"
            and (t.head < first or t.head <= last + 1)]  # fmt: skip
    return tuple(t.i for t in near[:1])


def _passive_subject(layers: Layers, verb: int) -> int | None:
    for child in layers.children[verb]:
        if layers.tokens[child].dep in ("nsubjpass", "nsubj"):
            token = layers.tokens[child]
            which = token.low in ("who", "that", "which")
            return layers.tokens[verb].head if which else child
    token = layers.tokens[verb]
    if token.dep == "amod" and layers.tokens[token.head].dep == "appos":
        return layers.tokens[token.head].head  # "the marchers, branded traitors by …"
    return token.head if token.dep in ("acl", "relcl") else None


def doers(layers: Layers, verb: int) -> tuple[int, ...]:
    """Return the heads of who does what a verb says, a relative pronoun replaced."""
    for _ in range(4):
        token = layers.tokens[verb]
        for child in layers.children[verb]:
            if layers.tokens[child].dep == "nsubj":
                word = layers.tokens[child].low
                relative = word in ("who", "which", "that") and token.dep == "relcl"
                if word in ("what", "whom"):
                    continue
                return (_antecedent(layers, verb) if relative else child,)
        if token.dep == "acl" and token.tag == "VBG":
            return (token.head,)
        if token.dep == "relcl" and (near := _between(layers, verb)) is not None:
            return (near,)
        if token.dep not in ("xcomp", "conj", "advcl", "pcomp", "ccomp") or token.head == verb:
            return ()
        verb = token.head
    return ()


def _between(layers: Layers, verb: int) -> int | None:
    """Return the noun right before a verb, after a relative "whom" that the parser misread."""
    noun = next((t for t in layers.tokens[verb - 1 : verb] if t.pos in ("NOUN", "PROPN")), None)
    whom = any(t.low == "whom" for t in layers.tokens[max(0, verb - 9) : verb])
    return noun.i if noun is not None and whom else None


def _antecedent(layers: Layers, verb: int) -> int:
    return layers.tokens[verb].head


def _object(layers: Layers, verb: int, at: int) -> int | None:
    """Return the head of the phrase between the verb and the name."""
    if at <= verb:
        return None
    top = layers.tokens[at]
    if top.dep == "case" or top.pos in ("ADV", "PART"):
        top = layers.tokens[at - 1]
    if top.dep == "relcl" and verb < top.head < top.i:
        top = layers.tokens[top.head]  # "calls the deputy who said so Z"
    found = top.i if _is_nominal(top) and top.i > verb else None
    while verb < top.head < at + 1 and top.head != top.i and top.dep not in ("relcl", "conj"):
        top = layers.tokens[top.head]
        found = top.i if _is_nominal(top) else found
    return found


def _is_nominal(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") or token.tag == "PRP$"


def _reversed(layers: Layers, last: int, head: int) -> Calling | None:
    """Read "the Zs, as X calls Y": the name stands before the verb."""
    at = last
    while at < len(layers.tokens) and layers.tokens[at].text in (*_SKIPPED, ","):
        at += 1
    above = layers.tokens[layers.tokens[head].head].low
    if at >= len(layers.tokens) or layers.tokens[at].low != "as" or above == "of":
        return None
    for token in layers.tokens[at + 1 : at + _REACH]:
        if token.sentence != layers.tokens[head].sentence or token.text in ".;":
            return None
        if token.base in _QUOTED_FROM and token.tag[:2] == "VB":
            own = [c for c in layers.children[token.i] if at < c < token.i
                   and layers.tokens[c].dep == "nsubj"]  # fmt: skip
            whom = next((c for c in layers.children[token.i] if c > token.i
                         and layers.tokens[c].dep in ("dobj", "oprd")), None)  # fmt: skip
            return Calling(token.i, tuple(own) or doers(layers, token.i), whom)
    return None


def _quipped(layers: Layers, last: int) -> Calling | None:
    """Read "Zs, in the words of X" and "Zs, in X's words"; the verb is the noun's place."""
    at = last
    while at < len(layers.tokens) and layers.tokens[at].text in ('"', "”", "’", "'", ","):
        at += 1
    window = layers.tokens[at : at + 9]
    words = [t.low for t in window]
    if not words or words[0] not in ("in", "to"):
        return None
    for token in window[1:]:
        if token.base not in ("word", "term", "phrase", "parlance", "language", "jargon"):
            continue
        owners = [c for c in layers.children[token.i] if layers.tokens[c].dep == "poss"]
        owners += [
            g for c in layers.children[token.i] if layers.tokens[c].low == "of"
            for g in layers.children[c]
        ]  # fmt: skip
        return Calling(token.i, tuple(owners[:1]), None) if owners else None
    return None
