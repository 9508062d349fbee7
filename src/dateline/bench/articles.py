"""Task `articles`: whole coded articles against hand-coded gold, event by event, slot by slot."""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.bench.agreement import (
    Slots,
    pairs,
    same_actor,
    same_date,
    same_place,
    same_source,
    same_toll,
)
from dateline.bench.coding import coded
from dateline.bench.locate import Located, overlap
from dateline.bench.results import Result, files_in, finished
from dateline.errors import BenchError
from dateline.export.plain import plain_events
from dateline.ingest import Meta, build_document
from dateline.pipeline import PLAIN, Settings

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "SANCTION": 4, "PROTEST": 4,
    "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
ROWS = (
    "event", "event_quad", "event_any", "conflict_event", "actor", "actor_code", "recipient",
    "recipient_code", "place", "date", "killed", "injured", "realis", "mode", "claim_source",
    "claim_stance", "unverified",
)  # fmt: skip


class Tally(msgspec.Struct):
    """Counts of one row: right, wanted and given."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    def add(self, right: int, wanted: int, given: int) -> None:
        """Add the counts of one comparison."""
        self.right, self.wanted, self.given = (
            self.right + right, self.wanted + wanted, self.given + given,
        )  # fmt: skip

    def scores(self) -> tuple[float, float, float]:
        """Return precision, recall and F1, to three places."""
        p = self.right / self.given if self.given else 0.0
        r = self.right / self.wanted if self.wanted else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return round(p, 3), round(r, 3), round(f1, 3)


class Side(msgspec.Struct):
    """An event of gold or of ours with the places of its evidence in the gold text."""

    slots: Slots
    spans: list[tuple[int, int]]

    @property
    def readings(self) -> list[Slots]:
        """The event, and the second coder's equally good reading of it."""
        second = self.slots.get("or")
        return [self.slots, second] if second else [self.slots]


def _weight(gold: Side, found: Side, kind: str) -> float:
    """Return how well two events fit, 0 where they can't be paired."""
    types = {r["type"] for r in gold.readings}
    mine = found.slots["type"]
    if not overlap(gold.spans, found.spans):
        return 0.0
    if kind == "strict" and mine not in types:
        return 0.0
    if kind == "quad" and QUADS.get(mine) not in {QUADS[t] for t in types}:
        return 0.0
    return max(_fit(reading, found.slots) for reading in gold.readings)


def _fit(gold: Slots, found: Slots) -> float:
    fit: float = 1 + (gold["type"] == found["type"]) + 0.5 * (gold.get("mode") == found.get("mode"))
    for slot in ("actors", "recipients"):
        fit += 0.5 * len(pairs(gold[slot], found[slot], same_actor))
    return fit + 0.25 * bool(gold.get("killed") and same_toll(gold["killed"], found.get("killed")))


