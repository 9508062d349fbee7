"""What elections, newsrooms and prose tell in words of deeds: margins, rallies, odds, figures.

Each function tells whether a word is no event of the type that it is asked for.
"""

from collections.abc import Iterator

from dateline.annotate import Layers, Token
from dateline.codebook.frames import load_codebook
from dateline.extract.events.grammar.classes import belongs, is_person, lemmas
from dateline.extract.events.grammar.slots import is_passive, kids, patient, prep_objects, subject

_OUTDOING = frozenset({
    "beat", "defeat", "edge", "trounce", "rout", "crush", "thrash", "unseat", "trail", "lead",
    "hammer", "top", "overwhelm", "demolish", "best",
})  # fmt: skip
_SHARES = frozenset({"%", "percent", "percentage", "point", "vote", "delegate", "seat", "ballot"})
_WITHIN = 16
"""Words behind a verb within which a margin may stand."""

_CHARGING = frozenset({
    "offensive", "counteroffensive", "blitz", "onslaught", "barrage", "broadside", "salvo",
    "assault", "strike", "battle", "war", "campaign",
})  # fmt: skip
_OF_WORDS = frozenset({
    "charm", "diplomatic", "media", "publicity", "propaganda", "advertising", "ad", "policy",
    "legislative", "legal", "television", "tv", "pr", "control", "reform", "tax", "rhetorical",
    "verbal", "lobbying", "fundraising", "marketing", "political", "electoral", "ideological",
    "culture", "price", "bidding", "turf",
})  # fmt: skip
"""What an offensive is made of that hurts nobody: "a gun-control offensive", "an ad blitz"."""
_EVILS = frozenset({
    "terror", "terrorism", "drug", "poverty", "corruption", "crime", "cancer", "disease",
    "inequality", "hunger", "racism", "christmas", "coal", "obesity", "inflation", "drugs",
    "smoking", "waste", "pollution", "climate", "illiteracy", "unemployment",
})  # fmt: skip
"""Whom no war is waged on but by name: "the war on terror"."""
_WARS = frozenset({"war", "fight", "battle", "struggle", "crusade", "campaign"})

_COPING = frozenset({"grapple", "wrestle"})
"""Verbs of fighting for what one has to cope with: "grappling with challenges"."""
_BLOOD = frozenset({
    "wound", "wounded", "injure", "injured", "injury", "hospital", "shoot", "stab", "bomb",
    "police", "arrest", "victim",
    "assault", "fighter", "rebel", "troop", "militia", "gunman", "attacker", "murder", "trial",
})  # fmt: skip

_CANVASSING = frozenset({
    "campaign", "election", "electoral", "candidate", "candidacy", "primary", "voter", "gop",
    "republican", "democrat", "democratic", "presidential", "running", "re-election", "reelection",
    "vote", "supporter", "stump", "rival",
})  # fmt: skip
_QUITTING = frozenset(
    {"suspend", "end", "drop", "abandon", "quit", "halt", "withdraw", "pull", "stop"}
)
_RACES = frozenset({"campaign", "bid", "candidacy", "run", "race", "effort", "quest"})
"""What a candidate ends who gives up."""
_RUNNING = frozenset({"battle", "fight", "challenge", "face", "contest"})
_ELECTED = frozenset({
    "sen.", "rep.", "senator", "representative", "gov.", "governor", "incumbent", "congressman",
    "congresswoman", "mayor", "mp",
})  # fmt: skip
_OFFICES = frozenset({
    "seat", "nomination", "governorship", "presidency", "mayoralty", "district", "ballot",
    "delegate", "primary", "caucus", "runoff", "leadership", "chairmanship", "speakership",
})  # fmt: skip
"""What candidates fight each other for."""
_TAKING_BACK = frozenset({"rescind", "withdraw", "revoke", "retract", "pull", "drop", "reverse"})
_BACKING = frozenset({"endorsement", "support", "backing", "recognition", "approval", "blessing"})
_PAPERS = frozenset(
    {"lease", "autograph", "book", "cheque", "check", "mortgage", "waiver", "record"}
)
_PROTESTING = frozenset({
    "protest", "protester", "demonstrator", "demonstration", "against", "demand", "march",
    "denounce", "condemn", "oppose", "resign", "anti", "police", "banned", "ban", "disperse",
    "opposition", "chant", "slogan", "tear", "rig", "rigged", "fraud", "annul",
})  # fmt: skip

