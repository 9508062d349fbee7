"""Doings that words of other deeds tell as well: traffic, questions, silence, weapons fired at."""

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.extract.events.grammar.classes import belongs, is_actor, is_person, lemmas, role_of
from dateline.extract.events.grammar.slots import is_passive, kids, patient, prep_objects, subject
from dateline.extract.events.unmeant.wording import WHY

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
_ROLLING = frozenset({"convoy", "motorcade", "column"})
"""Forces on wheels, which may run into somebody."""
_ON_PURPOSE = frozenset({
    "attack", "attacker", "assailant", "ram", "plough", "plow", "deliberately", "intentionally",
    "purposely", "terrorist", "terror", "militant", "bomb", "bomber", "explosive", "explode",
    "protester", "demonstrator", "soldier", "rocket", "missile", "shell", "grenade", "gunman",
    "drone", "uav", "airstrike", "warplane", "landmine", "ied", "mortar", "artillery", "shelling",
    "gunfire", "bullet", "sniper", "rebel", "insurgent", "jihadist",
})  # fmt: skip
"""Words of an attack: a car driven into people on purpose, or hit by a bomb."""
_CRASHING = frozenset({"crash", "crash-land", "overturn", "derail", "capsize"})
_MOVING = ("@aircraft", "@vehicle", "flight")
_UNMANNED = frozenset({"drone", "uav", "missile"})
_BROUGHT_DOWN = frozenset({
    "shoot", "fire", "gunfire", "hit", "strike", "ambush", "hijack", "sabotage", "crossfire",
    "shootdown", "mine", "landmine", "ied", "rebel", "suicide", "blast", "explosion", "bombing",
    "kamikaze", "down", "intercept", "claim",
})  # fmt: skip
"""Words of what may have made it crash on purpose."""
_EXPLODING = frozenset({"explosion", "blast", "explode", "blow"})
_WORKS = frozenset({
    "boiler", "gas", "cylinder", "firework", "fireworks", "firecracker", "chemical", "refinery",
    "colliery", "coal", "mill", "silo", "tanker", "transformer", "generator", "stove", "grain",
    "steam", "fertiliser", "fertilizer", "propane", "butane", "methane", "ammonia", "smelter",
    "foundry", "distillery", "furnace", "paint", "welding",
})  # fmt: skip
"""What blows up by itself, and where such things are."""
_MEANT = _ON_PURPOSE - {"explode", "explosive"} | {
    "bombing", "responsibility", "sabotage", "saboteur", "arson", "arsonist", "torch", "set",
    "war", "strike", "raid", "troop", "army", "force", "fighter", "mob", "rioter", "shoot",
    "gunfire", "poison", "nerve", "attacker", "separatist", "occupation", "enemy", "hit",
    "target", "fighting", "clash",
}  # fmt: skip
"""Words, near what burns or blows up, of those who may have done it."""
_NEARBY = 2
"""Sentences to either side in which such a word may stand."""
_TELLING = frozenset({
    "comment", "elaborate", "say", "discuss", "disclose", "specify", "speculate", "confirm",
    "reveal", "explain", "estimate", "detail", "predict",
})  # fmt: skip
_NAMING = frozenset({"describe", "identify", "name"})
"""What somebody may decline in courtesy; to refuse it ("refused to name his attacker") is more."""
_HIDDEN = frozenset({"name", "identify", "quote"})
_HIDING = frozenset({"anonymity"})
_LAUNCHING = frozenset({"launch", "fire", "send", "unleash", "release"})
_AIMING = ("at", "against", "into", "toward", "towards")
_EMPTY = frozenset({
    "sea", "ocean", "water", "gulf", "bay", "strait", "space", "orbit", "air", "sky", "range",
    "coast", "service", "stockpile", "area", "day", "desert",
})  # fmt: skip
"""Where a weapon lands that is only tried out, and what "on" and "into" are said of besides."""
_MET = frozenset({"overnight", "intercept", "downed", "interception", "barrage", "salvo"})
"""Words by which drones and missiles are told to have met defences."""
_TRIAL = frozenset({"test", "trial", "drill", "exercise", "simulate", "satellite", "parade"})
_ASKING = frozenset({"ask", "inquire", "wonder"})
_TAKERS = frozenset({"REB", "UAF", "CRM", "PRM", "IMG"})
_REPLIES = frozenset({"comment", "interview"})
_WHETHER = frozenset({"if", "whether"})
_EVADING = frozenset({"evade", "resist", "avoid", "escape"})
_GIVING = frozenset({"supply", "supplying", "provision", "delivery", "provide", "deliver"})
_GOING_ON = frozenset({"continue", "keep", "resume"})
_CALLING = frozenset({"call", "term", "label", "deem", "declare", "consider", "describe"})
_CLEARED = frozenset({
    "legitimate", "lawful", "legal", "precise", "surgical", "defensive", "preventive", "justified",
    "necessary", "historic", "successful", "success", "victory", "mistake", "accident",
})  # fmt: skip
_DUBBING = frozenset({"call", "name", "dub", "term"})
_VIEWS = frozenset({"assessment", "evaluation", "appraisal", "estimate", "estimation"})
_LIFTING = frozenset({
    "lift", "ease", "drop", "withdraw", "abandon", "retract", "rescind", "cancel", "scrap", "waive",
    "relax", "remove", "lifting", "easing", "removal", "withdrawal", "relaxation",
})  # fmt: skip
"""Words by which a measure, a charge or a demand is given up: that alone is the act."""
_RUSHING = frozenset({"at", "into", "towards", "toward"})
_CLUBS = ("@crowd_weapon", "club", "stick", "lathi", "cane", "whip", "horse", "shield", "baton")
_UNDOING = frozenset({"quash", "overturn", "annul", "vacate", "void", "nullify", "reverse"})
_PENALTIES = frozenset({
    "expulsion", "deportation", "detention", "conviction", "sentence", "dismissal", "eviction",
    "extradition", "verdict", "imprisonment", "indictment", "warrant",
})  # fmt: skip
_ONLY = frozenset({"merely", "only", "just", "simply"})


