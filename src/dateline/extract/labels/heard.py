"""Whose word a quoted name is, beside verbs of saying: "S's word for X", "To S they are …"."""

from dateline.annotate import Layers
from dateline.extract.article import Article
from dateline.extract.claims.grammar.nounphrases import bears_words, phrase_at
from dateline.extract.claims.grammar.relays import MEDIA, can_relay
from dateline.extract.labels.calling import doers
from dateline.extract.labels.deeds import RUINING
from dateline.extract.labels.judged import Judged

_WORDS = frozenset({
    "name", "word", "term", "label", "nickname", "slur", "phrase", "epithet", "version", "account",
    "language", "sermon", "parlance", "vocabulary", "rhetoric", "speech", "caption", "telling",
    "talk", "jargon", "propaganda", "view", "eye", "opinion", "book", "communique", "bulletin",
    "broadcast", "text", "leaflet", "poster", "banner", "tweet", "post", "insult", "expression",
    "statement", "slogan", "chant", "title", "headline", "editorial", "column", "wording",
    "mouth", "lip", "formula", "shorthand", "euphemism", "report", "narrative", "page", "print",
    "answer", "reply", "story", "line", "explanation", "theory", "claim", "list", "blacklist",
    "verdict", "argument", "finding", "charge", "accusation", "conclusion", "thesis", "register",
    "position", "boast", "denial", "response", "roll", "database", "catalogue", "catalog",
})  # fmt: skip
"""Nouns of which the owner is whose words they are."""
_LISTS = frozenset({"list", "blacklist", "register", "roll", "database", "catalogue", "catalog"})
_ENDS = frozenset({",", ".", ";", "—", "–"})
_DOING = RUINING | {"flee", "leave", "die", "follow", "come", "go", "resign", "return", "collapse",
                    "withdraw", "retreat", "escape", "run", "stay", "remain", "wait"}  # fmt: skip
_MARKS = frozenset('"“”')
_BREAKS = frozenset("\"“”'’,—–(")
_BEING = frozenset({"be", "remain", "become"})
_RELATIVE = frozenset({"whom", "which"})


def heard_from(article: Article, judged: Judged, *, quoted: bool) -> int | None:
    """Return the head of whose word a phrase is, read from the clause that it stands in.

    A word that isn't `quoted` is the outlet's, unless the clause says outright whose it is.
    """
    first, last = _clause(article.layers, judged)
    plain = (_made, _holder, _named, _termed, _announced)
    for find in (_made, _holder, _owner, _medium, _announced) if quoted else plain:
        if (found := find(article, judged, first, last)) is not None:
            return found
    if not quoted:
        return None
    return _subject(article, judged, first) or _opening(article, judged, first)


def _named(article: Article, judged: Judged, first: int, last: int) -> int | None:
    """Read "S had a shorter word: Z"."""
    mark = article.layers.tokens[judged.first - 1].text if judged.first else ""
    return _owner(article, judged, first, last) if mark == ":" else None


def _termed(article: Article, judged: Judged, first: int, last: int) -> int | None:
    """Read "S's account is that the Zs fled", "S's list of Zs"."""
    layers = article.layers
    above = set(layers.ancestors(judged.head))
    for i in range(max(first, judged.first - 16), min(last, judged.last + 6)):
        if judged.holds(i) or _lemma(layers, i) not in _WORDS:
            continue
        owner = next((c for c in layers.children[i] if layers.tokens[c].dep == "poss"), None)
        if owner is None:
            continue
        being = layers.tokens[i].dep == "nsubj" and layers.tokens[i].head in above and (
            _lemma(layers, layers.tokens[i].head) == "be")  # fmt: skip
        listed = i in above and _lemma(layers, i) in _LISTS
        if being or listed:
            return owner
    return None


