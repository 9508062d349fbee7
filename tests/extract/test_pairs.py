"""A given pair: which events vote for a type, which against it, and what frames add."""

from dateline.extract.pairs import MET, Pair, type_of_pair, votes
from dateline.pipeline import code


def pair(text: str, source: str, target: str) -> Pair:
    a, b = text.index(source), text.index(target)
    return Pair(text, (a, a + len(source)), (b, b + len(target)))


def test_an_event_of_both_parties_votes_for_its_type_and_one_the_other_way_against() -> None:
    text = "Chad threw out an appeal by Niger for water."
    pro, contra = votes(code(text).likely, pair(text, "Chad", "Niger"), MET)
    assert max(pro, key=lambda kind: pro[kind]) == "REJECT"
    assert contra.keys() == {"REQUEST"}
    assert contra["REQUEST"] < 0


def test_equals_stand_either_way() -> None:
    text = "Chad and Niger held talks."
    events = code(text).likely
    there, back = (
        votes(events, pair(text, *of), MET) for of in (("Chad", "Niger"), ("Niger", "Chad"))
    )
    assert there == back
    assert [*there[0]] == ["CONSULT"]
    assert not there[1]


def test_what_frames_read_is_heard_beside_the_model() -> None:
    text = "Ghana poured cold water on a proposal from Togo that they patrol the border together."
    asked, events = pair(text, "Ghana", "Togo"), code(text).likely
    assert type_of_pair(asked, events, merged={}) == "REJECT"
    assert type_of_pair(asked, events, codebook=False, merged={}) == "REQUEST"


def test_a_pair_of_which_nothing_is_read_has_no_type_without_the_model() -> None:
    text = "Rain fell on Togo and on Benin."
    assert type_of_pair(pair(text, "Togo", "Benin"), (), model=False, merged={}) is None


def test_a_deed_that_its_doer_gives_up_is_a_concession() -> None:
    for text, source, target in [
        ("Prisoners ended their hunger strike against the warden.", "Prisoners", "the warden"),
        ("The rebels abandoned their offensive against the capital.", "The rebels", "the capital"),
        ("Sri Lanka ended the curfew in Tamil districts.", "Sri Lanka", "Tamil"),
    ]:
        found = type_of_pair(pair(text, source, target), code(text).likely, merged={})
        assert found in ("CONCEDE", "RETREAT")
