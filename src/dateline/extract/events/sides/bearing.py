"""Who bears what a word tells though he stands where doers mostly do, and who is charged with it.

"His trial", "the premier's assassination", "the bank received a threatening call"; "a man was
charged in connection with the shooting".
"""

from collections.abc import Iterator

from dateline.annotate import Layers, Token, counted
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.codebook.words import word_table
from dateline.extract.events.grammar.classes import is_person, role_of
from dateline.extract.events.grammar.nouns import light_verb
from dateline.extract.events.grammar.slots import (
    RELATIVE,
    antecedent,
    conjuncts,
    is_headline_passive,
    is_passive,
    kids,
    patient,
    prep_objects,
    subject,
)
from dateline.extract.events.kinds import HARMING, VERBAL
from dateline.extract.events.sides.handing import (
    FELT,
    backing,
    between,
    fellows,
    felt,
    handed,
    havers,
    helped,
    helpers,
    hosts,
    laid_to,
    named_before,
    receivers,
    utterers,
)
from dateline.extract.events.sides.heldfor import CHARGING, HOLDING, found_guilty, held_for
from dateline.extract.events.sides.parties import actors_behind, recipients_behind
from dateline.extract.events.sides.warding import attackers, warders
from dateline.records import EventType

BEARER, CHARGED, PARTNER, BLAMER = "bearer", "charged", "partner", "blamer"
GIVER, AGENT = "giver", "agent"
"""Names of the places: who bears it, who is charged with it, with whom one meets, who lays it to
somebody else, from whom one gets it, who does it by the grammar alone."""

_PROCEEDINGS = frozenset({"trial", "retrial", "arraignment", "court-martial"})
_TO_HIM = _PROCEEDINGS | frozenset({
    "prosecution", "indictment", "sentencing", "conviction",
    "arrest", "detention", "imprisonment", "incarceration", "captivity", "extradition", "expulsion",
    "deportation", "ouster", "impeachment", "abduction", "kidnapping", "assassination", "murder",
    "execution", "beheading", "death", "lynching", "eviction", "capture", "rape", "slaying",
})  # fmt: skip
"""Nouns whose owner is whom it is done to."""
_TO_PERSON = frozenset({"killing", "shooting", "stabbing", "beating", "poisoning"})
"""Nouns whose owner is their victim where he is a person, and no armed one."""
SUFFERED = _TO_HIM | _TO_PERSON
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "CONCEDE", "RETREAT", "SUPPORT"})
"""Types that both sides do where they are said to be between the two."""
_BY_GRAMMAR = VERBAL | {"SANCTION", "AID", "MOBILIZE", "COOPERATE", "PROTEST"}
_OPENING = frozenset({"pcomp", "advcl"})
_OBJECTS = frozenset({"target", "victim", "object"})
_GETTING = frozenset({"receive", "get", "obtain", "secure", "undergo", "suffer", "endure", "face"})
_EARNING = frozenset({"win", "earn", "draw", "attract"})
"""Verbs of getting words or help, which of force say another thing ("won the battle")."""
_DYING = frozenset({"burn", "drown", "starve", "suffocate", "choke", "freeze", "bleed"})
"""Verbs whose subject bears what they tell, where they have no object."""
_LAID_TO = {"blame": ("on",), "pin": ("on",), "attribute": ("to",), "ascribe": ("to",)}
"""Verbs that lay a deed to somebody, with the word before him."""
LOOKING_INTO = frozenset({
    "allege", "accuse", "denounce", "investigate", "probe", "discuss", "debate", "assess",
})  # fmt: skip
"""Verbs of those who say of others, or ask, that they did what is told below them."""
_SPEECH = frozenset({
    "remark", "comment", "statement", "speech", "letter", "article", "report", "question", "film",
    "tweet", "testimony", "interview", "book", "essay", "editorial", "column", "documentary",
})  # fmt: skip
_WISHES = frozenset({"request", "behest", "urging", "insistence", "invitation", "demand"})
_ANSWERING = frozenset({
    "grant", "reject", "refuse", "deny", "approve", "heed", "decline", "dismiss", "rebuff", "spurn",
    "ignore", "answer", "accept", "consider", "weigh", "resist", "dodge", "turn",
})  # fmt: skip
"""Verbs of whoever a request is made to: "granted the request", "turned down calls"."""
_MEDIATING = frozenset({"broker", "mediate", "facilitate", "negotiate", "arrange"})
_OF_CHARGE = frozenset({"with", "of", "for", "in", "over", "on"})
_OF_HOLDING = frozenset({"for", "over"})
_LINKS = frozenset({
    "connection", "suspicion", "charge", "count", "role", "part", "involvement", "allegation",
    "accusation",
})  # fmt: skip
"""Nouns between who is charged and the deed: "on suspicion of", "for his part in"."""
_CRIMES = _TO_PERSON | {"murder", "slaying", "homicide", "death"}
"""What somebody is "arrested in", as its doer: nobody shot at is arrested in a shooting."""
_BEFORE = ("compound", "amod")
_ENDS = frozenset({"death", "spree", "case", "attack", "incident"})
"""Nouns that a deed stands before: "charged in the shooting death of his son"."""


