"""Fitting who is actor and who recipient."""

from dateline.annotate import annotate
from dateline.bench.casting_fit import Contender, judge, weights_of
from dateline.bench.corpus import as_document
from dateline.document import Span
from dateline.extract.events.weighing.assembly import probability
from dateline.model.corpus import Item, Mention, Paragraph

TEXT = "Police arrested four students in Lima on Monday."


def test_contenders_are_judged_by_the_marks() -> None:
    mention = Mention(
        trigger=Span(7, 15),
        type="COERCE",
        mode="arrest",
        actors=(Span(0, 6),),
        recipients=(Span(16, 29),),
        place=None,
        realis="actual",
        source=None,
        event=None,
    )
    item = Item("here", "one", "wire", "PER", "2024-03-05", (Paragraph(TEXT, (mention,)),))
    document, golds = as_document(item)
    found = list(judge(annotate(document, model=True), golds))
    assert [c.actor for c in found if c.numbers.get("at subject")] == [True]
    assert [c.recipient for c in found if c.numbers.get("at object")] == [True]
    assert not any(c.actor and c.recipient for c in found)


def test_weights_tell_apart_what_differs() -> None:
    judged = [Contender({"": 1.0, "before": 1.0}, True, False)] * 20
    judged += [Contender({"": 1.0, "after": 1.0}, False, True)] * 20
    found = weights_of(judged)
    assert probability({"": 1.0, "before": 1.0}, found.actor) > 0.8
    assert probability({"": 1.0, "before": 1.0}, found.recipient) < 0.2
    assert probability({"": 1.0, "after": 1.0}, found.recipient) > 0.8
