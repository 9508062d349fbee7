"""Articles whose coding failed in an earlier run of a batch: tried again, a few times at most."""

import shutil
from collections.abc import Iterator
from itertools import groupby

import msgspec

from dateline.document import Document
from dateline.export import write_records
from dateline.export.files import whole_file
from dateline.records import Coding
from dateline.scale.folder import RECORDS, Folder
from dateline.scale.ledger import Ledger
from dateline.scale.records import read_records


def try_again(folder: Folder, ledger: Ledger) -> None:
    """Take back the parts that hold articles to be tried again, as if these were never coded.

    The other articles of a part stay coded, so that its files come out as if nothing had failed.
    One whose shard is still at work comes in a later run.
    """
    for part, shard in ledger.to_try_again():
        if ledger.waits(shard) or not (folder.part(part) / RECORDS).exists():
            continue
        bodies = _write_again(folder, part, shard, ledger.failed(part), ledger.numbers(part))
        ledger.reopen(part, bodies)


def _write_again(
    folder: Folder, part: str, shard: str, failed: frozenset[str], numbers: dict[str, int]
) -> list[tuple[str, int, int]]:
    """Write the failed articles where a shard's are read from, and the others as coded pieces.

    Return where each failed one stands: its id, start and length.
    """
    pieces, bodies = folder.pieces(part), list[tuple[str, int, int]]()
    shutil.rmtree(pieces, ignore_errors=True)  # left by a run that was stopped just here
    pieces.mkdir(parents=True)
    coded: Iterator[tuple[Document, Coding]] = read_records(folder.part(part) / RECORDS)
    with whole_file(folder.spool(shard)) as out:
        for lost, group in groupby(coded, key=lambda one: one[0].id in failed):
            if lost:
                for document, _ in group:
                    body = msgspec.json.encode(document)
                    bodies.append((document.id, out.tell(), len(body)))
                    out.write(body)
                continue
            first = next(group)
            with whole_file(pieces / f"{numbers[first[0].id]:09}.jsonl") as kept:
                kept.writelines(line.encode() for line in write_records([first]))
                kept.writelines(line.encode() for line in write_records(group))
    return bodies