def bearers(layers: Layers, i: int) -> list[int]:
    """Return who bears what the word at `i` tells: the owner of a trial, who received a threat."""
    token = layers.tokens[i]
    if is_headline_passive(layers, i):
        return patient(layers, i)  # "Convoy ambushed in Goma"
    if token.pos == "VERB":
        tried = [t.i for t in kids(layers, i, "nsubj", "nsubjpass") if t.base in _PROCEEDINGS]
        if tried and not kids(layers, i, "dobj"):
            return bearers(layers, tried[0])  # "his trial opened"
        if token.base in _DYING and not is_passive(layers, i) and not patient(layers, i):
            return subject(layers, i)  # "many burned alive"
        if token.base not in _GETTING or is_passive(layers, i):
            return []
        guests = any(is_person(layers, counted(layers, p)) for p in patient(layers, i))
        return [] if guests else subject(layers, i)  # "received refugees" is help given
    if token.pos != "NOUN":
        return []
    found: list[int] = []
    if not prep_objects(layers, i, "of"):
        owners = [j for p in kids(layers, i, "poss") for j in conjuncts(layers, p.i)]
        if token.base in _TO_HIM:
            found += owners + havers(layers, i)
        elif token.base in _TO_PERSON:
            found += [o for o in owners if _is_unarmed(layers, o)]
    return found + _carried(layers, i) + _object_of(layers, i)


def _modified(layers: Layers, i: int) -> list[int]:
    """Return whom a clause tells of that they suffered: "a post that rebels shelled", "shot by"."""
    token = layers.tokens[i]
    named = token.dep == "relcl" and any(t.low in RELATIVE for t in kids(layers, i, "dobj"))
    done = token.dep == "acl" and token.tag == "VBN" and bool(kids(layers, i, "agent"))
    return patient(layers, i) if named or done else []


def _carried(layers: Layers, i: int) -> list[int]:
    """Return whom the verb that carries it lets bear it: "the raid drew criticism".

    Who wards off an attack "on a ship" is not whom it hit.
    """
    carrier = light_verb(layers, i)
    if carrier is None or carrier[1] != "recipient" or prep_objects(layers, i, "on", "against"):
        return []
    if warders(layers, i):
        return []
    verb = layers.tokens[carrier[0]]
    particles = [p.low for p in kids(layers, verb.i, "prt")]
    undone = word_table("light_verbs", "note", "verb").get(" ".join([verb.base, *particles]))
    return [] if is_passive(layers, verb.i) or undone == "not done" else subject(layers, verb.i)


def earners(layers: Layers, i: int) -> list[int]:
    """Return who earns what the verb at `i` and its object tell: "won praise for its reforms"."""
    earns = layers.tokens[i].base in _EARNING and not is_passive(layers, i)
    return subject(layers, i) if earns and patient(layers, i) else []


def givers(layers: Layers, i: int) -> list[int]:
    """Return from whom somebody gets what the word at `i` tells.

    "Received an apology from Peru", "faced calls from its allies to reopen the border".
    """
    token, at = layers.tokens[i], [i]
    if token.pos == "VERB":
        if token.base not in _GETTING | _EARNING or is_passive(layers, i):
            return []
        at += patient(layers, i)
    else:
        carrier = light_verb(layers, i)
        if carrier is None or carrier[1] != "recipient" or is_passive(layers, carrier[0]):
            return []
        at.append(carrier[0])
    found = [h for j in at for h in prep_objects(layers, j, "from") if not _is_time(layers, h)]
    return actors_behind(layers, found)


def agents(layers: Layers, i: int) -> list[int]:
    """Return who does a thing by the grammar alone: the agent of a passive, who opens a sentence.

    "Mali was urged by its neighbours to vote"; "after accusing Mali of fraud, Chad left the talks".
    """
    token = layers.tokens[i]
    passive = is_passive(layers, i)
    if token.pos != "VERB" or token.base in FELT or not (passive or token.dep in _OPENING):
        return []
    if not passive and token.tag != "VBG":
        return []
    borne = {j for t in kids(layers, i, "dobj") for j in layers.refers.get(t.i, ())}
    found = [h for h in subject(layers, i) if not _is_time(layers, h) and h not in borne]
    return actors_behind(layers, found)


