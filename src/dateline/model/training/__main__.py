"""`python -m dateline.model.training`: the corpus to weights, by the recipe, from start to end."""

import gzip
import json
import sys
import tempfile
import tomllib
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from dateline.model.corpus import read_corpus
from dateline.model.pieces import load_tokenizer
from dateline.model.training.encoders import minilm, mpnet
from dateline.model.training.examples import (
    Example,
    bare_example,
    corpus_examples,
    pair_examples,
)  # fmt: skip
from dateline.model.training.exporting import export
from dateline.model.training.fitting import Recipe, as_mpnet, fit
from dateline.model.training.network import Network
from dateline.model.training.teaching import ask, teach

RECIPE = Path(__file__).parent / "recipe.toml"


def train(
    corpus: Path, pool: Path | None, target: Path, say: Callable[[str], None],
    *, keep: Path | None = None,
) -> None:  # fmt: skip
    """Train teacher and student on the corpus, and write the student's files to `target`.

    `keep` is a folder for both networks as torch has them, to look into.
    """
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))
    small = minilm(recipe["digests"]["minilm"])
    tokenizer = load_tokenizer(small / "vocab.txt")
    items = [i for name in recipe["corpus"]["folders"] for i in read_corpus(corpus / name)]
    taught = list(corpus_examples(items, tokenizer))
    pairs = list(pair_examples(items, tokenizer))
    say(f"{len(items)} items, {len(taught)} sentences, {len(pairs)} pairs")
    bare = [bare_example(t, tokenizer) for t in _pool(pool, recipe["pool"], say)]
    teacher = _teacher(recipe, [*taught, *pairs], say)
    if keep is not None:
        torch.save(teacher.state_dict(), keep / "teacher.pt")
    examples = [*taught, *pairs, *bare, *ask(teacher, bare, tokenizer, as_mpnet)]
    say(f"the teacher answers on {len(examples)} examples")
    soft = teach(teacher, examples, as_mpnet)
    student = Network(small)
    fit(student, examples, _recipe(recipe, "student"), soft=soft, say=say)
    if keep is not None:
        torch.save(student.state_dict(), keep / "student.pt")
    export(student, small / "vocab.txt", target)
    say(f"written to {target}; now fit the readers' weights (Makefile, target train)")


def _teacher(recipe: dict[str, Any], taught: list[Example], say: Callable[[str], None]) -> Network:
    """Return a large network fitted to the corpus."""
    with tempfile.TemporaryDirectory() as folder:
        teacher = Network(mpnet(recipe["digests"]["mpnet"], Path(folder)))
    fit(teacher, taught, _recipe(recipe, "teacher"), renumber=as_mpnet, say=say)
    return teacher


def _recipe(recipe: dict[str, Any], who: str) -> Recipe:
    return Recipe(seed=recipe["seed"], **recipe[who])


def _pool(file: Path | None, recipe: dict[str, Any], say: Callable[[str], None]) -> list[str]:
    """Return the sentences of the pool, each once, in the file's order."""
    if file is None or not file.exists():
        say(f"no pool: {recipe['file']} is not there; the student learns from the corpus alone")
        return []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        texts = dict.fromkeys(json.loads(line)[recipe["key"]].strip() for line in lines)
    return list(texts)[: recipe["most"]]


def main() -> None:
    """Read the command line, and train."""
    parser = ArgumentParser(prog="python -m dateline.model.training", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--pool", type=Path, help="JSONL (gzip) of sentences, for the teacher")
    parser.add_argument("--to", type=Path, default=Path("src/dateline/model/weights"))
    parser.add_argument("--keep", type=Path, help="folder for the networks as torch has them")
    given = parser.parse_args()
    torch.set_num_threads(2)
    train(given.corpus, given.pool, given.to, _say, keep=given.keep)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
