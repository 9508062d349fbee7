"""Which number is the main incident's: every number the records tell, weighed.

The candidates are what the article's incidents sum up to (`main_incident`), each count that is told
for itself, those hit less the dead, the dead with their attacker, nobody and one. A conditional
logit over what speaks for each, by name (`NAMES`), gives it a probability. The answer is the
likeliest number; its range holds nineteen in twenty of the probability.
"""

import functools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy

from dateline.bench.logit import Array
from dateline.bench.main_incident import (
    MainToll,
    each_once,
    harm_told,
    incidents,
    leaves_out,
    main_toll,
    weight,
)
from dateline.document import Document
from dateline.records import Coding, Event, Finding, Toll, TollKind
from dateline.records.persons import is_attacker
from dateline.records.summing import (
    OVERTAKEN,
    RUNNING,
    SHOT,
    dies_on_top,
    is_one,
    numbers_told,
    people,
    statements,
)

WEIGHTS = Path(__file__).parent / "main_toll.json"
COVERED = 0.95
"""How much of the probability the range holds. Of held-out incidents .95 of the killed and .91 of
the injured lie in it (with .9 it is .91 and .88), as some numbers no record tells."""
MANY = 12
"""Beyond so many victims of one incident a number is seldom its own."""
NAMES = (
    "the rule's", "the rule's, open", "nobody", "nobody, no word of harm", "nobody, rule silent",
    "one", "one, harm told", "told", "told of another incident", "share told", "early", "on top",
    "persons", "persons of another incident", "one person", "part", "running", "shot", "less dead",
    "less dead, share", "with attacker", "highest", "share of the incident", "told most", "size",
    "many", "only summed",
)  # fmt: skip


class Support(msgspec.Struct):
    """What the records say for one number; `early` is 1 at the article's start, 0 at its end."""

    told: int = 0
    elsewhere: int = 0
    share: float = 0.0
    early: float = 0.0
    top: bool = False
    persons: bool = False
    persons_elsewhere: bool = False
    single: bool = False
    part: bool = False
    running: bool = False
    shot: bool = False
    less_dead: float = 0.0
    attacker: bool = False
    incident: float = 0.0


class Candidates(msgspec.Struct, frozen=True):
    """The numbers that can be meant, in order, and a row of `NAMES` for each."""

    numbers: tuple[int, ...]
    rows: Array
    rule: MainToll | None


def chosen_toll(
    document: Document, coding: Coding, kind: TollKind, dead: int | None = None
) -> MainToll | None:
    """Return the main incident's toll of a kind; None where no violence is told.

    `dead` is the answer for the killed, which the injured are told apart from.
    """
    found = candidates(document, coding, kind, dead)
    groups = incidents(coding)
    if not groups:
        return found.rule
    answer = weighed(found, load_weights()[kind])
    if kind == "injured" and leaves_out(document, groups, kind):
        return msgspec.structs.replace(answer, most=None)
    return answer


def weighed(found: Candidates, weights: Mapping[str, float]) -> MainToll:
    """Return the likeliest number, and the range that holds most of the probability."""
    scores = found.rows @ numpy.array([weights[name] for name in NAMES])
    chances = numpy.exp(scores - scores.max())
    chances /= chances.sum()
    order = sorted(range(len(scores)), key=lambda n: (-float(chances[n]), found.numbers[n]))
    held, within = 0.0, []
    for n in order:
        within.append(found.numbers[n])
        held += float(chances[n])
        if held >= COVERED:
            break
    likeliest = found.numbers[order[0]]
    rule = found.rule
    unbounded = rule is not None and rule.most is None and rule.best == likeliest
    return MainToll(likeliest, min(within), None if unbounded else max(within))


