"""Whether two drafts of one article tell of the same event."""

from collections.abc import Sequence

from dateline.annotate import counted
from dateline.codebook.schemes import DEEDS, FLIGHTLESS
from dateline.document import HEADINGS
from dateline.extract.article import Article, is_background
from dateline.extract.events.drafts import Draft
from dateline.extract.events.grammar.classes import is_harm, lemmas
from dateline.extract.events.grammar.slots import kids, patient
from dateline.extract.events.joining.apart import (
    anew,
    counts_years,
    days_differ,
    dies,
    set_apart,
    takes_power,
)
from dateline.extract.events.joining.merging import ANYBODY, definite, may_agree, victims
from dateline.extract.events.kinds import SPOKEN
from dateline.extract.events.sides.alike import are_rivals, is_person_named, same_actor
from dateline.records import When

SEPARATE = frozenset({"separate", "separately", "another", "other", "elsewhere", "meanwhile"})
_TAKING_UP = frozenset({"the", "these", "those"})
_NEW = frozenset({"a", "an", "another"})
_ONCE = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION"})
"""Types that befall one named person but once in an article, if no words date them apart."""
_HEADLINE = 16
"""Words of a headline at most."""
DAYS = frozenset({"hour", "part", "day"})
COARSE = frozenset({"country", "admin1", "region"})
_AIR_RAIDS = frozenset({"airstrike", "air-strike", "air strike", "air raid", "air bombardment"})


