"""Whose word a judging phrase is: the speaker around it, or who calls somebody so."""

from collections.abc import Sequence

from dateline.annotate import Layers
from dateline.extract.actors import phrase
from dateline.extract.article import Article
from dateline.extract.claims import Attribution
from dateline.extract.claims.grammar.nounphrases import bears_words
from dateline.extract.claims.grammar.relays import MEDIA, can_speak
from dateline.extract.labels.calling import Calling, doers
from dateline.extract.labels.heard import heard_from, spoken_aside, termed_by
from dateline.extract.labels.judged import Judged
from dateline.records import Actor, Finding

_UTTERING = frozenset({
    "announce", "accuse", "blame", "speak", "thank", "threaten", "call", "urge", "warn", "vow",
    "promise", "condemn", "denounce", "report", "claim", "say", "write", "refer", "mention",
    "demand", "curse", "praise", "hail", "celebrate", "mourn", "rail", "rant", "rage", "lash",
    "charge", "declare", "allege", "insist", "salute", "honour", "honor", "pledge", "complain",
    "boast", "appeal", "ask", "order", "attribute", "ascribe", "put", "decry", "swear", "remind",
    "upgrade", "broadcast", "tell", "telephone", "like", "thunder", "mock", "rejoice", "give",
    "suspect", "threat", "pray",
    "print", "publish", "caption", "headline",
    "apologise", "chant", "shout", "credit", "greet", "taunt",
})  # fmt: skip
"""Verbs of saying or judging whose doer chooses the words that follow."""
_ISSUING = frozenset({"issue", "release", "publish", "post", "circulate", "distribute", "send",
                      "put", "paste", "sign", "adopt", "pass", "hand", "print"})  # fmt: skip
"""Verbs of putting out a text, whose doer speaks in it."""
_HEARSAY = frozenset({"report", "rumour", "rumor", "word", "speculation", "hearsay", "gossip"})
"""Words that go round without a speaker: what they say stays the outlet's."""
_SIGNS = frozenset({"finding", "evidence", "data", "datum", "intelligence", "figure", "image",
                    "photograph", "footage", "record", "picture"})  # fmt: skip
"""Nouns that show something and call nobody names."""
_LOUD = frozenset({"give", "put", "like", "order", "ask", "suspect", "charge", "tell"})
"""Of these, verbs that say so only with scare quotes or a cue below them."""


def user_of(article: Article, judged: Judged) -> Finding[Actor] | None:
    """Return who uses a phrase: who calls so, the innermost speaker, None for the outlet."""
    layers = article.layers
    at = layers.tokens[judged.head].start
    direct = any(q.start <= at < q.end for q in layers.quotations)
    if judged.form.startswith(("self ", "so called")) and not direct:
        return None  # the outlet keeps its distance, whoever speaks
    if judged.called is not None and (
        callers := _lifted(article, judged.called.verb, _callers(article, judged.called))
    ):
        behind = next((a for a in article.speakers_for(at, at + 1)
                       if a.sources and callers[0] in a.chain
                       and judged.called.whom not in a.sources), None)  # fmt: skip
        return spoken_by(article, callers if behind is None else behind.sources, behind)
    holder = termed_by(article, judged)
    if holder is not None or (holder := _holder(article, judged)) is not None:
        return spoken_by(article, (holder,))
    token = layers.tokens[judged.token]
    said = [
        a for a in article.speakers_for(token.start, token.end)
        if not any(f <= judged.token < last for f, last in a.source_spans)
    ]  # fmt: skip
    inner = _utterer(article, judged) if judged.scare and said and not _is_quoted(
        layers, judged) else ()  # fmt: skip
    start = layers.tokens[inner[0]].start if inner else 0
    if inner and said[0].covers(start, start + 1):
        return spoken_by(article, inner)  # "S says that its paper writes of …"
    things = [a for a in said if a.sources and _is_thing(article, a.sources[0])]
    for attribution in said:
        if attribution in things:
            continue
        if (quoted := _quoted_source(layers, attribution)) is not None:
            return spoken_by(article, (quoted,))
        if (owner := _author(layers, attribution)) is not None:
            return spoken_by(article, (owner,))
        cue = attribution.cue[0] if attribution.cue is not None else judged.head
        if (lifted := _lifted(article, cue, attribution.sources)) != attribution.sources:
            return spoken_by(article, lifted)
        if attribution.sources and not _is_hearsay(layers, attribution.sources[0]):
            return spoken_by(article, attribution.sources, attribution)
    if len(said) > len(things):
        return None
    if found := _utterer(article, judged):
        return spoken_by(article, found)
    called = judged.called is not None and judged.called.whom is None
    whose = heard_from(article, judged, quoted=judged.scare or called or direct)
    if whose is not None:
        return spoken_by(article, (whose,))
    if (aside := spoken_aside(article, judged)) is not None:
        return spoken_by(article, (aside,))
    return spoken_by(article, things[0].sources, things[0]) if things else None


