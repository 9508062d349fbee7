"""Words of deeds that are none by what stands beside them: in names, in questions, mere words."""

from dateline.annotate import Layers
from dateline.codebook.directory import BODIES
from dateline.codebook.frames import load_codebook
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.extract.events.grammar.classes import belongs, is_land, lemmas, role_of
from dateline.extract.events.grammar.slots import is_passive, kids, patient, prep_objects, subject

_PELTING = frozenset({"bombard", "pelt", "pepper", "besiege", "assail", "hammer", "blast", "shell"})
_WORDY = frozenset({
    "question", "query", "call", "message", "email", "e-mail", "letter", "complaint", "request",
    "demand", "criticism", "advert", "advertisement", "phone", "telephone", "petition", "text",
    "tweet", "enquiry", "inquiry", "offer", "proposal", "slogan", "propaganda",
})  # fmt: skip
"""What people are bombarded with whom nobody hurts."""
_SHOTS = frozenset({"shot", "salvo"})
_HIT = ("@building", "@armsbearer", "@settlement", "@people", "convoy", "ambulance", "lorry")
_KEEPING = frozenset({"hold", "keep", "retain"})
_DESERTED = frozenset({"desert"})
WHY = frozenset({"why", "how", "what", "who", "where", "when", "whom"})


def is_wordy(layers: Layers, head: int) -> bool:
    """Tell whether somebody is bombarded with words: "bombarded the minister with questions"."""
    if layers.tokens[head].base not in _PELTING:
        return False
    with_what = prep_objects(layers, head, "with")
    return any(not _WORDY.isdisjoint(lemmas(layers, i)) for i in with_what)


def is_held(layers: Layers, head: int) -> bool:
    """Tell whether land is only held, not taken: "the rebels are holding four settlements".

    Who "has held it since" a day took it then.
    """
    perfect = any(t.base == "have" for t in kids(layers, head, "aux"))
    if layers.tokens[head].base not in _KEEPING or perfect:
        return False
    kept = patient(layers, head)
    return bool(kept) and all(is_land(layers, i) for i in kept)


def is_stopping_short(layers: Layers, head: int) -> bool:
    """Tell whether a verb only says that somebody did not go so far: "stopped short of a ban"."""
    if layers.tokens[head].low == "short":
        head = layers.tokens[head].head
    short = any(t.low == "short" for t in kids(layers, head, "advmod", "acomp", "oprd"))
    return short and layers.tokens[head].base in ("stop", "fall", "come")


def is_mere_signal(layers: Layers, head: int) -> bool:
    """Tell whether a state fires "a warning shot" at nobody, with its tariffs or its vote.

    Forces fire warning shots, and several; or at somebody.
    """
    token = layers.tokens[head]
    if token.base in _SHOTS and token.dep == "dobj":
        head = token.head
    shots = [t for t in kids(layers, head, "dobj") if t.base in _SHOTS and t.tag == "NN"]
    single = any(t.low in ("a", "another") for s in shots for t in kids(layers, s.i, "det"))
    warning = any(t.base == "warning" for s in shots for t in kids(layers, s.i, "compound", "amod"))
    if not (single and warning) or layers.tokens[head].base != "fire":
        return False
    if any(prep_objects(layers, i, "at", "over", "toward", "towards") for i in (head, shots[0].i)):
        return False
    doers = [j for i in subject(layers, head) for j in layers.refers.get(i, (i,))]
    return bool(doers) and not any(role_of(layers, i) in ARMED_SECTORS for i in doers)


def is_empty(layers: Layers, head: int) -> bool:
    """Tell whether a place is but "deserted": nobody is told to have left a post."""
    if layers.tokens[head].base not in _DESERTED or prep_objects(layers, head, "by"):
        return False
    return is_passive(layers, head) or layers.tokens[head].dep in ("amod", "acomp", "oprd")


