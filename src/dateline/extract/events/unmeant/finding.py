"""What looks like an act and is none, by words that neither reader weighs."""

import re
from collections.abc import Callable

from dateline.annotate import Layers, Token
from dateline.codebook.frames import load_codebook
from dateline.codebook.schemes import FLIGHTLESS
from dateline.codebook.words import word_set, word_table
from dateline.extract.events.grammar.classes import belongs, is_land, is_person, role_of
from dateline.extract.events.grammar.slots import is_passive, kids, patient, prep_objects, subject
from dateline.extract.events.kinds import HARMING
from dateline.extract.events.unmeant.campaigns import (
    is_advice,
    is_bowing_out,
    is_butchery,
    is_canvassing,
    is_inquiry,
    is_intrusion,
    is_margin,
    is_odds,
    is_of_words,
    is_outrun,
    is_paid_back,
    is_pocketed,
    is_race,
    is_signed_for_work,
    is_withdrawn,
)
from dateline.extract.events.unmeant.care import (
    is_ailing,
    is_brought_in,
    is_discharge,
    is_emergency,
    is_flight,
    is_interview,
    is_of_mishap,
    is_record,
    is_run_over,
)
from dateline.extract.events.unmeant.ended import is_ended
from dateline.extract.events.unmeant.everyday import (
    is_aimed,
    is_arrest_to_come,
    is_blaze,
    is_carried_off,
    is_crash,
    is_lifted,
    is_no_agreement,
    is_no_charge,
    is_no_plea,
    is_no_request,
    is_silence,
    is_traffic,
    is_undone,
)
from dateline.extract.events.unmeant.footage import is_footage
from dateline.extract.events.unmeant.lookalikes import (
    is_agreed_harm,
    is_banned,
    is_carrying_out,
    is_closing,
    is_danger,
    is_dismay,
    is_dispute,
    is_easing,
    is_forbidden,
    is_interception,
    is_mere_trade,
    is_of_persons,
    is_pulled_out,
    is_sent_forces,
    is_stoppage,
    is_unarmed_move,
    is_voted_out,
    is_withholding,
)
from dateline.extract.events.unmeant.mishaps import is_mishap
from dateline.extract.events.unmeant.offices import (
    is_appointment,
    is_coup,
    is_grab,
    is_resignation,
    is_sentence,
    is_term_given,
)
from dateline.extract.events.unmeant.speech import is_mere_speech, is_own_aim, is_praise
from dateline.extract.events.unmeant.wording import (
    is_asked,
    is_empty,
    is_held,
    is_in_name,
    is_mere_signal,
    is_no_march,
    is_raid,
    is_stopping_short,
    is_wordy,
)
from dateline.records import EventType

_ASKED = (
    "@plan_noun", "@accord_noun", "@yield_noun", "@change_noun", "@meet_noun", "@assist_noun",
    "request", "plea", "appeal", "ultimatum", "formula", "document", "invitation", "petition",
    "application", "condition", "term", "pressure", "candidate", "nominee", "idea",
)  # fmt: skip
"""What is turned down when it is rejected, rather than said to be untrue."""
_CONTENDING = frozenset({
    "beat", "beating", "defeat", "capture", "battle", "fight", "crush", "rout", "trounce", "win",
    "sweep", "unseat", "duel", "edge", "thrash", "hammer", "take",
})  # fmt: skip
"""Words of fighting that votes are told in as well."""
_WON = frozenset({"seat", "election", "re-election", "reelection", "vote", "mayor", "race"})
"""What candidates win who beat others."""
_HAZARDS = (
    "@disaster", "@disaster_word", "@ailment", "@illness_word", "@accident", "crisis", "famine",
    "shortage", "outbreak", "risk", "danger", "catastrophe", "collapse", "recession", "hunger",
    "delay", "hazard", "contamination", "fraud", "scam", "weather", "threat", "terrorism", "unrest",
)  # fmt: skip
"""What nobody threatens with who warns of it."""
_LIKELY = frozenset({
    "possible", "potential", "likely", "imminent", "impending", "suspected", "terrorist", "terror",
    "credible", "alleged", "planned",
})  # fmt: skip
"""Words for attacks that others may make, of whom somebody warns."""
_SPARED = frozenset({
    "citizen", "national", "traveller", "traveler", "tourist", "visitor", "expatriate", "motorist",
    "commuter", "passenger", "user", "customer", "shopper", "voter", "parent", "student",
})  # fmt: skip
"""Whom those who warn them mean to spare."""
_TO_COME = frozenset({"will", "'ll", "would", "may", "might", "could", "can"})
_ONLOOKERS = frozenset({
    "resident", "witness", "villager", "local", "analyst", "expert", "observer", "neighbour",
    "neighbor", "eyewitness", "bystander", "shopkeeper", "diplomat", "economist", "historian",
})  # fmt: skip
"""Who speaks for no side: what they say that others will do is no threat."""
_LOCAL = frozenset({"local", "village", "town", "district", "health", "hospital", "municipal"})
_ORDERS = frozenset({"order", "instruction", "command"})
_HAVING = frozenset({"have", "receive", "get", "await", "follow", "obey"})
_CLAIMED = ("@attack", "responsibility", "credit")
_GROUPS = frozenset({"group", "movement", "organization", "organisation", "faction"})
_NAMES_SO = frozenset({"call", "describe", "term", "label", "dub"})


