"""Finds who bears a deed out without saying "confirmed": witnesses, the other side, the doer."""

from dateline.annotate import Layers
from dateline.extract.claims.attributions import VerificationMark
from dateline.extract.claims.checking.accounts import Account, deeds_of
from dateline.extract.claims.checking.culprits import doers_of
from dateline.extract.claims.checking.deeds import groups_of, is_deed, kin, nearest, place, told
from dateline.extract.claims.checking.denied import deed_scope
from dateline.extract.claims.checking.figures import other_number
from dateline.extract.claims.checking.rivals import is_unreal, people
from dateline.extract.claims.checking.wording import words
from dateline.extract.claims.grammar.doers import doer
from dateline.extract.claims.grammar.trees import (
    below,
    child_of,
    children_of,
    is_negated,
    is_passive,
    is_verb,
    subject,
    word,
)

_OWN = frozenset({"it", "they", "he", "she", "we", "i", "its", "their", "his", "her", "our", "my"})

_CLASHING = frozenset({"strike", "kill", "blast", "down"})

_CLAIMED = frozenset({"responsibility", "credit"})


def _mark(i: int, deed: int, layers: Layers, by: int | None = None) -> VerificationMark:
    return VerificationMark(i, i + 1, "confirmed", deed_scope(layers, deed), by)


