"""The speakers of one document: who "the source" and "he" are, and which state a ministry is of."""

import functools
import re

from dateline.codebook.directory import PLACED, fold, load_directory
from dateline.codebook.words import word_table
from dateline.document import Document, Span
from dateline.link.hearing.homes import countries_in, home_of
from dateline.link.hearing.parties import (
    ARMED,
    BODIES,
    CALLED,
    Party,
    country_in,
    head,
    is_ranked,
    known_in,
    party_of,
    side_of,
)
from dateline.link.hearing.publishers import own_voice
from dateline.link.hearing.wordings import deed_stems, named_actors, says, stem
from dateline.link.hearing.wordless import beside, tellers
from dateline.link.sentences import Sentence
from dateline.records import Actor, Claim, Coding, SourceKind

_TAKEN_UP = re.compile(
    r"^(?:(?:the |this |one |another |a )?(?:same )?(?:(?:force|group|chief|press) )?"
    r"(?:source|spokes(?:man|woman|person)|statement|official|group|organi[sz]ation|ministry|"
    r"command|committee|general|captain|colonel|commander|mission|report)|"
    r"(?:the|both|these) (?:same )?(?:sources|officials|reports)|"
    r"he|she|they|it|one of them|others?|another|who|(?:all|both|most|some|(?:all )?\w+) of them|"
    r"all|both|all (?:two|three|four|five|six|seven|eight|nine|ten)|one|most|some|those|i|whom)$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"(?:another|the other|an?other one|a (?:second|third|fourth))$", re.IGNORECASE
)
"""Who is told apart from the person who spoke before: "another had counted eleven"."""
_ITS = re.compile(r"its ", re.IGNORECASE)
_OF_A_PLACE = re.compile(
    r"its (?:[\w-]+ ){0,2}(?:commission|council|hospital|morgue|mayor|governor|prefect|police|"
    r"bishop|imam|priest|chief of police)\b",
    re.IGNORECASE,
)
"""Who belongs to the place that was named ("its mayor"), not to whoever spoke before."""
_GROUPS = re.compile(
    r"(?:the |this |a )?(?:\w+ )?"
    r"(?:group|movement|militia|rebels|insurgents|guerrillas|militants)['’]s? "
    r"(?:\w+ )?(?:spokes\w+|statement|commander|leader|leadership|command|channel|media\b)",
    re.IGNORECASE,
)
"""Who speaks for a group that the text has named before."""
_COLLECTIVE = frozenset({"mission", "organisation", "organization", "monitor"})
_OURS = re.compile(r"^(?:we|us|i|me|(?:our|my) .*)$", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:whoever|certain [\w ]+|some (?:circles|quarters|voices)|anyone|anybody|everyone|"
    r"everybody|nobody|no one|those who\b.*|"
    r"(?:the )?(?:both|two|rival|warring) (?:sides|parties|camps|armies)|each side)$",
    re.IGNORECASE,
)
"""Words for speakers in general, which are nobody's voice."""
_BARE = frozenset({"", "the", "a", "an", "these", "such", "its", "their", "his", "her", "our"})
"""What is left of a source where "the claims about a bus" was read as somebody's claim."""
_OWN = re.compile(
    r"^(?:we|us|our\b(?! (?:correspondent|reporter|photographer)).*|this organi[sz]ation.*)$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\bwhom (?:we|our [\w-]+) (?:have |had )?interviewed\b|\b[Ww]e (?:have )?interviewed\b|"
    r"\b[Oo]ur (?:\w+ )?(?:monitors?|researchers?|investigators?|delegates?) (?:have |has |had )?"
    r"(?:spoken|spoke|interviewed)\b"
)
"""An organisation that has asked witnesses: whom it does not name is heard in its voice."""
_OBJECT = re.compile(
    r"(?:(?:at least|more than|about|some|nearly) )?(?:one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|\w+teen|\w+ty|dozens|scores|hundreds|\d+)\b[^,]{1,40}, "
    r"(?=(?:an?|the|its|local) )"
)
"""What is left of the deed before a source: "killed nine people, a doctor said"."""
_PERSON = re.compile(
    r"(?:^|, )(?:(?:the|an?|its|his|her|their) (?:[a-zà-þ-]+ ){1,3})?"
    r"(?P<name>(?:[A-ZÀ-Þ][\w'’-]+ ){1,2}[A-ZÀ-Þ][\w'’-]+)(?=,|$)"
)
"""A person's name in apposition to what he is: "the bishop of Maiduguri, Hilary Dzama"."""
_ONE = re.compile(r"(?:an?|the|one|another) [a-zà-þ-]+$", re.IGNORECASE)
_BELONGS = re.compile(r"(?:its|their)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r",| (?:has|have|had|was|were|is|are|received|took|treated|counted|recovered|pulled|found)\b"
)
_STAFFED = frozenset({"hospital", "rescue", "body"})
_NOUN_ENDS = re.compile(
    r",| (?:of|on|about|from|in|with|that|which|who|(?:\w{2,}ed|shown|seen|taken|made|sent|given) "
    r"(?:by|to|on|from))\b"
)
"""What ends the noun of a source: "footage verified by this agency", "reports on ten deaths"."""
_RANKS = frozenset({"state", "armed", "body"})
"""Voices that an officer named after them may speak for."""
_NAME_WORDS = 6  # at most
_WHO_IS = re.compile(
    r",(?P<words>(?! (?:who|whose|which) (?!(?:described|identified|introduced|presented) \w+self|"
    r"speaks|spoke))[^,.;]{3,60}),"
)
"""What a text says of who somebody is, behind his name; what he suffered says nothing of it."""
_IN = re.compile(r"(?:^|[\n.] ?)[Ii]n (?P<place>[A-Z]\w+),? $")
_FIGHTERS = re.compile(r"\b[Mm]uj[aā]hid(?:een|in)\b(?! (?:of|from) the)|\bour fighters\b")
"""How a group speaks of its own: "the command" in such a text is no state's."""


