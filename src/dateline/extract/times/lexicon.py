"""The words of time: lists from the codebook, and the pieces of pattern made from them."""

import functools
import re
from collections.abc import Mapping
from datetime import date

from dateline.codebook.words import word_list

YEAR = r"(?<![\d.,$€£:/#-])(?<!\bat\s)(?:1[5-9]|20)\d\d(?![\d%°]|,\d|\.\d|[-/]\d\d\d)"
DAY = r"(?<![\d.,$€£:])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%a-z]|:\d|,\d{3}|\.\d)"
ZONE = (
    r"(?:,?\s\(?(?:local(?:\stime)?|(?-i:GMT|UTC|[ECMP][SD]?T|BST|CES?T|EES?T|MSK|IST|PKT|JST|KST|"
    r"WIB|AEST|EAT|CAT|WAT|AST|IRST|TRT|AFT|NPT)\b(?:\stime)?|"
    r"(?-i:[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)\s(?:standard\s|daylight\s|summer\s)?time)\b\)?)?"
)
CLOCK = (
    r"(?:(?<![\d:.])\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b)"
    r"|(?<![\d:.])\d{1,2}:\d\d(?::\d\d)?(?![\d:])(?:\s?(?:hours|hrs|hr|h)\b)?"
    r"|(?<![\d:.])\d{1,2}\.\d\d\s?(?:hours|hrs|h)\b"
    r"|(?<![\d:.])(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:\so['’]clock(?:\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight))?"
    r"|\sin\sthe\s(?:morning|afternoon|evening)|\sat\snight)\b"
    r"|(?<![\d:.,])\d{4}\s?(?:GMT|UTC|hours|hrs|h|Z|local\stime)\b"
    r"|(?<=\bat\s)(?:0\d|1\d|2[0-3])[0-5]\d"
    r"(?=\s(?:on|local|today|yesterday|tonight)\b|\s\(\d{4}\s|[,;]|\.(?!\d))"
    r"|\b(?:(?:shortly|just|soon|right)\s(?:before|after)\s)?(?:12\s)?(?:noon|midday|midnight)\b)"
    + ZONE
)


@functools.cache
def words(kind: str) -> Mapping[str, str]:
    """Return the forms of one kind, in lower case, with their values."""
    return {r["form"].lower(): r["value"] for r in word_list("times") if r["kind"] == kind}


def _either(*kinds: str) -> str:
    forms = sorted((f for k in kinds for f in words(k)), key=lambda f: (-len(f), f))
    return "(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s") for f in forms) + ")"


def _months() -> str:
    """Return months; "may", "march" and short forms count only with a capital."""
    full = [f.capitalize() for f in words("month")]
    short = [f.capitalize() for f in words("month_short")]
    cased = "|".join([*full, *(f.upper() for f in full), *(rf"{s}\.?" for s in short),
                      *(rf"{s.upper()}\.?" for s in short)])  # fmt: skip
    lower = "|".join(f.lower() for f in full if f not in ("May", "March"))
    return rf"(?<![A-Za-z])(?-i:{cased}|{lower})(?![A-Za-z])"


def _weekdays() -> str:
    """Return weekdays; a short form needs a capital and its point, or a date behind it."""
    short = "|".join(f.capitalize() for f in words("weekday_short"))
    full = "|".join(words("weekday"))
    return rf"(?:\b(?:{full})(?!\w)|\b(?-i:{short})(?:\.|(?=,?\s\d|,\s[A-Z])))"


@functools.cache
def fragments() -> Mapping[str, str]:
    """Return the named pieces that patterns are built from."""
    number = rf"(?:\b\d{{1,3}}(?:\.\d)?|\b{_either('number', 'amount')}\b)"
    ten = (
        r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ]"
        r"(?:one|two|three|four|five|six|seven|eight|nine)"
    )
    return {
        "MONTH": _months(),
        "WEEKDAY": _weekdays(),
        "YEAR": YEAR,
        "DAY": DAY,
        "CLOCK": CLOCK,
        "NUM": rf"(?:{ten}|{number})",
        "UNIT": (
            r"(?:(?:seconds|minute|hour|day|night|week|fortnight|month|year|decade|weekend)s?)\b"
        ),
        "LONG": r"(?:(?:hour|day|week|fortnight|month|year|decade)s?)\b",
        "PART": rf"\b{_either('part')}\b",
        "SEASON": rf"\b{_either('season')}\b",
        "NTH": (
            rf"(?:(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
            rf"\b{_either('ordinal')}\b|\b\d{{1,3}}(?:st|nd|rd|th)\b)"
        ),
        "EDGE": rf"\b{_either('edge')}(?:[\s-](?:in\s)?|\b)",
        "ORDINAL": rf"\b{_either('ordinal')}\b",
        "VAGUE": rf"\b{_either('vague')}\b",
        "OFYEAR": rf"(?:,? (?:of |in )?(?P<year>{YEAR}|['’]\d\d\b))",
        "WD": rf"(?:{_weekdays()},? \(?(?:the )?)?",
        "NOOF": r"(?! (?:of|for)\b)",
        "ABOUT": (
            r"(?:(?:about|around|nearly|almost|more than|over|less than|under|some|approximately|"
            r"roughly|at least|just|only|barely|exactly) )?"
        ),
        "DASH": r"(?:\s?[-–—]\s?|\s(?:to|through|until|till|and)\s)",
    }


