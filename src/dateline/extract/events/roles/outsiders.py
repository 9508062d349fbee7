"""Who has no part in a deed by the grammar of its sentence, however likely the readers think it."""

import itertools
from collections.abc import Collection, Iterator

from dateline.annotate import Layers, Token
from dateline.codebook.words import word_table
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.classes import is_harm, role_of
from dateline.extract.events.grammar.nouns import owners
from dateline.extract.events.grammar.slots import is_passive, kids, patient, prep_objects, subject
from dateline.extract.events.joining.apart import ANSWERS, LENGTHS, dies
from dateline.extract.events.kinds import HARMING, VERBAL
from dateline.extract.events.roles.bystanders import stands_by
from dateline.extract.events.roles.tidying import AMONG, is_among
from dateline.extract.events.sides.means import is_laden

_TIMES = frozenset({"DATE", "TIME"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
_ORDERING = frozenset({"follow", "precede"})
_LATER = frozenset({"after", "following", "since"})
_MEANWHILE = frozenset({"while", "as", "after", "before", "when", "whilst", "because"})
_WARNING = frozenset({"warn", "vow", "threaten", "pledge", "swear", "promise"})
_MEANT = frozenset({"would", "will", "'ll", "shall"})
_PAYING = frozenset({
    "face", "pay", "suffer", "regret", "see", "lose", "receive", "get", "meet", "bear", "die",
    "fall", "burn", "be", "have", "need", "feel", "find",
})  # fmt: skip
"""What befalls who is threatened: "warned that Kyiv would pay"."""
_SEEING = frozenset({
    "film", "record", "witness", "see", "photograph", "document", "report", "confirm", "describe",
    "broadcast", "announce", "televise", "capture", "condemn", "denounce", "investigate",
})  # fmt: skip
_JUDGING = frozenset({
    "call", "describe", "label", "brand", "dub", "term", "deem", "portray", "characterise",
    "characterize", "mourn", "lament", "deplore", "decry",
})  # fmt: skip
_REACTING = frozenset({
    "tweet", "speak", "put", "issue", "address", "visit", "meet", "pray", "mourn", "phone", "call",
    "write", "post", "release", "publish", "appear", "travel", "fly", "resign", "promise", "order",
})  # fmt: skip
"""What others do once a deed is done, besides saying something."""
_HAVING = frozenset({"use", "own", "carry", "wear", "keep"})
_RAMMING = frozenset({"drive", "plough", "plow", "ram", "crash", "smash", "speed", "reverse"})
_EXPLOITING = frozenset({"use", "exploit", "abuse", "cite", "invoke", "seize"})


def plays_no_part(layers: Layers, draft: Draft, head: int, *, acts: bool) -> bool:
    """Tell whether a mention can't be the actor (`acts`), or can't be the recipient, of a draft."""
    doing = (
        _is_told_of, _is_not_self, _disowns, _acts_meanwhile, _only_tells, _looked_on, _answers,
        _is_bomb, _only_had_it, _is_not_owner, _is_among_hurt,
    )  # fmt: skip
    bearing = (_would_do_it, _came_after, _is_asked_next, _is_of_joined)
    rules = doing if acts else bearing
    either = (
        _is_of_other_deed, _rammed_it, _exploits, _is_only_dated, _is_of_clause_beside,
        _is_answered, _only_reacts, _is_likened, _only_judges,
    )  # fmt: skip
    beside = stands_by(layers, draft, head, acts=acts)
    return beside or any(rule(layers, draft, head) for rule in (*rules, *either))


def _above(layers: Layers, i: int) -> Iterator[Token]:
    """Yield a token and all that it hangs on."""
    while True:
        yield layers.tokens[i]
        if layers.tokens[i].head == i:
            return
        i = layers.tokens[i].head


def _holds(layers: Layers, root: int, heads: Collection[int]) -> bool:
    """Tell whether some tokens hang on another."""
    return any(token.i == root for h in heads for token in _above(layers, h))


def _is_told_of(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a clause on the doer alone names somebody: "a man who had joined the sect"."""
    for token in _above(layers, head):
        if token.dep == "relcl" and token.head in draft.actors:
            return token.head != head and not _holds(layers, token.i, draft.heads)
    return False


def _is_bomb(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a vehicle is itself what did the harm: "a truck packed with explosives"."""
    return is_laden(layers, head)


def _only_had_it(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only had what did the harm: "pagers used by Hezbollah exploded"."""
    had = (t for t in _above(layers, head) if t.dep == "acl" and t.base in _HAVING)
    return any(set(kids(layers, v, "nsubj")) & {layers.tokens[t.head]} for t in had
               for v in draft.heads)  # fmt: skip


def _is_not_self(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether another than who is named did it to himself: "the third blew himself up"."""
    for verb in draft.heads:
        own = {t.i for t in kids(layers, verb, "nsubj")}
        if own and any(t.low in _SELVES for t in kids(layers, verb, "dobj")):
            return head not in {*own, *subject(layers, verb)}
    return False


def _answering(layers: Layers, i: int) -> int | None:
    """Return the noun of an answer that something is what is answered: "in revenge for a raid"."""
    path = list(_above(layers, i))
    for below, above in itertools.pairwise(path):
        if below.dep == "prep" and below.low in ("to", "for") and above.base in ANSWERS:
            return above.i
    return None


def _answers(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only answers a deed: "Mali struck in retaliation for an ambush"."""
    noun = _answering(layers, draft.head)
    return noun is not None and not _holds(layers, noun, [head])


def _is_answered(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody is only of the deed that a deed answers."""
    noun = _answering(layers, head)
    return noun is not None and not _holds(layers, noun, draft.heads)


def _looked_on(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only saw or kept a deed: "the beating was filmed by a neighbour"."""
    noun = layers.tokens[draft.head]
    verb = layers.tokens[noun.head]
    if noun.dep != "nsubjpass" or verb.base not in _SEEING:
        return False
    return head in prep_objects(layers, verb.i, "by")


def _exploits(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only makes use of a deed: "used the bombing to jail his critics"."""
    noun = layers.tokens[draft.head]
    verb = layers.tokens[noun.head]
    if noun.pos != "NOUN" or noun.dep != "dobj" or verb.base not in _EXPLOITING:
        return False
    if not any(t.low in ("the", "this", "that") for t in kids(layers, noun.i, "det")):
        return False  # "used violence"
    return not _holds(layers, noun.i, [head])


def _only_tells(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody is only the source of what is told: "according to state radio"."""
    for token in _above(layers, head):
        prep = layers.tokens[token.head]
        if token.dep == "pobj" and prep.low == "to" and layers.tokens[prep.head].low == "according":
            return not _holds(layers, prep.head, draft.heads)
    return False


def _is_not_owner(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether words of others have an owner who is another: "angry over Oman's refusal"."""
    noun = layers.tokens[draft.head]
    if draft.type not in VERBAL or len(draft.heads) > 1 or noun.pos != "NOUN":
        return False
    own = [i for i in owners(layers, noun.i) if layers.tokens[i].name not in _TIMES]
    if not own or any(layers.tokens[i].pos == "PRON" and i not in layers.refers for i in own):
        return False
    whose = {j for i in own for j in (i, *layers.refers.get(i, ()))}
    mine = {head, *layers.refers.get(head, ())}
    return whose.isdisjoint(mine) and head not in prep_objects(layers, noun.i, "by", "from")


def _is_among_hurt(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody is only one of those hurt: "12 were wounded, including rebels"."""
    if draft.type != "ASSAULT" or not is_among(layers, head):
        return False
    whole = next(t for t in _above(layers, head) if t.low in AMONG)
    hung = layers.tokens[whole.head]
    return hung.i in draft.recipients or is_harm(layers, hung.i)


def _disowns(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody did not claim a deed: "the group never claimed that bombing"."""
    verb = layers.tokens[layers.tokens[draft.head].head]
    if layers.tokens[draft.head].dep != "dobj" or verb.base not in ("claim", "own"):
        return False
    return bool(kids(layers, verb.i, "neg")) and head in subject(layers, verb.i)


def _would_do_it(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody would himself do what is threatened: "warned that NATO would act"."""
    verb = layers.tokens[layers.tokens[head].head]
    above = layers.tokens[verb.head]
    if draft.type != "THREATEN" or layers.tokens[head].dep != "nsubj" or verb.dep != "ccomp":
        return False
    if above.base not in _WARNING or above.i not in draft.heads or is_passive(layers, verb.i):
        return False
    meant = any(t.low in _MEANT for t in kids(layers, verb.i, "aux"))
    return meant and verb.base not in _PAYING


def _is_asked_next(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether the verb that "and" joins to the words of somebody is alone about a party.

    "Condemned the attack and called on NATO to act": neither act nor attack is against NATO.
    """
    for token in _above(layers, head):
        if token.dep != "conj" or token.pos != "VERB" or _holds(layers, token.i, draft.heads):
            continue
        said = layers.tokens[token.head]
        about = patient(layers, said.i) if said.pos == "VERB" else []
        if not about or head in about:
            return False
        if said.i in draft.heads:
            return draft.type in VERBAL
        told = said.base in word_table("cues", "stance")
        return told and any(_holds(layers, i, draft.heads) for i in about)
    return False


def _came_after(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether attackers only strike once more: "gunmen opened fire after the blast"."""
    noun = layers.tokens[draft.head]
    prep = layers.tokens[noun.head]
    if draft.type != "ASSAULT" or noun.dep != "pobj" or prep.low not in _LATER:
        return False
    verb = layers.tokens[prep.head]
    if verb.pos != "VERB" or is_passive(layers, verb.i) or verb.base in _PAYING:
        return False
    return head in subject(layers, verb.i) and role_of(layers, head) == "UAF"


def _is_of_joined(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody is the object of a verb beside: "shot a man and arrested a boy".

    Verbs joined by "and" share a subject, and an object only where one of them has none.
    """
    token = layers.tokens[head]
    while token.dep == "conj" and token.pos != "VERB":
        token = layers.tokens[token.head]
    other = layers.tokens[token.head]
    if token.dep != "dobj" or token.pos == "PRON" or other.i in draft.heads:
        return False
    joined = {other.i}
    while other.dep == "conj" and layers.tokens[other.head].pos == "VERB":
        other = layers.tokens[other.head]
        joined.add(other.i)
    queue = [*joined]
    while queue:
        more = [t.i for t in kids(layers, queue.pop(), "conj") if t.i not in joined]
        joined |= {*more}
        queue += more
    own = [h for h in draft.heads if h in joined]
    return bool(own) and all(
        layers.tokens[h].pos == "VERB" and kids(layers, h, "dobj", "nsubjpass") for h in own
    )


def _is_of_other_deed(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody is of the deed before: "the bombing follows the army's offensive"."""
    for trigger in draft.heads:
        for token in _above(layers, trigger):
            verb = layers.tokens[token.head]
            if verb.base not in _ORDERING or token.dep not in ("nsubj", "dobj"):
                continue
            other = "dobj" if token.dep == "nsubj" else "nsubj"
            apart = [t for t in kids(layers, verb.i, other) if not _holds(layers, t.i, draft.heads)]
            return any(_holds(layers, t.i, [head]) for t in apart)
    return False


def _acts_meanwhile(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only did something else at the time: "shelled it while envoys met"."""
    if head in draft.actors or not _beside(layers, draft, head):
        return False
    for token in _above(layers, draft.head):
        if token.dep == "advcl" and (own := _of_meanwhile(layers, token.i)) is not None:
            others = (
                t for t in own
                if t.pos != "PRON" or not {head, *layers.refers.get(head, ())} & _meant(layers, t)
            )  # fmt: skip
            return any(others) and not _holds(layers, token.i, [head])
    return False


def _meant(layers: Layers, pronoun: Token) -> set[int]:
    """Return whom a pronoun stands for; every word where nobody knows."""
    return set(layers.refers.get(pronoun.i, range(len(layers.tokens))))


def _of_meanwhile(layers: Layers, clause: int) -> list[Token] | None:
    """Return the subjects of a clause that tells what was done at the time, None of any other."""
    marks = {t.low for t in kids(layers, clause, "mark", "advmod")}
    return kids(layers, clause, "nsubj", "nsubjpass") if marks & _MEANWHILE else None


def _is_of_clause_beside(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a clause beside a whole deed tells of somebody: "a day after he shot two"."""
    verb = layers.tokens[draft.head]
    verb = layers.tokens[verb.head] if verb.dep == "nsubj" else verb
    whole = kids(layers, verb.i, "nsubj") and kids(layers, verb.i, "dobj")
    if not whole or head in (*draft.actors, *draft.recipients):
        return False
    for clause in kids(layers, verb.i, "advcl"):
        if _of_meanwhile(layers, clause.i) and _holds(layers, clause.i, [head]):
            return not _holds(layers, clause.i, draft.heads)
    return False


def _is_only_dated(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether a deed only dates what somebody did or suffered: "hours after a bombing"."""
    noun = layers.tokens[draft.head]
    prep = layers.tokens[noun.head]
    if noun.dep != "pobj" or prep.low not in _LATER | {"before"}:
        return False
    verb = layers.tokens[prep.head]
    timed = prep.i > 0 and layers.tokens[prep.i - 1].base in LENGTHS
    if not timed or verb.pos != "VERB" or not _beside(layers, draft, head):
        return False
    return not (
        dies(layers, verb.i) or is_passive(layers, verb.i) or _holds(layers, noun.i, [head])
    )


def _told_beside(layers: Layers, draft: Draft, head: int) -> Iterator[Token]:
    """Yield what a deed's words in somebody's sentence hang on, each word with all above it."""
    for trigger in draft.heads:
        if layers.tokens[trigger].sentence == layers.tokens[head].sentence:
            yield from _above(layers, trigger)


def _only_reacts(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only speaks after a deed: "he tweeted after an attack on a club"."""
    for token in _told_beside(layers, draft, head):
        prep = layers.tokens[token.head]
        if token.dep != "pobj" or prep.low not in _LATER:
            continue
        verb = layers.tokens[prep.head]
        spoken = verb.base in word_table("cues", "stance") or verb.base in _REACTING
        if not spoken or is_passive(layers, verb.i) or _holds(layers, token.i, [head]):
            return False
        return any(t.dep == "nsubj" and t.head == verb.i for t in _above(layers, head))
    return False


def _only_judges(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only says what a deed is: "he called the assault an act of war"."""
    if draft.type not in HARMING:
        return False
    for token in _told_beside(layers, draft, head):
        verb = layers.tokens[token.head]
        if token.dep == "dobj" and token.pos == "NOUN" and verb.base in _JUDGING:
            own = any(t.tag == "PRP$" for t in kids(layers, token.i, "poss"))
            return head in subject(layers, verb.i) and not own
    return False


def _is_likened(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody is only what the doer is not, or is like: "unlike Peru, Chile …"."""
    for token in _above(layers, head):
        prep = layers.tokens[token.head]
        if token.dep == "pobj" and prep.low in ("unlike", "like"):
            return prep.dep == "prep" and not _holds(layers, prep.i, draft.heads)
    return False


def _beside(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody stands in the sentence of a deed."""
    return layers.tokens[head].sentence == layers.tokens[draft.head].sentence


def _rammed_it(layers: Layers, draft: Draft, head: int) -> bool:
    """Tell whether somebody only drove into a march."""
    noun = layers.tokens[draft.head]
    prep = layers.tokens[noun.head]
    if draft.type != "PROTEST" or noun.dep != "pobj" or prep.low not in ("into", "through", "at"):
        return False
    verb = layers.tokens[prep.head]
    while verb.pos != "VERB" and verb.head != verb.i:
        verb = layers.tokens[verb.head]
    return verb.base in _RAMMING
