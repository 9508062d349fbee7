"""What role each line of an article plays: paragraph, caption, byline, related link and so on."""

import re
from collections import Counter
from collections.abc import Iterable

from dateline.document import Role

_BYLINE = re.compile(
    r"^(?:(?:(?:reporting|written|story|prepared|compiled|edited|issued) )?by\b:?\s+\S.{0,80}|"
    r"(?:agencies|staff (?:writer|reporter)s?|wire services?|"
    r"(?:reuters|xinhua|afp|ap|associated press|staff))\.?)$",
    re.I,
)
OUTLET = re.compile(
    r"^(?:(?:[A-Z][\w'’.&-]*|of|the|and|for|de|la)\s+){0,5}"
    r"(?:News|Agency|Service|Times|Post|Press|Herald|Tribune|Dispatch|Courier|Daily|Journal|"
    r"Gazette|Radio|Television|TV|Wire|Online|Media|Today|Observer|Guardian|Monitor|Network|"
    r"Chronicle|Standard|Review|Telegraph|Bulletin|Newspaper|Mail|Voice)$"
)
"""A line that names an outlet and says nothing else: "Niger River News Service"."""
_RELATED = re.compile(
    r"^\W*(?:also read|read also|read more|read next|see also|related(?: stor(?:y|ies)| articles?|"
    r" coverage)?|more on this(?: story| topic)?|"
    r"more from|recommended|watch|listen|explainer|opinion|in pictures|"
    r"live updates?|must read|most (?:read|popular|viewed)|trending(?: now)?|"
    r"don't miss|you may also like)\s*(?:[:|>»\-–—]|$)",
    re.I,
)
HEADING = re.compile(r"^\W*[\w' ]+\W*$")
"""A line above other stories that names none itself: "Related stories", "Most read:"."""
_BOILERPLATE = re.compile(
    r"(?:all rights reserved|^©|^\(c\) |copyright \d{4}|sign up (?:for|to)|subscribe (?:to|now)|"
    r"our newsletter|click here|follow us on|share this (?:article|story)|terms of (?:use|service)|"
    r"privacy policy|cookie|advertisement|"
    r"^\W*\(?(?:additional )?reporting by .+(?:editing|writing) by|"
    r"^@\w+$|^\d+ min(?:ute)?s?(?: read)?$|^(?:last )?updated .{1,20} ago$|"
    r"^(?:share on \w+|copy link|leave a comment.{0,20}|\d* ?comments?)$|"
    r"our standards:|contact us|^(?:media |press )?contacts?:|"
    r"^for (?:further|more|additional) information,? (?:please|contact|see|visit)|"
    r"^anyone with information\b|^found a mistake\b|\bretweets\b.{0,20}\bendorse|"
    r"^(?:an indictment|a criminal complaint|the charges) (?:is|are) merely\b|"
    r"^for immediate release|\b(?:boundaries|designations|maps?)\b.{0,80}\bnot "
    r"(?:imply|constitute|represent)\b.{0,40}\b(?:endorse|opinion|acceptance|recognition)|"
    r"e-?mail this|print this|story continues below|"
    r"^the post .{3,200} (?:appeared first|first appeared) on |^continue reading\b|"
    r"^this article (?:was|has been) (?:originally|first)? ?published)",
    re.I,
)
CREDIT = re.compile(
    r"\s*(?:[(\[](?:file )?(?:photo|image|picture|handout)s?\s*(?:/|:|by|credit)?[^)\]]{0,60}[)\]]"
    r"|[(\[][^)\]]{0,50}/\s*(?:AP|AFP|Reuters|Getty Images|EPA|Xinhua|Anadolu)[^)\]]{0,40}[)\]]"
    r"|[(\[](?:AP|AFP|Reuters|Getty|EPA)(?: photo| images?)?[^)\]]{0,40}[)\]]"
    r"|(?:Photo|Image|Picture|Photograph)(?: credit)?\s*[:/]\s*\S.{0,60}"
    r"|(?:AP|AFP|Reuters|EPA)(?: Photo)?/[^\n]{2,40}|^image source, [^\n]{2,40})\s*$",
    re.I,
)
DATELINE = re.compile(
    r"^(?!(?:BREAKING|UPDATE|URGENT|ALERT|FAKE|JUST IN|LIVE|WATCH|VIDEO|EXCLUSIVE)\b)"
    r"(?P<places>[A-Z][A-Z'’.\-]+(?:(?: / |[ /])[A-Z][A-Z'’.\-]+){0,5}"
    r"(?:, [A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2})?)"
    r"(?:,? (?P<day>(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?P<year>,? \d{4})?))?"
    r"(?: ?\((?P<agency>[A-Z][^)]{1,40})\))?\s*(?:[-–—]{1,2}|:)\s+"
)
TOWN_LINE = re.compile(
    r"^(?P<places>[A-Z][a-z'’\-]+(?:[ /-][A-Z][a-z'’\-]+){0,3}"
    r"(?:, [A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+)?)?)"
    r"(?: \((?P<agency>[A-Z][^)]{1,40})\))?\s+[–—]{1,2}\s+(?=[A-Z“\"])(?!.{0,80}\s[–—])"
)
"""A dateline in small letters, which only opens a story: "Jos — Gunmen killed …"."""
WIRE_LINE = re.compile(
    r"^(?P<places>[A-Z][A-Z'’.\-]*(?:\s[A-Z][A-Z'’.\-]*){0,4})(?:\s\([A-Z][A-Z .]+\))?,\s"
    r"(?P<day>\d{1,2}\s[A-Z]{3,9}\.?|[A-Z]{3,9}\.?\s\d{1,2}),?\s(?P<year>\d{4}|\d\d)"
    r"(?:\s\((?P<agency>[A-Z][^)]{1,60})\))?\s(?:--|—|–)\s(?:\[[^\]]{1,90}\]\s*)*"
)
"""A monitored report's dateline with its editor's marks: "LIMA, 9 JAN 90 (EFE) -- [TEXT]"."""
_NAMES = r"[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)"
LAND_LINE = re.compile(
    r"^(?P<places>[A-Z][\w'’\-]+(?: (?:de|del|la|el|los|las|[A-Z][\w'’\-]+)){0,4})"
    rf"(?:,? \((?P<land>{_NAMES}?)\)|, (?P<at>{_NAMES}?))?"
    r"(?:,? \((?P<agency>[A-Z]{2,10})\))?,?\s?\.\s?[-–—]{1,2}\s*(?=[A-Z“\"])|"
    rf"^\((?P<town>{_NAMES}{{0,2}})(?:, (?P<day>[^)]{{3,20}}))?\)\s+[-–—]{{1,2}}\s+"
)
"""Datelines of Spanish papers, "QUITO (Ecuador).- …", and of groups, "(Nairobi) – …"."""
NO_TOWN = re.compile(r"(?:clandestine|no city)\b", re.I)
"""What such a dateline has in place of a town that is not known."""
_CELLS = re.compile(r"\s*(?:\||\t)\s*")
_CELL_WORDS = 6
_LABEL = re.compile(r"^([A-Z][\w.'’ \-]{0,40}):\s+\S")
_TURNS = 2
_SOURCE = re.compile(r"^sources?: \S+(?: \S+){0,4}$", re.I)
_TITLE_WORDS, _SUBHEAD_WORDS = 22, 9


