"""Of which country a party is that the text names none for: of the place that it is told at."""

from collections.abc import Iterator, Sequence

import msgspec

from dateline.annotate import Layers, Token
from dateline.codebook.directory import PLACED, Known
from dateline.codebook.schemes import ORGANS
from dateline.extract.actors.occupied import home_of
from dateline.extract.actors.offices import POSTED
from dateline.extract.article import Article
from dateline.extract.claims.speaking.unsaid import rubric_heads
from dateline.extract.events.grammar.classes import role_of
from dateline.extract.events.kinds import MATERIAL
from dateline.records import Actor, EventType, Finding, Place

_UNARMED = frozenset(
    {"CVL", "COP", "LEG", "JUD", "PTY", "OPP", "LAB", "EDU", "MED", "REL", "REF", "AGR", "SOC"}
)
"""Sectors of people who, where nothing else is said, are of the country they act in."""
_OFFICIAL = frozenset({"GOV", "MIL", "PRM", "ELI", "BUS"})
"""Further ones who, where nothing else is said, are of the country they suffer in."""
_STATE = ORGANS | {"PTY", "OPP", "LAB"}
"""Sectors of those who are of the country that opens their part of the paragraph."""
_SPOKEN_OF = _STATE | _UNARMED | {"JRN", "BUS", "ELI", "CRM"}
"""Sectors of those who, where nothing else is said, are of the country that is spoken of."""
_FOREIGN = frozenset({
    "international", "multinational", "western", "allied", "coalition", "country", "nation",
    "neighbour", "neighbor", "power", "embassy", "ambassador", "envoy", "diplomat", "counterpart",
    "pirate", "hacker",
})  # fmt: skip
"""Words for those who are of another country, of many or of none."""
_MANY = frozenset({"some", "other", "several", "regional", "all", "both"})
"""Words by which those who act for a state may be of many: "regional leaders"."""
_REGIONS = frozenset({
    "african", "arab", "asian", "european", "gulf", "latin", "caribbean", "nordic", "baltic",
    "balkan", "scandinavian", "eu", "euro", "eurozone", "nato", "ecowas", "opec", "world", "global",
    "american", "islamic", "muslim", "pacific", "mideast", "g7", "g20", "g8",
})  # fmt: skip
"""Words for a part of the world, whose leaders are of many states."""
_LOCAL = frozenset({
    "governor", "mayor", "councillor", "district", "county", "province", "city", "municipality",
})  # fmt: skip
"""Words for those who act for a part of a state: "four other governors"."""
_AFFAIRS = frozenset({"minister", "ministry", "secretary", "affairs", "office", "service"})
"""What is called foreign and is of the home country: "the foreign minister"."""
_AT = frozenset({"in", "at", "across"})


def doers_home(
    article: Article, kind: EventType, place: Finding[Place] | None, who: Sequence[Finding[Actor]]
) -> tuple[Finding[Actor], ...]:
    """Return the doers of an event at a place, those who have no country with the likeliest."""
    # residents who warn or ask are of the country told of; who visits one comes from elsewhere
    home = (place if kind != "CONSULT" else None) or article.country
    scene = place if kind in MATERIAL else None
    return tuple(_local(article, party, home, _UNARMED, scene) for party in who)


def bearers_home(
    article: Article, kind: EventType, place: Finding[Place] | None, who: Sequence[Finding[Actor]]
) -> tuple[Finding[Actor], ...]:
    """Return to whom an event at a place was done, those who have no country with the likeliest."""
    scene = place if kind in MATERIAL else None
    return tuple(_local(article, party, scene, _UNARMED | _OFFICIAL, scene) for party in who)


def _local(
    article: Article,
    party: Finding[Actor],
    there: Finding[Place] | None,
    sectors: frozenset[str],
    scene: Finding[Place] | None,
) -> Finding[Actor]:
    """Return an unnamed party with the country of a place: they are its people.

    Those of some sectors are of where it is told, `there`; a deed was done at its `scene`.
    """
    value = party.value
    if value.country or value.id:
        return party
    words = _words(article.layers, party)
    if any(word.base in POSTED for word in words):
        return party
    bodies = (k for k in article.layers.known if k.form == "igo")
    if words and any(_is_under(article.layers, body, words) for body in bodies):
        return party  # "a U.N. court", "prosecutors at the ICC"
    ours = bool(words) and not _is_foreign(article.layers, words, value.sector)
    opened = ours and value.sector in _STATE | _UNARMED
    place = _opening(article, words[0]) if opened else None
    if place is None and value.sector in sectors:
        place = there
    if place is None and ours and value.sector in _SPOKEN_OF:
        told = (_spoken_of(article, word, scene) for word in _openings(article.layers, party))
        place = next(filter(None, told), None)
    if place is None or not place.value.country:
        return party
    country = home_of(place.value.country, value.sector, {word.base for word in words})
    value = msgspec.structs.replace(value, country=country)
    return Finding(value, (*party.quotes, *place.quotes), f"{party.rule}+place")


