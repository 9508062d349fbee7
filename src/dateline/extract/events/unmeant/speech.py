"""Words of speech that sound like an accusation or a demand and are none: remarks, praise, aims."""

from dateline.annotate import Layers, Token
from dateline.codebook.frames import load_codebook
from dateline.extract.events.grammar.classes import belongs, is_harm
from dateline.extract.events.grammar.slots import kids, patient, prep_objects

_SPEECH = frozenset(
    {"comment", "remark", "statement", "speech", "tweet", "interview", "suggestion"}
)
"""Nouns for what is said, whatever that is: "his comments came after the vote"."""
_HARSH = frozenset({
    "critical", "scathing", "harsh", "angry", "hostile", "insulting", "derogatory", "racist",
    "disparaging", "inflammatory", "offensive", "sexist", "against", "blaming", "accusing",
    "condemning", "negative", "pointed", "blistering", "caustic",
})  # fmt: skip
_CALLING = frozenset({"call", "describe", "dub", "label", "term", "portray", "hail", "deem",
                      "treat", "classify"})  # fmt: skip
_TELLING_OF = frozenset({"describe", "portray", "hail"})
"""Verbs that blame only by what is said behind "as"."""
_GOOD = frozenset({
    "friend", "partner", "priority", "moment", "leader", "chancellor", "strategist", "opportunity",
    "effective", "pragmatic", "historic", "important", "crucial", "fair", "constructive",
    "moderate", "productive", "positive", "excellent", "great", "good", "brilliant", "tremendous",
    "fantastic", "brave", "courageous", "honest", "sensible", "necessary", "essential", "welcome",
    "promising", "decent", "wonderful", "balanced", "wise", "smart", "encouraging",
    "useful", "natural",
})  # fmt: skip
"""What people and things are called in praise, or without any blame."""
_NOT = frozenset({"not", "n't", "no", "never", "hardly", "less", "too"})
_SEEKING = frozenset({"seek", "want", "try", "hope", "aim"})


def is_mere_speech(layers: Layers, head: int) -> bool:
    """Tell whether a noun only says that somebody spoke, and nothing says that he blamed anyone."""
    token = layers.tokens[head]
    if token.base not in _SPEECH or token.pos != "NOUN":
        return False
    near = kids(layers, head, "amod", "compound", "acl", "prep", "relcl")
    return not any(t.base in _HARSH or t.low in _HARSH for t in near)


def is_praise(layers: Layers, head: int) -> bool:
    """Tell whether what somebody calls another is no blame: "called him a pragmatic strategist".

    Nor is what a thing that befalls people is called: "called the outbreak extremely serious".
    """
    token = layers.tokens[head]
    if token.base not in _CALLING or token.pos != "VERB":
        return False
    called = [t.i for t in kids(layers, head, "oprd", "attr", "acomp", "ccomp", "xcomp")]
    called += prep_objects(layers, head, "as")
    called += [t.i for p in kids(layers, head, "prep") for t in kids(layers, p.i, "amod", "pcomp")]
    end = layers.sentences[token.sentence].last
    as_what = any(t.low == "as" for t in layers.tokens[head:end])
    if not called and not as_what and token.base in _TELLING_OF:
        return True  # "grew emotional describing the captain"
    around = [t for i in called for t in _around(layers, i)]
    words = {w for t in around for w in (t.base, t.low)}
    classes = load_codebook().classes
    things = ("@ailment", "@disaster", "@disaster_word", "@accident", "death", "fire", "bug")
    harmless = words.isdisjoint(classes["blame_word"]) and not any(
        is_harm(layers, t.i) or t.base in classes["attack"] for t in around
    )
    if harmless and any(belongs(layers, i, things, classes) for i in _named_so(layers, head)):
        return True
    good = words & (_GOOD | classes["praise_word"])
    return bool(good) and words.isdisjoint(classes["blame_word"] | _NOT)


def _named_so(layers: Layers, head: int) -> list[int]:
    """Return what a verb calls something: its object, or who a small clause is about."""
    clauses = [t.i for t in kids(layers, head, "ccomp", "xcomp", "oprd")]
    return [*patient(layers, head), *(t.i for c in clauses for t in kids(layers, c, "nsubj"))]


def _around(layers: Layers, i: int) -> list[Token]:
    return [layers.tokens[j] for j in layers.subtree(i)]


def is_own_aim(layers: Layers, head: int) -> bool:
    """Tell whether somebody only tries to do a thing himself: "sought to ease worries"."""
    if layers.tokens[head].base not in _SEEKING or layers.tokens[head].pos != "VERB":
        return False
    aims = kids(layers, head, "xcomp")
    return any(
        any(t.low == "to" for t in kids(layers, a.i, "aux"))
        and not kids(layers, a.i, "nsubj", "nsubjpass")
        and not kids(layers, a.i, "auxpass")
        for a in aims
    )