def is_traffic(layers: Layers, head: int) -> bool:
    """Tell whether a vehicle hit somebody on the road, and nobody meant it."""
    token = layers.tokens[head]
    if token.base not in _HITTING:
        return False
    words = _around(layers, head)
    if words & _ON_PURPOSE:
        return False
    doers = subject(layers, head) + prep_objects(layers, head, "by")
    driven = any(set(lemmas(layers, i)) & (_CIVIL | _DRIVING) for i in doers)
    struck = [*patient(layers, head), *prep_objects(layers, head, "into")]
    crashed = token.base in ("hit", "strike") and any(
        set(lemmas(layers, i)) & _CIVIL for i in struck
    )
    if crashed and any(_is_armed(layers, i) for i in doers):
        return False  # "a jet hit a vehicle"
    return driven or crashed or bool(words & _TRAFFIC)


def _is_armed(layers: Layers, i: int) -> bool:
    """Tell whether a doer is an aircraft or a force, which hits cars on purpose."""
    if belongs(layers, i, ("@aircraft", "@munition"), load_codebook().classes):
        return True
    force = role_of(layers, i) in ARMED_SECTORS and role_of(layers, i, "kind") == "force"
    return force and layers.tokens[i].base not in _ROLLING


def _around(layers: Layers, head: int) -> set[str]:
    """Return the lemmas of a token's sentence."""
    sentence = layers.sentences[layers.tokens[head].sentence]
    return {t.base for t in layers.tokens[sentence.first : sentence.last]}