_TOLD = frozenset({
    "comment", "interview", "information", "clarification", "statement", "reaction", "response",
    "detail", "elaboration",
})  # fmt: skip
"""What a newsroom asks for when it does its work."""
_INQUIRING = frozenset({"request", "ask", "seek"})

_GIFTS = ("donation", "contribution", "gift", "grant", "money", "bribe", "fee", "cash", "payment")
_NO_GIFTS = frozenset({"birth", "speech", "interview", "way", "rise", "testimony"})
_FAVOURED = frozenset({"favor", "favour", "tip", "fancy"})
_BLADES = frozenset({
    "death", "machete", "knife", "axe", "ax", "cutlass", "panga", "piece", "blade", "sword",
    "cleaver", "limb", "arm", "head", "hatchet", "body", "corpse", "murder", "kill", "dead",
})  # fmt: skip
_ANIMALS = frozenset({
    "animal", "cattle", "livestock", "sheep", "goat", "lamb", "ram", "cow", "bull", "pig", "camel",
    "chicken", "turkey", "bird", "deer", "elephant", "rhino", "lion", "whale", "seal", "wolf",
    "bear", "fish", "fox", "boar", "beast",
})  # fmt: skip
_OFFERING = frozenset({
    "sacrifice", "ritual", "ritually", "slaughter", "hunt", "hunter", "poach", "poacher", "cull",
    "feast", "meat", "eid", "farmer", "butcher", "fur", "ivory",
})  # fmt: skip
"""Words of hunters, butchers and feasts, which kill no people."""


def is_margin(layers: Layers, head: int) -> bool:
    """Tell whether somebody is beaten by shares of votes: "beat her 51 percent to 36 percent".

    "Defeated 90 percent of the rebels" is none: there the share is who was defeated.
    """
    token = layers.tokens[head]
    if token.base not in _OUTDOING or token.pos != "VERB":
        return False
    end = min(head + _WITHIN, layers.sentences[token.sentence].last)
    beaten = patient(layers, head)
    return any(
        layers.tokens[i].base in _SHARES
        and (layers.tokens[i - 1].pos == "NUM" or layers.tokens[i - 1].low == "per")
        and any(head < b < i - 1 for b in beaten if layers.tokens[b].base not in _SHARES)
        for i in range(head + 2, end)
    )


def is_of_words(layers: Layers, head: int) -> bool:
    """Tell whether an offensive is one of words or policy, or a war one on an evil."""
    token = layers.tokens[head]
    if token.base in _COPING:
        with_whom = prep_objects(layers, head, "with")
        return bool(with_whom) and not any(is_person(layers, i) for i in with_whom)
    if token.base == "attack" and token.pos == "NOUN":
        return _between_persons(layers, head)
    if token.pos == "VERB":
        waged = [i for i in patient(layers, head) if layers.tokens[i].base in _WARS]
        return any(is_of_words(layers, i) for i in waged)
    before = {t.base for t in kids(layers, head, "compound", "amod", "nmod")}
    if token.base in _CHARGING and before & _OF_WORDS:
        return True
    on = prep_objects(layers, head, "on", "against")
    return token.base in _WARS and any(layers.tokens[i].base in _EVILS for i in on)


def _between_persons(layers: Layers, head: int) -> bool:
    """Tell whether an attack is one person's on another, and nothing says that blood was shed.

    Nor is one that has no aim where the sentence tells of candidates: "Cruz's attacks hurt her in
    the polls".
    """
    owners = [t for t in kids(layers, head, "poss") if t.name == "PERSON"]
    on = [layers.tokens[i] for i in prep_objects(layers, head, "on", "against")]
    words = _lemmas_around(layers, head)
    asked = not on and not words.isdisjoint(_CANVASSING | load_codebook().classes["ballot_word"])
    if not owners or not (asked or any(t.name == "PERSON" for t in on)):
        return False
    return words.isdisjoint(_BLADES | _BLOOD | load_codebook().classes["weapon"])