def speakers_in(lines: Iterable[str]) -> frozenset[str]:
    """Return the labels before a colon that open several lines: who speaks in a transcript.

    >>> sorted(speakers_in(["MS. HALE: Good day.", "Q: Why?", "MS. HALE: No.", "Goma: Calm."]))
    ['MS. HALE']
    """
    labels = Counter(found[1] for line in lines if (found := _LABEL.match(line)))
    return frozenset(label for label, turns in labels.items() if turns >= _TURNS)


def is_row(line: str) -> bool:
    """Tell whether a line is a row of a table: three cells or more, none with a sentence.

    >>> is_row("Hinche | 2,104 | 8,960"), is_row("07:15 | Goma | Two jets bombed the town of Goma.")
    (True, False)
    """
    cells = _CELLS.split(line.strip(" |\t"))
    return len(cells) > 2 and all(
        len(cell.split()) <= _CELL_WORDS and cell[-1:] not in ".?!" for cell in cells
    )


def read_role(
    line: str, *, first: bool, before_body: bool, alone: bool, cased: bool = True
) -> Role:
    """Return the role of a line; `first` if no title was seen, `before_body` above the story.

    `alone` says that the line stands between blank lines, as a subhead does; so does one in
    capitals, where the text is `cased`.
    """
    if not any(map(str.isalnum, line)):
        return "boilerplate"
    if not (first and before_body) and is_row(line):
        return "boilerplate"
    if _RELATED.match(line):
        return "related-link"
    if _BOILERPLATE.search(line) and len(line) < 400:
        return "boilerplate"
    if not before_body and _SOURCE.match(line):
        return "credit"
    if CREDIT.search(line):
        return "caption" if CREDIT.sub("", line).strip() else "credit"
    if before_body and (_BYLINE.match(line) or (not first and OUTLET.match(line))):
        return "byline"
    count = len(line.split())
    ends = line.rstrip("\"'”’)")[-1:] in ".?!:;"
    if first and before_body and count <= _TITLE_WORDS and not line.endswith("."):
        return "title"
    if cased and count <= _SUBHEAD_WORDS and line.isupper() and not ends:
        return "subhead"
    if alone and not first and count <= _SUBHEAD_WORDS and not ends:
        return "subhead"
    return "paragraph"
