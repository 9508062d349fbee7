"""What a document says of the truth of a deed, where several things are said."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.checks import weightiest

SAID = [
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
