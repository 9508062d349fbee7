"""Proof of the codebook: every frame reads its `yes` examples and none of its `no` examples."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.annotate import annotate
from dateline.codebook.frames import Codebook, Frame, frame_files, load_codebook, read_frames
from dateline.document import plain
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.frames.matching import all_matches, narrowest


def faults(frame: Frame, codebook: Codebook) -> Iterator[str]:
    """Return what is wrong with a frame's examples, a sentence each; nothing if all hold.

    A `yes` holds when the frame reads the words and no frame of another type wins them, but for
    those named in `also`.
    """
    for n, example in enumerate(frame.yes):
        read, winners = _readings(example.text, codebook)
        mine = [m.head for m, words in read if m.frame.id == frame.id and words == example.finds]
        if not mine:
            found = {m.frame.id: words for m, words in read}
            yield f"{frame.id}::yes[{n}] not read; finds {found or 'nothing'}: {example.text}"
            continue
        winner = winners[mine[0]].frame
        if winner.type != frame.type and winner.id not in frame.also:
            yield f"{frame.id}::yes[{n}] is won by {winner.id}: {example.text}"
    for n, text in enumerate(frame.no):
        for match, words in _readings(text, codebook)[0]:
            if match.frame.id == frame.id:
                yield f"{frame.id}::no[{n}] finds {words!r}: {text}"


def _readings(text: str, codebook: Codebook) -> tuple[list[tuple[Match, str]], dict[int, Match]]:
    """Return the matches in a text with the words they read, and the winner at each head."""
    layers = annotate(plain(text))
    matches = all_matches(layers, codebook)
    read = [
        (m, text[layers.tokens[m.first].start : layers.tokens[m.last - 1].end]) for m in matches
    ]
    return read, {m.head: m for m in narrowest(matches)}


def prove(paths: Iterable[Path]) -> tuple[int, tuple[str, ...]]:
    """Return how many examples of these frame files were tried, and every fault."""
    paths = tuple(paths)
    codebook = load_codebook()
    tried, wrong = 0, []
    for path in paths:
        for frame in read_frames(path):
            tried += len(frame.yes) + len(frame.no)
            wrong += list(faults(frame, codebook))
    return tried, tuple(wrong)


if __name__ == "__main__":
    count, found = prove([Path(p) for p in sys.argv[1:]] or frame_files())
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.stdout.write(f"{count} examples, {len(found)} faults\n")