_WALKING = frozenset({"walk", "stroll", "wander", "trek", "hike"})
_LEAVING = frozenset({"out", "off"})
_MARCHERS = frozenset({
    "protester", "demonstrator", "marcher", "protest", "march", "rally", "demonstration", "demand",
    "chant", "slogan", "placard", "banner", "crowd", "activist", "striker", "strike", "student",
    "supporter", "solidarity", "petition", "vigil", "anger", "flag", "teacher", "worker", "union",
})  # fmt: skip
"""Words by which those who walk are told to protest."""
_MOURNERS = frozenset({"crowd", "student", "supporter", "teacher", "worker", "flag"})
"""Those of them that stand at a funeral or feast as well."""
_GATHERING = frozenset(
    {"turn", "gather", "assemble", "line", "flock", "pack", "converge", "attend"}
)
_RITES = frozenset({
    "funeral", "burial", "memorial", "wake", "mass", "service", "parade", "celebration", "festival",
    "election", "concert", "ceremony", "wedding", "game", "match", "prayer", "screening",
})  # fmt: skip
"""What people come together for without protest."""


def is_no_march(layers: Layers, head: int) -> bool:
    """Tell whether "March" is the month, a state marches into another, or people only walk.

    Nor do they protest who rally behind another, or turn out for a funeral or to vote, where
    nothing says so. "Residents walk past a burned shop" is none, "students walked to the palace to
    demand" is.
    """
    token = layers.tokens[head]
    if token.pos == "ADP":  # "past" of "walk past"
        token = layers.tokens[token.head]
    if token.base == "rally" and token.pos == "VERB":
        return any(t.low in ("behind", "round", "around") for t in kids(layers, token.i, "prep"))
    if token.base in _WALKING and not kids(layers, token.i, "prt"):
        sentence = layers.sentences[token.sentence]
        told = layers.tokens[sentence.first : sentence.last]
        return not any(t.base in _MARCHERS or t.low in _LEAVING for t in told)
    if token.base in _GATHERING and _is_rite(layers, token.i):
        return True
    states = [k.last - 1 for k in layers.known if k.form == "country"]
    if token.base == "march" and prep_objects(layers, head, "into", "on"):
        return any(i in states for i in subject(layers, head))
    return token.text == "March" and token.name == "DATE"


def _is_rite(layers: Layers, head: int) -> bool:
    """Tell whether people come together for a funeral or a feast: "turned out for the funeral"."""
    came = [*prep_objects(layers, head, "for", "at", "to"), *patient(layers, head)]
    if not any(layers.tokens[i].base in _RITES for i in came):
        return False
    sentence = layers.sentences[layers.tokens[head].sentence]
    return not any(
        t.base in _MARCHERS - _MOURNERS for t in layers.tokens[sentence.first : sentence.last]
    )


def is_raid(layers: Layers, head: int) -> bool:
    """Tell whether a strike is on a place or on people, and no stoppage: "a strike on a school"."""
    token = layers.tokens[head]
    if token.base != "strike" or token.pos != "NOUN":
        return False
    classes = load_codebook().classes
    sentence = layers.sentences[token.sentence]
    words = {t.base for t in layers.tokens[sentence.first : sentence.last]}
    if words & classes["stoppage_word"]:
        return False
    on = prep_objects(layers, head, "on")
    if layers.after(head).low == "on":  # "denied the strike on a school": hung on the verb
        on += [t.i for t in kids(layers, head + 1, "pobj")]
    return any(belongs(layers, i, _HIT, classes) for i in on)


def is_in_name(layers: Layers, head: int) -> bool:
    """Tell whether a noun is but part of a known body's name: "the Bureau of Investigation".

    Or of a person's: no Mistura rejects anything.
    """
    if layers.tokens[head].pos != "PROPN":
        return False
    if layers.tokens[head].name == "PERSON":
        return True
    return any(k.first <= head < k.last and k.form in BODIES | {"institution", "person"}
               for k in layers.known)  # fmt: skip


def is_asked(layers: Layers, head: int) -> bool:
    """Tell whether a verb only asks whether something is so: "Do you support him?"."""
    token = layers.tokens[head]
    sentence = layers.sentences[token.sentence]
    if token.dep != "ROOT" or not layers.tokens[sentence.last - 1].text.endswith("?"):
        return False
    aux = [t for t in layers.tokens[sentence.first : head] if t.pos == "AUX" and t.head == head]
    asked = kids(layers, head, "nsubj", "nsubjpass")
    return any(a.i < s.i < head for a in aux for s in asked) and not any(
        t.low in WHY | {"which", "whose"} for t in layers.tokens[sentence.first : head]
    )
