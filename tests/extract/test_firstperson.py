"""Who "we" and "us" are in somebody's words."""

import pytest

import dateline

STATEMENT = """Speaking in Lima, Foreign Minister Ana Ruiz said:

I condemn the bombing of the hospital in Tarma. We call on the rebels to lay down their arms.

The road to Tarma was closed on Monday.

I have spoken to the governor of Tarma.
"""


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ('"We have captured the town," a rebel commander, Musa Harun, said on Monday.',
         "captured", ["Musa Harun"], []),
        ('"We have arrested 14 suspects," the police chief of Mombasa said.',
         "arrested", ["police chief"], ["14 suspects"]),
        ('The commander said: "We destroyed two tanks near Bakhmut yesterday."',
         "destroyed", ["commander"], ["two tanks"]),
        ('"We met the Turkish president in Ankara," NATO Secretary-General Mark Rutte said.',
         "met", ["Recep Tayyip Erdogan", "Mark Rutte"], []),
        ('"They shelled us for three hours," said Amina Yusuf, a resident of El Fasher.',
         "shelled", [], ["Amina Yusuf"]),
        ('"We were attacked by gunmen on the road," a driver told reporters in Goma.',
         "attacked", ["gunmen"], ["driver"]),
        ('"Soldiers attacked the camp," a driver told reporters in Goma.',
         "attacked", ["Soldiers"], ["the camp"]),
    ],
)  # fmt: skip
def test_we_are_who_speaks(text: str, word: str, actors: list[str], recipients: list[str]) -> None:
    events = dateline.code(text, published="2025-03-05").likely
    event = next(e for e in events if word in e.trigger.value)
    for parties, expected in ((event.actors, actors), (event.recipients, recipients)):
        found = [p.value.name or p.value.text for p in parties]
        assert len(found) == len(expected)
        assert all(any(e.lower() in f.lower() for f in found) for e in expected)


def test_a_statement_goes_on_as_far_as_it_speaks_of_itself() -> None:
    events = dateline.code(STATEMENT, published="2025-03-05").likely
    doers = {e.trigger.value: [a.value.name for a in e.actors] for e in events}
    assert doers["condemn"] == doers["call"] == ["Ana Ruiz"]
    assert "Ana Ruiz" in doers["spoken"]