def _of_clause(layers: Layers, i: int) -> list[int]:
    """Return whom a participle without a subject is about: who does what it hangs on.

    "Condemned by its allies, Mali pulled out"; "after being asked to leave, the envoy flew home".
    """
    token = layers.tokens[i]
    above = layers.tokens[token.head]
    if token.dep == "pcomp" and above.dep == "prep":
        above = layers.tokens[above.head]
    if token.dep not in _OPENING or above.pos not in ("VERB", "AUX") or above.i == i:
        return []
    return patient(layers, above.i) if is_passive(layers, above.i) else subject(layers, above.i)


def _is_unarmed(layers: Layers, i: int) -> bool:
    """Tell whether an owner is a person, and none who is armed by trade."""
    who = counted(layers, layers.refers.get(i, (i,))[0])
    person = layers.tokens[who].name == "PERSON" or is_person(layers, who)
    return person and role_of(layers, who) not in ARMED_SECTORS


def _object_of(layers: Layers, i: int) -> list[int]:
    """Return who is called the target of it: "the bishop was the target of death threats"."""
    token = layers.tokens[i]
    prep = layers.tokens[token.head]
    noun = layers.tokens[prep.head]
    if token.dep != "pobj" or prep.low != "of" or noun.base not in _OBJECTS:
        return []
    above = layers.tokens[noun.head]
    if noun.dep == "attr" and above.base in ("be", "become"):
        return subject(layers, above.i)
    return conjuncts(layers, noun.head) if noun.dep == "appos" else []


def charged(layers: Layers, i: int) -> list[int]:
    """Return who is charged with, or held for, the deed at `i`: its alleged doer."""
    if layers.tokens[i].pos != "NOUN" and layers.tokens[i].dep not in _BEFORE:
        return held_for(layers, i)
    found = [h for j in _linked(layers, i) for h in _charged(layers, j)]
    return list(dict.fromkeys([*found, *_blamed(layers, i)]))


def _blamed(layers: Layers, i: int) -> list[int]:
    """Return to whom a deed is laid: "blamed the raid on", "a raid attributed to the rebels"."""
    found: list[int] = []
    for verb in _laying(layers, i):
        found += laid_to(layers, verb.i, i, *_LAID_TO[verb.base])
    return found


def _laying(layers: Layers, i: int) -> list[Token]:
    """Return the verbs that lay the deed at `i` to somebody."""
    token = layers.tokens[i]
    verbs = kids(layers, i, "acl", "relcl")
    if token.dep in ("dobj", "nsubjpass"):
        verbs.append(layers.tokens[token.head])
    return [v for v in verbs if v.base in _LAID_TO]


def blamers(layers: Layers, i: int) -> list[int]:
    """Return who lays the deed at `i` to others: "attacks that the army blamed on rebels".

    Neither is he the doer of what was done in it ("died in attacks that …"), nor whoever charges
    others with it or looks into it.
    """
    deeds = [i, *prep_objects(layers, i, "in", "during")]
    verbs = [v for j in deeds for v in _laying(layers, j)]
    verbs += [v for j in layers.ancestors(i) if (v := layers.tokens[j]).base in LOOKING_INTO]
    found = [antecedent(layers, s.i) for v in verbs for s in kids(layers, v.i, "nsubj")]
    return found + [j for v in verbs for j in prep_objects(layers, v.i, "by")]


def asking(layers: Layers, i: int) -> list[int]:
    """Return at whose request something is done: "came at the request of the governor"."""
    token = layers.tokens[i]
    above = layers.tokens[token.head]
    led = token.dep == "pobj" and above.low in ("at", "on", "upon")
    return prep_objects(layers, i, "of") if led and token.base in _WISHES else []


def tellers(layers: Layers, i: int) -> list[int]:
    """Return who only speaks of the deed at `i`: "remarks by the premier on the murder"."""
    token = layers.tokens[i]
    prep = layers.tokens[token.head]
    if token.dep != "pobj" or prep.low not in ("on", "about", "over"):
        return []
    first = layers.sentences[token.sentence].first
    before = layers.tokens[first : prep.i]
    said = next((t.i for t in reversed(before) if t.base in _SPEECH and t.pos == "NOUN"), None)
    if said is None or any(t.pos in ("VERB", "PUNCT") for t in layers.tokens[said : prep.i]):
        return []
    owners = [j for p in kids(layers, said, "poss") for j in conjuncts(layers, p.i)]
    return owners + prep_objects(layers, said, "by", "of", "from")


def answerers(layers: Layers, i: int) -> list[int]:
    """Return who answers the request at `i`, made to him: "the court granted a request"."""
    token = layers.tokens[i]
    verb = layers.tokens[token.head]
    if token.pos != "NOUN" or verb.base not in _ANSWERING or verb.pos != "VERB":
        return []
    if verb.base == "turn" and not any(t.low == "down" for t in kids(layers, verb.i, "prt")):
        return []
    if token.dep == "nsubjpass":
        return prep_objects(layers, verb.i, "by")
    return subject(layers, verb.i) if token.dep == "dobj" else []