def _assign(
    gold: Sequence[Side], found: Sequence[Side], weight: Callable[[Side, Side], float]
) -> list[tuple[Side, Side]]:
    edges = sorted(
        ((weight(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda edge: -edge[0],
    )
    left: dict[int, int] = {}
    taken: set[int] = set()
    for fit, i, j in edges:
        if fit > 0 and i not in left and j not in taken:
            left[i] = j
            taken.add(j)
    return [(gold[i], found[j]) for i, j in left.items()]


class Scorer:
    """Adds up the rows over articles."""

    def __init__(self) -> None:
        self.rows = {row: Tally() for row in ROWS}
        self.misses: list[str] = []

    def article(self, gold: Slots, text: str, predicted: Sequence[Slots]) -> None:
        """Add one article: its gold record, its text, and our plain events."""
        located = Located(text)
        sides = [Side(e, located.exact(e)) for e in gold["events"]]
        ours = []
        for event in predicted:
            spans = [located.find(q["text"], q.get("start", 0)) for q in event["evidence"]]
            ours.append(Side(event, [s for s in spans if s is not None]))
            if not ours[-1].spans:
                raise BenchError(
                    f"{gold['id']}: the words of a predicted {event['type']} are not in the "
                    "article; score the records of this very text"
                )
        core = [s for s in sides if not s.slots.get("optional")]
        spare = [s for s in sides if s.slots.get("optional")]
        found = self._count("event", core, ours, spare, "strict")
        self._count("event_quad", core, ours, spare, "quad")
        self._count("event_any", core, ours, spare, "any")
        conflict = [s for s in core if any(QUADS[r["type"]] == 4 for r in s.readings)]
        theirs = [s for s in ours if QUADS.get(s.slots["type"]) == 4]
        self._count("conflict_event", conflict, theirs, spare, "strict")
        hit = {id(g) for g, _ in found}
        self.misses += [
            f"{gold['id']}\t{s.slots['type']}\t{s.slots.get('trigger')}\t"
            f"{s.slots['evidence'][0][:110]}"
            for s in core
            if id(s) not in hit
        ]
        for wanted, given in found:
            self._slots(wanted.readings, given.slots)

    def _count(
        self, row: str, gold: list[Side], ours: list[Side], spare: list[Side], kind: str
    ) -> list[tuple[Side, Side]]:
        found = _assign(gold, ours, lambda g, f: _weight(g, f, kind))
        used = {id(f) for _, f in found}
        rest = [f for f in ours if id(f) not in used]
        excused = _assign(spare, rest, lambda g, f: _weight(g, f, kind))
        self.rows[row].add(len(found), len(gold), len(ours) - len(excused))
        return found

    def _slots(self, both: list[Slots], ours: Slots) -> None:
        for row, many in (("actor", "actors"), ("recipient", "recipients")):
            self._parties(both, ours, row, many)
        for row, same in (
            ("place", same_place), ("date", same_date), ("killed", same_toll),
            ("injured", same_toll),
        ):  # fmt: skip
            given = [r[row] for r in both if r.get(row)]
            wanted = len(given) == len(both)
            right = any(same(v, ours.get(row)) for v in given)
            self.rows[row].add(
                wanted and right, wanted, bool(ours.get(row)) and (wanted or not right)
            )
        self.rows["realis"].add(ours.get("realis") in {r["realis"] for r in both}, 1, 1)
        self._choice("mode", "mode", both, ours)
        self._claims(both, ours)
        self._choice("unverified", "verification", both, ours)

    def _parties(self, both: list[Slots], ours: Slots, row: str, many: str) -> None:
        options = [(pairs(r[many], ours[many], same_actor), r) for r in both]
        paired, reading = max(options, key=lambda o: len(o[0]) - 0.1 * len(o[1][many]))
        coded = sum(
            g["country"] == f.get("country") and g["sector"] == f.get("sector") for g, f in paired
        )
        self.rows[row].add(len(paired), len(reading[many]), len(ours[many]))
        self.rows[f"{row}_code"].add(coded, len(reading[many]), len(ours[many]))

    def _choice(self, row: str, key: str, both: list[Slots], ours: Slots) -> None:
        """Add a slot of one word; where a coder left it empty it is neither asked nor punished."""
        values = {r.get(key) for r in both}
        wanted, mine = None not in values, ours.get(key)
        self.rows[row].add(
            wanted and mine in values, wanted, bool(mine) and (wanted or mine not in values)
        )

    def _claims(self, both: list[Slots], ours: Slots) -> None:
        mine = [c for c in ours.get("claims", []) if c["form"] != "narration"]
        told = [[c for c in r["claims"] if c["form"] != "narration"] for r in both]
        options = [(pairs(t, mine, same_source), t) for t in told]
        paired, reading = max(options, key=lambda o: len(o[0]) - 0.1 * len(o[1]))
        self.rows["claim_source"].add(len(paired), len(reading), len(mine))
        agree = sum(g["stance"] == f["stance"] for g, f in paired)
        self.rows["claim_stance"].add(agree, len(paired), len(paired))

    def metrics(self) -> dict[str, float]:
        """Return the rows as `<row>_p`, `<row>_r`, `<row>_f1`."""
        found: dict[str, float] = {}
        for row, tally in self.rows.items():
            for name, value in zip(("p", "r", "f1"), tally.scores(), strict=True):
                found[f"{row}_{name}"] = value
        return found


def score_articles(
    data: Path, *, limit: int | None = None, settings: Settings = PLAIN
) -> tuple[Result, tuple[str, ...]]:
    """Return the scores on a folder of NAME.txt with NAME.json, and the gold events missed."""
    began = time.monotonic()
    golds = [p for p in files_in(data, "*.json") if p.with_suffix(".txt").exists()][:limit]
    scorer, n = Scorer(), 0
    for path in golds:
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if "events" not in gold:
            continue
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        scorer.article(gold, text, predict(gold, text, settings))
        n += 1
    if not n:
        raise BenchError(f"{data}: no NAME.json with events beside a NAME.txt; give such a folder")
    paths = [*golds, *(p.with_suffix(".txt") for p in golds)]
    result = finished("articles", n, scorer.metrics(), paths, began=began)
    return result, tuple(scorer.misses)


def predict(gold: Slots, text: str, settings: Settings = PLAIN) -> list[dict[str, Any]]:
    """Return our plain events of a gold article; only its date, title and publisher are read."""
    meta = Meta(
        title=gold.get("title"), published=gold.get("published"),
        publisher=gold.get("publisher"), name=gold["id"],
    )  # fmt: skip
    document = build_document(text, meta)
    events = list(plain_events(document, coded(document, settings)))
    return [e for e in events if _in_text(e, text)]


def _in_text(event: dict[str, Any], text: str) -> bool:
    """Drop evidence from a title that the gold text lacks, and events with no other."""
    located = Located(text)
    event["evidence"] = [q for q in event["evidence"] if located.find(q["text"], q["start"])]
    return bool(event["evidence"])