def is_no_act(layers: Layers, head: int, kind: EventType) -> bool:
    """Tell whether words that the model reads as a verbal act are none.

    A word that only denies what the article tells is a claim on it (alone in a text a denied charge
    is REJECT: coding guide). Whoever calls his own conduct something accuses nobody.
    """
    if kind == "REJECT":
        stance = word_table("cues", "stance").get(layers.tokens[head].base)
        denied = len(layers.sentences) > 1 and stance == "deny" and not _asked(layers, head)
        return denied or is_everyday(layers, head, kind)
    if is_everyday(layers, head, kind) or _only_describes(layers, head, kind):
        return True
    if kind == "CONCEDE":
        return _owns_up(layers, head)
    if kind == "THREATEN":
        told = (_is_plight, _is_foretold)
        return any(of_others(layers, head) for of_others in told)
    return kind == "ACCUSE" and _speaks_of_own(layers, head)


def is_everyday(layers: Layers, head: int, kind: EventType) -> bool:
    """Tell whether words stand for another thing here: a mishap, a vote, a question, silence."""
    if is_in_name(layers, head) or is_asked(layers, head) or is_wordy(layers, head):
        return True
    if is_stopping_short(layers, head) or is_forbidden(layers, head):
        return True
    if is_ended(layers, head, kind):
        return True
    if kind in ("SANCTION", "COERCE") and is_undone(layers, head):
        return True
    if kind == "ASSAULT":
        others = (
            is_mishap, is_contest, is_traffic, is_crash, is_blaze, is_margin, is_of_words,
            is_intrusion, is_butchery, is_plight, is_footage, is_mere_signal, is_stoppage, is_held,
            is_voted_out, is_pulled_out, is_race, is_carrying_out, is_dispute, is_run_over,
            is_brought_in,
        )  # fmt: skip
        return any(told(layers, head) for told in others)
    return any(told_else(layers, head) for told_else in _EVERYDAY.get(kind, ()))


def is_ultimatum(layers: Layers, head: int) -> bool:
    """Tell whether what the model takes for a pledge is an ultimatum."""
    return layers.tokens[head].base == "ultimatum"


def is_contest(layers: Layers, head: int) -> bool:
    """Tell whether words of fighting tell of a vote ("beating her rival in the caucuses")."""
    if layers.tokens[head].base not in _CONTENDING:
        return False
    sentence = layers.sentences[layers.tokens[head].sentence]
    words = {
        w for t in layers.tokens[sentence.first : sentence.last]
        for w in (t.low, t.base)
    }  # fmt: skip
    if words & load_codebook().classes["ballot_word"]:
        return True
    won = "win" in words and bool(words & _WON)
    if won and layers.tokens[head].base == "win":
        return True
    return won and layers.tokens[head].base in ("beat", "beating", "defeat", "unseat")


def is_plight(layers: Layers, head: int) -> bool:
    """Tell whether a fight is against an illness or what befalls people: "battled depression"."""
    if layers.tokens[head].base not in ("battle", "fight", "combat", "struggle", "beat"):
        return False
    against = [*patient(layers, head), *prep_objects(layers, head, "with", "against")]
    return any(belongs(layers, i, _HAZARDS, load_codebook().classes) for i in against)


