"""What a document says of the truth of a deed, where several things are said."""

from pathlib import Path

import pytest

from dateline import code
from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.checks import weightiest

EXAMPLES = Path(__file__).parents[2] / "examples"
SAID = [
    ("Troops shot two men in Aral on Monday. A spokesman said Averia bears full responsibility.",
     "shot", None),
    ("Tehran denied supplying the drones that officials say were used to hit power stations.",
     "supplying", "disputed"),
    ("Tehran denied supplying the drones that officials say were used to hit power stations.",
     "hit", None),
    ("The union said guards had beaten three workers. The owner at first denied it, but on Friday "
     "he admitted that the men had been beaten.", "beaten", "confirmed"),
    ("The envoy said cargo planes were delivering weapons to the rebels. Averia denied that it "
     "was arming them.", "delivering", "disputed"),
    ("Gunmen stormed the pits on Friday. The League has denied involvement.",
     "stormed", "disputed"),
    ("Averia rejected the allegation that its men had laid mines on a path where five soldiers "
     "were wounded.", "wounded", None),
    ("Residents allege that soldiers looted the depot. A judge confirmed the looting.",
     "looted", "confirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "deed", "status"), SAID, ids=lambda t: str(t)[:60])
def test_a_deed_has_the_weightiest_status(text: str, deed: str, status: str | None) -> None:
    coding = extract(annotate(plain(text)))
    start = text.index(deed)
    found = (
        c.status for c in coding.checks
        if c.scope.span.start <= start and start + len(deed) <= c.scope.span.end
    )  # fmt: skip
    assert weightiest(found) == status


FAR = (
    "Gunmen killed nine miners at Kasanga on Monday, the union said. The army acknowledged that "
    "its men had killed the miners.\n\nThe mine is state-owned. It opened in 1990. Its gold goes "
    "abroad. Wages are low.\n\nIn 2015 rebels killed two guards there."
)


def test_a_like_word_far_off_is_another_deed() -> None:
    events = code(FAR, published="2025-03-04").events
    old = next(e for e in events if "2015" in e.evidence[0].text)
    assert old.verification is None
    near = next(e for e in events if e.evidence[0].text.startswith("Gunmen"))
    assert near.verification is not None
    assert near.verification.value == "confirmed"


def test_a_denial_disputes_no_other_deed() -> None:
    article = (EXAMPLES / "goma-sitrep.txt").read_text(encoding="utf-8")
    marked = {
        e.evidence[0].text[:24]: e.verification for e in code(article).events
        if e.trigger.value in ("killed", "deployed")
    }  # fmt: skip
    assert marked["Thirteen South African s"] is None  # Rwanda denies that its troops fight
    deployed = marked["UN experts say that abou"]
    assert deployed is not None
    assert deployed.value == "disputed"


def test_an_admission_elsewhere_does_not_settle_what_could_not_be_checked() -> None:
    coding = code(
        "The rebels said their men had killed hundreds of soldiers. Those figures could not be "
        'independently confirmed.\n\nThe army acknowledged "some loss of life" at the school.',
        published="2025-03-04",
    )
    (killed,) = (e for e in coding.events if e.trigger.value == "killed")
    assert killed.verification is not None
    assert killed.verification.value == "unverified"


@pytest.mark.parametrize(
    "text",
    [
        "Cyprus bans arms from Iran. A diplomat said the envoys had met a dealer in Limassol on "
        "Monday. Two officials could not confirm that.",
        "Chad closed its border. Residents said soldiers had arrested a priest in Mao. The bishop "
        "was unable to confirm that.",
    ],
)
def test_what_cannot_be_confirmed_is_what_was_told_last(text: str) -> None:
    found = extract(annotate(plain(text, published="2025-03-04")))
    scopes = [c.scope.text for c in found.checks if c.status.value == "unverified"]
    assert scopes
    assert all("ban" not in s and "closed" not in s for s in scopes)


def test_films_of_a_fire_elsewhere_confirm_no_strike() -> None:
    told = code(
        "Drones struck a clinic in Aral on Tuesday, residents said.\n\nA fire at a plant in Belm "
        "has burned since Thursday, satellite images showed."
    ).events
    assert next(e for e in told if e.trigger.value == "struck").verification is None
