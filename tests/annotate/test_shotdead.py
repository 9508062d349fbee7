"""Whom "shot dead" is said of, whatever the parser makes of it."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Two gunmen shot dead three policemen in Karachi.", "policemen"),
        ("A guard shot dead a Libyan prisoner in Sabha.", "prisoner"),
        ("Unknown assailants shot dead on Sunday two nuns in Zaria.", "nuns"),
        ("She shot dead her husband last week.", "husband"),
    ],
)
def test_who_stands_behind_is_the_object(
    text: str, hit: str, layers: Callable[[str], Layers]
) -> None:
    tokens = {t.text: t for t in layers(text).tokens}
    assert (tokens[hit].dep, tokens[hit].head) == ("dobj", tokens["shot"].i)
    assert (tokens["dead"].dep, tokens["dead"].head) == ("oprd", tokens["shot"].i)


@pytest.mark.parametrize(
    ("text", "dep"),
    [
        ("Two soldiers shot dead in Helmand.", "nsubjpass"),
        ("A sailor shot dead in Toulon was buried on Friday.", "nsubjpass"),
        ("Militants shot dead last week were from Nuristan.", "nsubjpass"),
        ("The man they shot dead was a teacher.", "nsubj"),
        ("Gunmen shot dead the mayor of Mosul.", "nsubj"),
    ],
)
def test_without_one_it_is_passive(text: str, dep: str, layers: Callable[[str], Layers]) -> None:
    tokens = layers(text).tokens
    shot = next(t for t in tokens if t.text == "shot")
    (own,) = (t for t in tokens if t.head == shot.i and t.dep.startswith("nsubj"))
    assert own.dep == dep