def find_witness(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of a word by which somebody saw, condemned or claimed a deed told before."""
    lemma = layers.tokens[i].base
    seen, condemned = lemma in words("witness"), lemma in words("condemn")
    if not (seen or condemned or lemma == "claim") or not is_verb(layers, i):
        return []
    if is_unreal(layers, i) or is_negated(layers, i):
        return []
    if seen:
        return _seen(layers, i)
    return _condemned(layers, i) if condemned else _claimed(layers, i)


def _seen(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "which collected the bodies", "found it in police hands"."""
    held = child_of(layers, i, "nsubjpass" if is_passive(layers, i) else "dobj")
    if held is None and (clause := child_of(layers, i, "ccomp")) is not None:
        held = subject(layers, clause)  # "saw bodies being lifted"
    deed = nearest(layers, i)
    if held is None or deed is None or is_negated(layers, held):
        return []
    if layers.tokens[i].base in ("find", "see") and layers.tokens[i].dep == "relcl":
        return []
    if layers.tokens[i].sentence - layers.tokens[deed].sentence > 2 or _told_as_past(layers, deed):
        return []
    traces = layers.tokens[held].base in words("remains") | words("harm")
    buried = layers.tokens[i].base == "bury" and layers.tokens[held].pos == "PRON"
    if buried or _on_the_spot(layers, i) or (traces and not is_deed(layers, held)):
        return [_mark(i, d, layers, doer(layers, i)) for d in kin(layers, deed)]
    return []


def _on_the_spot(layers: Layers, i: int) -> bool:
    """Tell whether somebody saw for himself: "visited the site and saw", "with my own eyes"."""
    sentence = layers.sentences[layers.tokens[i].sentence]
    around = " ".join(t.low for t in layers.tokens[sentence.first : sentence.last])
    return layers.tokens[i].base in ("see", "find", "count", "film", "photograph") and any(
        went in around for went in ("visited the", "been to the", "went to the", "own eyes",
                                    "at the scene", "at the site", "reached the"))  # fmt: skip


def find_in_hands(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "found it in police hands" after "said they had retaken the station"."""
    if layers.tokens[i].base not in ("hand", "control") or not is_verb(
        layers, verb := next(iter(layers.ancestors(layers.tokens[i].head)), i)
    ):
        return []
    if layers.tokens[verb].base not in ("find", "see") or is_negated(layers, verb):
        return []
    before = [
        d for d in range(verb)
        if is_deed(layers, d) and "capture" in groups_of(layers, d)
        and layers.tokens[d].sentence < layers.tokens[i].sentence
    ]  # fmt: skip
    return [_mark(verb, d, layers, doer(layers, verb)) for d in before[-1:]]


def _told_as_past(layers: Layers, deed: int) -> bool:
    """Tell whether a deed is only the time of another ("since the ring closed")."""
    return layers.tokens[deed].dep == "advcl"


def _condemned(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the marks of "Pakistan condemned the strikes" after "India said it had struck"."""
    held = child_of(layers, i, "dobj")
    if held is None or not groups_of(layers, held):
        return []
    before = [d for d in told(layers, {held}, i) if d < i and _avowed(layers, d)]
    return [_mark(i, d, layers, doer(layers, i)) for d in before]


def _avowed(layers: Layers, deed: int) -> bool:
    """Tell whether the doer itself tells of a deed: "said its planes had hit"."""
    who = subject(layers, deed)
    if who is None or layers.tokens[deed].dep not in ("ccomp", "conj"):
        return False
    return bool({word(layers, c) for c in (who, *layers.children[who])} & _OWN)


def _claimed(layers: Layers, i: int) -> list[VerificationMark]:
    """Return the mark of "the group claimed responsibility" for a deed told before."""
    held = child_of(layers, i, "dobj")
    who = subject(layers, i)
    if held is None or word(layers, held) not in _CLAIMED or is_negated(layers, held):
        return []
    if who is None or any(word(layers, c) == "both" for c in layers.children[who]):
        return []
    inside = [j for j in below(layers, held) if is_deed(layers, j) and groups_of(layers, j)]
    elsewhere = told(layers, set(inside), i) if inside else ()
    deeds = [*inside, *(elsewhere or (nearest(layers, i),))]
    return [VerificationMark(i, held + 1, "confirmed", place(layers, d), None)
            for d in deeds if d is not None]  # fmt: skip


def find_avowals(layers: Layers, earlier: Account, later: Account) -> list[VerificationMark]:
    """Return the marks of the other side's own part: its losses, what it shot down, its deed."""
    mine = [d for d in deeds_of(layers, later) if not is_negated(layers, d)]
    found: list[VerificationMark] = []
    for one in deeds_of(layers, earlier):
        found += [_mark(o, one, layers) for o in mine if _bears_out(layers, one, o, later)]
    return found


def _bears_out(layers: Layers, one: int, other: int, later: Account) -> bool:
    """Tell whether a deed told by the other side shows that the first was done."""
    lemma, groups = layers.tokens[other].base, groups_of(layers, one)
    if lemma in words("intercept") and layers.tokens[one].base in words("launch"):
        return True
    if lemma in ("lose", "loss"):
        return bool(groups & _CLASHING) and _own_loss(layers, other)
    if not groups & groups_of(layers, other):
        return False
    if _accused(layers, one, other, later):
        return True
    alike = _done_to(layers, one) & _done_to(layers, other)
    return bool(alike) and not other_number(layers, one, other)


def _done_to(layers: Layers, deed: int) -> set[str]:
    """Return the nouns for whom or what a deed was done to."""
    held = children_of(layers, deed, "dobj", "nsubjpass")
    return {layers.tokens[h].base for h in held if layers.tokens[h].pos == "NOUN"}


def _accused(layers: Layers, one: int, other: int, later: Account) -> bool:
    """Tell whether who did a deed by one account tells of it too: "our men had strayed across"."""
    doers = {layers.tokens[j].base for j in doers_of(layers, one)}
    mine = {layers.tokens[j].base for j in doers_of(layers, other)}
    return bool(doers & later.names and mine & (doers | _OWN))


def _own_loss(layers: Layers, i: int) -> bool:
    """Tell whether a side tells of people of its own that it lost."""
    inside = {layers.tokens[j] for j in below(layers, i)}
    counted = any(t.pos == "NUM" or people(layers, t.i) not in ("", "-") for t in inside)
    own = any(t.low in _OWN for t in inside)
    return own and counted and "kill" in groups_of(layers, i)


def _by_chance(layers: Layers, deed: int) -> bool:
    """Tell whether a harm is laid to chance where it is told: "crashed because of a fault"."""
    sentence = layers.sentences[layers.tokens[deed].sentence]
    around = layers.tokens[sentence.first : sentence.last]
    return any(t.base in words("chance") for t in around)


def _is_speaker(layers: Layers, who: int, account: Account) -> bool:
    """Tell whether a pronoun may stand for the speaker of the account."""
    refers = layers.refers.get(who, ())
    same = {layers.tokens[j].base for j in refers} & account.names
    return bool(same) or not refers


def find_own_deed(layers: Layers, account: Account) -> list[VerificationMark]:
    """Return the marks of "it had burned the mill" after somebody else told of the arson."""
    found: list[VerificationMark] = []
    for deed in deeds_of(layers, account):
        who = subject(layers, deed)
        if who is None or word(layers, who) not in _OWN or is_negated(layers, deed):
            continue
        if not _is_speaker(layers, who, account):
            continue
        if not groups_of(layers, deed) or any(
            layers.tokens[c].dep == "neg" for c in children_of(layers, deed, "neg")
        ):
            continue
        found += [
            _mark(deed, before, layers) for before in told(layers, {deed}, deed)
            if before < account.first and not _avowed(layers, before)
            and not _by_chance(layers, before)
            and layers.tokens[before].sentence < account.sentence
        ]  # fmt: skip
    return found