class Sameness:
    """Judges pairs of drafts of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.layers = article.layers

    def __call__(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether `later` takes up `earlier`: nothing contradicts, and something ties them."""
        if self.contradicts(earlier, later) or self._set_apart(earlier, later):
            return False  # most pairs of a long log are of two days, which is looked at first
        if self.hurts_doers(earlier, later) or self._role(later) == "subhead":
            return False  # a heading tells what comes
        if self._hangs_below(earlier, later):
            return False
        takes_up = self._takes_up(later) and not self._introduces(later)
        if self._follows_up(later) or (takes_up and not self._other_victims(earlier, later)):
            return True
        if self._same_victim(earlier, later) or self._same_doers(earlier, later):
            return True
        if self._announces(earlier, later):
            return True
        if self._is_bare(earlier if self._only_in_title(earlier) else later):
            return earlier.realis.value == later.realis.value
        if self._role(earlier) in HEADINGS:
            near = self._shares_place(earlier, later) or self._told_at(earlier, later)
            return near or self._shares_party(earlier, later) or self._opens(earlier, later)
        if "caption" in (self._role(earlier), self._role(later)):
            return self._shares_place(earlier, later) or self._shares_party(earlier, later)
        if earlier.realis.value != later.realis.value or self.tells_of_another(later):
            return False
        if earlier.type in DEEDS:
            near = self._shares_place(earlier, later)
            return (near and self._shares_time(earlier, later)) or (
                self._shares_party(earlier, later) and (near or self._same_target(earlier, later))
            )
        return self.same_act(earlier, later)

    def on_other_days(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether two mentions are dated to different days ("… as the toll of Monday's raid").

        Somebody may die days after the deed, but not before it.
        """
        left, right = self.article.own_time(earlier), self.article.own_time(later)
        if left is None or right is None:
            return False
        if not {left.value.precision, right.value.precision} <= DAYS:
            return False
        dying = [dies(self.layers, d.head) for d in (earlier, later)]
        if dying[0] != dying[1]:
            death, deed = (left, right) if dying[0] else (right, left)
            return death.value.latest[:10] < deed.value.earliest[:10]
        return days_differ(left.value, right.value)

    def _on_days_apart(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether the two mentions' own times have no day in common."""
        left, right = self.article.own_time(earlier), self.article.own_time(later)
        return left is not None and right is not None and days_differ(left.value, right.value)

    def _set_apart(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether words set the mentions apart, or only the later one is told as one more."""
        years = [any(counts_years(self.layers, h) for h in d.heads) for d in (earlier, later)]
        pairs = ((a, b) for a in earlier.heads for b in later.heads)
        if years[0] != years[1] or any(set_apart(self.layers, a, b) for a, b in pairs):
            return True
        return anew(self.layers, later.head) and not any(
            anew(self.layers, h) or self._announced_as_past(h) for h in earlier.heads
        )

    def _announced_as_past(self, head: int) -> bool:
        """Tell whether a title brings a deed in behind another: "shuts markets after attack"."""
        prep = self.layers.tokens[self.layers.tokens[head].head]
        after = self.layers.tokens[head].dep == "pobj" and prep.low in ("after", "following")
        return after and self.layers.role_of(head) == "title"

    def hurts_doers(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether a mention of harm counts those who did the earlier deed, not who bore it.

        "Police fired tear gas at them. The night's incidents injured fourteen police officers."
        """
        if not is_harm(self.layers, later.head) or not earlier.actors:
            return False
        doers, bore = (self._words(heads) for heads in (earlier.actors, earlier.recipients))
        hurt = self._words(later.recipients) - ANYBODY
        return bool(hurt & doers) and not hurt & bore

    def _words(self, heads: Sequence[int]) -> set[str]:
        """Return the nouns of some mentions, with what stands right before them in a compound."""
        tokens = self.layers.tokens
        inside = (t.i for h in heads for t in kids(self.layers, h, "compound"))
        return {tokens[i].base for i in (*heads, *inside)}

    def _is_bare(self, draft: Draft) -> bool:
        """Tell whether a deed has nothing of its own by which it could be another one.

        "I was cooking when the first missile hit": alone it is no event (`build_event`), in an
        article that tells of a strike it is that strike.
        """
        article = self.article
        known = (
            draft.actors,
            draft.recipients,
            article.own_place(draft),
            article.own_time(draft),
            article.harm(draft),
            [p for h in draft.heads for p in patient(self.layers, h)],
        )
        return draft.type == "ASSAULT" and not any(known)

    def _only_in_title(self, draft: Draft) -> bool:
        """Tell whether all that is told of a deed stands in the title."""
        return all(self.layers.role_of(h) == "title" for h in draft.heads)

    def _hangs_below(self, title: Draft, later: Draft) -> bool:
        """Tell whether a verb above a deed says with the title's word what the title announces.

        "Troops killed four of those behind Tuesday's ambush", under "Four rebels killed".
        """
        if not self._only_in_title(title):
            return False
        tokens, titled = self.layers.tokens, {self.layers.tokens[h].base for h in title.heads}
        above = {tokens[i].base for h in later.heads for i in self.layers.ancestors(h)}
        return bool(titled & above) and not titled & {tokens[h].base for h in later.heads}

    def _same_victim(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether the same named person suffered both: nobody is killed or arrested twice."""
        if earlier.type not in _ONCE:
            return False
        ours = self.article.who(earlier, earlier.recipients)
        theirs = self.article.who(later, later.recipients)
        return any(
            same_actor(a, b) and is_person_named(self.layers, a) for a in ours for b in theirs
        )

    def _died_once(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether both tell of the death of one named person, on whatever day it is told.

        "Found guilty of the murder of Ana Ruiz. Ruiz was shot dead in 2011."
        """
        killed = (any(t.value.kind == "killed" for t in self.article.harm(d))
                  for d in (earlier, later))  # fmt: skip
        return earlier.type == "ASSAULT" and self._same_victim(earlier, later) and all(killed)

    def same_act(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether both say with one word who did it to whom; one of them may leave out a side.

        "Charged Mr Doe with theft" after "Doe was charged".
        """
        if self._lemma(earlier) != self._lemma(later):
            return False
        sides = ((earlier.actors, later.actors), (earlier.recipients, later.recipients))
        shared = [self._shares_slot(ours, theirs, earlier) for ours, theirs in sides]
        untold = [not ours or not theirs for ours, theirs in sides]
        if earlier.mode == later.mode and any(shared):
            return all(s or u for s, u in zip(shared, untold, strict=True))
        return all(shared)

    def _announces(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether all that was told of a deed is a headline, and the story opens with it.

        "Attacks in Bamako" are several; "gunmen kill dozens" announces no car bomb.
        """
        blocks, tokens = self.layers.document.blocks, self.layers.tokens
        other = earlier.type == "ASSAULT" and earlier.actors and earlier.mode != later.mode
        if other or any(tokens[h].tag == "NNS" for h in earlier.heads):
            return False
        first = next((n for n, b in enumerate(blocks) if b.role not in HEADINGS), 0)
        first = first or int(self.is_headline(0))
        told = [self.layers.block_of(h) for h in earlier.heads]
        if any(block >= first for block in told) or earlier.realis.value != later.realis.value:
            return False
        return first <= self._block(later) <= first + 1

    def is_headline(self, n: int) -> bool:
        """Tell whether a block reads like a headline: a few words without a full stop."""
        span = self.layers.document.blocks[n].span
        text = self.layers.document.text[span.start : span.end].rstrip()
        return text[-1:].isalnum() and len(text.split()) <= _HEADLINE

    def _same_doers(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether "the fighters had crossed" takes up the fighters who crossed before."""
        tokens = self.layers.tokens
        if self._lemma(earlier) != self._lemma(later):
            return False
        doers = {tokens[counted(self.layers, a)].base for a in earlier.actors}
        return any(
            tokens[a].base in doers
            and any(t.low in _TAKING_UP for t in kids(self.layers, a, "det"))
            and tokens[a].pos == "NOUN"
            for a in later.actors
        )

    def _lemma(self, draft: Draft) -> str:
        return self.layers.tokens[draft.head].base

    def _role(self, draft: Draft) -> str:
        return self.layers.role_of(draft.head)

    def _takes_up(self, later: Draft) -> bool:
        """Tell whether the later mention has a definite noun ("the airstrike")."""
        deed = later.type not in SPOKEN  # "hailed the attack" takes up no praise
        heads = (h for h in later.heads if deed or self.layers.tokens[h].pos != "VERB")
        return any(definite(self.layers, h) for h in heads)

    def _introduces(self, later: Draft) -> bool:
        """Tell whether a definite noun names its own victim ("the assassination of X")."""
        victims = self.article.who(later, later.recipients)
        return len(later.heads) == 1 and any(is_person_named(self.layers, v) for v in victims)

    def _other_victims(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether a definite noun names other victims than the earlier mention.

        "The killing of the two clerks" takes up no killing of soldiers.
        """
        if len(later.heads) > 1 or earlier.type != "ASSAULT":
            return False
        below = set(self.layers.subtree(later.head))
        ours = victims(self.layers, earlier.recipients)
        theirs = victims(self.layers, below.intersection(later.recipients))
        if not ours or not theirs or (ours | theirs) & ANYBODY:
            return False
        return not ours & theirs and not self._shares_slot(
            earlier.recipients, later.recipients, earlier
        )

    def tells_of_another(self, later: Draft) -> bool:
        """Tell whether a mention brings in somebody new: "a 45-year-old man was arrested"."""
        return any(
            t.low in _NEW
            for r in later.recipients
            if self.layers.tokens[r].tag == "NN"
            for t in kids(self.layers, r, "det")
        )

    def _follows_up(self, later: Draft) -> bool:
        """Tell whether the later mention only counts the victims of what was told before.

        "At least 16 people were wounded, the office said" after the report of an attack.
        """
        token = self.layers.tokens[head := later.head]
        if later.type != "ASSAULT" or later.actors or token.pos != "VERB":
            return False
        if not is_harm(self.layers, head) or self._role(later) == "title":
            return False
        if self.article.own_place(later) or self.article.own_time(later):
            return False
        sentence = self.layers.sentences[token.sentence]
        words = {t.base for t in self.layers.tokens[sentence.first : sentence.last]}
        return not words & SEPARATE

    def contradicts(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether named parties, days, places or tolls speak against one event."""
        if self._on_days_apart(earlier, later):
            return True
        slots = [(earlier.actors, later.actors)]
        if len(later.heads) == 1 or not self._takes_up(later):
            slots.append((earlier.recipients, later.recipients))
        for mine, others in slots:
            if (
                mine
                and others
                and are_rivals(self.article.who(earlier, mine), self.article.who(later, others))
            ):
                return True
        if self._only_a_state_flies(earlier, later) or self._only_a_state_flies(later, earlier):
            return True
        if later.type == "ASSAULT" and not self._sentences(earlier) & self._sentences(later):
            coups = [any(takes_power(self.layers, h) for h in d.heads) for d in (earlier, later)]
            if coups[0] != coups[1] and is_harm(self.layers, (earlier, later)[coups[0]].head):
                return True
        left, right = self.article.own_time(earlier), self.article.own_time(later)
        dated = left or right
        if dated and (left is None or right is None) and not self._died_once(earlier, later):
            # an undated mention takes up the news, not its background
            if is_background(dated.value, self.article.published) and self._block(
                earlier
            ) != self._block(later):
                return True
            undated, sentences = earlier if left is None else later, self._sentences(earlier)
            beside = sentences & self._sentences(later)  # the story's day is not its own
            beside |= {-1} if self._role(undated) == "subhead" else set()  # it stands above its day
            if not beside and self._other_day(undated, dated.value):
                return True
        here, there = self.article.own_place(earlier), self.article.own_place(later)
        if here and there and here.value.name != there.value.name:
            coarse = COARSE & {here.value.precision, there.value.precision}
            if not coarse or here.value.country != there.value.country:
                return True
        if self._takes_up(later) or self._follows_up(later):
            return False
        return self._tolls_differ(earlier, later)

    def _only_a_state_flies(self, one: Draft, other: Draft) -> bool:
        """Tell whether one is an air strike and the other a deed of those who have no warplanes."""
        if all(_AIR_RAIDS.isdisjoint(lemmas(self.layers, head)) for head in one.heads):
            return False
        doers = self.article.who(other, other.actors)
        return bool(doers) and all(d.value.sector in FLIGHTLESS for d in doers)

    def _other_day(self, undated: Draft, when: When) -> bool:
        """Tell whether the story tells an undated event of another day than `when`."""
        found = self.article.time(undated)
        if found is None or found.value.precision not in DAYS or when.precision not in DAYS:
            return False
        return days_differ(found.value, when)

    def _sentences(self, draft: Draft) -> set[int]:
        return {self.layers.tokens[h].sentence for h in draft.heads}

    def _block(self, draft: Draft) -> int:
        return self.layers.block_of(draft.head)

    def _tolls_differ(self, earlier: Draft, later: Draft) -> bool:
        tolls = [self.article.harm(draft) for draft in (earlier, later)]
        titled = self._only_in_title(earlier)  # "dozens" in a headline are 34 in the story
        for kind in ("killed", "injured") if all(tolls) else ():
            told = ([t.value for t in side if t.value.kind == kind] for side in tolls)
            left, right = ({(t.least, t.most) for t in side} for side in told)
            if left and right and not left & right and not (titled and may_agree(left, right)):
                return True
        return False

    def _shares_time(self, earlier: Draft, later: Draft) -> bool:
        left, right = self.article.own_time(earlier), self.article.own_time(later)
        return bool(left and right and left.value.earliest[:10] == right.value.earliest[:10])

    def _shares_place(self, earlier: Draft, later: Draft) -> bool:
        here, there = self.article.own_place(earlier), self.article.own_place(later)
        return here is not None and there is not None and here.value.name == there.value.name

    def _told_at(self, title: Draft, later: Draft) -> bool:
        """Tell whether a title of a deed and its place alone means what is told of that place.

        "Attack on Bamako" announces what the lead tells without a place; "attacks" are several.
        """
        here, there = self.article.own_place(title), self.article.told_place(later)
        if here is None or title.actors or title.recipients:
            return False
        if there is not None:
            return here.value.name == there.value.name
        return self._role(later) == "lead" and self.layers.tokens[title.head].tag != "NNS"

    def _opens(self, title: Draft, later: Draft) -> bool:
        """Tell whether the story opens with a deed done by the means that its title names."""
        blocks = self.layers.document.blocks
        first = next((n for n, b in enumerate(blocks) if b.role not in HEADINGS), None)
        opening = first is not None and self._block(later) <= first + 1
        return opening and later.mode is not None and title.mode == later.mode

    def _same_target(self, earlier: Draft, later: Draft) -> bool:
        """Tell whether the later mention hits "the base" that the earlier one introduced."""
        lemmas = {self.layers.tokens[r].base for r in earlier.recipients}
        return any(
            self.layers.tokens[r].base in lemmas and definite(self.layers, r)
            for r in later.recipients
        )

    def _shares_party(self, earlier: Draft, later: Draft) -> bool:
        ours, theirs = ([*d.actors, *d.recipients] for d in (earlier, later))
        return self._shares_slot(ours, theirs, earlier)

    def _shares_slot(self, left: list[int], right: list[int], draft: Draft) -> bool:
        ours, theirs = self.article.who(draft, left), self.article.who(draft, right)
        return any(same_actor(a, b) for a in ours for b in theirs)
