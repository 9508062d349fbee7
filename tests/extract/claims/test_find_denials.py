"""What is denied, and which event of the article that is."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract.claims import denied_trigger, find_attributions, find_denials

Read = Callable[[str], Layers]
CASES = [
    ("Hundreds of fighters crossed the river on Monday. Gunmen shot a judge in the capital. "
     "The head of the militia said no unit of its had entered Chad.",
     ("crossed", "shot"), "crossed"),
    ("Warplanes hit a clinic in the valley. Police arrested nine men. "
     "The air force denied that it had bombed the clinic.", ("hit", "arrested"), "hit"),
    ("Soldiers burned nine homes. The army denied the report.", ("burned",), "burned"),
    ("Ethiopia is massing troops on the border, which the government denies.",
     ("massing",), "massing"),
    ("Rebels seized a truck. The bishop denied that he had met the president.",
     ("seized",), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events", "denied"), CASES)
def test_denial_finds_its_event(
    text: str, events: tuple[str, ...], denied: str | None, layers: Read
) -> None:
    read = layers(text)
    triggers = [t.i for t in read.tokens if t.text in events]
    (denial,) = find_denials(read, find_attributions(read))
    at = denied_trigger(read, denial.attribution, triggers)
    assert (read.tokens[at].text if at is not None else None) == denied


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army says it does not target civilians.", 1),
        ("The ministry insisted that none of its aircraft had been there.", 1),
        ("Hamas rejected the accusation that it used the clinic as a base.", 1),
        ("The army said it had killed nine men.", 0),
        ("The general said he would not resign.", 0),
        ("The Pentagon said it could not comment.", 0),
        ("Israel neither confirmed nor denied the strike.", 0),
    ],
)
def test_text_has_so_many_denials(text: str, count: int, layers: Read) -> None:
    read = layers(text)
    assert len(find_denials(read, find_attributions(read))) == count