def termed_by(article: Article, judged: Judged) -> int | None:
    """Return whose word a phrase is by what stands right after it: "the Zs, S's term for X"."""
    layers = article.layers
    at = judged.last
    while at < len(layers.tokens) and layers.tokens[at].text in _BREAKS:
        at += 1
    for i in range(at + 1, min(len(layers.tokens) - 1, at + 7)) if at > judged.last else ():
        token = layers.tokens[i]
        if token.text in _BREAKS or token.tag in ("VBD", "VBZ", "VBP"):
            return None
        if _lemma(layers, i) in _WORDS and layers.after(i).low in ("for", "of"):
            return next((c for c in layers.children[i] if layers.tokens[c].dep == "poss"
                         and c >= at), None)  # fmt: skip
    return None


def _announced(article: Article, judged: Judged, first: int, last: int) -> int | None:
    """Read "S: the Zs fled" and "S had another story: the Zs fled": who a colon gives the word."""
    layers = article.layers
    colon = next((i for i in range(judged.first - 1, first, -1) if layers.tokens[i].text == ":"),
                 None)  # fmt: skip
    if colon is None or any(layers.tokens[i].text in _MARKS for i in range(first, colon)):
        return None
    at = first
    while at < colon and (layers.tokens[at].pos in ("NUM", "ADP", "SCONJ", "CCONJ", "ADV")
                          or layers.tokens[at].text in ":.,"):  # fmt: skip
        at += 1
    found = phrase_at(layers, at, colon)
    if found is None or not _can_use(article, judged, found.head):
        return None
    return found.head


def spoken_aside(article: Article, judged: Judged) -> int | None:
    """Return who speaks in a clause between commas ("The aggressor fled, the radio crowed").

    A verb that stands alone after its subject; a deed told beside ("…, the troops fled.") is none.
    """
    layers = article.layers
    sentence = layers.sentences[layers.tokens[judged.head].sentence]
    for token in layers.tokens[judged.last : sentence.last]:
        after = layers.tokens[token.i + 1 : token.i + 2]
        alone = not after or after[0].text in _ENDS or after[0].low in ("on", "in", "at")
        if token.tag not in ("VBD", "VBZ", "VBP") or not alone:
            continue
        own = next((c for c in layers.children[token.i] if layers.tokens[c].dep == "nsubj"), None)
        if own is None or own > token.i or own < judged.last:
            continue
        first = min(layers.subtree(own))
        if layers.tokens[first - 1].text not in (",", "—", "–"):
            continue
        if _can_use(article, judged, own) and _lemma(layers, token.i) not in _DOING:
            return own
    return None


def _made(article: Article, judged: Judged, first: int, last: int) -> int | None:
    """Read ""Zs" is what S made of X"."""
    layers = article.layers
    for i in range(judged.last, min(last - 3, judged.last + 4)):
        if layers.tokens[i].low == "what" and _lemma(layers, i - 1) == "be":
            found = phrase_at(layers, i + 1, last)
            return found.head if found is not None else None
    return None


def _clause(layers: Layers, judged: Judged) -> tuple[int, int]:
    """Return the stretch between semicolons where a phrase stands."""
    sentence = layers.sentences[layers.tokens[judged.head].sentence]
    first, last = sentence.first, sentence.last
    for i in range(sentence.first, sentence.last):
        if layers.tokens[i].text == ";":
            first, last = (i + 1, last) if i < judged.first else (first, min(last, i))
    return first, last


def _lemma(layers: Layers, i: int) -> str:
    return layers.tokens[i].base


def _can_use(article: Article, judged: Judged, i: int) -> bool:
    """Tell whether somebody at a token can be whose word it is."""
    layers = article.layers
    token = layers.tokens[i]
    if token.name in ("DATE", "TIME") or token.dep == "npadvmod" or judged.holds(i):
        return False
    if not can_relay(layers, i) and token.pos != "PRON":
        return False
    if token.pos == "PRON":
        return token.low in ("those", "he", "she", "they", "it", "him", "her", "them")
    known = token.pos == "PROPN" or article.actors.read(i) is not None
    return known or _lemma(layers, i) in MEDIA or bears_words(layers, i)


