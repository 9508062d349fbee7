"""Words that stand for another deed than they mostly do: a dockers' strike, shops that only close.

What is told is an event as a rule, but of another type, or none of anybody's making.
"""

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.codebook.schemes import ARMED_SECTORS
from dateline.extract.events.grammar.classes import belongs, is_person, role_of
from dateline.extract.events.grammar.slots import HARMLESS, kids, patient, prep_objects, subject

_DISSENT = frozenset({
    "protest", "strike", "boycott", "shutdown", "solidarity", "demand", "call", "mourn", "hartal",
    "bandh", "oppose", "defiance", "anger", "heed", "observe", "demonstrate", "demonstration",
    "dissent", "striker", "protester", "union", "mourning",
})  # fmt: skip
_FORCES = frozenset({
    "reinforcement", "troop", "soldier", "battalion", "brigade", "fighter", "tank", "commando",
})  # fmt: skip
_HELP = frozenset({
    "help", "assist", "assistance", "aid", "support", "ally", "request", "ask", "invite",
    "invitation", "peacekeeper", "peacekeeping", "relief", "rescue", "train", "trainer", "back",
    "defend", "mission", "flood", "earthquake", "quake", "protect", "evacuate", "bolster", "shore",
    "un", "united", "join", "mercenary", "contingent", "backing", "side",
})  # fmt: skip
_DOWNING = frozenset({"intercept", "down", "destroy", "shoot"})
_LAWS = frozenset({"law", "convention", "conventions", "constitution", "treaty", "charter", "rule",
                   "statute", "code", "article", "covenant", "protocol", "act"})  # fmt: skip
_TRADED = frozenset({
    "strike", "airstrike", "attack", "missile", "rocket", "artillery", "shelling",
    "blame", "accusation", "barb", "insult", "threat", "blow", "fire", "gunfire", "shot", "charge",
    "recrimination", "allegation", "word", "prisoner", "captive", "detainee", "hostage", "body",
    "remains",
})  # fmt: skip
_PENALTIES = frozenset({
    "impose", "freeze", "ban", "expel", "blacklist", "sanction", "bomb", "attack", "invade",
    "tighten",
})  # fmt: skip
_REMOVING = frozenset({"oust", "unseat", "topple", "remove", "depose"})
_VOTING = frozenset({
    "parliament", "congress", "senate", "assembly", "legislature", "knesset", "duma", "lawmaker",
    "legislator", "senator", "deputy", "mp", "voter", "court", "judge", "party", "board", "union",
})  # fmt: skip
_FORBIDDING = frozenset(
    {"ban", "forbid", "prohibit", "outlaw", "bar", "criminalise", "criminalize"}
)
_OF_LAWS = _FORBIDDING | {"proscribe", "protect", "define"}
"""Verbs by which a law says of deeds that nobody may do them."""
_ARMED = (
    "@forces", "@armsbearer", "@weapon", "@arms", "@munition", "@police", "militia", "reservist",
)  # fmt: skip
_UTTERED = frozenset({
    "death", "bomb", "veiled", "direct", "verbal", "written", "explicit", "repeated", "anonymous",
    "blunt", "angry", "fresh", "renewed", "thinly", "telephone", "phone", "online", "violent",
})  # fmt: skip
"""Words before a threat that somebody made."""
_UTTERING = frozenset({
    "make", "issue", "send", "receive", "get", "utter", "voice", "deliver", "repeat", "renew",
    "level", "post", "shout", "carry", "follow", "withdraw", "hurl", "dismiss", "defy", "condemn",
    "reject", "ignore", "denounce", "report", "face", "escalate",
})  # fmt: skip
"""Verbs with a threat that was made: "made threats", "carried out his threat"."""
_QUARRELS = frozenset({
    "clash", "confrontation", "skirmish", "spar", "tangle", "feud", "duel", "battle", "fight",
    "showdown", "fighting",
})  # fmt: skip
_DEBATING = frozenset({"LEG", "GOV", "ELI", "JUD", "BUS", "JRN"})
"""Sectors of those who, several of them, quarrel with words."""
_HITTERS = ARMED_SECTORS | {"UAF", "CRM"}
"""Sectors of those who may strike alone."""
_ON_GUARD = frozenset({
    "warn", "warning", "alert", "wary", "fear", "guard", "protect", "protection", "defend",
    "defence", "defense", "vigilant", "aware", "concern", "worry", "information", "intelligence",
    "assessment",
})  # fmt: skip
"""Words for who looks out for a threat that others may be."""
_RUEING = frozenset({"regret", "lament", "deplore", "rue", "bemoan"})
_OWN = frozenset({"its", "his", "her", "their", "our", "my"})
_STRIPPING = frozenset({"strip", "deprive", "revoke", "rob"})
_BELONGING = frozenset({"citizenship", "nationality", "passport"})
_ENDING = frozenset({
    "lift", "ease", "drop", "scrap", "relax", "remove", "end", "revoke", "repeal", "undo", "waive",
    "rescind", "cancel", "abolish", "suspend", "terminate", "withdraw",
})  # fmt: skip
_MEASURES = frozenset({
    "sanction", "embargo", "ban", "blockade", "restriction", "curb", "boycott", "freeze", "tariff",
})  # fmt: skip
_WITHHOLDING = frozenset({
    "cancel", "cut", "suspend", "halt", "freeze", "block", "withhold", "end", "stop", "slash",
    "scrap", "axe", "ax", "pause", "terminate", "discontinue", "reduce",
})  # fmt: skip
_HELPED_WITH = (
    "aid", "assistance", "funding", "fund", "loan", "financing", "grant", "support", "backing",
    "bailout", "help", "tranche", "shipment",
)  # fmt: skip


