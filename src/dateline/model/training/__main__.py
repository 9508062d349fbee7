"""`python -m dateline.model.training`: the corpus to weights, by the recipe, from start to end."""

import gzip
import json
import random
import sys
import tempfile
import tomllib
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import torch

from dateline.model.corpus import Item, read_corpus
from dateline.model.marked import Said
from dateline.model.news import missing_sets, read_taught
from dateline.model.pieces import load_tokenizer
from dateline.model.training.attributions import (
    attribution_examples,
    foreign_texts,
    own_texts,
)  # fmt: skip
from dateline.model.training.encoders import minilm, mpnet
from dateline.model.training.examples import (
    Example,
    bare_example,
    corpus_examples,
    pair_examples,
)  # fmt: skip
from dateline.model.training.exporting import export
from dateline.model.training.fitting import Recipe, as_mpnet, fit
from dateline.model.training.happenings import happening_examples
from dateline.model.training.network import Network
from dateline.model.training.packing import pack_examples
from dateline.model.training.resuming import resume
from dateline.model.training.teaching import ask, teach

if TYPE_CHECKING:
    from tokenizers import Tokenizer

RECIPE = Path(__file__).parent / "recipe.toml"
_RUN = 20
"""Examples that stay together where half of them is chosen."""


class Sources(msgspec.Struct, frozen=True):
    """Where the texts lie: our corpus, and a folder with the sets of others.

    With `own` attributions are learnt from our own cases alone.
    """

    corpus: Path
    sets: Path
    own: bool = False


class Lessons(msgspec.Struct, frozen=True):
    """What there is to learn from, as examples; each part may be empty but the corpus."""

    corpus: Sequence[Example]
    """Our sentences with their events, and the pairs of parties in them."""
    said: Sequence[Example]
    """Passages with who says what."""
    bare: Sequence[Example]
    """Sentences whose pairs of parties the teacher is to find."""
    placed: Sequence[Example]
    """Sentences with verbs and the places where those happened."""
    news: Sequence[Example]
    """Sentences of others' news with the events that we marked first, and the pairs in them."""
    further: Sequence[Example]
    """The same of all news that we marked and that is taught."""


class Fitter(msgspec.Struct, frozen=True):
    """Fits networks by the recipe; `keep` is a folder for them as torch has them.

    One that lies there is not fitted again.
    """

    recipe: dict[str, Any]
    say: Callable[[str], None]
    keep: Path | None

    def fit(self, who: str, network: Network, examples: Sequence[Example], **how: Any) -> Network:
        """Return the network, fitted as the recipe's part of that name says."""
        file = self.keep / f"{who}.pt" if self.keep is not None else None
        if file is not None and file.exists():
            self.say(f"{who}: {file} is there")
            network.load_state_dict(torch.load(file))
            return network
        settings = Recipe(seed=self.recipe["seed"], **self.recipe[who])
        fit(network, examples, settings, say=self.say, **how)
        if file is not None:
            torch.save(network.state_dict(), file)
        return network


def train(
    sources: Sources, target: Path, say: Callable[[str], None],
    *, keep: Path | None = None, start: Path | None = None,
) -> None:  # fmt: skip
    """Train a teacher of events and a student, and write the student's files to `target`.

    Then the student learns on, from all the marked news. From the files of `start`, if that is
    given, it does no more than that.
    """
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))
    small = minilm(recipe["digests"]["minilm"])
    tokenizer = load_tokenizer(small / "vocab.txt")
    fitter, chance = Fitter(recipe, say, keep), random.Random(recipe["seed"])
    lessons = _lessons(sources, recipe, tokenizer, say)
    if start is not None:
        student = resume(Network(small), start)
    else:
        student = _student(fitter, Network(small), lessons, tokenizer, chance)
    student = _learn_on(fitter, student, lessons, chance)
    export(student, small / "vocab.txt", target)
    say(f"written to {target}; now fit the readers' weights (Makefile, target train)")


def _student(
    fitter: Fitter, network: Network, lessons: Lessons, tokenizer: "Tokenizer",
    chance: random.Random,
) -> Network:  # fmt: skip
    """Return a small network that learnt what there is, and a teacher's answers."""
    teacher = _teacher(fitter, lessons, chance)
    examples = [*lessons.corpus, *lessons.placed]
    examples += [*ask(teacher, lessons.bare, tokenizer, as_mpnet)]
    examples += [*lessons.news] * fitter.recipe["news"]["times"]
    fitter.say(f"the teacher answers on {len(examples)} examples, {len(lessons.said)} passages")
    taught = pack_examples(examples, teach(teacher, examples, as_mpnet), chance)
    taught += zip(lessons.said, teach(teacher, lessons.said, as_mpnet), strict=True)
    return fitter.fit("student", network, [e for e, _ in taught], soft=[s for _, s in taught])


