"""The older scheme: where PLOVER 2.0 moved a CAMEO code, the older type is told from the words."""

import pytest

from dateline.bench.coding import coded
from dateline.bench.older_scheme import older_type
from dateline.document import plain
from dateline.pipeline import PLAIN


@pytest.mark.parametrize(
    ("text", "ours", "older"),
    [
        ("Serbia agreed to release the two policemen.", "CONCEDE", "AGREE"),
        ("Serbia said it would release the two policemen.", "CONCEDE", "AGREE"),
        ("Cuba pledged to free 53 political prisoners.", "CONCEDE", "AGREE"),
        ("The army lifted the curfew in Sittwe.", "CONCEDE", "YIELD"),
        ("Myanmar's army announced a ceasefire with the rebels.", "CONCEDE", "YIELD"),
        ("The minister apologised to the families of the victims.", "CONCEDE", "SUPPORT"),
        ("The militia freed the six teachers.", "RETREAT", "YIELD"),
        ("A court in The Hague convicted the former general.", "SANCTION", "ACCUSE"),
        ("Washington imposed sanctions on two Iranian generals.", "SANCTION", "COERCE"),
        ("Canada cut its aid to Burundi.", "SANCTION", "SANCTION"),
        ("Uruguay pulled its peacekeepers out of Haiti.", "RETREAT", "SANCTION"),
        ("The army pulled its soldiers out of the town.", "RETREAT", "YIELD"),
        ("India moved tanks to the Pakistani border.", "MOBILIZE", "MOBILIZE"),
        ("Turkish jets bombed the camp.", "ASSAULT", "ASSAULT"),
        ("Japan voiced its deep remorse to South Korea.", "CONCEDE", "SUPPORT"),
        ("Kuwait promised Bahrain its support in the dispute.", "AGREE", "SUPPORT"),
        ("Ghana pledged to back Senegal at the United Nations.", "AGREE", "AGREE"),
        ("Iraq and Jordan have agreed on a draft accord.", "AGREE", "SUPPORT"),
        ("Kenya and Somalia agreed to reopen talks on fishing.", "AGREE", "AGREE"),
        ("The United Nations slapped an asset freeze on the generals.", "SANCTION", "COERCE"),
        ("Chad closed its border with Sudan.", "SANCTION", "COERCE"),
        (
            "A court in Ankara issued an arrest warrant for an exiled preacher.",
            "THREATEN",
            "COERCE",
        ),
        ("Rwandan troops occupied the town of Goma.", "ASSAULT", "COERCE"),
        ("Azerbaijan broke the ceasefire with Armenia.", "SANCTION", "ASSAULT"),
        ("Hackers broke into the computers of the Estonian parliament.", "COERCE", "ASSAULT"),
    ],
)
def test_a_type_in_the_older_scheme(text: str, ours: str, older: str) -> None:
    event = max(coded(plain(text), PLAIN).likely, key=lambda e: e.score)
    assert (event.type.value, older_type(event, text)) == (ours, older)
