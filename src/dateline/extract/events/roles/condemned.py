"""The deed that a condemnation is of: its doers are whom the condemnation is against."""

from collections.abc import Iterator, Sequence

from dateline.annotate import Layers
from dateline.codebook.frames import load_codebook
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.classes import belongs
from dateline.extract.events.grammar.slots import kids, patient, prep_objects
from dateline.extract.events.joining.merging import definite
from dateline.extract.events.kinds import FORCE
from dateline.extract.events.sides.bearing import SUFFERED


def condemned(layers: Layers, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the deed that a draft condemns: one told by that very word, else one taken up by it.

    "Spoke out against the raid"; "The operation was condemned", after an offensive was told of.
    """
    told = [d for d in drafts if d is not draft and d.actors != draft.actors]
    others = [d for d in told if d.actors]
    deeds = list(dict.fromkeys(d for head in draft.heads for d in objects(layers, head)))
    own = [d for deed in deeds for d in told if deed in d.heads]
    done = next((d for d in own if d.actors), None)
    if done is not None:
        return done
    modes = {d.mode for d in own} - {None}  # no bombing is taken up by who took a town
    if modes:
        others = [d for d in others if d.mode in modes]
    for deed in deeds:
        if not _takes_up(layers, deed):
            continue
        before = [d for d in others if d.type in FORCE and min(d.heads) < deed]
        if before:
            return max(before, key=lambda d: max(h for h in d.heads if h < deed))
    return None


def wronged(layers: Layers, draft: Draft) -> set[int]:
    """Return the victims that a condemned deed names, whom nobody condemns.

    "Condemned the killing of the nuns", "the attack on the village".
    """
    found: set[int] = set()
    if draft.type != "ACCUSE" or draft.mode != "disapprove":
        return found  # "ordered the arrest of a colonel"
    for deed in (d for head in draft.heads for d in objects(layers, head)):
        token = layers.tokens[deed]
        killing = token.pos == "NOUN" and token.base in SUFFERED
        if killing or belongs(layers, deed, ("@attack",), load_codebook().classes):
            found.update(prep_objects(layers, deed, "on", "against", *(("of",) if killing else ())))
    return found


def objects(layers: Layers, head: int) -> Iterator[int]:
    """Yield what a word for a reaction is about: "condemned the raid", "criticism of the vote"."""
    if layers.tokens[head].pos in ("VERB", "AUX"):
        yield from patient(layers, head)
    else:
        yield from prep_objects(layers, head, "of")
    yield from prep_objects(layers, head, "against")


def _takes_up(layers: Layers, i: int) -> bool:
    """Tell whether a noun only takes up an attack told before ("the operation").

    Not so "the massacre of 43 people by a gang", which tells its own.
    """
    if layers.tokens[i].pos != "NOUN" or kids(layers, i, "prep", "acl", "relcl", "poss"):
        return False
    return definite(layers, i) and belongs(layers, i, ("@attack",), load_codebook().classes)