def is_easing(layers: Layers, head: int) -> bool:
    """Tell whether a verb ends a measure, rather than takes one: "removed the arms embargo"."""
    token = layers.tokens[head]
    ends = token.pos == "VERB" and token.base in _ENDING
    return ends and any(layers.tokens[i].base in _MEASURES for i in patient(layers, head))


def is_withholding(layers: Layers, head: int) -> bool:
    """Tell whether help is cut, rather than given: "cancelled $300 million in aid"."""
    token = layers.tokens[head]
    if token.pos != "VERB" or token.base not in _WITHHOLDING:
        return False
    classes = load_codebook().classes
    return any(belongs(layers, i, _HELPED_WITH, classes) for i in patient(layers, head))


def is_dismay(layers: Layers, head: int) -> bool:
    """Tell whether it is another's act that somebody regrets: "regretted the U.S. decision"."""
    token = layers.tokens[head]
    if token.pos != "VERB" or token.base not in _RUEING:
        return False
    own = set(subject(layers, head))
    own |= {j for i in own for j in layers.refers.get(i, ())}
    owners = [
        t for i in patient(layers, head) for t in kids(layers, i, "poss", "amod", "compound")
        if t.dep == "poss" or t.name in ("GPE", "NORP")
    ]  # fmt: skip
    others = [t for t in owners if not {t.i, *layers.refers.get(t.i, ())} & own]
    return bool(others) and not any(t.low in _OWN for t in others)


def is_danger(layers: Layers, head: int) -> bool:
    """Tell whether a threat is but a danger, which nobody utters: "responds to threats".

    Nor is what somebody warns of or is on guard against one: "warned of threats to aircraft".
    """
    token = layers.tokens[head]
    if token.base != "threat" or token.pos != "NOUN" or kids(layers, head, "poss", "acl", "relcl"):
        return False
    prep = layers.tokens[token.head]
    if token.dep == "pobj" and layers.tokens[prep.head].base in _ON_GUARD:
        return True
    if any(t.base in _UTTERED for t in kids(layers, head, "amod", "compound")):
        return False
    if any(t.low in ("by", "against", "of", "to") for t in kids(layers, head, "prep")):
        return False
    return layers.tokens[token.head].base not in _UTTERING


