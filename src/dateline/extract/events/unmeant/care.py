"""What befalls people on roads, in hospitals and when they call for help, and is no deed."""

import re

from dateline.annotate import Layers
from dateline.annotate.memory import remembered
from dateline.codebook.frames import load_codebook
from dateline.extract.events.grammar.classes import belongs, is_person, lemmas, role_of
from dateline.extract.events.grammar.slots import kids, patient, prep_objects, subject

_ROAD_STORY = re.compile(
    r"\bhit\s?-\s?and\s?-\s?run\b|\bdrunk(?:en)?[ -]driv|\bdriving (?:drunk|while )|\bvehicular\b|"
    r"\bunder the influence\b|\bpedestrian (?:was|who|killed|struck|hit)\b|\bcrosswalk\b",
    re.IGNORECASE,
)
_RUNNING_OVER = frozenset({"hit", "strike", "mow", "kill", "run", "plow", "plough", "injure"})
_ON_PURPOSE = frozenset({
    "attack", "attacker", "deliberately", "intentionally", "purposely", "terrorist", "gun", "shoot",
    "shot", "gunman", "stab", "knife", "bomb", "protester", "crowd", "officer", "trooper", "bullet",
    "assailant", "militant", "soldier", "police", "rocket", "missile", "shell", "airstrike", "fist",
})  # fmt: skip
_RELEASED = frozenset({"release", "discharge", "free", "let"})
_IN_CARE = frozenset({
    "hospital", "medical", "examination", "examine", "treat", "treatment", "medic", "paramedic",
    "doctor", "clinic", "checkup", "medicine", "surgery",
})  # fmt: skip
_HELD = frozenset({
    "captor", "hostage", "kidnap", "kidnapper", "custody", "jail", "prison", "court", "bail",
    "rebel", "militant", "abduct", "captive", "captivity", "prisoner", "detain", "detention",
    "arrest", "gunman", "cell", "judge", "parole", "guerrilla", "ransom", "inmate", "police",
})  # fmt: skip
_AT_WORK = frozenset({
    "employee", "job", "fire", "layoff", "worker", "company", "employer", "staff", "boss", "work",
    "firm", "coach", "manager", "employment",
})  # fmt: skip
_PUBLISHED = frozenset({
    "name", "identity", "report", "video", "footage", "statement", "figure", "detail", "document",
    "photo", "photograph", "image", "result", "information", "data", "record", "tape", "transcript",
    "list", "album", "film", "study", "book", "update", "patch", "number", "picture", "audio",
    "memo", "email", "letter", "copy", "version", "survey", "poll", "plan", "draft",
})  # fmt: skip
"""What is released that nobody held."""
_AILING = (
    "@ailment", "@illness_word", "pain", "injury", "nausea", "headache", "dizziness", "sickness",
    "fatigue", "breathing", "symptom", "wound", "ache",
)  # fmt: skip
_FEELING = frozenset({"feel", "be", "suffer"})
_SERVICES = frozenset({
    "police", "911", "999", "112", "ambulance", "firefighter", "paramedic", "cop", "officer",
    "deputy", "authority", "brigade", "sheriff", "doctor", "department", "crew", "rescuer",
})  # fmt: skip
"""Whom people call when something has happened, and who are called to it."""
_IN_NEED = frozenset({"help", "assistance", "backup", "ambulance", "aid"})
_RESPONDING = frozenset({"respond", "response", "answer", "get", "receive", "take"})
_MISHAPS = ("@accident", "@mishap_word", "@ailment", "@illness_word", "crash", "wreck")
_NEARBY = 1
_BRINGING = frozenset({
    "bring", "take", "rush", "carry", "drive", "transport", "airlift", "fly", "convey", "ferry",
    "transfer", "evacuate",
})  # fmt: skip
_CARING = frozenset({"hospital", "clinic", "infirmary", "surgery", "doctor", "ward"})
"""Where those who are hurt are taken."""
_PRIOR = frozenset({"prior", "previous", "past", "multiple", "numerous", "earlier"})


@remembered
def _is_road_story(layers: Layers) -> bool:
    """Tell whether a text tells of drivers and those whom they hit."""
    return _ROAD_STORY.search(layers.document.text) is not None


def is_run_over(layers: Layers, head: int) -> bool:
    """Tell whether somebody was hit in a story of drunken or fleeing drivers, by no weapon."""
    if layers.tokens[head].base not in _RUNNING_OVER or not _is_road_story(layers):
        return False
    return _ON_PURPOSE.isdisjoint(_words(layers, head))