def _only_foresees(layers: Layers, head: int) -> bool:
    """Tell whether a warning is of what others or nature may do: "warned of a famine".

    So is that of "possible attacks", unless an armed group gives it, or given to "its citizens".
    """
    if layers.tokens[head].base not in ("warn", "warning", "caution", "alert"):
        return False
    classes = load_codebook().classes
    hazards = prep_objects(layers, head, "of", "about", "over", "against")
    if any(belongs(layers, i, _HAZARDS, classes) for i in hazards):
        return True
    warned = [*patient(layers, head), *prep_objects(layers, head, "to")]
    if any(layers.tokens[i].base in _SPARED for i in warned):
        return True
    if not any(role_of(layers, i) in FLIGHTLESS for i in subject(layers, head)) and any(
        t.base in _LIKELY for i in hazards for t in kids(layers, i, "amod", "compound")
    ):
        return True
    doers = set(subject(layers, head))
    for clause in kids(layers, head, "ccomp"):
        may = any(t.low in ("may", "might", "could") for t in kids(layers, clause.i, "aux"))
        others = {j for s in subject(layers, clause.i) for j in (s, *layers.refers.get(s, ()))}
        if may and others and not others & doers:
            return True
    return False


def _is_plight(layers: Layers, head: int) -> bool:
    """Tell whether people are only said to be in danger: "threatened villagers"."""
    token = layers.tokens[head]
    return token.tag in ("VBN", "JJ") and token.dep == "amod" and is_person(layers, token.head)


def _only_describes(layers: Layers, head: int, kind: EventType) -> bool:
    """Tell whether a participle only says of what sort somebody is: "freed a captured pilot"."""
    token = layers.tokens[head]
    if kind not in HARMING or token.tag != "VBN" or token.dep != "amod":
        return False
    noun = layers.tokens[token.head]
    return noun.i > head and noun.dep != "ROOT" and not kids(layers, head, "agent", "prep")


def _is_foretold(layers: Layers, head: int) -> bool:
    """Tell whether what is to come is only foretold: "residents said the army will attack".

    Nor does a thing threaten: "schools will close if the army attacks".
    """
    if not any(t.low in _TO_COME for t in kids(layers, head, "aux")) or is_passive(layers, head):
        return False
    classes = load_codebook().classes
    if any(belongs(layers, d, ("@building",), classes) for d in subject(layers, head)):
        return True
    saying = layers.tokens[head].head if layers.tokens[head].dep == "ccomp" else None
    tellers = [] if saying is None else kids(layers, saying, "nsubj")
    return bool(tellers) and all(_looks_on(layers, t) for t in tellers)


def _looks_on(layers: Layers, teller: Token) -> bool:
    """Tell whether somebody speaks for no side: residents, a local official."""
    if teller.base == "official":
        return any(t.low in _LOCAL for t in kids(layers, teller.i, "amod", "compound"))
    return teller.base in _ONLOOKERS and not kids(layers, teller.i, "poss")


def is_under_orders(layers: Layers, head: int) -> bool:
    """Tell whether somebody is under orders, and gives none: "troops had orders to shoot"."""
    token = layers.tokens[head]
    if token.base not in _ORDERS or token.dep != "dobj" or prep_objects(layers, head, "from", "by"):
        return False
    return layers.tokens[token.head].base in _HAVING


def _asked(layers: Layers, head: int) -> bool:
    """Tell whether a verb turns down what somebody asked or offered ("rejected the demand")."""
    classes = load_codebook().classes
    return any(belongs(layers, i, _ASKED, classes) for i in patient(layers, head))


def _speaks_of_own(layers: Layers, head: int) -> bool:
    """Tell whether a verb's object is its subject's, or of whom the subject is: "their conduct"."""
    doers = {i for s in subject(layers, head) for i in (s, *_owners(layers, s))}
    owners = {i for t in kids(layers, head, "dobj") for i in _owners(layers, t.i)}
    return bool(doers & owners)


def _owns_up(layers: Layers, head: int) -> bool:
    """Tell whether somebody claims a deed as his own: "claimed the attack"."""
    if layers.tokens[head].base == "responsibility":
        head = layers.tokens[head].head
    if layers.tokens[head].base != "claim":
        return False
    clauses = kids(layers, head, "xcomp")
    if any(t.low == "to" for clause in clauses for t in kids(layers, clause.i, "aux")):
        return True  # "claimed to have killed twelve soldiers"
    told = [i for clause in kids(layers, head, "ccomp") for i in subject(layers, clause.i)]
    meant = {j for i in told for j in (*layers.refers.get(i, ()), *_owners(layers, i))}
    if meant & set(subject(layers, head)) or any(_is_own_group(layers, i) for i in told):
        return True  # "the rebels claimed that they had shot down a plane"
    claimed = [*patient(layers, head), *prep_objects(layers, head, "of")]
    return any(belongs(layers, i, _CLAIMED, load_codebook().classes) for i in claimed)


