"""Doings that words of other deeds tell as well: traffic, questions, silence, weapons fired at."""

from dateline.annotate import Layers
from dateline.codebook.directory import BODIES
from dateline.codebook.frames import load_codebook
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.extract.events.classes import belongs, is_actor, is_person, lemmas, role_of
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
_WHETHER = frozenset({"if", "whether"})
_WHY = frozenset({"why", "how", "what", "who", "where", "when", "whom"})
_EVADING = frozenset({"evade", "resist", "avoid", "escape"})
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
_PELTING = frozenset({"bombard", "pelt", "pepper", "besiege", "assail", "hammer", "blast", "shell"})
_WORDY = frozenset({
    "question", "query", "call", "message", "email", "e-mail", "letter", "complaint", "request",
    "demand", "criticism", "advert", "advertisement", "phone", "telephone", "petition", "text",
    "tweet", "enquiry", "inquiry", "offer", "proposal", "slogan", "propaganda",
})  # fmt: skip
"""What people are bombarded with whom nobody hurts."""
_SHOTS = frozenset({"shot", "salvo"})
_DESERTED = frozenset({"desert"})


def is_wordy(layers: Layers, head: int) -> bool:
    """Tell whether somebody is bombarded with words: "bombarded the minister with questions"."""
    if layers.tokens[head].base not in _PELTING:
        return False
    with_what = prep_objects(layers, head, "with")
    return any(not _WORDY.isdisjoint(lemmas(layers, i)) for i in with_what)


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


def is_no_march(layers: Layers, head: int) -> bool:
    """Tell whether "March" is the month, or a state marches into another."""
    token = layers.tokens[head]
    states = [k.last - 1 for k in layers.known if k.form == "country"]
    if token.base == "march" and prep_objects(layers, head, "into", "on"):
        return any(i in states for i in subject(layers, head))
    return token.text == "March" and token.name == "DATE"


def is_in_name(layers: Layers, head: int) -> bool:
    """Tell whether a noun is but part of a known body's name: "the Bureau of Investigation"."""
    if layers.tokens[head].pos != "PROPN":
        return False
    return any(k.first <= head < k.last and k.form in BODIES | {"institution"}
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
        t.low in _WHY | {"which", "whose"} for t in layers.tokens[sentence.first : head]
    )


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
    return given_up or is_question(layers, head) or _hides(layers, head)


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
        t.low in _WHY | {"which"} and t.i > verb for t in asking
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
    """Tell whether an accusation is given up, or police "charge" at a crowd, with batons."""
    if is_lifted(layers, head) or _takes_charge(layers, head):
        return True
    if layers.tokens[head].base != "charge" or layers.tokens[head].pos != "VERB":
        return False
    if any(is_person(layers, i) for i in prep_objects(layers, head, *_RUSHING)):
        return True
    with_what = prep_objects(layers, head, "with")
    if head > 1 and layers.tokens[head - 1].text == "-":
        with_what = [*with_what, head - 2]
    return any(belongs(layers, i, _CLUBS, load_codebook().classes) for i in with_what)


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
