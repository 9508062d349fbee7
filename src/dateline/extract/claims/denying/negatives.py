"""Denials in the negative: "no soldier of ours crossed", "rebels, not our men, burned it"."""

from collections.abc import Collection

from dateline.annotate import Layers
from dateline.codebook.words import word_table
from dateline.extract.claims.attributions import Attribution
from dateline.extract.claims.denying.deeds import names_deed
from dateline.extract.claims.denying.wordings import (
    NEGATIVE,
    denial_words,
    has_lemma,
    inside,
    is_denied,
    tops,
)
from dateline.extract.claims.grammar.cues import cues
from dateline.extract.claims.grammar.stances import in_no_position
from dateline.extract.claims.grammar.trees import (
    SUBJECTS,
    below,
    child_of,
    children_of,
    is_passive,
    is_verb,
    subject,
    word,
)

TELLING = ("assert", "confirm", "accuse")
MODALS = frozenset({"must", "should", "will", "would", "shall", "can", "could", "may", "might",
                     "'ll", "wo", "ca"})  # fmt: skip
_IDLE = frozenset({"comment", "confirm", "verify", "say", "know", "find", "see", "receive",
    "hear", "allow", "permit", "get", "want", "expect", "need", "intend", "understand", "reach",
    "rule", "believe", "think", "decide", "recall", "remember", "lie", "matter", "mean", "mind",
    "care", "survive", "forget", "hesitate", "regret", "accept", "agree", "approve", "support",
    "trust", "share", "like", "learn", "prove", "show", "deny", "discuss", "speculate", "disclose",
    "identify", "specify", "elaborate", "respond", "reply", "answer", "name", "mention", "speak",
    "determine", "consider", "appear", "seem", "require", "doubt", "dispute", "exclude", "count",
    "question", "object", "oppose", "recognise", "recognize", "base", "aim", "design",
    "motivate"})  # fmt: skip
"""Verbs whose negation tells of no deed: "had not received", "did not rule out"."""
_HARM = frozenset({"injure", "hurt", "wound", "kill", "die", "damage"})
_TELLING_OF = frozenset({"report", "record", "register", "make", "note", "log"})
"""Verbs of which a negative only says that nothing is known: "no incidents were reported"."""
_WAYS = frozenset({"beyond", "into", "past", "across", "near", "over", "inside", "as", "out"})
NO_DEED = frozenset({"casualty", "injury", "victim", "fatality", "damage",
    "information", "report", "source", "comment", "choice", "plan", "evidence", "doubt", "reason",
    "record", "access", "time", "proof", "sign", "indication", "word", "news", "change", "need",
    "confirmation", "answer", "hesitation", "regret", "objection", "place", "intention",
    "alternative", "way", "problem", "idea", "immediate", "sense", "justification", "excuse",
    "right", "point", "question", "hope", "fear", "interest", "illusion", "possibility",
    "prospect", "chance", "room", "option", "guarantee", "limit", "substitute",
    "secret", "mistake", "accident", "coincidence", "surprise",
    "exception", "solution", "decision", "trouble", "mention", "detail", "name", "figure",
    "statement", "gut", "guts", "courage", "nerve", "stomach", "appetite", "desire", "patience",
    "sympathy", "respect", "clue", "authority", "mandate", "business", "toll", "number",
    "breakdown", "date", "timeline", "cause"})  # fmt: skip
"""What may be lacking without a denial: "had no information"."""
_OPEN = frozenset({"if", "unless", "whether"})
_SIDE = frozenset({"we", "our", "ours", "my", "his", "her", "it", "its", "they", "their", "none"})
_OURS = frozenset({"our", "ours", "us", "we", "my", "mine", "me", "their", "its", "it", "them"})


def is_denying(layers: Layers, attribution: Attribution) -> bool:
    """Tell whether a statement's main clause is negated ("said no group had entered")."""
    if attribution.stance not in (*TELLING, "promise") or not attribution.sources:
        return False
    if attribution.rule in ("claim.ask", "claim.prep", "claim.as", "claim.accuse"):
        return False
    if attribution.cue is not None and any(
        layers.tokens[i].base in cues("ask") for i in range(*attribution.cue)
    ):
        return False
    tokens = inside(layers, attribution)
    asked = min((i for i in tokens if layers.tokens[i].text == "?"), default=len(layers.tokens))
    clauses = [top for top in tops(layers, tokens)[:2]
               if top < asked or _says_what(layers, top)]  # fmt: skip
    clauses += [c for top in clauses for c in children_of(layers, top, "conj")
                if is_verb(layers, c) and (subject(layers, c) is not None
                                           or is_denied(layers, c))]  # fmt: skip
    if any(_negates(layers, top) for top in clauses):
        return attribution.stance != "promise" or any(
            layers.tokens[c].tag in ("VBD", "VBZ", "VBP")
            for c in (*clauses, *(c for top in clauses for c in layers.children[top]))
        )  # "swore he had given no such order"
    return not clauses and _opens(layers, tokens)


