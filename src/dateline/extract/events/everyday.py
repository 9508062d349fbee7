"""Everyday doings that words of deeds tell as well: traffic, questions, silence, courtesy."""

from dateline.annotate import Layers
from dateline.extract.events.classes import lemmas
from dateline.extract.events.slots import is_passive, kids, patient, prep_objects, subject

_HITTING = frozenset({"hit", "strike", "kill", "injure", "knock", "drag", "run"})
_TRAFFIC = frozenset({
    "motorist", "crosswalk", "pedestrian", "hit-and-run", "collide", "collision", "sideswipe",
    "skid", "swerve", "northbound", "southbound", "eastbound", "westbound", "intersection",
    "speeding", "windshield", "windscreen", "median", "lane", "traffic",
})  # fmt: skip
_DRIVING = frozenset({"motorist", "driver", "motorcyclist", "cyclist", "train", "tram"})
_CIVIL = frozenset({
    "car", "bus", "minibus", "truck", "lorry", "van", "taxi", "cab", "motorcycle", "motorbike",
    "vehicle", "suv", "pickup", "trailer", "tractor",
})  # fmt: skip
_ON_PURPOSE = frozenset({
    "attack", "attacker", "assailant", "ram", "plough", "plow", "deliberately", "intentionally",
    "purposely", "terrorist", "terror", "militant", "bomb", "bomber", "explosive", "explode",
    "protester", "demonstrator", "soldier", "rocket", "missile", "shell", "grenade", "gunman",
})  # fmt: skip
"""Words of an attack: a car driven into people on purpose, or hit by a bomb."""
_TELLING = frozenset({
    "comment", "elaborate", "say", "discuss", "disclose", "specify", "speculate", "confirm",
    "reveal", "explain", "estimate", "detail", "predict",
})  # fmt: skip
_NAMING = frozenset({"describe", "identify", "name"})
"""What somebody may decline in courtesy; to refuse it ("refused to name his attacker") is more."""
_ASKING = frozenset({"ask", "inquire", "wonder"})
_WHETHER = frozenset({"if", "whether"})
_WHY = frozenset({"why", "how", "what", "who", "where", "when", "whom"})
_EVADING = frozenset({"evade", "resist", "avoid", "escape"})
_ONLY = frozenset({"merely", "only", "just", "simply"})


def is_traffic(layers: Layers, head: int) -> bool:
    """Tell whether a vehicle hit somebody on the road, and nobody meant it."""
    token = layers.tokens[head]
    if token.base not in _HITTING:
        return False
    sentence = layers.sentences[token.sentence]
    words = {t.base for t in layers.tokens[sentence.first : sentence.last]}
    if words & _ON_PURPOSE:
        return False
    doers = subject(layers, head) + prep_objects(layers, head, "by")
    driven = any(set(lemmas(layers, i)) & (_CIVIL | _DRIVING) for i in doers)
    struck = [*patient(layers, head), *prep_objects(layers, head, "into")]
    crashed = token.base in ("hit", "strike") and any(
        set(lemmas(layers, i)) & _CIVIL for i in struck
    )
    return driven or crashed or bool(words & _TRAFFIC)


def is_silence(layers: Layers, head: int) -> bool:
    """Tell whether somebody only declines to comment: that is how a claim is met, no refusal."""
    verb = layers.tokens[head].base
    words = _TELLING | _NAMING if verb == "decline" else _TELLING
    told = [t for t in kids(layers, head, "xcomp") if t.base in words]
    return any(not kids(layers, t.i, "ccomp") for t in told)  # "refused to say that he was fit"


def is_question(layers: Layers, head: int) -> bool:
    """Tell whether "ask" puts a question ("asked him if he knew"), rather than a request."""
    if layers.tokens[head].base not in _ASKING:
        return False
    for clause in kids(layers, head, "ccomp", "advcl"):
        if clause.i < head:
            continue
        if any(t.low in _WHETHER for t in kids(layers, clause.i, "mark")):
            return True
        opening = kids(layers, clause.i, "advmod", "dobj", "nsubj", "attr", "nsubjpass")
        if clause.dep == "ccomp" and any(t.low in _WHY and t.i > head for t in opening):
            return True
    return False


def is_arrest_to_come(layers: Layers, head: int) -> bool:
    """Tell whether an arrest is only what somebody evades, or what a reward is for."""
    token = layers.tokens[head]
    above = layers.tokens[token.head]
    if token.pos != "NOUN":
        return False
    if token.dep == "dobj" and above.base in _EVADING:
        return True
    leading = layers.tokens[above.head]
    return (
        token.dep == "pobj"
        and above.low == "to"
        and leading.base == "lead"
        and (layers.tokens[leading.head].base in ("information", "tip", "evidence", "anyone"))
    )


def is_only_invited(layers: Layers, head: int) -> bool:
    """Tell whether somebody says in excuse that he "had merely been invited"."""
    if not is_passive(layers, head) or subject(layers, head):
        return False
    return any(t.low in _ONLY for t in kids(layers, head, "advmod"))