def build(template: str) -> re.Pattern[str]:
    """Return the pattern of a template, its <NAMES> replaced by their pieces."""
    pieces = fragments()
    text = re.sub(r"<([A-Z]+)>", lambda m: pieces[m.group(1)], template)
    return re.compile(text.replace(" ", r"\s"), re.IGNORECASE)


def month_number(text: str) -> int:
    """Return the number of a month's name, short or full."""
    form = text.lower().rstrip(".")
    return int(words("month").get(form) or words("month_short")[form])


def weekday_number(text: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    form = text.lower().rstrip(".")
    return int(words("weekday").get(form) or words("weekday_short")[form])


def number(text: str) -> int:
    """Return a count, vague amounts by their usual reading.

    >>> number("twenty-one"), number("several"), number("3")
    (21, 4, 3)
    """
    form = re.sub(r"\s+", " ", text.lower())
    if form[0].isdigit():
        return round(float(form))
    tens, _, rest = form.replace(" ", "-").partition("-")
    known = words("number")
    if rest in known and tens in known:
        return int(known[tens]) + int(known[rest])
    return int(known.get(form) or words("amount").get(form, "1"))


def ordinal_number(text: str) -> int:
    """Return the number in "third", "25th", "twenty-fifth", "five"; 0 for no number.

    >>> ordinal_number("25th"), ordinal_number("twenty-fifth"), ordinal_number("ten")
    (25, 25, 10)
    """
    form = text.lower()
    digits = re.match(r"\d+", form)
    if digits is not None:
        return int(digits[0])
    tens, _, rest = form.rpartition("-")
    known, counts = words("ordinal"), words("number")
    if tens and tens in counts and rest in known:
        return int(counts[tens]) + int(known[rest])
    return int(known.get(form) or counts.get(form, "0"))


def day_number(text: str) -> int:
    """Return the number in "2", "02" or "2nd"."""
    return int(re.sub(r"\D", "", text))


def full_year(text: str, published: date | None) -> int:
    """Return the year of "2018" or "'18", whose century is that of publication or the last.

    >>> full_year("'98", date(2024, 1, 1)), full_year("'18", date(2024, 1, 1))
    (1998, 2018)
    """
    digits = re.sub(r"\D", "", text)
    if len(digits) == 4:
        return int(digits)
    pivot = (published.year if published else 2050) % 100
    return int(digits) + (2000 if int(digits) <= pivot + 5 else 1900)


def unit_name(text: str) -> str:
    """Return the unit that a word counts: "nights" count as days.

    >>> unit_name("Nights")
    'day'
    """
    form = text.lower()
    known = words("unit")
    return known.get(form) or known[form.rstrip("s")]


_BESIDE = {
    "clock": "m am pm gmt utc hours hrs hr h z local clock morning afternoon evening night noon "
    "midday midnight",
    "which": "last next this coming past current",
    "same": "previous preceding following same that",
    "ago": "ago",
    "side": "earlier before later afterward afterwards after previously on",
    "now": "now today",
    "straight": "straight consecutive successive",
    "row": "running row straight succession trot consecutively end",
    "long": "more bloody long full brutal whole other further tense terrible chaotic difficult "
    "crucial deadly gruelling",
    "often": "once twice times per average",
    "nth": "first second third fourth last final",
    "span": "last past previous preceding next coming following ensuing intervening recent",
    "every": "every each",
    "early": "early small late",
    "fiscal": "fiscal financial",
}
"""Classes of words one of which some rules need beside their unit: those rules are slow to fail."""


@functools.cache
def gates() -> Mapping[str, frozenset[str]]:
    """Return for each word that can open rules the classes of rules that it opens."""
    opened: dict[str, set[str]] = {}
    for gate, kinds in {
        "month": ("month", "month_short"),
        "weekday": ("weekday", "weekday_short"),
        "unit": ("unit",),
        "part": ("part",),
        "season": ("season",),
        "decade": ("decade",),
        "deictic": ("deictic",),
        "vague": ("vague",),
    }.items():
        for form in (f.split()[-1] for kind in kinds for f in words(kind)):
            opened.setdefault(form, set()).add(gate)
            opened.setdefault(form + "s", set()).add(gate)
    for gate, forms in _BESIDE.items():
        for form in forms.split():
            opened.setdefault(form, set()).add(gate)
    return {form: frozenset(classes) for form, classes in opened.items()}