def _says_what(layers: Layers, top: int) -> bool:
    """Tell whether a clause is more than the answer to a question ("Is it so? It isn't")."""
    said = children_of(layers, top, "acomp", "attr", "dobj", "prep", "advmod", "ccomp", "xcomp")
    return bool(said) or layers.tokens[top].base not in ("be", "do", "have")


def contrast(layers: Layers, tokens: Collection[int]) -> int | None:
    """Return the "not" of "rebels, not our men, burned it"."""
    for i in sorted(tokens):
        if word(layers, i) != "not" or i + 1 >= len(layers.tokens) or i - 1 not in tokens:
            continue
        after = layers.tokens[i + 1]
        if after.low in ("all", "every", "each"):
            continue  # "treated 19, not all of whom left their names"
        if layers.tokens[i - 1].text in (",", "-", "–", "—") and (
            after.pos in ("DET", "NOUN", "PROPN", "PRON") or after.low in ("our", "its")
        ):
            verb = next((a for a in layers.ancestors(i) if is_verb(layers, a)), None)
            if verb is not None and verb in tokens and _may_be_a_deed(layers, verb):
                copula = layers.tokens[verb].base == "be"
                return i if not copula or _is_somebody(layers, i + 1) else None
    return None


def _is_somebody(layers: Layers, i: int) -> bool:
    """Tell whether a phrase names somebody ("it was rebels, not the army"), no quality."""
    near = [i, *(c for c in layers.ancestors(i)[:1] if layers.tokens[i].pos in ("DET", "PRON"))]
    return any(
        layers.tokens[j].pos == "PROPN" or word(layers, j) in _OURS
        or has_lemma(layers, j, word_table("roles", "kind"))
        for j in near
    )  # fmt: skip


def _may_be_a_deed(layers: Layers, verb: int) -> bool:
    modal = any(word(layers, c) in MODALS for c in layers.children[verb])
    return not modal and (names_deed(layers, verb) or layers.tokens[verb].base == "be")


def _opens(layers: Layers, tokens: list[int]) -> bool:
    """Tell whether words that the parse makes no clause of open with "no", "not a single"."""
    words = [word(layers, i) for i in tokens if layers.tokens[i].text[0].isalpha()]
    if len(words) < 4 or set(words) & MODALS or not any(is_verb(layers, i) for i in tokens):
        return False
    if any(is_verb(layers, i) and has_lemma(layers, i, _TELLING_OF) for i in tokens):
        return False
    if words[0] == "not":
        return words[1] in ("a", "one", "any")
    return words[0] in ("no", "nobody", "none", "never", "neither")


def _negates(layers: Layers, top: int) -> bool:
    """Tell whether a clause says that something did not happen."""
    if any(word(layers, c) in MODALS for c in layers.children[top]):
        return False
    if not _is_stated(layers, top) or _is_idle(layers, top) or _counts(layers, top):
        return False
    if _tells_of_none(layers, top) or _has_no_cause(layers, top):
        return False
    lemma = layers.tokens[top].base
    who = next(reversed(children_of(layers, top, *SUBJECTS)), None)
    held = child_of(layers, top, "dobj", "attr")
    if not _negative(layers, top, who, held):
        return False
    if lemma == "be" and (
        _is_opinion(layers, top) or (held is not None and _is_judgement(layers, top, held))
    ):
        return False
    if lemma == "take" and held is not None and word(layers, held) == "place":
        return True  # "no referendum had taken place"
    slots = (who, held) if lemma in ("have", "be") else (held,)
    return all(_may_be_denied(layers, n) for n in slots if n is not None)