def _spoken_of(
    article: Article, word: Token, scene: Finding[Place] | None
) -> Finding[Place] | None:
    """Return the country that an article is about, if nothing near a word tells of another.

    Where its paragraph names others alone, or the deed was done in another, who knows whose
    soldiers they are.
    """
    home = article.country
    if home is None or not home.value.country:
        return None
    if scene is not None and scene.value.country not in (None, home.value.country):
        return None
    layers, names = article.layers, article.actors.names
    block = layers.block_of(word.i)
    near = [
        k for k in layers.known
        if k.form in PLACED and layers.block_of(k.first) == block
    ]  # fmt: skip
    codes = {names.code(k, k.first) for k in near}
    return home if not codes or home.value.country in codes else None


def _words(layers: Layers, party: Finding[Actor]) -> list[Token]:
    """Return the tokens of a party's first mention."""
    span = party.quotes[0].span
    return [layers.tokens[i] for i in layers.within(span.start, span.end)]


def _openings(layers: Layers, party: Finding[Actor]) -> list[Token]:
    """Return the first word of each mention of a party, also of where it was introduced."""
    inside = (layers.within(q.span.start, q.span.end) for q in party.quotes)
    return [layers.tokens[found[0]] for found in inside if found]


def _is_foreign(layers: Layers, words: Sequence[Token], sector: str | None) -> bool:
    """Tell whether a party is called foreign, is many states, or planes that may be anybody's."""
    many = sector not in _SPOKEN_OF - ORGANS and not any(t.base in _LOCAL for t in words)
    for token, after in zip(words, (*words[1:], None), strict=True):
        if token.name == "PERSON":
            continue  # Saskia van der Wiel is no van
        if token.base in _FOREIGN or (many and {token.base, token.low} & (_MANY | _REGIONS)):
            return True
        if role_of(layers, token.i, "kind") == "vehicle":
            return True
        if token.low == "foreign" and (after is None or after.base not in _AFFAIRS):
            return True
    return False


def _is_under(layers: Layers, body: Known, words: Sequence[Token]) -> bool:
    """Tell whether a party is of a body of many states, that only backs it ("U.N.-backed")."""
    last = words[-1]
    inside = words[0].i <= body.first <= last.i
    prep = layers.tokens[layers.tokens[body.last - 1].head]
    behind = (
        prep.dep == "prep"
        and prep.low in ("at", "of", "in")
        and prep.head in range(words[0].i, last.i + 1)
    )
    owners = {i for t in words if t.tag == "PRP$" for i in layers.refers.get(t.i, ())}
    owned = not owners.isdisjoint(range(body.first, body.last))
    backs = body.last < len(layers.tokens) and layers.tokens[body.last].text == "-"
    return (inside or behind or owned) and not backs


def _opening(article: Article, word: Token) -> Finding[Place] | None:
    """Return the place that opens a sentence, or one before it in the paragraph: "In Lima, …"."""
    layers = article.layers
    here = layers.sentences[word.sentence]
    for sentence in reversed(layers.sentences[: word.sentence + 1]):
        if sentence.block != here.block:
            return None
        for place in _opened(article, sentence.first, word.i):
            return place
    return None


def _opened(article: Article, first: int, word: int) -> Iterator[Finding[Place]]:
    layers, tokens = article.layers, article.layers.tokens
    rubrics = rubric_heads(layers)
    inside = {first} & rubrics  # "Haiti: Our colleagues say that the authorities …"
    if tokens[first].low in _AT and tokens[first].dep == "prep":
        inside = set(layers.subtree(first))
    for mention in article.places:
        if mention.head not in inside or not mention.finding.value.country:
            continue
        if not _is_told_there(layers, mention.voiced, word):
            yield mention.finding


def _is_told_there(layers: Layers, voiced: int | None, word: int) -> bool:
    """Tell whether somebody is only spoken of at a place, who is not of it for that.

    "In Berlin, officials said troops had shelled villages": the officials are Germany's.
    """
    path = [word, *layers.ancestors(word)]
    if voiced is None or voiced not in path[1:]:
        return False
    return layers.tokens[path[path.index(voiced) - 1]].dep in ("ccomp", "parataxis")