def is_crash(layers: Layers, head: int) -> bool:
    """Tell whether an aircraft or vehicle crashed, and nothing says that anybody made it."""
    token = layers.tokens[head]
    if token.base not in _CRASHING:
        return False
    words = _around(layers, head)
    if words & (_ON_PURPOSE - {"soldier"} | _BROUGHT_DOWN):
        return False
    crashed = subject(layers, head) if token.pos == "VERB" else []
    crashed += [t.i for t in kids(layers, head, "compound", "amod")] if token.pos == "NOUN" else []
    crashed += prep_objects(layers, head, "of")
    if token.base == "crash" and token.pos == "NOUN" and not crashed:
        return True  # "hurt in a crash"
    classes = load_codebook().classes
    return any(
        belongs(layers, i, _MOVING, classes) and layers.tokens[i].base not in _UNMANNED
        for i in crashed
    )


def is_blaze(layers: Layers, head: int) -> bool:
    """Tell whether something burnt or blew up by itself: "a boiler exploded", "a fire killed ten".

    Gunfire is never "a fire".
    """
    token = layers.tokens[head]
    if token.pos == "VERB" and token.base not in _EXPLODING:
        return any(layers.tokens[s].pos == "NOUN" and is_blaze(layers, s)
                   for s in subject(layers, head))  # fmt: skip
    if token.base == "fire" and token.pos == "NOUN":
        if not any(t.low == "a" for t in kids(layers, head, "det")) or _is_lit(layers, head):
            return False
    elif token.base in _EXPLODING:
        about = [head, *subject(layers, head)] if token.pos == "VERB" else [head]
        about += prep_objects(layers, head, "at", "in", "of", "from")
        about += [t.i for i in tuple(about) for t in kids(layers, i, "compound", "amod", "nmod")]
        if _WORKS.isdisjoint(layers.tokens[i].base for i in about):
            return False
    else:
        return False
    near = layers.sentences[max(0, token.sentence - _NEARBY) : token.sentence + _NEARBY + 1]
    return _MEANT.isdisjoint(t.base for t in layers.tokens[near[0].first : near[-1].last])


def _is_lit(layers: Layers, fire: int) -> bool:
    """Tell whether somebody makes a fire: "settlers started a fire", not "a spark started one"."""
    token = layers.tokens[fire]
    doers = subject(layers, token.head) if token.dep == "dobj" else []
    return any(is_actor(layers, i) for i in doers)


def is_silence(layers: Layers, head: int) -> bool:
    """Tell whether somebody only declines to comment: that is how a claim is met, no refusal."""
    verb = layers.tokens[head].base
    words = _TELLING | _NAMING if verb == "decline" else _TELLING
    if any(_wants_word(layers, i) for i in patient(layers, head)):
        return True  # "a request to interview him was declined"
    told = [t for t in kids(layers, head, "xcomp") if t.base in words]
    clauses = {t.i: kids(layers, t.i, "ccomp") for t in told}
    return any(  # "refused to say that he was fit" is more
        all(_asks(layers, clause.i, verb) for clause in held) for verb, held in clauses.items()
    )


def is_aimed(layers: Layers, head: int) -> bool:
    """Tell whether missiles or drones are launched at somebody: that is no show of arms."""
    token = layers.tokens[head]
    if token.dep == "dobj":  # "missiles" of "launched missiles"
        head = token.head
        token = layers.tokens[head]
    if token.base not in _LAUNCHING or token.pos != "VERB":
        return False
    classes = load_codebook().classes
    if not any(belongs(layers, i, ("@munition",), classes) for i in patient(layers, head)):
        return False
    if _around(layers, head) & _TRIAL:
        return False
    if _around(layers, head) & _MET and len(kids(layers, head, "dobj")) == 1:
        return True
    aims = prep_objects(layers, head, *_AIMING)
    aims += [j for i in patient(layers, head) for j in prep_objects(layers, i, *_AIMING)]
    return any(_EMPTY.isdisjoint(lemmas(layers, i)) for i in aims)


def is_no_request(layers: Layers, head: int) -> bool:
    """Tell whether a demand is given up, "ask" puts a question, or a source hides its name."""
    given_up = is_lifted(layers, head) or is_no_plea(layers, head)
    return (
        given_up or is_question(layers, head) or _hides(layers, head) or _wants_word(layers, head)
    )