def is_intrusion(layers: Layers, head: int) -> bool:
    """Tell whether "hack" is of computers: nothing speaks of a blade or of whom it struck."""
    token = layers.tokens[head]
    if token.base not in ("hack", "hacking"):
        return False
    if not _BLADES.isdisjoint(_lemmas_around(layers, head)):
        return False
    if prep_objects(layers, head, "into"):
        return True
    hacked = patient(layers, head) if token.pos == "VERB" else []
    return not any(is_person(layers, i) for i in hacked)


def is_butchery(layers: Layers, head: int) -> bool:
    """Tell whether it is beasts that are killed, at a feast, by hunters or by butchers."""
    killed = [*patient(layers, head), *prep_objects(layers, head, "of")]
    if not any(set(lemmas(layers, i)) & _ANIMALS for i in killed):
        return False
    if any(is_person(layers, i) for i in killed):
        return False
    return not _OFFERING.isdisjoint(_lemmas_around(layers, head))


def is_canvassing(layers: Layers, head: int) -> bool:
    """Tell whether a rally is for a candidate: it seeks votes, and protests against nothing."""
    rallies = [t for t in _rallying(layers, head) if t.base == "rally"]
    if not rallies:
        return False
    words = _lemmas_around(layers, head)
    if words & _PROTESTING:
        return False
    named = any(
        t.name == "PERSON" for r in rallies for t in kids(layers, r.i, "compound", "poss", "nmod")
    )
    verbs = [i for r in rallies for i in (r.i, *layers.ancestors(r.i))]
    verb = next((i for i in verbs if layers.tokens[i].pos == "VERB"), None)
    holders = subject(layers, verb) if verb is not None else []
    behind = {j for i in holders for j in (i, *layers.refers.get(i, ()))}
    alone = any(layers.tokens[i].name == "PERSON" for i in behind)
    asked = words & (_CANVASSING | load_codebook().classes["ballot_word"])
    return named or alone or bool(asked)


def _rallying(layers: Layers, head: int) -> Iterator[Token]:
    """Yield a trigger and what it is done with: "held a rally", "drew thousands to rallies"."""
    yield layers.tokens[head]
    for i in (*patient(layers, head), *prep_objects(layers, head, "to", "at", "in")):
        yield layers.tokens[i]


def is_inquiry(layers: Layers, head: int) -> bool:
    """Tell whether a newsroom asks for comment or an interview, or somebody asks about a thing."""
    token = layers.tokens[head]
    if token.base not in _INQUIRING:
        return False
    wanted = [*patient(layers, head), *prep_objects(layers, head, "for")]
    if any(layers.tokens[i].base in _TOLD for i in wanted):
        return True
    told = kids(layers, head, "xcomp", "ccomp", "advcl")
    if any(t.base == "comment" for t in told):
        return True
    about = prep_objects(layers, head, "about")
    return token.base == "ask" and bool(about) and not told and wanted == patient(layers, head)


def is_bowing_out(layers: Layers, head: int) -> bool:
    """Tell whether a candidate only ends his own race: "suspended his presidential campaign"."""
    token = layers.tokens[head]
    if token.base not in _QUITTING or token.pos != "VERB":
        return False
    left = [*patient(layers, head), *prep_objects(layers, head, "of", "from")]
    left += [j for p in kids(layers, head, "prep") for j in prep_objects(layers, p.i, "of")]
    races = [i for i in left if layers.tokens[i].base in _RACES]
    own = any(t.tag == "PRP$" for i in races for t in kids(layers, i, "poss"))
    words = {t.base for i in races for t in kids(layers, i, "amod", "compound")}
    return own or not words.isdisjoint(_CANVASSING)