def _is_stated(layers: Layers, top: int) -> bool:
    """Tell whether a clause says how it was: no order, no condition, no "people not to drink".

    What is not done as a rule ("does not influence the vaccine") answers nobody, unless it is
    said of the speaker's own side ("we do not fire on homes") or of what there is.
    """
    token = layers.tokens[top]
    helpers = [layers.tokens[c] for c in children_of(layers, top, "aux", "auxpass")]
    head = layers.tokens[token.head]
    if token.dep == "conj" and subject(layers, top) is None and not helpers:
        helpers = [layers.tokens[c] for c in children_of(layers, head.i, "aux", "auxpass")]
        if any(h.low in MODALS for h in helpers):
            return False  # "should wait and not react"
    if any(word(layers, c) in _OPEN for c in children_of(layers, top, "mark")):
        return False
    if token.base == "go" and child_of(layers, top, "xcomp") is not None:
        return False  # "is not going to change"
    if any(word(layers, c) in ("who", "what") for c in children_of(layers, top, *SUBJECTS)):
        return False  # "saw smoke but not who was inside"
    tags = {t.tag for t in (token, *helpers)}
    if any(h.tag == "TO" for h in helpers) or not tags & {"VBD", "VBZ", "VBP"}:
        return False
    perfect = any(h.base == "have" for h in helpers)
    if "VBD" in tags or perfect or token.base in ("be", "have"):
        return True
    if any(h.base == "be" for h in helpers):
        return True
    who = subject(layers, top)
    if who is not None and layers.tokens[who].pos == "PROPN":
        return True
    near = {who, *layers.children[who]} if who is not None else set()
    return any(word(layers, c) in _SIDE or word(layers, c) in NEGATIVE for c in near)


def _negative(layers: Layers, top: int, who: int | None, held: int | None) -> bool:
    """Tell whether a clause holds a negative: on the verb, its subject, its object, "no group"."""
    near = {*layers.children[top]}
    for slot in (who, held):
        if slot is None:
            continue
        near |= {slot, *layers.children[slot]}
        for one in children_of(layers, slot, "nummod"):
            near |= set(layers.children[one])  # "not one soldier"
    for slot in (top, held):
        for over in children_of(layers, slot, "prep", "advmod") if slot is not None else []:
            if word(layers, over) in ("without", "with", "for"):
                continue
            near |= set(layers.children[over])
            for noun in children_of(layers, over, "pobj"):
                if layers.tokens[noun].base not in NO_DEED:
                    near |= {noun, *layers.children[noun]}
    return any(word(layers, c) in NEGATIVE and not in_part(layers, c) for c in near)


def _has_no_cause(layers: Layers, top: int) -> bool:
    """Tell whether a clause is "has nothing to fear": what it lacks is no deed."""
    held = child_of(layers, top, "dobj")
    if held is None or word(layers, held) != "nothing" or layers.tokens[top].base != "have":
        return False
    if _to_do(layers, held):
        return not _has_hands(layers, top)
    return word(layers, held + 1) == "to"


def in_part(layers: Layers, i: int) -> bool:
    """Tell whether a negative holds for a part alone ("not all", "not only", "not yet")."""
    after = word(layers, i + 1) if i + 1 < len(layers.tokens) else ""
    if (
        word(layers, i) == "not" and i and layers.tokens[i - 1].text in (",", "-", "–", "—")
        and layers.tokens[i + 1 if after else i].pos != "ADP"
    ):  # fmt: skip
        return True  # ", not the virus": what else it was is told by `contrast`
    if word(layers, i) == "nothing":
        return after == "but"  # "nothing but a gesture"
    if word(layers, i) == "no" and after == ".":
        return True  # "a No. 18 bus"
    return after in ("all", "every", "only", "just", "even", "yet", "longer", "much", "many",
                     "everyone", "everything", "necessarily", "merely", "simply")  # fmt: skip


def _is_idle(layers: Layers, top: int) -> bool:
    """Tell whether a verb's negation tells of no deed."""
    lemma = layers.tokens[top].base
    if lemma == "get":
        return not any(word(layers, c) in _WAYS for c in children_of(layers, top, "prep", "prt"))
    if in_no_position(layers, top):
        return True
    if lemma == "see":
        return not is_passive(layers, top)
    if any(word(layers, c) == "nowhere" and layers.children[c] for c in layers.children[top]):
        return True  # "are nowhere to be found"
    return lemma in _IDLE or any(
        layers.tokens[c].base in _IDLE for c in children_of(layers, top, "xcomp")
    )


def negated_clause(layers: Layers, said: Attribution) -> set[int] | None:
    """Return the tokens of the clause that says no, without a clause joined to it."""
    tokens = inside(layers, said)
    for top in tops(layers, tokens):
        joined = [c for c in children_of(layers, top, "conj")
                  if is_verb(layers, c) and subject(layers, c) is not None]  # fmt: skip
        for clause, cut in ((top, joined), *((c, []) for c in joined)):
            if _negates(layers, clause) or _is_without_share(layers, clause):
                return below(layers, clause, cut)
    return None


def counts_none(layers: Layers, said: Attribution) -> bool:
    """Tell whether a negative counts no victims ("nobody was injured")."""
    return any(_counts(layers, top) for top in tops(layers, inside(layers, said))[:2])