def _taken(layers: Layers, i: int) -> list[int]:
    """Return the town that falls to somebody: it does nothing."""
    return subject(layers, i) if _winners(layers, i) else []


def _winners(layers: Layers, i: int) -> list[int]:
    return prep_objects(layers, i, "to") if layers.tokens[i].base == "fall" else []  # a town


def _is_time(layers: Layers, i: int) -> bool:
    return layers.tokens[i].name in ("DATE", "TIME")


def _linked(layers: Layers, i: int) -> Iterator[int]:
    """Yield a deed and the nouns that only link it to who is charged with it."""
    yield i
    if layers.tokens[i].dep in _BEFORE and layers.tokens[layers.tokens[i].head].base in _ENDS:
        i = layers.tokens[i].head
        yield i
    for _ in range(2):
        prep = layers.tokens[layers.tokens[i].head]
        noun = layers.tokens[prep.head]
        if layers.tokens[i].dep != "pobj" or noun.base not in _LINKS or noun.pos != "NOUN":
            return
        i = noun.i
        yield i


def _charged(layers: Layers, i: int) -> list[int]:
    token = layers.tokens[i]
    prep = layers.tokens[token.head]
    if token.dep != "pobj" or prep.dep != "prep":
        return []
    above = layers.tokens[prep.head]
    if above.low == "guilty" and prep.low == "of":
        return found_guilty(layers, above.i)
    if above.dep == "dobj" and layers.tokens[above.head].base in CHARGING:
        above = layers.tokens[above.head]  # "convicted two men of the murder": hung on "men"
    if above.base in CHARGING | HOLDING and above.pos == "VERB":
        words = _OF_CHARGE if above.base in CHARGING or token.base in _LINKS else _OF_HOLDING
        words = words | {"in"} if token.base in _CRIMES else words
        return patient(layers, above.i) if prep.low in words else []
    tried = above.base == "trial" and prep.low in ("for", "over")
    return bearers(layers, above.i) if tried else []


def partners(layers: Layers, i: int) -> list[int]:
    """Return with whom somebody meets or talks: "spoke by telephone with the king of Jordan".

    Also who brings others together.
    """
    token = layers.tokens[i]
    if token.base in _MEDIATING and token.tag == "VBN":  # "a truce brokered by Malaysia"
        return prep_objects(layers, i, "by")
    direct = prep_objects(layers, i, "with")
    means = [j for j in prep_objects(layers, i) if j not in direct]
    return direct or [k for j in means for k in prep_objects(layers, j, "with")]


def plainly(layers: Layers, i: int, kind: EventType) -> Iterator[tuple[str, list[int]]]:
    """Yield the places at a trigger of a type that leave no doubt, with who stands in them."""
    yield BEARER, recipients_behind(layers, bearers(layers, i), kind)
    if kind in HARMING:
        yield BEARER, recipients_behind(layers, _modified(layers, i), kind)
        yield CHARGED, [*charged(layers, i), *_winners(layers, i), *warders(layers, i)]
        yield BEARER, recipients_behind(layers, attackers(layers, i), kind)
        yield BLAMER, [*blamers(layers, i), *tellers(layers, i), *_taken(layers, i)]
    else:
        yield GIVER, givers(layers, i) + helpers(layers, i) + utterers(layers, i)
        yield BEARER, helped(layers, i)
    if kind in VERBAL:
        yield BEARER, recipients_behind(layers, earners(layers, i), kind)
        if is_passive(layers, i) and agents(layers, i):
            told = patient(layers, i) or _of_clause(layers, i)
            yield BEARER, recipients_behind(layers, told, kind)
    if kind in _BY_GRAMMAR:
        yield AGENT, agents(layers, i)
    if kind == "SANCTION":
        yield BEARER, named_before(layers, i)
    if kind == "REQUEST":
        yield CHARGED, asking(layers, i)
        yield BEARER, actors_behind(layers, answerers(layers, i))
    if kind in ("SUPPORT", "AID", "ACCUSE"):
        by, to = (felt if kind == "ACCUSE" else backing)(layers, i)
        yield GIVER, by
        yield BEARER, to
    if kind == "CONSULT":
        yield PARTNER, partners(layers, i)
        yield BEARER, hosts(layers, i)
    if kind == "COOPERATE":
        yield PARTNER, fellows(layers, i)
        by, to = handed(layers, i)
        yield GIVER, by
        yield BEARER, [*to, *receivers(layers, i)]
    if kind in _MUTUAL:
        yield PARTNER, between(layers, i)
