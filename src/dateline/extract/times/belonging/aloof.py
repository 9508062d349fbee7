"""Times near an event that are not its own: of a cause, of a kind of people, or yet to come."""

from datetime import date

from dateline.annotate import Layers
from dateline.extract.events.grammar.classes import is_harm, is_person
from dateline.extract.events.sides.heldfor import crime
from dateline.extract.times.belonging.attachment import JUDGED, OF_CRIMES, carriers, verbal
from dateline.extract.times.belonging.telling import is_charged
from dateline.extract.times.mentions import TimeMention
from dateline.extract.times.scenes import is_of_birth, published_on
from dateline.extract.tolls.lexicon import is_deed

_COARSE = frozenset({"month", "season", "year", "decade", "century"})
_BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod"})
_CAUSES = frozenset({"for", "over", "about", "because", "regarding", "concerning"})
_ABOUT = frozenset({"in", "for", "over", "with", "about", "of", "to", "after"})
_DEALING_WITH = JUDGED | {
    "arrest", "detain", "suspect", "accuse", "want", "question", "investigate", "plead",
    "implicate", "condemn", "hold",
}  # fmt: skip
"""Words for what is done to somebody for a deed, "in" which he had a part."""
_GOING = frozenset({"head", "go", "move", "look", "come"})
_ONCE_SAID = 3
"""Words up the parse within which the cause of what is said must hang on its verb."""
_JUDGING = JUDGED | {"find", "accuse", "condemn"}
_PERFECT = frozenset({"has", "have", "had", "'ve", "was", "were"})
_TO_COME = frozenset({"will", "would", "shall", "should", "may", "might", "could", "can", "must",
                      "to", "'ll"})  # fmt: skip


def of_another(layers: Layers, trigger: int, mention: TimeMention, speech: bool) -> bool:
    """Tell whether a time of a trigger's sentence is plainly not when the trigger happened."""
    if (
        _of_birth(layers, mention)
        or _of_a_kind(layers, mention)
        or _is_ahead(layers, trigger, mention)
    ):
        return True
    if _of_the_verdict(layers, trigger, mention) or _of_the_crime(layers, trigger, mention):
        return True
    if of_an_old_crime(layers, trigger, mention):
        return True
    if _of_a_noun(layers, trigger, mention) or _of_a_deed_answered(layers, trigger, mention):
        return True
    if _lies_before_one(layers, mention):
        return True
    return speech and _of_the_cause(layers, trigger, mention)


def _of_birth(layers: Layers, mention: TimeMention) -> bool:
    """Tell whether a time is when somebody was born, whom a trigger tells something of."""
    first = layers.tokens[mention.first]
    start = layers.tokens[layers.sentences[first.sentence].first].start
    return is_of_birth(layers.document.text[start : first.start])


def _of_a_kind(layers: Layers, mention: TimeMention) -> bool:
    """Tell whether a time says what people are: "the 20th-century poet", "2016 hopefuls"."""
    if mention.finding.value.precision not in _COARSE:
        return False
    last = layers.tokens[mention.last - 1]
    above = layers.tokens[last.head]
    if last.dep not in _BEFORE or above.i <= last.i or layers.after(last.i).tag == "POS":
        return False
    return above.name in ("PERSON", "NORP") or is_person(layers, above.i)


def _of_a_noun(layers: Layers, trigger: int, mention: TimeMention) -> bool:
    """Tell whether a month or year is of a noun that stands apart from what a trigger tells.

    "The slump of 2008 and the attacks in Paris": the attacks were not in 2008.
    """
    if mention.finding.value.precision not in _COARSE:
        return False
    carried = carriers(layers, mention)
    if not carried or carried[0].premodifier:
        return False
    noun = layers.tokens[carried[0].token]
    if noun.pos != "NOUN" or noun.i == trigger or noun.i > mention.first:
        return False
    if is_harm(layers, noun.i) or is_deed(layers, noun.i):
        return False  # "an assault in August, with nine men reported killed"
    if trigger in layers.ancestors(noun.i):
        return False
    path = [trigger, *layers.ancestors(trigger)]
    if noun.i not in path:
        return True
    below = layers.tokens[path[path.index(noun.i) - 1]]
    return below.dep == "conj" and below.i > mention.first