def _counts(layers: Layers, top: int) -> bool:
    """Tell whether a clause counts no victims ("nobody was injured")."""
    if layers.tokens[top].base not in _HARM:
        return False
    own = subject(layers, top)
    suffers = is_passive(layers, top) or layers.tokens[top].base == "die"
    if own is None or not suffers or child_of(layers, top, "agent") is not None:
        return False
    return any(word(layers, c) in NEGATIVE for c in (own, *layers.children[own]))


def _tells_of_none(layers: Layers, top: int) -> bool:
    """Tell whether a clause says that there was none to tell of ("no arrests were made")."""
    if not has_lemma(layers, top, _TELLING_OF) or not is_passive(layers, top):
        return False
    owns = children_of(layers, top, *SUBJECTS)
    return any(word(layers, c) in NEGATIVE for own in owns for c in below(layers, own))


def _is_judgement(layers: Layers, top: int, held: int) -> bool:
    """Tell whether "is no X" says what somebody is worth, not that there was no X."""
    if child_of(layers, top, "expl") is not None:
        return False
    share = layers.tokens[held].base in denial_words("share")
    no = any(word(layers, c) == "no" for c in layers.children[held])
    ours = any(word(layers, c) in _OURS for c in (held, *layers.children[held]))
    return no and not share and not ours


def _is_opinion(layers: Layers, top: int) -> bool:
    """Tell whether "is not X" says what something is like ("not perfect", "not a good thing")."""
    if child_of(layers, top, "expl") is not None:
        return False
    for said in children_of(layers, top, "acomp", "attr"):
        token = layers.tokens[said]
        if token.pos == "ADJ" or token.dep == "acomp":
            return not has_lemma(layers, said, denial_words("state"))
        if token.pos == "NOUN" and not any(word(layers, c) in _OURS for c in layers.children[said]):
            person = has_lemma(layers, said, word_table("roles", "kind")) or token.tag == "NNS"
            return not (person or names_deed(layers, said) or has_lemma(
                layers, said, denial_words("share")))  # fmt: skip
    return False


def _may_be_denied(layers: Layers, held: int) -> bool:
    """Tell whether what is not there is a hand in the deed, or forces at the place."""
    return layers.tokens[held].base not in NO_DEED


def disowns(layers: Layers, said: Attribution) -> bool:
    """Tell whether somebody says that it had no part in a deed ("had nothing to do with it")."""
    if said.stance not in TELLING or said.rule == "claim.ask":
        return False
    return any(_is_without_share(layers, top) for top in tops(layers, inside(layers, said))[:2])


def _to_do(layers: Layers, i: int) -> bool:
    """Tell whether "to do" follows soon ("nothing to do with it", "nothing whatever to do")."""
    return any(
        word(layers, j) == "to" and word(layers, j + 1) == "do"
        for j in range(i + 1, min(i + 4, len(layers.tokens) - 1))
    )


def _has_hands(layers: Layers, top: int) -> bool:
    """Tell whether who had nothing to do with it could have: no inquiry, no decision."""
    who = subject(layers, top)
    ours = any(word(layers, j) in _OURS for j in below(layers, top) if j > top)
    if who is None or ours:
        return True
    token = layers.tokens[who]
    doing = {*word_table("roles", "kind"), *word_table("instruments", "mode")}
    return token.pos in ("PRON", "PROPN", "DET") or has_lemma(layers, who, doing)


def _is_without_share(layers: Layers, top: int) -> bool:
    """Tell whether a clause is "had no hand in it", "was not behind it", "is not responsible"."""
    lemma = layers.tokens[top].base
    held = children_of(layers, top, "dobj", "attr", "acomp", "prep", "advmod")
    if any(word(layers, c) in MODALS for c in layers.children[top]):
        return False
    if lemma in ("have", "play", "take"):
        for c in held:
            none = any(word(layers, d) in ("no", "any") for d in layers.children[c])
            if layers.tokens[c].base in denial_words("share") and (none or is_denied(layers, top)):
                return True
            if word(layers, c) == "nothing" and _to_do(layers, c):
                return _has_hands(layers, top)
        return False
    if (
        lemma == "be"
        and is_denied(layers, top)
        and any(
            word(layers, c) in ("us", "we", "me", "ours", "mine", "them", "theirs") for c in held
        )
    ):
        return True
    negated = is_denied(layers, top) or any(
        word(layers, c) in ("no", "none", "nobody", "neither")
        for s in children_of(layers, top, *SUBJECTS)
        for c in (s, *layers.children[s])
    )
    guilty = any(word(layers, c) in ("behind", "responsible", "involved", "implicated", "guilty",
                                     "complicit") for c in (top, *held))  # fmt: skip
    return negated and guilty and (lemma == "be" or is_passive(layers, top))