def _is_quoted(layers: Layers, judged: Judged) -> bool:
    """Tell whether a phrase stands within a longer quotation, that is, in direct speech."""
    at = layers.tokens[judged.head].start
    return any(q.start <= at < q.end and not q.scare for q in layers.quotations) and (
        not judged.scare)  # fmt: skip


def _author(layers: Layers, said: Attribution) -> int | None:
    """Return whose paper speaks ("the army met scum, as its communique puts it": the army)."""
    for head in said.sources[:1]:
        for child in layers.children[head] if bears_words(layers, head) else ():
            if layers.tokens[child].tag == "PRP$":
                return next(iter(layers.refers.get(child, ())), None)
    return None


def _is_thing(article: Article, head: int) -> bool:
    """Tell whether a supposed speaker is a thing ("findings pointed to a rocket of the Zs")."""
    token = article.layers.tokens[head]
    if token.base in _SIGNS:
        return True
    return token.pos == "NOUN" and not (
        can_speak(article.layers, head) or article.actors.read(head) is not None
        or bears_words(article.layers, head)
    )  # fmt: skip


def _is_hearsay(layers: Layers, head: int) -> bool:
    """Tell whether a speaker is but reports or rumours that nobody in the text tells."""
    deps = {layers.tokens[c].dep for c in layers.children[head]}
    by = any(layers.tokens[c].low in ("by", "from", "in") for c in layers.children[head])
    return layers.tokens[head].base in _HEARSAY and "poss" not in deps and not by


def _holder(article: Article, judged: Judged) -> int | None:
    """Return for whom it is so: "For the army it was "cleansed of traitors"", "To S they are …"."""
    layers = article.layers
    for i in layers.ancestors(judged.head):
        if "be" not in {layers.tokens[c].base for c in (i, *layers.children[i])}:
            continue
        for over in layers.children[i]:
            opens = layers.tokens[over].text in ("For", "To", "for", "to")
            held = [c for c in layers.children[over] if layers.tokens[c].dep == "pobj"]
            if not (opens and held and over < min(i, judged.first)):
                continue
            known = layers.tokens[held[0]].pos == "PROPN" or article.actors.read(held[0])
            before = layers.tokens[over - 1].low if over else "."
            if (
                known
                and layers.tokens[held[0]].base != "part"
                and layers.tokens[over].dep == "prep"
                and before in (".", ";", ",", "but", "and")
            ):
                return held[0]
    return None


def _callers(article: Article, called: Calling) -> tuple[int, ...]:
    """Return who calls somebody so; for a pronoun that nobody fills, the speaker around it."""
    layers = article.layers
    for user in called.users:
        if layers.tokens[user].pos != "PRON":
            continue
        if (filled := _filled(layers, user)) is not None:
            return (filled,)
        token = layers.tokens[user]
        said = article.speakers_for(token.start, token.end)
        around = [a for a in said if a.sources and user not in a.sources]
        if around and article.actors.read(user) is None:
            return around[0].sources
    return called.users


def _filled(layers: Layers, head: int) -> int | None:
    """Return whom the pronoun of "blamed what it calls …" and "…, which it calls …" stands for.

    It is the subject of the clause around.
    """
    token = layers.tokens[head]
    verb = layers.tokens[token.head]
    if token.low in ("he", "she") and layers.refers.get(head):
        return None
    what = head > 0 and layers.tokens[head - 1].low in ("what", "which", "whom")
    if token.pos != "PRON" or token.dep != "nsubj" or not (what or verb.dep == "relcl"):
        return None
    for i in layers.ancestors(verb.i):
        above = layers.tokens[i]
        if above.pos != "VERB":
            continue
        found = [d for d in doers(layers, i) if d < head and layers.tokens[d].pos != "PRON"
                 and d != verb.head]  # fmt: skip
        if found:
            return found[0]
    return None


def spoken_by(
    article: Article, heads: Sequence[int], said: Attribution | None = None
) -> Finding[Actor] | None:
    """Return the first of some speakers, by the words as written where nobody fills a pronoun."""
    layers = article.layers
    for n, head in enumerate(heads):
        if (filled := _filled(layers, head)) is not None:
            named = spoken_by(article, (filled,))
            return None if named is None else _heard_as(layers, (head, head + 1), named)
        span = said.source_spans[n] if said is not None else phrase(layers, head)
        if (author := _author_of(layers, head)) is not None:
            named = spoken_by(article, (author,))
            return None if named is None else _heard_as(layers, span, named)
        if (found := article.actors.read(head)) is not None:
            found = _with_apposition(layers, head, found)
            quotes = (*found.quotes, *((layers.quote(*span),) if said is not None else ()))
            return Finding(found.value, tuple(dict.fromkeys(quotes)), found.rule)
        words = layers.quote(*span)
        return Finding(Actor(words.text), (words,), "actor.words")
    return None


