"""Years and what they are made of: halves, seasons, decades; and numbers that are no years."""

import re
from datetime import date

from dateline.extract.times.days import Stretch, decade, join, season, third, year
from dateline.extract.times.lexicon import full_year, words
from dateline.extract.times.mentions import Reading
from dateline.extract.times.phrases.explicit import edge_name, undated
from dateline.extract.times.scenes import Scene

Match = re.Match[str]


def read_year_edge(match: Match, scene: Scene) -> Reading | None:
    """Read "early 2019", "mid-2015", "late October 2018", "the end of 2016"."""
    found = year(full_year(match["year"], scene.published))
    return Reading(third(found, edge_name(match["edge"])), "time.year-part")


def read_year(match: Match, scene: Scene) -> Reading | None:
    """Read a year that stands alone, unless it counts something."""
    number = full_year(match["year"], scene.published)
    if scene.published is not None and number > scene.published.year + 40:
        return None
    if counts(scene, match):
        return None
    return Reading(year(number), "time.year")


def counts(scene: Scene, match: Match) -> bool:
    """Tell whether a number of four digits counts or names something and is no year."""
    text, at = match.string, match.start("year")
    before = re.search(r"(\S+)\s*$", text[:at])
    after = re.match(r"[\s-]*([A-Za-z-]+)", text[match.end("year") :])
    stop = words("not_year")
    if before is not None:
        word = before.group(1).lower().strip("(\"'“")
        if word in stop or (word and word[-1] in "$€£¥#"):
            return True
    if after is not None and after.group(1).lower() in words("counted"):
        return True
    token = scene.layers.tokens[scene.token]
    if token.dep == "nummod":
        head = scene.layers.tokens[token.head]
        return head.i > token.i and head.tag == "NNS" and head.base in words("counted")
    return False


def read_year_range(match: Match, scene: Scene) -> Reading | None:
    """Read "2014-2016", "from 2014 to 2016", "2019-20"."""
    first = int(match["year"])
    text = match["year2"]
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    if last <= first or counts(scene, match):
        return None
    if (
        last - first > 1
        and not match.group().lower().startswith("between")
        and " and " in match.group()
    ):
        return None
    return Reading(join(year(first), year(last)), "time.range")


def read_decade(match: Match, scene: Scene) -> Reading | None:
    """Read "the 1990s", "the '90s", "the late nineties"."""
    text = match["decade"].lower().strip("'’s")
    start = int(words("decade").get(match["decade"].lower(), "0") or 0)
    if text.isdigit():
        start = int(text)
    if start < 100:
        start += 1900 if start >= 30 else 2000
    found = decade(start)
    edge = match.groupdict().get("edge")
    return Reading(third(found, edge_name(edge)) if edge else found, "time.decade")


def read_season(match: Match, scene: Scene) -> Reading | None:
    """Read "summer 2018", "last winter", "in the spring"."""
    code = words("season")[match["season"].lower()]
    said = match.groupdict().get("year")
    word = (match.groupdict().get("which") or "").lower()
    if said:
        found = season(full_year(said, scene.published), code)
    elif scene.old and scene.era is not None:
        found = season(scene.era.first.year, code)
    elif scene.published is not None:
        ahead = word in ("next", "coming", "this coming") or (
            not word.endswith(("last", "past")) and scene.direction() == "future"
        )
        found = _near_season(scene.published, code, ahead, word)
    else:
        return None
    edge = match.groupdict().get("edge")
    if edge:
        found = third(found, edge_name(edge))
        found = Stretch(found.first, found.last, "month")
    return undated(match, scene, found, "time.season")


def _near_season(today: date, code: str, ahead: bool, word: str) -> Stretch:
    around = [season(today.year + n, code) for n in (-2, -1, 0, 1)]
    if ahead:
        return next(s for s in around if s.last >= today and (s.first > today or word != "next"))
    if word == "this":
        return next(s for s in around if s.first.year == today.year)
    begun = [s for s in around if s.first <= today]
    if word in ("last", "this past", "past"):
        begun = [s for s in begun if s.last < today]
    return begun[-1]