@functools.cache
def load_weights() -> Mapping[TollKind, Mapping[str, float]]:
    """Return the weights of each kind, by name."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=dict[TollKind, dict[str, float]])


def candidates(
    document: Document, coding: Coding, kind: TollKind, dead: int | None = None
) -> Candidates:
    """Return the numbers that can be meant, with what speaks for each."""
    groups = incidents(coding)
    rule = main_toll(document, coding, kind)
    harm = harm_told(document, groups, kind)
    found: defaultdict[int, Support] = defaultdict(Support)
    _ = found[0], found[1]
    total = sum(weight(g) for g in groups) or 1
    for n, group in enumerate(groups):
        _add(found, document, group, kind, (n == 0, weight(group) / total, dead or 0))
    if rule is not None:
        _ = found[rule.best]
    most = max(found, key=lambda n: (found[n].told, found[n].share, n))
    rows = [_row(n, found[n], rule, harm, (n == max(found), n == most)) for n in sorted(found)]
    return Candidates(tuple(sorted(found)), numpy.array(rows, dtype=float), rule)


def _add(
    found: defaultdict[int, Support], document: Document, group: Sequence[Event], kind: TollKind,
    place: tuple[bool, float, int],
) -> None:  # fmt: skip
    """Add what one incident tells; `place`: whether it is the main one, its share, the dead."""
    main, share, dead = place
    tolls = each_once(t for event in group for t in event.tolls)
    own = [t for t in tolls if t.value.kind == kind]
    whole = [t for t in own if not t.value.part_of_total]
    attacked = kind == "killed" and any(not is_one(t) for t in whole)
    attacked = attacked and any(map(_is_attacker, whole))
    sums = [number.least for number in numbers_told(tolls, kind)]
    for number in sums:
        found[number].incident = max(found[number].incident, share)
    if attacked and any(map(dies_on_top, whole)):
        found[max(sums)].attacker = True
    elif attacked:
        for number in sums:
            found[number + 1].attacker = True
    singles = []
    for told in statements(own):
        if is_one(told[0]):
            found[sum(t.value.least for t in told)].single = True
            singles += [told] if not any(RUNNING in t.rule for t in told) else []
            continue
        _add_count(found, document, told, place)
        hit = sum(t.value.least for t in told)
        if SHOT in told[0].rule and kind == "injured" and 0 < dead <= hit:
            found[hit - dead].less_dead += share
    if singles:
        support = found[people(singles).least]
        support.persons, support.persons_elsewhere = (
            support.persons or main, support.persons_elsewhere or not main
        )  # fmt: skip
        support.incident = max(support.incident, share)


def _add_count(
    found: defaultdict[int, Support], document: Document, told: Sequence[Finding[Toll]],
    place: tuple[bool, float, int],
) -> None:  # fmt: skip
    """Add one count that is told."""
    main, share, _ = place
    support = found[sum(t.value.least for t in told)]
    first = told[0]
    if first.value.part_of_total:
        support.part = True
    elif RUNNING in first.rule or OVERTAKEN in first.rule:
        support.running = True
    else:
        start = first.quotes[0].span.start
        support.told += main
        support.elsewhere += not main
        support.share += share
        support.early = max(support.early, 1 - start / max(1, len(document.text)))
        support.top = support.top or start < _top(document)
        support.shot = support.shot or SHOT in first.rule


def _row(
    n: int, support: Support, rule: MainToll | None, harm: bool, rank: tuple[bool, bool]
) -> list[float]:
    """Return the numbers of `NAMES` for one candidate; `rank`: is it the highest, told most."""
    mine = rule is not None and rule.best == n
    unbounded = rule is not None and rule.most is None
    highest, told_most = rank
    return [
        float(mine), float(mine and unbounded), float(n == 0), float(n == 0 and not harm),
        float(n == 0 and rule is None), float(n == 1), float(n == 1 and harm),
        math.log1p(support.told), math.log1p(support.elsewhere), support.share, support.early,
        float(support.top), float(support.persons), float(support.persons_elsewhere),
        float(support.single), float(support.part), float(support.running), float(support.shot),
        float(support.less_dead > 0), support.less_dead, float(support.attacker),
        float(highest and n > 1), support.incident, float(told_most and n > 0), math.log1p(n),
        float(n > MANY), float(n > 1 and not support.told and not support.elsewhere),
    ]  # fmt: skip


def _is_attacker(toll: Finding[Toll]) -> bool:
    return is_one(toll) and is_attacker(toll.quotes[0].text)


def _top(document: Document) -> int:
    """Return where an article's first paragraph ends, which may be its title."""
    end = document.text.find("\n\n")
    return end if end > 0 else 200