def _wants_word(layers: Layers, head: int) -> bool:
    """Tell whether reporters ask somebody to say something: "a request for comment"."""
    wanted = [*prep_objects(layers, head, "for"), *(t.i for t in kids(layers, head, "acl"))]
    return any(layers.tokens[i].base in _REPLIES for i in wanted)


def _hides(layers: Layers, head: int) -> bool:
    """Tell whether somebody asks for no more than that his name is not told."""
    token = layers.tokens[head]
    if token.base not in ("ask", "request"):
        return False
    wanted = [*patient(layers, head), *prep_objects(layers, head, "for")]
    if any(layers.tokens[i].base in _HIDING for i in wanted):
        return True
    told = [t for t in kids(layers, head, "xcomp", "ccomp") if t.base in _HIDDEN]
    return any(kids(layers, t.i, "neg") and is_passive(layers, t.i) for t in told)


def is_question(layers: Layers, head: int) -> bool:
    """Tell whether "ask" puts a question ("asked him if he knew"), rather than a request."""
    if layers.tokens[head].base not in _ASKING:
        return False
    return any(
        clause.i > head and _asks(layers, clause.i, head)
        for clause in kids(layers, head, "ccomp", "advcl")
    )


def _asks(layers: Layers, clause: int, verb: int) -> bool:
    """Tell whether a clause that hangs on a verb is a question: "whether", "why", "how many"."""
    if any(t.low in _WHETHER for t in kids(layers, clause, "mark")):
        return True
    opening = kids(layers, clause, "advmod", "dobj", "nsubj", "attr", "nsubjpass")
    asking = [w for t in opening for w in (t, *kids(layers, t.i, "amod", "det"))]
    asking += [w for t in asking for w in kids(layers, t.i, "advmod")]
    return layers.tokens[clause].dep == "ccomp" and any(
        t.low in WHY | {"which"} and t.i > verb for t in asking
    )


def is_arrest_to_come(layers: Layers, head: int) -> bool:
    """Tell whether an arrest is only what somebody evades or a reward is for, a curfew lifted."""
    if is_lifted(layers, head):
        return True
    token = layers.tokens[head]
    above = layers.tokens[token.head]
    if token.pos != "NOUN":
        return False
    if token.dep == "dobj" and above.base in _EVADING:
        return True
    if above.base == "warrant" and (token.dep == "compound" or above.i < head):
        return True  # "an arrest warrant was issued", "a warrant for his arrest"
    warrant = layers.tokens[above.head] if above.low in ("for", "of") else above
    if warrant.base == "warrant":
        return True
    leading = layers.tokens[above.head]
    return (
        token.dep == "pobj"
        and above.low == "to"
        and leading.base == "lead"
        and (layers.tokens[leading.head].base in ("information", "tip", "evidence", "anyone"))
    )


def is_carried_off(layers: Layers, head: int) -> bool:
    """Tell whether armed men take people with them, which is no help: "the rebels took 12 nurses".

    Where to is not told: "took the wounded to a clinic".
    """
    if layers.tokens[head].base != "take" or kids(layers, head, "prt"):
        return False
    if prep_objects(layers, head, "to", "into") or not patient(layers, head):
        return False
    groups = [k for k in layers.known if k.form == "group"]
    return any(is_person(layers, i) for i in patient(layers, head)) and any(
        role_of(layers, i) in _TAKERS or any(k.first <= i < k.last for k in groups)
        for i in subject(layers, head)
    )


def is_no_agreement(layers: Layers, head: int) -> bool:
    """Tell whether nobody agrees to anything: aid that only goes on, guests who are not asked.

    "Will continue to supply the ship", "the government's supply of aid"; "the army was not
    invited", "had merely been invited".
    """
    token = layers.tokens[head]
    if token.base in _GIVING:
        return token.pos == "NOUN" or layers.tokens[token.head].base in _GOING_ON
    if not is_passive(layers, head):
        return False
    if token.base == "invite" and kids(layers, head, "neg"):
        return True
    return not subject(layers, head) and any(t.low in _ONLY for t in kids(layers, head, "advmod"))


