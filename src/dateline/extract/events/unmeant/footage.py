"""Shots that a camera takes, or a glass or needle holds: "shot a video", "still shots"."""

from dateline.annotate import Layers
from dateline.extract.events.grammar.slots import kids, patient, prep_objects

_PICTURES = frozenset({
    "video", "film", "footage", "clip", "movie", "photo", "photograph", "picture", "selfie",
    "documentary", "commercial", "episode", "sequel", "portrait", "image", "scene",
})  # fmt: skip
_KINDS = frozenset({
    "still", "mug", "screen", "aerial", "close-up", "flu", "booster", "drone", "cover", "vaccine",
})  # fmt: skip
"""What stands before a shot that no weapon fires."""
_HELD = _PICTURES | {"vaccine", "vodka", "tequila", "whisky", "whiskey", "rum", "espresso"}


def is_footage(layers: Layers, head: int) -> bool:
    """Tell whether "shoot" or "shot" is of pictures: "shot a video", "still shots from a film"."""
    token = layers.tokens[head]
    if token.base == "shoot" and token.pos == "VERB":
        shot = patient(layers, head)
        if token.dep in ("acl", "relcl"):
            shot = [*shot, token.head]  # "a video shot by a resident"
        return any(layers.tokens[i].base in _PICTURES for i in shot)
    if token.base != "shot" or token.pos not in ("NOUN", "PROPN"):
        return False
    beside = {t.low for t in kids(layers, head, "amod", "compound", "advmod", "nmod")}
    of_what = prep_objects(layers, head, "of", "from", "in")
    return bool(beside & _KINDS) or any(layers.tokens[i].base in _HELD for i in of_what)
