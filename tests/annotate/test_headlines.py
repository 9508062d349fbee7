"""Headlines whose verb looks like a noun."""

import pytest

from dateline.annotate import annotate
from dateline.ingest import read_text

BODY = "\n\nThe report was published on Monday in the capital by a newspaper."


@pytest.mark.parametrize(
    ("headline", "verb", "subject", "thing"),
    [
        ("Car bomb rocks Mogadishu hotel", "rocks", "bomb", "hotel"),
        ("Turkey jails 7 for spying for Israel", "jails", "Turkey", "7"),
        ("Mali junta chief sacks premier", "sacks", "chief", "premier"),
        ("Rebel leader slams ceasefire", "slams", "leader", "ceasefire"),
    ],
)
def test_the_verb_is_found(headline: str, verb: str, subject: str, thing: str) -> None:
    layers = annotate(read_text(headline + BODY))
    told = next(t for t in layers.tokens if t.text == verb)
    below = {layers.tokens[c].dep: layers.tokens[c].text for c in layers.children[told.i]}
    assert (told.pos, told.tag, told.dep) == ("VERB", "VBZ", "ROOT")
    assert (below["nsubj"], below["dobj"]) == (subject, thing)
    assert layers.document.text[told.start : told.end] == verb
    assert layers.quote(0, 2).text == " ".join(headline.split()[:2])


@pytest.mark.parametrize(
    ("headline", "noun"),
    [
        ("Police raids in Lagos", "raids"),
        ("New clashes between police and students", "clashes"),
        ("Israel says air strikes hit Damascus", "strikes"),
    ],
)
def test_a_noun_stays_one(headline: str, noun: str) -> None:
    layers = annotate(read_text(headline + BODY))
    assert next(t for t in layers.tokens if t.text == noun).pos == "NOUN"