def is_pulled_out(layers: Layers, head: int) -> bool:
    """Tell whether forces are only taken away: "took the troops out", not "took out a sniper".

    Who is "dropped off" is set down.
    """
    if layers.tokens[head].low == "off" and layers.tokens[layers.tokens[head].head].base == "drop":
        head = layers.tokens[head].head
    if layers.tokens[head].base == "drop":
        return any(t.low == "off" for t in kids(layers, head, "prt", "prep", "advmod"))
    if layers.tokens[head].base not in ("take", "bring", "get"):
        return False
    taken = [t.i for t in kids(layers, head, "dobj")]
    ways = [
        t for t in kids(layers, head, "prt", "advmod", "prep") if t.low in ("out", "home", "back")
    ]
    return any(t.i > i for t in ways for i in taken)


def is_dispute(layers: Layers, head: int) -> bool:
    """Tell whether people who bear no arms only quarrel: "his clashes with the campaign manager".

    Crowds and supporters may come to blows; single persons and members of a chamber argue.
    """
    if layers.tokens[head].base not in _QUARRELS:
        return False
    sides = [*subject(layers, head), *prep_objects(layers, head, "with", "between")]
    sides += [t.i for t in kids(layers, head, "poss")]
    return bool(sides) and all(_argues(layers, i) for i in sides)


def _argues(layers: Layers, i: int) -> bool:
    """Tell whether a party is one person who bears no arms, or several who debate."""
    token = layers.tokens[i]
    if not is_person(layers, i) or role_of(layers, i, "kind") == "force":
        return False
    if token.tag in ("NNS", "NNPS", "CD") or token.low in ("they", "them", "their"):
        return role_of(layers, i) in _DEBATING
    return token.name != "NORP" and role_of(layers, i) not in _HITTERS


def is_banned(layers: Layers, head: int) -> bool:
    """Tell whether a protest is only what somebody forbids: "banned rallies in the city"."""
    token = layers.tokens[head]
    above = layers.tokens[token.head]
    while token.dep == "conj" and above.pos == "NOUN":
        token, above = above, layers.tokens[above.head]
    forbids = above.base in _FORBIDDING and above.pos == "VERB"
    return token.pos == "NOUN" and token.dep in ("dobj", "nsubjpass") and forbids


def is_carrying_out(layers: Layers, head: int) -> bool:
    """Tell whether it is a deed that is executed, and nobody: "executed searches of homes"."""
    if layers.tokens[head].base != "execute" or layers.tokens[head].pos != "VERB":
        return False
    done = patient(layers, head)
    return bool(done) and all(
        layers.tokens[i].pos == "NOUN" and not is_person(layers, i) for i in done
    )


def is_unarmed_move(layers: Layers, head: int) -> bool:
    """Tell whether people who bear no arms only move: "builders swarmed over the site"."""
    token = layers.tokens[head]
    doers = subject(layers, head) if token.pos == "VERB" else []
    classes = load_codebook().classes
    moved = [*patient(layers, head), *prep_objects(layers, head, "of", "with")]
    if any(belongs(layers, i, _ARMED, classes) for i in moved):
        return False
    return bool(doers) and all(role_of(layers, d) in HARMLESS for d in doers)


def is_stoppage(layers: Layers, head: int) -> bool:
    """Tell whether a strike is of people who bear no arms: "a strike by dockers" hits nobody."""
    if layers.tokens[head].base != "strike" or layers.tokens[head].pos != "NOUN":
        return False
    doers = [t.i for t in kids(layers, head, "poss")] + prep_objects(layers, head, "by", "of")
    return any(role_of(layers, d) in HARMLESS for d in doers)


