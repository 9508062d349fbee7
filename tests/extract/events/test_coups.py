"""A coup is no part of the killings that came before it."""

from dateline.pipeline import code


def test_who_was_shot_at_rallies_did_not_die_in_the_coup_after_them() -> None:
    told = code(
        "The army has taken power in Guinea after the president fled.\n\n"
        "Rallies over fuel prices began on March 2. At least 17 people were killed in the first "
        "days. Officers led a coup in Guinea in 2008, too.",
        published="2025-03-14",
    )
    assaults = [e for e in told.events if e.type.value == "ASSAULT"]
    deadly = [e for e in assaults if any(t.value.kind == "killed" for t in e.tolls)]
    words = {q.text for e in deadly for q in e.trigger.quotes}
    assert words
    assert words.isdisjoint({"taken", "taken power", "power", "coup"})