@functools.lru_cache(maxsize=512)
def _asks(text: str) -> bool:
    """Tell whether a text is of those who asked witnesses."""
    return _ASKED.search(text) is not None


@functools.lru_cache(maxsize=512)
def _is_of_fighters(text: str) -> bool:
    """Tell whether a text is of a group of fighters, by how it speaks of its own."""
    return _FIGHTERS.search(text) is not None


class Voices:
    """The voices of a document, to be asked in the order of its text."""

    def __init__(self, document: Document, coding: Coding, home: str | None) -> None:
        self.document = document
        self.home = home_of(document, coding) or home
        self.here = home or self.home
        sourced = any(claim.source for claim in coding.claims)
        self.own = own_voice(document, self.home, sourced=sourced)
        self.last: Party | None = None
        self.others = 0
        self.by_name: dict[str, Party] = {}
        self.by_noun: dict[str, Party] = {}

    def of(self, claim: Claim) -> Party | None:
        """Return the innermost voice of a claim that can speak; None where the outlet tells it."""
        kinds: tuple[SourceKind | None, ...] = claim.kinds or (None,) * len(claim.source)
        if self._is_heading(claim):
            return None
        heard = list(zip(claim.source, kinds, strict=False))
        if claim.cue is not None and claim.cue.value.endswith(" from"):
            heard.reverse()  # "I had it from the catechist": the catechist is not quoted
        for n, (finding, kind) in enumerate(heard):
            if _OURS.match(finding.value.text) and n + 1 < len(heard):
                continue  # "We had asked for a camera," he said
            if self._speaks(finding.value):
                actor = self._whose(claim, finding.value)
                return self.voice(actor, kind, self._spoken_in(finding.quotes[0].span))
        return self.last

    def _whose(self, claim: Claim, actor: Actor) -> Actor:
        """Return a source with the body that "its" or "their" takes up from what it says.

        "The hospital received three bodies, according to its registrar."
        """
        if not _BELONGS.match(actor.text):
            return actor
        subject = _SUBJECT.split(claim.content.text)[0]
        if side_of(subject) not in _STAFFED or len(subject.split()) > _NAME_WORDS:
            return actor
        words = f"{_BELONGS.sub('the', actor.text)} of {subject}"
        return Actor(words, actor.name, actor.id, actor.country, actor.sector)

    def told_by(self, sentence: Sentence, *, at_end: bool = False) -> Party | None:
        """Return the voice that a sentence names beside its claims ("..., the mayor told us").

        `at_end`: only one with which the sentence ends, for what no claim in it covers.
        """
        for words in tellers(sentence.quote.text, at_end=at_end):
            name = _PERSON.search(words)
            actor = Actor(words, name["name"] if name else None)
            if self._speaks(actor) and _is_source(words):
                return self.voice(actor, None)
        return None

    def beside(self, claim: Claim, sentence: Sentence) -> Party | None:
        """Return the voice named together with a claim's source: "a nurse and the mayor"."""
        source, at = claim.source[0].quotes[0].span, sentence.span.start
        if not sentence.span.contains(source):
            return None
        for words in beside(sentence.quote.text, source.start - at, source.end - at):
            if self._speaks(Actor(words)) and _is_source(words) and not _TAKEN_UP.match(words):
                last = self.last
                voice = self.voice(Actor(words), None)
                self.last = last
                return voice
        return None

    def _spoken_in(self, source: Span) -> str | None:
        """Return the country of a capital that stands before a source: "In Kyiv an official"."""
        before = _IN.search(self.document.text[max(0, source.start - 40) : source.start])
        return country_in(before["place"]) if before else None

    def voice(self, actor: Actor, kind: SourceKind | None, country: str | None = None) -> Party:
        """Return whose voice an actor is, remembering it for "he" and "the source"."""
        cut = _OBJECT.match(actor.text)
        if cut is not None:
            actor = Actor(actor.text[cut.end() :])
        text = actor.text.strip()
        if _OWN.match(text) or any(map(self._is_outlet, (text, actor.name or ""))):
            self.last = self.own
            return self.last
        known = self.by_name.get(fold(actor.name)) if actor.name else None
        if known is None and _is_person(actor):
            known = self.by_name.get(fold(actor.name or "").split()[-1])
        if known is None and is_ranked(text) and self.last and self.last.sort in _RANKS:
            known = self.last
        if known is None and _GROUPS.match(text):
            known = self._group()
        if known is None and _ANOTHER.match(text):
            known = self._another()
        if known is None and (
            _TAKEN_UP.match(text) or (_ITS.match(text) and not _OF_A_PLACE.match(text))
        ):
            known = self._taken_up(actor)
            if (
                known
                and head(text) in _COLLECTIVE
                and known.sort in ("hospital", "rescue", "person")
            ):
                known = self._body() or known
        if known is None:
            home = country or (self.here if says(text, "local") else self.home)
            known = party_of(self._trusted(actor), kind, home, self.document.publisher)
            if known.sort == "person" and CALLED.match(text):
                known = self._introduction(text) or known
            if known.sort == "state" and country_in(text) is None:
                if self.own.sort == "armed":
                    known = self.own
                elif _is_of_fighters(self.document.text):
                    known = Party("armed:", known.name, "armed")
        if known.sort == "person" and not known.named and _asks(self.document.text):
            known = Party(self.own.key, self.own.name, "body", named=True)
        self._remember(actor, known)
        return known

    def _group(self) -> Party | None:
        """Return the armed group that the document names, if it names but one."""
        named = (
            known_in(self.document.text[a:b]) for a, b, _, _ in named_actors(self.document.text)
        )
        groups = {e.id: e for e in named if e and (e.sector in ARMED or e.kind == "group")}
        if len(groups) != 1:
            return None
        entry = next(iter(groups.values()))
        actor = Actor(entry.name, entry.name, entry.id, entry.country, entry.sector)
        return party_of(actor, None, self.home, self.document.publisher)

    def _another(self) -> Party | None:
        """Return a person apart from the one who spoke last; None where that was no person."""
        if self.last is None or self.last.sort != "person":
            return None
        self.others += 1
        return Party(f"{self.last.key}+{self.others}", self.last.name, "person")

    def _taken_up(self, actor: Actor) -> Party | None:
        """Return the voice of a speaker whose words name nobody: by name, noun, or the last one."""
        if actor.text.lower().startswith("its ") and self.last is not None:
            return self.last
        if actor.name is not None and actor.text.lower() != actor.name.lower():
            called = any(word[:1].isupper() for word in actor.name.split()[1:])
            described = self._introduction(actor.name) if called else None
            if described is not None:
                return described
            if not _TAKEN_UP.match(actor.name):
                named = Actor(actor.name, actor.name, actor.id, actor.country, actor.sector)
                return party_of(self._trusted(named), None, self.home, self.document.publisher)
        return self.by_noun.get(head(actor.text)) or self.last or self._subject() or self.own

    def _body(self) -> Party | None:
        """Return the body that the document names first: "the mission" is no hospital."""
        for _, _, ids, form in named_actors(self.document.text):
            entry = load_directory().on(ids[0], None)
            if form not in PLACED and entry and entry.sector in BODIES:
                actor = Actor(entry.name, entry.name, entry.id, entry.country, entry.sector)
                return party_of(actor, None, self.home, self.document.publisher)
        return None

    def _introduction(self, name: str) -> Party | None:
        """Return the voice of a person by the words with which the text first names them."""
        at = self.document.text.find(name)
        if at < 0:
            return None
        alone = party_of(Actor(name, name), None, self.home, self.document.publisher)
        if alone.sort != "person":
            return alone
        before = re.split(r"[.;:“”\"\n]\s", self.document.text[max(0, at - 70) : at])[-1]
        after = _WHO_IS.match(self.document.text[at + len(name) :])
        words = f"{before}{name}" + (f", {after['words']}" if after else "")
        voice = party_of(Actor(words, name), None, self.home, self.document.publisher)
        return voice if voice.sort != "person" else None

    def _subject(self) -> Party | None:
        """Return the side that the lead begins with: a bare "spokesman" speaks for it."""
        for block in self.document.blocks:
            if block.role == "lead":
                words = " ".join(self.document.text[block.span.start : block.span.end].split()[:5])
                if known_in(words) is not None or country_in(words) is not None:
                    voice = party_of(Actor(words, None), "party", None, None)
                    return voice if voice.kind == "party" else None
        return None

    def _speaks(self, actor: Actor) -> bool:
        words = actor.text.strip()
        if (
            words.lower() in _BARE
            or _NOBODY.match(words)
            or says(_NOUN_ENDS.split(words)[0], "thing")
        ):
            return False
        return not (head(words) in deed_stems() and known_in(words) is None)

    def _is_heading(self, claim: Claim) -> bool:
        """Tell whether a colon of a title was read as speech: "KRAMATORSK: Missile hits"."""
        if claim.cue is None or claim.cue.value.strip() != ":":
            return False
        actor = claim.source[0].value
        voice = party_of(actor, None, self.home, self.document.publisher)
        place = country_in(actor.text) is not None and known_in(actor.text) is None
        return place or voice.sort not in ("state", "armed", "hospital", "rescue")

    def _is_outlet(self, name: str) -> bool:
        """Tell whether the words name the publisher, by its whole name or a part of it."""
        mine = fold(self.document.publisher or "").split()
        words = [w for w in fold(name).split() if w not in ("the", "this")]
        capital = any(w[:1].isupper() for w in name.split()[-1:])
        return bool(words) and capital and all(w in mine for w in words)

    def _trusted(self, actor: Actor) -> Actor:
        """Return an actor without a country that the document never names."""
        if actor.country is None or actor.country == self.home:
            return actor
        if says(actor.text, "local") and country_in(actor.text) is None:
            return Actor(actor.text, None, None, None, actor.sector)
        if actor.country in countries_in(self.document):
            return actor
        return Actor(actor.text, None, None, None, actor.sector)

    def _remember(self, actor: Actor, party: Party) -> None:
        if party.sort == "media":
            return
        self.last = party
        if actor.name:
            self.by_name[fold(actor.name)] = party
            if _is_person(actor):
                self.by_name.setdefault(fold(actor.name).split()[-1], party)
        for noun in {head(actor.text), head(actor.text.split(",")[-1].strip())}:
            self.by_noun[noun] = party


def _is_source(words: str) -> bool:
    """Tell whether words name somebody who can tell something: a role, a name, or "a merchant"."""
    if re.match(r"(?:it|what|whose|who|each|this|that|there|these|those)\b", words, re.IGNORECASE):
        return False
    return (
        head(words) in _source_nouns()
        or _ONE.match(words) is not None
        or side_of(words) is not None
        or known_in(words) is not None
        or bool(re.search(r"(?<!^)\b[A-ZÀ-Þ][a-zà-þ]+", words))
    )


@functools.cache
def _source_nouns() -> frozenset[str]:
    return frozenset(stem(f) for f in word_table("source_kinds", "kind") if ":" not in f)


def _is_person(actor: Actor) -> bool:
    """Tell whether a source is named as persons are: two or three words, all with capitals."""
    words = (actor.name or "").split()
    return actor.id is None and 2 <= len(words) <= 3 and all(w[:1].isupper() for w in words)