def _only_names(layers: Layers, head: int) -> bool:
    """Tell whether a clause only says whose word a name is: "what he called an attempted coup"."""
    named = kids(layers, head, "dobj", "nsubjpass")
    return layers.tokens[head].base in _NAMES_SO and any(t.low == "what" for t in named)


def _calls_untrue(layers: Layers, head: int) -> bool:
    """Tell whether a verb only says that what others tell is untrue: "called the claim a lie"."""
    told = {t.base for t in kids(layers, head, "dobj", "nsubjpass")}
    held = kids(layers, head, "oprd", "attr", "acomp", "ccomp")
    held += [t for t in kids(layers, head, "advcl") if not kids(layers, t.i, "nsubj")]
    as_what = [p.i for p in kids(layers, head, "prep") if p.low == "as"]
    held += [t for p in as_what for t in kids(layers, p, "pobj", "pcomp", "amod")]
    words = {word for t in held for word in (t.base, t.low)}
    return bool(told & word_set("denial_words", kind="account")) and bool(
        words & word_set("denial_words", kind="false")
    )


def _is_own_group(layers: Layers, i: int) -> bool:
    """Tell whether a noun only takes up the side that speaks: "claimed the group had fired"."""
    determined = any(t.low == "the" for t in kids(layers, i, "det"))
    return determined and layers.tokens[i].base in _GROUPS


def _owners(layers: Layers, i: int) -> set[int]:
    """Return whom the possessive pronoun before a noun stands for."""
    own = (t.i for t in kids(layers, i, "poss") if t.tag == "PRP$")
    return {who for t in own for who in layers.refers.get(t, ())}


def is_worded(layers: Layers, head: int, mode: str) -> bool:
    """Tell whether the sentence of a token has a word for a means; one that needs none has.

    Poison, germs and radiation are too grave to be read into "illegal force"; land that is taken
    is no captive.
    """
    if mode == "abduct":
        taken = patient(layers, head)
        return not taken or not all(is_land(layers, i) for i in taken)
    if mode != "unconventional":
        return True
    sentence = layers.sentences[layers.tokens[head].sentence]
    text = layers.quote(sentence.first, sentence.last).text.lower()
    forms = (form for form, means in word_table("instruments", "mode").items() if means == mode)
    return any(re.search(rf"\b{re.escape(form.lower())}\b", text) for form in forms)


_EVERYDAY: dict[EventType, tuple[Callable[[Layers, int], bool], ...]] = {
    "REJECT": (is_silence,),
    "REQUEST": (is_no_request, is_inquiry, is_under_orders, is_own_aim, is_emergency),
    "COERCE": (is_arrest_to_come, is_record, is_easing, is_sentence, is_brought_in),
    "SANCTION": (
        is_resignation,
        is_coup,
        is_lifted,
        is_easing,
        is_of_persons,
        is_bowing_out,
        is_flight,
    ),
    "ACCUSE": (
        is_appointment, is_no_charge, _owns_up, _calls_untrue, _only_names, is_outrun, is_race,
        is_mere_speech, is_praise, is_ailing, is_of_mishap,
    ),
    "CONCEDE": (is_no_plea, is_agreed_harm, is_dismay, is_term_given, is_grab),
    "COOPERATE": (is_mere_trade,),
    "AGREE": (is_no_agreement, is_ultimatum, is_agreed_harm, is_pocketed),
    "MOBILIZE": (is_aimed, is_interception, is_unarmed_move),
    "AID": (is_withholding, is_paid_back, is_carried_off, is_sent_forces),
    "SUPPORT": (is_odds, is_withdrawn, is_signed_for_work),
    "THREATEN": (is_advice, is_danger, _only_foresees),
    "PROTEST": (is_canvassing, is_no_march, is_raid, is_closing, is_banned),
    "RETREAT": (is_empty, is_discharge),
    "CONSULT": (is_interview,),
}  # fmt: skip
"""What words of each type may stand for instead of a deed."""