def _holder(article: Article, judged: Judged, first: int, last: int) -> int | None:
    """Read "to whom they are now Zs", "for whom …", "For S they are Zs"."""
    layers = article.layers
    for i in range(max(first, judged.first - 14), judged.first):
        opens = i == first or layers.tokens[i - 1].text in (",", "and", "but", "—", "–", ":")
        if layers.tokens[i].low not in ("for", "to", "among", "with") or not opens:
            continue
        being = any(_lemma(layers, j) in _BEING for j in range(i, judged.first))
        if layers.after(i).low in _RELATIVE:
            at = i - 1
            while at > first and layers.tokens[at].pos not in ("NOUN", "PROPN"):
                at -= 1
            return at if being else None
        found = phrase_at(layers, i + 1, judged.first)
        if found is None or not being or _lemma(layers, found.head) in ("part", "moment", "time"):
            continue
        if _can_use(article, judged, found.head):
            return found.head
    return None


def _owner(article: Article, judged: Judged, first: int, last: int) -> int | None:
    """Read "S's word for X was Z", "Z, in S's version", "Z in the words of S"."""
    layers = article.layers
    near = sorted(range(max(first, judged.first - 16), min(last, judged.last + 9)),
                  key=lambda i: abs(i - judged.head))  # fmt: skip
    for i in near:
        if judged.holds(i) or _lemma(layers, i) not in _WORDS:
            continue
        for child in layers.children[i]:
            token = layers.tokens[child]
            if token.dep == "poss" and not judged.holds(child):
                return child
            if token.low == "of" and child == i + 1:
                found = phrase_at(layers, child + 1, last)
                if found is not None and _can_use(article, judged, found.head):
                    return found.head
        having = layers.tokens[i].head
        if layers.tokens[i].dep == "dobj" and _lemma(layers, having) in ("have", "use", "find"):
            own = doers(layers, having)
            if own and _can_use(article, judged, own[0]):
                return own[0]
    return None


def _medium(article: Article, judged: Judged, first: int, last: int) -> int | None:
    """Read "On Tripoli radio the marchers were Zs" and "in Kiev they are Zs"."""
    layers = article.layers
    for i in range(first, judged.first):
        if layers.tokens[i].low not in ("on", "in") or (
            i > first and layers.tokens[i - 1].text not in (":", "—", "–", "and", "but")
        ):
            continue
        found = phrase_at(layers, i + 1, judged.first)
        if found is None:
            continue
        words = {_lemma(layers, j) for j in range(found.first, found.head + 1)}
        place = layers.tokens[found.head].name == "GPE" and any(
            _lemma(layers, j) == "be" for j in range(found.head, min(found.head + 4, judged.first))
        )
        if words & MEDIA or place:
            return found.head
    return None


def _subject(article: Article, judged: Judged, first: int) -> int | None:
    """Return who does what the nearest verb says whose subject isn't the phrase itself."""
    layers = article.layers
    for i in layers.ancestors(judged.head):
        token = layers.tokens[i]
        verb = token.pos == "VERB" or token.tag[:2] == "VB"
        if not verb or _lemma(layers, i) in _BEING:
            continue
        for found in doers(layers, i):
            inside = judged.head in layers.subtree(found)
            if not inside and first <= found < judged.first and _can_use(article, judged, found):
                return found
    return None


def _opening(article: Article, judged: Judged, first: int) -> int | None:
    """Return who a clause opens with that has no verb ("; the union, of course, to "Zs"")."""
    layers = article.layers
    if any(layers.tokens[i].tag in ("VBD", "VBZ", "VBP") for i in range(first, judged.first)):
        return None
    found = phrase_at(layers, first, judged.first)
    if found is None or not _can_use(article, judged, found.head):
        return None
    return found.head