def is_closing(layers: Layers, head: int) -> bool:
    """Tell whether shops only close: "shops closed after the raid" is no shutdown in protest."""
    if layers.tokens[head].base not in ("close", "shut") or layers.tokens[head].pos != "VERB":
        return False
    shut = [*subject(layers, head), *patient(layers, head)]
    classes = load_codebook().classes
    things = any(belongs(layers, i, ("@building",), classes) for i in shut)
    return things and not _around(layers, head) & _DISSENT


def is_sent_forces(layers: Layers, head: int) -> bool:
    """Tell whether forces are sent, and nothing says that it is to help: "sent reinforcements"."""
    token = layers.tokens[head]
    sent = [token.i] if token.pos == "NOUN" else patient(layers, head)
    forces = any(layers.tokens[i].base in _FORCES for i in sent)
    return forces and not _around(layers, head) & _HELP


def is_of_persons(layers: Layers, head: int) -> bool:
    """Tell whether people are deported who stand for no state: that is COERCE, no SANCTION.

    Nor is it when somebody is stripped of his citizenship.
    """
    token = layers.tokens[head]
    if token.base in _STRIPPING:
        lost = [*patient(layers, head), *prep_objects(layers, head, "of")]
        return any(layers.tokens[i].base in _BELONGING for i in lost)
    if token.base not in ("deport", "deportation"):
        return False
    classes = load_codebook().classes
    sent = [*patient(layers, head), *prep_objects(layers, head, "of")]
    return bool(sent) and not any(belongs(layers, i, ("@diplomat",), classes) for i in sent)


def is_voted_out(layers: Layers, head: int) -> bool:
    """Tell whether deputies, a court or a party remove somebody: that is SANCTION, no ASSAULT."""
    if layers.tokens[head].base not in _REMOVING:
        return False
    if _around(layers, head) & {"confidence", "no-confidence", "impeachment", "impeach"}:
        return True
    doers = [*subject(layers, head), *prep_objects(layers, head, "by")]
    return any(layers.tokens[i].base in _VOTING for i in doers)


def is_interception(layers: Layers, head: int) -> bool:
    """Tell whether what flies is brought down: "intercepted a missile" moves no forces."""
    classes = load_codebook().classes
    hit = patient(layers, head) if layers.tokens[head].base in _DOWNING else []
    return any(belongs(layers, i, ("@munition", "drone"), classes) for i in hit)


def is_forbidden(layers: Layers, head: int) -> bool:
    """Tell whether a deed is only what a law forbids: "the Conventions prohibit torture"."""
    for i in (head, *layers.ancestors(head)):
        token = layers.tokens[i]
        if token.base in _OF_LAWS and token.tag in ("VBZ", "VBP"):
            return any(layers.tokens[s].base in _LAWS for s in subject(layers, i))
        if token.pos in ("VERB", "AUX") and i != head:
            return token.base == "be" and any(
                t.base in ("violation", "breach") for t in kids(layers, i, "attr")
            )
    return False


def is_mere_trade(layers: Layers, head: int) -> bool:
    """Tell whether two sides trade words, fire or captives, which is no cooperation.

    "Trade blame", "exchanged prisoners": of these each sets free.
    """
    if layers.tokens[head].base not in ("trade", "swap", "exchange"):
        return False
    traded = [layers.tokens[i].base for i in patient(layers, head)]
    return not _TRADED.isdisjoint([*traded, layers.after(head).base])


def _around(layers: Layers, head: int) -> set[str]:
    """Return the lemmas of a token's sentence."""
    sentence = layers.sentences[layers.tokens[head].sentence]
    return {t.base for t in layers.tokens[sentence.first : sentence.last]}


def is_agreed_harm(layers: Layers, head: int) -> bool:
    """Tell whether partners agree on what harms others: "agreed to impose sanctions on Iran".

    It concedes nothing to those others.
    """
    agreed = layers.tokens[head].base == "agree"
    return agreed and any(t.base in _PENALTIES for t in kids(layers, head, "xcomp"))