def is_lifted(layers: Layers, head: int) -> bool:
    """Tell whether a noun is only what somebody gives up: "lifted its embargo"."""
    token = layers.tokens[head]
    above = layers.tokens[token.head]
    if token.pos != "NOUN":
        return False
    if token.dep == "pobj" and above.low == "of":
        return layers.tokens[above.head].base in _LIFTING
    return token.dep in ("dobj", "nsubjpass") and above.base in _LIFTING


def is_no_charge(layers: Layers, head: int) -> bool:
    """Tell whether an accusation is given up, or police "charge" at a crowd, with batons.

    Nor does a view of what happened accuse anybody: "an earlier assessment by the secretary".
    """
    if is_lifted(layers, head) or _takes_charge(layers, head):
        return True
    if layers.tokens[head].base in _VIEWS or _is_named(layers, head) or _is_cleared(layers, head):
        return True
    if layers.tokens[head].base != "charge" or layers.tokens[head].pos != "VERB":
        return False
    if any(is_person(layers, i) for i in prep_objects(layers, head, *_RUSHING)):
        return True
    with_what = prep_objects(layers, head, "with")
    if head > 1 and layers.tokens[head - 1].text == "-":
        with_what = [*with_what, head - 2]
    return any(belongs(layers, i, _CLUBS, load_codebook().classes) for i in with_what)


def _is_cleared(layers: Layers, head: int) -> bool:
    """Tell whether somebody calls a thing right, or an accident: "called it a legitimate raid"."""
    called = kids(layers, head, "oprd", "attr", "dobj")
    called += [layers.tokens[i] for i in prep_objects(layers, head, "as")]
    words = {t.base for t in (*called, *(k for c in called for k in kids(layers, c.i, "amod")))}
    return layers.tokens[head].base in _CALLING and bool(words & _CLEARED)


def _is_named(layers: Layers, head: int) -> bool:
    """Tell whether a thing is only called by its name: "the airfield, also called “Q-West”"."""
    token = layers.tokens[head]
    named = [t for t in kids(layers, head, "oprd", "attr", "dobj") if t.pos == "PROPN"]
    own = token.tag == "VBN" and (token.dep in ("acl", "conj", "appos") or is_passive(layers, head))
    return token.base in _DUBBING and own and bool(named) and not kids(layers, head, "aux")


def _takes_charge(layers: Layers, head: int) -> bool:
    """Tell whether somebody takes charge of a thing, which is no accusation."""
    token = layers.tokens[head]
    held = kids(layers, head, "dobj") if token.pos == "VERB" else [token]
    return any(
        t.base == "charge" and t.tag == "NN" and layers.tokens[t.head].base in ("take", "assume")
        and not kids(layers, t.i, "det", "poss")
        for t in held
    )  # fmt: skip


def is_undone(layers: Layers, head: int) -> bool:
    """Tell whether a court lifts a penalty: "struck down the expulsion", "quashed his sentence"."""
    token = layers.tokens[head]
    verb = layers.tokens[token.head] if token.dep in ("dobj", "nsubjpass") else token
    undone = [token.i] if verb is not token else patient(layers, head)
    particles = {t.low for t in kids(layers, verb.i, "prt", "advmod")}
    lifts = verb.base in _UNDOING or (verb.base, True) in {
        ("strike", "down" in particles), ("set", "aside" in particles)
    }  # fmt: skip
    return lifts and any(layers.tokens[i].base in _PENALTIES for i in undone)


def is_no_plea(layers: Layers, head: int) -> bool:
    """Tell whether somebody pleads not guilty, which concedes and asks for nothing."""
    token = layers.tokens[head]
    if token.base == "guilty":
        return head > 1 and [t.base for t in layers.tokens[head - 2 : head]] == ["plead", "not"]
    words = [t.low for t in layers.tokens[head + 1 : head + 3]]
    return token.base == "plead" and words == ["not", "guilty"]