def _of_a_deed_answered(layers: Layers, trigger: int, mention: TimeMention) -> bool:
    """Tell whether a time before a noun for a deed dates that deed, not what is done about it.

    "Charged in the 1967 slayings", "arrested over last month's raid".
    """
    carried = carriers(layers, mention)
    if not carried or not carried[0].premodifier or is_harm(layers, trigger):
        return False
    noun = layers.tokens[carried[0].token]
    prep = layers.tokens[noun.head]
    if noun.i == trigger or noun.dep != "pobj" or prep.low not in _ABOUT:
        return False
    linked = layers.tokens[prep.head]  # "arrested in connection with"
    at = (prep.head, layers.tokens[linked.head].head) if linked.dep == "pobj" else (prep.head,)
    dealt = layers.tokens[trigger].base in _DEALING_WITH or prep.low in _ABOUT - {"in"}
    return trigger in at and dealt and (is_harm(layers, noun.i) or is_deed(layers, noun.i))


def _lies_before_one(layers: Layers, mention: TimeMention) -> bool:
    """Tell whether a time is what somebody is on the way to: "heading into the autumn"."""
    prep = layers.tokens[layers.tokens[mention.last - 1].head]
    if prep.i >= mention.first:  # what is named with it: "the start of 2026"
        prep = layers.tokens[max(mention.first - 1, 0)]
    return prep.low == "into" and layers.tokens[prep.head].base in _GOING


def _of_the_verdict(layers: Layers, trigger: int, mention: TimeMention) -> bool:
    """Tell whether a time is of a verdict, and the trigger the crime: "jailed today for theft"."""
    at = carriers(layers, mention)
    path = [at[0].token, *layers.ancestors(at[0].token)] if at else []
    if any(of_an_old_crime(layers, i, mention) for i in path):
        return False
    return bool(path) and is_charged(layers, trigger) and trigger not in path


def _of_the_crime(layers: Layers, trigger: int, mention: TimeMention) -> bool:
    """Tell whether a time is of what somebody is found guilty of or charged with, not of that.

    "Was found guilty of murders in January 2014", "was jailed for a raid on 3 May".
    """
    at = carriers(layers, mention)
    if layers.tokens[trigger].base not in _JUDGING or not at or at[0].premodifier:
        return False
    path = [at[0].token, *layers.ancestors(at[0].token)]
    if trigger not in path:
        return False
    between = [layers.tokens[i] for i in path[: path.index(trigger)]]
    return any(
        t.low in OF_CRIMES and t.dep == "prep" and t.i > trigger
        for t in between
    )  # fmt: skip


def _is_ahead(layers: Layers, trigger: int, mention: TimeMention) -> bool:
    """Tell whether a time lies ahead of publication, of what is told in the past tense."""
    published, _ = published_on(layers.document)
    token = layers.tokens[trigger]
    if published is None or token.pos != "VERB":
        return False
    first = date.fromisoformat(mention.finding.value.earliest[:10])
    if first <= published:
        return False
    helpers = {layers.tokens[i].low for i in layers.children[trigger]
               if layers.tokens[i].dep in ("aux", "auxpass")}  # fmt: skip
    if helpers & _TO_COME:
        return False
    told = verbal(layers, trigger)
    past = token.tag == "VBD" or (token.tag in ("VBN", "VBG") and bool(helpers & _PERFECT))
    return past and told is not None and told.i == trigger


def of_an_old_crime(layers: Layers, trigger: int, mention: TimeMention) -> bool:
    """Tell whether a month or year is of what somebody is tried or punished for.

    "Jailed six officers for the murder of a singer in 1973": the murder was in 1973.
    """
    if mention.finding.value.precision not in _COARSE:
        return False
    published, _ = published_on(layers.document)
    last = int(mention.finding.value.latest[:4])
    long_ago = published is not None and last < published.year - 1
    return any(
        long_ago or is_deed(layers, t.i) or is_harm(layers, t.i)
        for t in crime(layers, trigger) if t.i < mention.first
    )  # fmt: skip


def _of_the_cause(layers: Layers, trigger: int, mention: TimeMention) -> bool:
    """Tell whether a month or year is of what somebody is spoken of for.

    "Scolded the senator for his vote in 2005": the vote was in 2005.
    """
    if mention.finding.value.precision not in _COARSE:
        return False
    at = carriers(layers, mention)
    if not at or at[0].premodifier or at[0].token == trigger:
        return False
    path = [at[0].token, *layers.ancestors(at[0].token)]
    if trigger not in path:
        return False
    between = path[: path.index(trigger)][-_ONCE_SAID:]
    return any(
        layers.tokens[i].low in _CAUSES and i > trigger and layers.tokens[i].dep in ("prep", "mark")
        for i in between
    )