def is_discharge(layers: Layers, head: int) -> bool:
    """Tell whether nobody was held whom, or what, somebody lets go.

    "Released after a medical examination", "was let go from his job", "released the figures".
    """
    token = layers.tokens[head]
    if token.base == "go" and layers.tokens[head - 1].base in _RELEASED:
        token = layers.tokens[head - 1]
    if token.base not in _RELEASED:
        return False
    let_out = [*patient(layers, head), *prep_objects(layers, head, "of")]
    if any(layers.tokens[i].base in _PUBLISHED for i in let_out):
        return True
    near = _words(layers, head)
    if near & _HELD:
        return False
    if near & _IN_CARE and not prep_objects(layers, head, "by"):
        return True
    return token.base == "let" and bool(_words(layers, head, _NEARBY) & _AT_WORK)


def is_ailing(layers: Layers, head: int) -> bool:
    """Tell whether somebody complains of what he feels: "complained of back pain"."""
    if layers.tokens[head].base not in ("complain", "complaint"):
        return False
    if any(
        t.base in _FEELING for p in kids(layers, head, "prep") for t in kids(layers, p.i, "pcomp")
    ):
        return True
    classes = load_codebook().classes
    return any(belongs(layers, i, _AILING, classes) for i in prep_objects(layers, head, "of"))


def is_emergency(layers: Layers, head: int) -> bool:
    """Tell whether help is only called in an emergency: "firefighters were called"."""
    token = layers.tokens[head]
    if token.base != "call":
        return False
    if token.pos == "NOUN":
        prep = layers.tokens[token.head]
        answered = prep.base if token.dep == "dobj" else layers.tokens[prep.head].base
        for_help = prep_objects(layers, head, "for")
        return answered in _RESPONDING and (
            not for_help or any(layers.tokens[i].base in _IN_NEED for i in for_help)
        )
    called = patient(layers, head)
    if any(layers.tokens[i].base in _SERVICES for i in called):
        return not kids(layers, head, "xcomp", "oprd", "ccomp", "attr")
    crying = [i for i in prep_objects(layers, head, "for") if not kids(layers, i, "prep", "acl")]
    alone = all(is_person(layers, i) and role_of(layers, i) in (None, "CVL", "LAB")
                for i in subject(layers, head))  # fmt: skip
    return alone and not called and any(layers.tokens[i].base in _IN_NEED for i in crying)


def is_of_mishap(layers: Layers, head: int) -> bool:
    """Tell whether an inquiry is into an accident or an illness, which lays nothing to anybody."""
    if layers.tokens[head].base not in ("investigate", "investigation", "probe", "inquiry"):
        return False
    into = [*patient(layers, head), *prep_objects(layers, head, "of", "into", "on")]
    prep = layers.tokens[layers.tokens[head].head]
    if layers.tokens[head].dep == "pobj" and prep.low == "under":
        into += subject(layers, prep.head)
    return any(belongs(layers, i, _MISHAPS, load_codebook().classes) for i in into)


def is_interview(layers: Layers, head: int) -> bool:
    """Tell whether somebody only talks to the press: "a conference call with reporters"."""
    outlets = {k.last - 1 for k in layers.known if k.form == "media"}
    met = [*prep_objects(layers, head, "with", "to"), *patient(layers, head)]
    return any(role_of(layers, i) == "JRN" or i in outlets for i in met)


def is_record(layers: Layers, head: int) -> bool:
    """Tell whether arrests are but somebody's record: "has six arrests", "his prior arrests"."""
    token = layers.tokens[head]
    if token.base != "arrest" or token.pos != "NOUN":
        return False
    if any(t.base in _PRIOR for t in kids(layers, head, "amod")):
        return True
    return token.dep == "dobj" and layers.tokens[token.head].base == "have" and token.tag == "NNS"


def is_brought_in(layers: Layers, head: int) -> bool:
    """Tell whether somebody is only taken where he is cared for: "took the wounded to a clinic"."""
    if layers.tokens[head].base not in _BRINGING:
        return False
    to = prep_objects(layers, head, "to", "into")
    to += [j for i in patient(layers, head) for j in prep_objects(layers, i, "to")]
    return any(set(lemmas(layers, i)) & _CARING for i in to)


def is_flight(layers: Layers, head: int) -> bool:
    """Tell whether people only flee: who expels them is told of elsewhere, if anybody does."""
    return layers.tokens[head].base == "flee"


def _words(layers: Layers, head: int, around: int = 0) -> set[str]:
    """Return the lemmas of a token's sentence, and of some sentences to either side."""
    at = layers.tokens[head].sentence
    near = layers.sentences[max(0, at - around) : at + around + 1]
    return {t.base for t in layers.tokens[near[0].first : near[-1].last]}