def _learn_on(fitter: Fitter, student: Network, lessons: Lessons, chance: random.Random) -> Network:
    """Return the student after all the marked news; half of the rest keeps what it knew."""
    if not lessons.further:
        return student
    again = [*_half(lessons.corpus, chance), *_half(lessons.placed, chance)]
    said = _half(lessons.said, chance)
    taught = pack_examples(again, teach(student, again), chance)
    taught += pack_examples(lessons.further, [None] * len(lessons.further), chance)
    taught += zip(said, teach(student, said), strict=True)
    return fitter.fit("further", student, [e for e, _ in taught], soft=[s for _, s in taught])


def _half(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """Return half of some examples; neighbours stay together."""
    runs = [examples[at : at + _RUN] for at in range(0, len(examples), _RUN)]
    chosen = sorted(chance.sample(range(len(runs)), len(runs) // 2))
    return [example for n in chosen for example in runs[n]]


def _teacher(fitter: Fitter, lessons: Lessons, chance: random.Random) -> Network:
    """Return a large network that learnt our corpus, and then real news beside more of it."""
    large = _large(fitter.recipe)
    teacher = fitter.fit("teacher", large, lessons.corpus, renumber=as_mpnet)
    if not lessons.news:
        return teacher
    again = chance.sample(lessons.corpus, min(len(lessons.news), len(lessons.corpus)))
    return fitter.fit("tuning", teacher, [*lessons.news, *again], renumber=as_mpnet)


def _lessons(
    sources: Sources, recipe: dict[str, Any], tokenizer: "Tokenizer", say: Callable[[str], None]
) -> Lessons:
    """Return what the sources hold, and say how much that is."""
    items = [i for name in recipe["corpus"]["folders"] for i in read_corpus(sources.corpus / name)]
    taught = list(corpus_examples(items, tokenizer))
    pairs = list(pair_examples(items, tokenizer))
    said = list(attribution_examples(_attributed(sources, recipe, say), tokenizer))
    say(f"{len(items)} items: {len(taught)} sentences, {len(pairs)} pairs; {len(said)} passages")
    pool = sources.sets / recipe["pool"]["file"]
    bare = [bare_example(t, tokenizer) for t in _pool(pool, recipe["pool"], say)]
    placed: list[Example] = []
    if bare:
        placed = list(happening_examples(pool, recipe["pool"]["unsure"], tokenizer))
    say(f"{len(placed)} sentences with the places of {sum(len(e.triggers) for e in placed)} events")
    news = _news(sources, [recipe["news"]["marks"]], tokenizer, say)
    further = _news(sources, [recipe["news"]["marks"], *recipe["news"]["more"]], tokenizer, say)
    return Lessons([*taught, *pairs], said, bare, placed, news, further)


def _large(recipe: dict[str, Any]) -> Network:
    """Return a large network to be a teacher."""
    with tempfile.TemporaryDirectory() as folder:
        return Network(mpnet(recipe["digests"]["mpnet"], Path(folder)))


def _attributed(
    sources: Sources, recipe: dict[str, Any], say: Callable[[str], None]
) -> list[tuple[str, Sequence[Said]]]:
    """Return the texts with attributions: our own, and the foreign set where it lies."""
    texts = own_texts(sources.corpus / recipe["attribution"]["own"])
    foreign = sources.sets / recipe["attribution"]["file"]
    if sources.own or not foreign.exists():
        say("no foreign attributions: who says what is learnt from our own cases alone")
        return texts
    return [*texts, *foreign_texts(foreign, recipe["attribution"]["part"])]


def _news(
    sources: Sources, names: Sequence[str], tokenizer: "Tokenizer", say: Callable[[str], None]
) -> list[Example]:
    """Return the sentences and pairs of the marked news that is taught."""
    items: list[Item] = []
    for marks in (sources.corpus / name for name in names):
        for name in missing_sets(marks, sources.sets):
            say(f"no {name}: the news of it that we marked is not taught")
        items += read_taught(marks, sources.sets)
    found = [*corpus_examples(items, tokenizer), *pair_examples(items, tokenizer)]
    say(f"{len(items)} texts of marked news: {len(found)} sentences and pairs")
    return found


def _pool(file: Path, recipe: dict[str, Any], say: Callable[[str], None]) -> list[str]:
    """Return the sentences of the pool, each once, in the file's order."""
    if not file.exists():
        say(f"no pool: {file.name} is not there; the student learns from the corpus alone")
        return []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        texts = dict.fromkeys(json.loads(line)[recipe["key"]].strip() for line in lines)
    return list(texts)[: recipe["most"]]


def main() -> None:
    """Read the command line, and train."""
    parser = ArgumentParser(prog="python -m dateline.model.training", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--sets", type=Path, default=Path("../shared/data"), help="others' sets")
    parser.add_argument("--own", action="store_true", help="attributions from our own cases alone")
    parser.add_argument("--to", type=Path, default=Path("src/dateline/model/weights"))
    parser.add_argument("--keep", type=Path, help="folder for the networks as torch has them")
    parser.add_argument("--on-from", type=Path, help="only learn on, from the files of this folder")
    given = parser.parse_args()
    torch.set_num_threads(2)
    sources = Sources(given.corpus, given.sets, given.own)
    train(sources, given.to, _say, keep=given.keep, start=given.on_from)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