def _heard_as(layers: Layers, span: tuple[int, int], named: Finding[Actor]) -> Finding[Actor]:
    """Return a speaker with the words by which he is named where he speaks."""
    return Finding(named.value, tuple(dict.fromkeys((layers.quote(*span), *named.quotes))),
                   named.rule)  # fmt: skip


def _author_of(layers: Layers, head: int) -> int | None:
    """Return whose words a paper or message holds: its owner, its sender, or who puts it out.

    "Its communique", "a message from the rebels", "the rebels owned up in a message that …".
    """
    token = layers.tokens[head]
    if not bears_words(layers, head) or token.pos != "NOUN" or token.base in MEDIA:
        return None
    for child in layers.children[head]:
        below = layers.tokens[child]
        if below.tag == "PRP$":
            return next(iter(layers.refers.get(child, ())), None)
        if below.dep == "poss" and below.pos in ("NOUN", "PROPN"):
            return child
        if below.low in ("from", "by", "of"):
            sender = next((c for c in layers.children[child] if layers.tokens[c].dep == "pobj"
                           and (layers.tokens[c].pos == "PROPN" or can_speak(layers, c))),
                          None)  # fmt: skip
            if sender is not None:
                return sender
    link = layers.tokens[token.head]
    if token.dep == "dobj" and link.base in _ISSUING:  # "issued a decree which names them bandits"
        found = doers(layers, link.i)
        return found[0] if found and layers.tokens[found[0]].pos != "PRON" else None
    if token.dep == "pobj" and link.low in ("in", "on", "by", "through", "with"):
        found = doers(layers, link.head)
        if found and layers.tokens[found[0]].pos != "PRON" and not bears_words(layers, found[0]):
            return found[0]
    return None


def _with_apposition(layers: Layers, head: int, found: Finding[Actor]) -> Finding[Actor]:
    """Return a speaker with the name set beside a mention of it ("Their foes, the Front, …")."""
    names = [
        c for i in (head, *layers.refers.get(head, ())) for c in layers.children[i]
        if layers.tokens[c].dep == "appos" and layers.tokens[c].pos == "PROPN"
    ]  # fmt: skip
    words = tuple(layers.quote(*phrase(layers, i)) for i in names)
    quotes = tuple(dict.fromkeys((*found.quotes, *words)))
    return Finding(found.value, quotes, found.rule)


def _quoted_source(layers: Layers, said: Attribution) -> int | None:
    """Return whom a speaker quotes in passing ("the newscast, citing the command, said …")."""
    for head in said.sources:
        for child in layers.children[head]:
            token = layers.tokens[child]
            if token.base in ("quote", "cite", "citing") and token.tag == "VBG":
                return next(
                    (c for c in layers.children[child] if layers.tokens[c].dep == "dobj"), None
                )
    return None


def _utterer(article: Article, judged: Judged) -> tuple[int, ...]:
    """Return whose verb of saying or judging the phrase hangs on ("spoke of …", "accused …").

    Words in scare quotes are the doer's of any such verb; others only where it speaks of them.
    """
    layers = article.layers
    for i in layers.ancestors(judged.head):
        token = layers.tokens[i]
        lemma = token.base
        verb = token.pos == "VERB" or token.tag[:2] == "VB"
        if not verb or lemma not in _UTTERING:
            continue
        says = any(
            layers.tokens[c].dep == "xcomp" and layers.tokens[c].base in _UTTERING - _LOUD
            for c in layers.children[i]
        )
        if lemma in _LOUD and not judged.scare and not says:
            continue
        if token.dep == "acl" and token.tag == "VBN":
            continue  # "lies put about by …"
        found = doers(layers, i)
        cut = any(t.text == ";" for f in found for t in layers.tokens[f : judged.first])
        if found and not cut and not any(judged.token in layers.subtree(f) for f in found):
            return _lifted(article, i, found)
    return ()


def _lifted(article: Article, verb: int, doing: tuple[int, ...]) -> tuple[int, ...]:
    """Return who judges by a verb joined to others, where the parse joins it too low.

    "S said the dead were shepherds and accused the Zs": S, not the dead.
    """
    layers = article.layers
    token = layers.tokens[verb]
    own = any(layers.tokens[c].dep == "nsubj" for c in layers.children[verb])
    if token.dep != "conj" or own or not doing:
        return doing
    at = layers.tokens[doing[0]].start
    being = layers.tokens[token.head].base == "be"
    around = [
        a for a in article.attributions
        if a.cue is not None and a.sources and a.covers(at, at + 1) and a.cue[0] < doing[0]
        and layers.tokens[a.cue[0]].sentence == token.sentence
        and layers.tokens[a.cue[0]].tag == token.tag
        and (being or not a.covers(token.start, token.end))
    ]  # fmt: skip
    return around[0].sources if around else doing