def is_outrun(layers: Layers, head: int) -> bool:
    """Tell whether a rival is only beaten at the polls: "trouncing her in the primary"."""
    token = layers.tokens[head]
    if token.base not in _OUTDOING or token.pos != "VERB":
        return False
    polls = _CANVASSING | _SHARES | load_codebook().classes["ballot_word"]
    return is_margin(layers, head) or not _lemmas_around(layers, head).isdisjoint(polls)


def is_race(layers: Layers, head: int) -> bool:
    """Tell whether rivals only run against each other: "battling him for the seat"."""
    token = layers.tokens[head]
    if token.base not in _RUNNING or token.pos != "VERB":
        return False
    clause = {t.base for i in layers.subtree(head) if (t := layers.tokens[i]).pos != "VERB"}
    if token.base == "challenge":
        return token.tag == "VBG" and not clause.isdisjoint(_ELECTED)
    return not clause.isdisjoint(_OFFICES) and clause.isdisjoint(_BLOOD)


def is_withdrawn(layers: Layers, head: int) -> bool:
    """Tell whether support is only taken back: "rescinded his endorsement of Diop"."""
    token = layers.tokens[head]
    if token.pos == "NOUN":
        above = layers.tokens[token.head]
        return token.dep in ("dobj", "nsubjpass") and above.base in _TAKING_BACK
    backing = [i for i in patient(layers, head) if layers.tokens[i].base in _BACKING]
    return token.base in _TAKING_BACK and bool(backing)


def is_signed_for_work(layers: Layers, head: int) -> bool:
    """Tell whether somebody only signs for work or a flat: "signed on for the film", "a lease"."""
    token = layers.tokens[head]
    if token.base != "sign" or token.pos != "VERB":
        return False
    signed = {w for i in patient(layers, head) for w in lemmas(layers, i)}
    ways = {t.low for t in kids(layers, head, "prt", "advmod", "prep")}
    on = bool(ways & {"on", "up", "off"}) and bool(kids(layers, head, "prep"))
    return (on and not signed) or not signed.isdisjoint(_PAPERS)


def is_odds(layers: Layers, head: int) -> bool:
    """Tell whether somebody is only likely to win: "favoured to keep the House"."""
    token = layers.tokens[head]
    if token.base not in _FAVOURED or token.pos != "VERB":
        return False
    passive = is_passive(layers, head) or token.tag == "VBN"
    return passive and any(t.tag == "VB" for t in kids(layers, head, "xcomp", "advcl", "ccomp"))


def is_paid_back(layers: Layers, head: int) -> bool:
    """Tell whether somebody gives back what he was given ("returned the donations"), or birth."""
    token = layers.tokens[head]
    if token.base == "give":
        return any(layers.tokens[i].base in _NO_GIFTS for i in patient(layers, head))
    return token.base in ("return", "refund") and _is_of_gifts(layers, head)


def is_pocketed(layers: Layers, head: int) -> bool:
    """Tell whether somebody only takes money: he agrees to nothing ("accepted donations")."""
    return layers.tokens[head].base in ("accept", "take") and _is_of_gifts(layers, head)


def _is_of_gifts(layers: Layers, head: int) -> bool:
    """Tell whether it is money or gifts that a verb is done with."""
    if layers.tokens[head].pos != "VERB":
        return False
    classes = load_codebook().classes
    given = patient(layers, head)
    # "$43,100 in donations", where the parser hangs it
    given += [j for i in (head, *given) for j in prep_objects(layers, i, "in")]
    return any(belongs(layers, i, ("@money", *_GIFTS), classes) for i in given)


def is_advice(layers: Layers, head: int) -> bool:
    """Tell whether somebody only cautions: he threatens nobody."""
    return layers.tokens[head].base in ("caution", "cautioning")


def _lemmas_around(layers: Layers, head: int) -> set[str]:
    sentence = layers.sentences[layers.tokens[head].sentence]
    tokens = layers.tokens[sentence.first : sentence.last]
    return {w for t in tokens for w in (t.base, t.low)}
